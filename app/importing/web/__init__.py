"""Addresses of the web: read once, or followed as feeds."""
