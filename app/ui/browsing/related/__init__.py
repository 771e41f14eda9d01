"""The panel of related posts, and of the words of a theme."""
