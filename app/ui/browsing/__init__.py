"""What leads to a post: the sidebar, the list, the search field, the palette."""
