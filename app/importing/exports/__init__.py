"""What other programs for highlights export: posts, highlights, notes and tags."""
