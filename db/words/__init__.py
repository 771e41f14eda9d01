"""The words and names of a library: which there are, which begin so, which are nearly the same.

While somebody types, `completion` says what may stand at the caret, and `spelling` what
may have been meant. `terms` makes words of what a query says with * ? and ~, and
`found_names` finds the things that a query names.

The words stand in the indexes (`vocabulary`), from which a table is written now and then
(`term_table`) and held in memory (`term_list`). The names are in `known_names`; both are
kept until the library changes (`remembered`). `key_terms` weighs words, to tell what texts
are about.
"""
