"""What shows a post: the page, the reader, the painted highlights and their margin."""
