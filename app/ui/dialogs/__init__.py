"""The windows over the window; each shows records, and says by a signal what was decided."""
