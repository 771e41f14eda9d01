"""Saved web pages: one article, or the several posts of a tag, category or home page."""
