"""The palette: one field from which everything can be reached by its name."""
