"""The one table of what a person can do: menus, keys, the palette and F1 are made of it.

What an action does is said in `acting`, under the same name; a test compares
the two. An action whose meaning depends on where the person is, such as
removing, is one row here and asks for the focus when it is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.style.icons import icon


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name
    """Mark a text for translation; it is translated when it is shown."""
    return message


class Menu(StrEnum):
    """The menus in their order; the text after the sign & is its key with Alt."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    VIEW = N_("&View")
    POST = N_("&Post")
    HIGHLIGHT = N_("High&light")
    GO = N_("&Go")
    HELP = N_("&Help")


@dataclass(frozen=True, slots=True)
class Row:
    """Something a person can do.

    Attributes:
        name: Noun and verb, as `acting` calls it.
        menu: Where it stands.
        words: What the menu says; an ellipsis when it asks something first.
        keys: As `QKeySequence` reads them; the first is the one that is shown.
        icon: Of resources/icons, or "".
        begins_group: A line stands above it in the menu.
        submenu: The words of the menu it stands in inside the menu, or "".
    """

    name: str
    menu: Menu
    words: str
    keys: tuple[str, ...]
    icon: str = ""
    begins_group: bool = False
    submenu: str = ""

    @property
    def text(self) -> str:
        """The words in the language of today."""
        return _(self.words)


THEME_KEYS: Final = range(1, 10)
_THEME_ROWS: Final = tuple(
    Row(
        f"highlight.theme_{digit}", Menu.HIGHLIGHT, N_("Theme with the key {digit}"),
        (str(digit),), submenu=N_("Under a theme at once"),
    )
    for digit in THEME_KEYS
)  # fmt: skip

