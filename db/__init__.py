"""The library: everything that keeps and finds; knows neither Qt nor the program above it.

Functions of the nouns (`posts`, `events`, `highlights`, `themes`, `notes`,
`searches`) take a database session first and give frozen records. A session
comes from `Library.reading()` or, to change something, from `Library.step()`,
which is one undoable step of the history.
"""
