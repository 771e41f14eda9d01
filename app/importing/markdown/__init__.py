"""Markdown files with front matter, as site generators and note programs keep them."""
