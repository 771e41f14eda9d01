"""The places of a search in a post: the bar that finds, the count, the ticks."""
