"""The words and names of a library: which there are, which begin so, which are nearly the same."""