TABLE: Final[tuple[Row, ...]] = (
    Row("import.files", Menu.FILE, N_("Import files…"), ("Ctrl+I",), "download"),
    Row("import.folder", Menu.FILE, N_("Import a folder…"), ("Ctrl+Shift+I",), "folder-open"),
    Row("import.paste", Menu.FILE, N_("Import pasted text…"), ("Ctrl+Shift+V",), "clipboard-paste"),
    Row("import.address", Menu.FILE, N_("Import from an address…"), ("Ctrl+L",), "globe"),
    Row("feeds.list", Menu.FILE, N_("Feeds…"), ("Ctrl+Alt+F",), "rss"),
    Row("feeds.refresh", Menu.FILE, N_("Refresh the feeds"), ("F5",), "refresh-cw"),
    Row("import.samples", Menu.FILE, N_("Try the sample posts"), ("Ctrl+Alt+S",), "sparkles"),
    Row("export.summary", Menu.FILE, N_("Export a summary…"), ("Ctrl+E",), "share", True),
    Row("library.new", Menu.FILE, N_("New library…"), ("Ctrl+Shift+N",), "file-plus", True),
    Row("library.open", Menu.FILE, N_("Open another library…"), ("Ctrl+O",), "library"),
    Row("library.where", Menu.FILE, N_("Where my data is…"), ("Ctrl+Alt+D",), "hard-drive", True),
    Row("library.copy", Menu.FILE, N_("Make a safety copy now"), ("Ctrl+Alt+B",), "database"),
    Row("index.rebuild", Menu.FILE, N_("Build the index of words anew"), ("Ctrl+Alt+I",),
        "list-restart"),
    Row("program.settings", Menu.FILE, N_("Settings…"), ("Ctrl+,",), "settings", True),
    Row("program.quit", Menu.FILE, N_("Quit"), ("Ctrl+Q",), "", True),
    Row("edit.undo", Menu.EDIT, N_("Undo"), ("Ctrl+Z",), "undo-2"),
    Row("edit.redo", Menu.EDIT, N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
    Row("edit.copy", Menu.EDIT, N_("Copy"), ("Ctrl+C",), "copy", True),
    Row("edit.quote", Menu.EDIT, N_("Copy quote with source"), ("Ctrl+Shift+C",), "quote"),
    Row("edit.all", Menu.EDIT, N_("Select all"), ("Ctrl+A",)),
    Row("edit.change", Menu.EDIT, N_("Edit what is chosen…"), ("F2",), "pencil", True),
    Row("edit.remove", Menu.EDIT, N_("Remove what is chosen"), ("Del",), "trash-2"),
    Row("search.field", Menu.EDIT, N_("Search"), ("Ctrl+F", "/"), "search", True),
    Row("search.narrow", Menu.EDIT, N_("Search in what is chosen…"), ("F",), "list-filter"),
    Row("search.next", Menu.EDIT, N_("Next place found"), ("F3",)),
    Row("search.previous", Menu.EDIT, N_("Previous place found"), ("Shift+F3",)),
    Row("search.in_post", Menu.EDIT, N_("Find in this post…"), ("Ctrl+Shift+F",), "file-text"),
    Row("search.save", Menu.EDIT, N_("Save this search…"), ("Ctrl+S",), "bookmark", True),
    Row("search.pin", Menu.EDIT, N_("Pin the saved search"), ("Ctrl+Shift+P",), "pin"),
    Row("search.up", Menu.EDIT, N_("Move the saved search up"), ("Ctrl+Shift+Up",), "arrow-up"),
    Row(
        "search.down", Menu.EDIT, N_("Move the saved search down"), ("Ctrl+Shift+Down",),
        "arrow-down",
    ),
    Row("view.sidebar", Menu.VIEW, N_("Sidebar"), ("F8",), "panel-left"),
    Row("view.margin", Menu.VIEW, N_("Notes beside the text"), ("F9",), "panel-right"),
    Row("view.annotations", Menu.VIEW, N_("List of highlights"), ("Shift+F9",), "list"),
    Row("view.larger", Menu.VIEW, N_("Larger text"), ("Ctrl++", "Ctrl+="), "a-large-small", True),
    Row("view.smaller", Menu.VIEW, N_("Smaller text"), ("Ctrl+-",)),
    Row("view.usual", Menu.VIEW, N_("Usual text size"), ("Ctrl+0",)),
    Row("view.appearance", Menu.VIEW, N_("Light or dark"), ("Ctrl+Shift+L",), "sun-moon"),
    Row("sort.date", Menu.VIEW, N_("Sort by date"), ("Ctrl+Alt+1",), "", True),
    Row("sort.added", Menu.VIEW, N_("Sort by date added"), ("Ctrl+Alt+2",)),
    Row("sort.title", Menu.VIEW, N_("Sort by title"), ("Ctrl+Alt+3",)),
    Row("sort.highlights", Menu.VIEW, N_("Sort by highlights"), ("Ctrl+Alt+4",)),
    Row("post.read", Menu.POST, N_("Read or unread"), ("U",), "mail-open"),
    Row("post.star", Menu.POST, N_("Star"), ("S",), "star"),
    Row("post.edit", Menu.POST, N_("Edit the post…"), ("Ctrl+F2",), "pencil", True),
    Row("post.events", Menu.POST, N_("Put under events…"), ("E",), "calendar-plus"),
    Row("post.note", Menu.POST, N_("Note on the post…"), ("Shift+N",), "sticky-note"),
    Row("post.changes", Menu.POST, N_("What has changed…"), ("Ctrl+Shift+D",), "history"),
    Row("post.related", Menu.POST, N_("Related posts…"), ("R",), "library"),
    Row("post.original", Menu.POST, N_("Open the original page"), ("O",), "external-link", True),
    Row("post.twins", Menu.POST, N_("Same post?…"), ("Ctrl+Alt+M",), "merge"),
    Row("post.remove", Menu.POST, N_("Move to the trash"), ("Ctrl+Del",), "trash-2", True),
    Row("highlight.pick", Menu.HIGHLIGHT, N_("Highlight under a theme…"), ("H",), "highlighter"),
    *_THEME_ROWS,
    Row("highlight.note", Menu.HIGHLIGHT, N_("Note on the highlight…"), ("N",), "sticky-note"),
    Row("highlight.remove", Menu.HIGHLIGHT, N_("Remove the highlight"), ("Shift+Del",), "trash-2"),
    Row(
        "highlight.next", Menu.HIGHLIGHT, N_("Next highlight"), ("]", "Alt+Down"), "", True
    ),
    Row("highlight.previous", Menu.HIGHLIGHT, N_("Previous highlight"), ("[", "Alt+Up")),
    Row("highlight.check", Menu.HIGHLIGHT, N_("Highlights to check…"), ("F7",), "circle-help"),
    Row("selection.grow", Menu.HIGHLIGHT, N_("Grow the selection"), ("Alt+Shift+Right",), "", True),
    Row("selection.shrink", Menu.HIGHLIGHT, N_("Shrink the selection"), ("Alt+Shift+Left",)),
    Row("theme.new", Menu.HIGHLIGHT, N_("New theme…"), ("Ctrl+T",), "tag", True),
    Row("theme.merge", Menu.HIGHLIGHT, N_("Merge the theme…"), ("Ctrl+Alt+T",), "merge"),
    Row("theme.words", Menu.HIGHLIGHT, N_("Words of the theme…"), ("W",), "list-filter"),
    Row("event.new", Menu.HIGHLIGHT, N_("New event…"), ("Ctrl+Shift+E",), "calendar", True),
    Row("event.merge", Menu.HIGHLIGHT, N_("Merge the event…"), ("Ctrl+Alt+E",), "merge"),
    Row("go.palette", Menu.GO, N_("Go to anything…"), ("Ctrl+K", "Ctrl+P"), "search"),
    Row("go.back", Menu.GO, N_("Back"), ("Alt+Left",), "arrow-left", True),
    Row("go.forward", Menu.GO, N_("Forward"), ("Alt+Right",), "arrow-right"),
    Row("go.next_post", Menu.GO, N_("Next post"), ("J", "Ctrl+Down"), "", True),
    Row("go.previous_post", Menu.GO, N_("Previous post"), ("K", "Ctrl+Up")),
    Row("go.sidebar", Menu.GO, N_("To the sidebar"), ("Ctrl+1",), "", True),
    Row("go.list", Menu.GO, N_("To the list of posts"), ("Ctrl+2",)),
    Row("go.reader", Menu.GO, N_("To the text"), ("Ctrl+3",)),
    Row("go.next_pane", Menu.GO, N_("Next part of the window"), ("F6",)),
    Row("go.previous_pane", Menu.GO, N_("Previous part of the window"), ("Shift+F6",)),
    Row("go.all", Menu.GO, N_("All posts"), ("Alt+1",), "library", True),
    Row("go.unread", Menu.GO, N_("Unread posts"), ("Alt+2",), "circle-dot"),
    Row("go.starred", Menu.GO, N_("Starred posts"), ("Alt+3",), "star"),
    Row("go.highlighted", Menu.GO, N_("Highlighted posts"), ("Alt+4",), "highlighter"),
    Row("go.recent", Menu.GO, N_("Recently added posts"), ("Alt+5",), "clock"),
    Row("go.trash", Menu.GO, N_("Trash…"), ("Alt+9",), "trash-2"),
    Row("help.keys", Menu.HELP, N_("Keys and first steps"), ("F1",), "keyboard"),
    Row("help.search", Menu.HELP, N_("How to search"), ("Alt+F1",), "search"),
    Row("help.changes", Menu.HELP, N_("What is new"), ("Shift+F1",), "sparkles"),
    Row("help.about", Menu.HELP, N_("About Event Notes"), ("Ctrl+F1",), "info"),
)  # fmt: skip


class Actions:
    """The actions of one window, ready for menus and keys."""

    def __init__(self, window: QWidget, rows: Iterable[Row] = TABLE) -> None:
        self.rows = tuple(rows)
        self._made = {row.name: _made(row, window) for row in self.rows}
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        """The action of this name; a KeyError when there is none."""
        return self._made[name]

    def enable(self, wanted: bool, *names: str) -> None:
        """Let these actions be done, or not."""
        for name in names:
            self._made[name].setEnabled(wanted)


def _made(row: Row, window: QWidget) -> QAction:
    digit = row.name.rpartition("_")[2]
    action = QAction(row.text.format(digit=digit), window)
    action.setObjectName(row.name)
    action.setShortcuts([QKeySequence(key) for key in row.keys])
    if row.icon:
        action.setIcon(icon(row.icon))
    return action
