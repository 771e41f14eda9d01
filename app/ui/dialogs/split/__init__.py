"""The editor of how a file is split into posts."""
