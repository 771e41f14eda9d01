"""The window: the only part of the program that knows Qt.

Imports run one way, checked by import-linter:

    application             the QApplication, the library to open, the window
    window                  puts the panes side by side and joins them
    joining                 makes what acts, and calls it from menus, keys and panes
    acting                  what each action does, one file per noun
    workspace               the panes, the tasks and what is shown: what acting acts on
    browsing reading dialogs   panes and dialogs; they do not know each other
    actions tasks messages remembered
    style                   colours, fonts, icons, sheet; knows nothing else of the window

A pane shows records of `db.records`, sends Qt signals, and never waits: no SQL,
no parsing, no file in the window's thread. What it needs of the library is
asked through `tasks` by `acting`, which hands the answer to the pane.
"""
