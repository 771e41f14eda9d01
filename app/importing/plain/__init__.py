"""Plain text: one post, or a page of several that was saved or copied as text."""
