"""The scenes: what a person does, and when the camera clicks.

Each is a function that presses keys and gives the name of a picture whenever
one is to be taken. To add a picture, add a function and a row to the table.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from tests.shots import own_posts
from tests.shots.scene import Scene, varied
from tests.shots.searching_scenes import MIRRORED, SEARCHING

if TYPE_CHECKING:
    from tests.shots.stage import Person

_OPENING_DAY: Final = "Riverlight Commons: Opening Day at the Customs House"
# The way to a row of the sidebar, from its end.
_LISTENING: Final = ("End", "Up", "Up", "Up")
_PROCUREMENT: Final = (*_LISTENING, "Up")
_UPLAND_TABLE: Final = (*_PROCUREMENT, "Up", "Up", "Up", "Up")
_PASTED: Final = """\
Two benches and a lamp

By Ilse Maronde, 3 November 2025

The district has put two benches by the landing, and the lamp works again 💡. Nobody was told; \
it was simply there one morning, like weather.

We asked who paid. “It was left over,” said the clerk.
"""


def first_run(_person: "Person") -> Iterator[str]:
    """A library with nothing in it."""
    yield "first-run"


def window(person: "Person") -> Iterator[str]:
    """A post with highlights, one of them entered."""
    person.open_post(_OPENING_DAY)
    person.press("]", "]")
    yield "window"


def crowded(person: "Person") -> Iterator[str]:
    """More cards than there is room for beside their passages."""
    person.open_post(own_posts.CROWDED)
    person.press("]", "]", "]", "]")
    yield "crowded"


def right_to_left(person: "Person") -> Iterator[str]:
    """A post from right to left in a window from right to left."""
    person.open_post(own_posts.HEBREW)
    person.press("]")
    yield "right-to-left"


def hebrew(person: "Person") -> Iterator[str]:
    """A post from right to left in a window from left to right."""
    person.open_post(own_posts.HEBREW)
    person.press("]")
    yield "right-to-left-post"


def passages(person: "Person") -> Iterator[str]:
    """The passages of a theme, and the posts and passages of an event."""
    person.press("Ctrl+1", *_LISTENING, "Ctrl+2", "Down", "Down")
    yield "passages-of-theme"
    person.press("Ctrl+1", *_UPLAND_TABLE, "Ctrl+2", "Down", "Down", "Down")
    yield "passages-of-event"


def search(person: "Person") -> Iterator[str]:
    """While one types, and at a place that was found."""
    person.press("Ctrl+F")
    person.write("maint")
    yield "search"
    person.press("Down", "F3")
    yield "search-place"


def search_hint(person: "Person") -> Iterator[str]:
    """A query with a field that there is not, and one that finds nothing."""
    person.press("Ctrl+F")
    person.write("themes:funding (maintenance")
    yield "search-hint"
    person.press("Ctrl+A")
    person.write("zeppelin -bread")
    yield "search-nothing"


def palette(person: "Person") -> Iterator[str]:
    """As it opens, and with something typed."""
    person.open_post(_OPENING_DAY)
    person.press("Ctrl+K")
    yield "palette-open"
    person.write("maint")
    yield "palette"


def theme_picker(person: "Person") -> Iterator[str]:
    """Over a selected sentence, and with the name of a theme that there is not yet."""
    person.open_post(_OPENING_DAY)
    person.press("Ctrl+Home", "Down", "Down", "Alt+Shift+Right", "Alt+Shift+Right")
    yield "selection"
    person.press("H")
    yield "theme-picker"
    person.write("Lights")
    yield "theme-picker-new"


def note_editor(person: "Person") -> Iterator[str]:
    """The note of a highlight."""
    person.open_post(_OPENING_DAY)
    person.press("]", "]", "N")
    person.write("Ask whether the clause is public, and who drafted it.")
    yield "note-editor"


def importing(person: "Person") -> Iterator[str]:
    """A folder that was dropped: what was found, and what came of it."""
    person.drop_files()
    yield "import-preview"
    person.press("Ctrl+Return")
    yield "import-report"


def splitting(person: "Person") -> Iterator[str]:
    """A page with several posts: what was found, and where each begins."""
    person.drop("tag_page.txt")
    yield "split-preview"
    person.press("Ctrl+E", "Down", "Down", "Down")
    yield "split"
    person.press("S")
    yield "split-cut"


def bulk(person: "Person") -> Iterator[str]:
    """A long feed: the table with its filters."""
    person.drop("feed.xml")
    yield "bulk-preview"
    person.press("E")
    yield "bulk-post"


def feed_list(person: "Person") -> Iterator[str]:
    """The feeds that are followed, those a file lists, and an address."""
    person.press("Ctrl+Alt+F")
    yield "feeds"
    person.press("Esc", "Ctrl+L")
    yield "address"


def feed_choice(person: "Person") -> Iterator[str]:
    """The feeds that a file lists."""
    person.drop("feeds.opml")
    yield "feed-choice"


def checking(person: "Person") -> Iterator[str]:
    """The highlights of a text that has changed, and what has changed in it."""
    person.press("F7")
    yield "check"
    person.press("Down")
    yield "check-doubt"
    person.press("Esc")
    person.open_post("Forty voices about one bridge")
    person.press("Ctrl+Shift+D")
    yield "changes"


def twins(person: "Person") -> Iterator[str]:
    """Two posts that may be one."""
    person.press("Ctrl+Alt+M")
    yield "twins"


def pasting(person: "Person") -> Iterator[str]:
    """A text from the clipboard."""
    person.copy(_PASTED)
    person.press("Ctrl+Shift+V")
    yield "paste"


def exporting(person: "Person") -> Iterator[str]:
    """The summary, as it will be."""
    person.open_post(_OPENING_DAY)
    person.press("Ctrl+E")
    yield "export"


def settings(person: "Person") -> Iterator[str]:
    """The settings."""
    person.press("Ctrl+,")
    yield "settings"


def trash(person: "Person") -> Iterator[str]:
    """A post, a highlight and a theme that were thrown away; and nothing at all."""
    person.press("Alt+9")
    yield "trash-empty"
    person.press("Esc")
    person.open_post(_OPENING_DAY)
    person.press("]", "Shift+Del", "Ctrl+2", "Down", "Ctrl+Del", "Alt+9")
    yield "trash"


def theme_editor(person: "Person") -> Iterator[str]:
    """The theme that is chosen in the sidebar, and the question before it goes."""
    person.press("Ctrl+1", *_PROCUREMENT, "F2")
    yield "theme-editor"
    person.press("Esc", "Ctrl+Alt+T")
    yield "merge"
    person.press("Esc", "Ctrl+1", "Del")
    yield "question"


def event_editor(person: "Person") -> Iterator[str]:
    """The event that is chosen in the sidebar."""
    person.press("Ctrl+1", *_UPLAND_TABLE, "Up", "F2")
    yield "event-editor"


def post_editor(person: "Person") -> Iterator[str]:
    """What is known of a post, and its events."""
    person.open_post(_OPENING_DAY)
    person.press("Ctrl+F2")
    yield "post-editor"
    person.press("Esc", "E")
    yield "post-events"


def helping(person: "Person") -> Iterator[str]:
    """The keys, all and some, what is new, about, where the data is."""
    for key, name in (
        ("F1", "key-help"), ("Shift+F1", "what-is-new"), ("Ctrl+F1", "about"),
        ("Ctrl+Alt+D", "where-data"),
    ):  # fmt: skip
        person.press(key)
        yield name
        person.press("Esc")


def empty_list(person: "Person") -> Iterator[str]:
    """A scope with nothing in it, and no post opened."""
    person.press("Alt+3")
    yield "empty-list"


def list_of_highlights(person: "Person") -> Iterator[str]:
    """The highlights of a post as a list, for those who do not see the margin."""
    person.open_post(_OPENING_DAY)
    person.press("Shift+F9", "Down")
    yield "list-of-highlights"


_WINDOW: Final = Scene("window", window, "own")
_USUAL: Final = (
    Scene("first-run", first_run, "empty"),
    _WINDOW,
    Scene("crowded", crowded, "own"),
    Scene("right-to-left", right_to_left, "own", direction=Qt.LayoutDirection.RightToLeft),
    Scene("hebrew", hebrew, "own"),
    Scene("passages", passages),
    Scene("empty-list", empty_list),
    Scene("list-of-highlights", list_of_highlights),
    Scene("search", search),
    Scene("search-hint", search_hint),
    Scene("palette", palette),
    Scene("theme-picker", theme_picker),
    Scene("note-editor", note_editor),
    Scene("importing", importing, "empty"),
    Scene("splitting", splitting, "empty"),
    Scene("bulk", bulk, "empty"),
    Scene("feed-list", feed_list, "changed"),
    Scene("feed-choice", feed_choice, "empty"),
    Scene("checking", checking, "changed"),
    Scene("twins", twins, "changed"),
    Scene("pasting", pasting),
    Scene("exporting", exporting),
    Scene("settings", settings),
    Scene("trash", trash),
    Scene("theme-editor", theme_editor),
    Scene("event-editor", event_editor),
    Scene("post-editor", post_editor),
    Scene("helping", helping),
    *SEARCHING,
)
SCENES: Final = (
    *_USUAL,
    *MIRRORED,
    varied(_WINDOW, "1000", size=(1000, 700)),
    varied(_WINDOW, "700", size=(700, 700)),
)
# With the scale of 1.5 these are windows of 1280x800 pixels as well.
LARGER: Final = tuple(varied(scene, "150", size=(853, 533)) for scene in _USUAL)
