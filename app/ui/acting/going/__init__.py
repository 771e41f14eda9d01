"""Going to anything by its name: what the palette lists, and what choosing it does."""
