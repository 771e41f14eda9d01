"""The search field, and the panel under it."""
