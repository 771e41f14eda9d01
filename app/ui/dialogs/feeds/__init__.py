"""Feeds that are followed, those to be followed, and addresses."""
