"""Zip archives of files that hold posts, read in memory and never unpacked."""
