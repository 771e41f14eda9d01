"""Two posts that may be one."""
