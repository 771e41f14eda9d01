"""A file as a sheet of blocks, to be split otherwise; what is learnt of that for its site."""
