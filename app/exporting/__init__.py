"""From highlights to a summary to a file."""
