"""What a post's text is: pure functions over strings, no files, no library.

A version's `text` is its blocks joined by one newline; every position in the
program is a code point of that string. Everything an importer reads becomes
blocks here, so that there is one ruler and one list of allowed characters.
"""
