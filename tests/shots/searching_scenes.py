"""The scenes of searching: the field and its panel, what is found, the palette, what is related.

The list of posts is found by a word that most of the sample posts hold.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.ui.acting.search.stages import Stages
from db.search import post_hits
from tests.shots import own_posts
from tests.shots.scene import Scene, varied

if TYPE_CHECKING:
    from tests.shots.stage import Person

_OPENING_DAY: Final = "Riverlight Commons: Opening Day at the Customs House"
_LONG_QUERY: Final = (
    'maintenance OR grant theme:funding event:"Riverlight Commons" date:2025-06..2025-12'
    " -lighthouse words:>300 has:note sort:highlights"
)
_LISTENING: Final = ("End", "Up", "Up", "Up")
_NEVER_MS: Final = 10_000_000


def panel(person: "Person") -> Iterator[str]:
    """What is offered for a word, for a field, and for the values of one."""
    person.press("Ctrl+F")
    for typed, name in (
        ("maint", "word"), ("the", "field"), ("theme:", "theme"), ("theme:fun", "theme-typed"),
        ("crowns event:", "event"), ("is:", "state"), ("date:", "date"),
    ):  # fmt: skip
        _type(person, typed)
        yield f"panel-{name}"
        if name == "theme":
            person.press("Down", "Down")
            yield "panel-theme-chosen"


def panel_words(person: "Person") -> Iterator[str]:
    """A long query in words, a hint, an error, what may have been meant; nothing found."""
    person.press("Ctrl+F")
    for typed, name in (
        (_LONG_QUERY, "long"), ("river title:", "hint"), ("date:03/04/2025", "unclear"),
        ("maintenence", "meant"), ("zeppelin -bread", "nothing"),
    ):  # fmt: skip
        _type(person, typed)
        yield f"panel-{name}"


def panel_empty(person: "Person") -> Iterator[str]:
    """The empty field: what was searched for lately, and what is kept."""
    _use(person, "maintenance", 'theme:funding event:"Upland Table"', "“open call” -rain")
    person.press("Ctrl+F", "Ctrl+A", "Del")
    yield "panel-empty"
    person.press("Down", "Down")
    yield "panel-empty-chosen"


def found(person: "Person") -> Iterator[str]:
    """What is found: from the top, the highlights and notes, and a place in the post."""
    person.press("Ctrl+F")
    person.write("crowns")
    person.press("Down")
    yield "found"
    person.press("F3", "F3")
    yield "found-place"
    person.press("Ctrl+2", "End")
    yield "found-notes"
    person.press("Ctrl+F")
    _type(person, "theme:funding sort:highlights")
    person.press("Down")
    yield "found-theme"


def searching(person: "Person") -> Iterator[str]:
    """Going on to type while a post that was found stands open; the README shows it."""
    person.press("Ctrl+F")
    _type(person, "maintenance")
    person.press("Return")
    person.rest()
    person.press("Ctrl+F", "End")
    person.write(" theme:fun")
    person.rest()
    yield "searching"


def unranked(person: "Person") -> Iterator[str]:
    """The newest of many, while the best are still looked for."""
    stages = person.window.findChild(Stages)
    assert stages is not None
    stages.pause.setInterval(_NEVER_MS)
    with patch.object(post_hits, "NEWEST", 2):
        person.press("Ctrl+F")
        person.write("the")
        yield "unranked"


def saved(person: "Person") -> Iterator[str]:
    """Searches that are kept, one of them pinned and one chosen; the dialogs that keep them."""
    for typed in ("maintenance", "is:unread crowns", 'theme:funding date:"last year"'):
        _keep(person, typed)
    person.press("Ctrl+1", "Home", *["Down"] * 7, "Ctrl+Shift+P")
    person.rest()
    yield "saved"
    person.press("F2")
    yield "saved-edit"
    person.press("Esc", "Ctrl+F")
    _type(person, "open AND crowns theme:funding")
    person.press("Ctrl+S")
    yield "saved-new"
    person.press("Esc")


def in_post(person: "Person") -> Iterator[str]:
    """Found in the open post: many, one by whole words, and none."""
    person.open_post(_OPENING_DAY)
    person.press("Ctrl+Shift+F")
    yield "find-empty"
    person.write("the")
    yield "find"
    person.press("F3", "Alt+W")
    yield "find-whole-words"
    _type(person, "zeppelin")
    yield "find-none"


def going(person: "Person") -> Iterator[str]:
    """The palette by kinds: what was used lately, typed, actions, themes, events, nothing."""
    _keep(person, "maintenance crowns")
    person.open_post(own_posts.CROWDED)
    person.open_post(_OPENING_DAY)
    person.press("Ctrl+K")
    yield "going-empty"
    for typed, name in (
        ("maint", "typed"), (">", "actions"), (">search", "actions-typed"), ("#", "themes"),
        ("#fun", "themes-typed"), ("@", "events"), ("zzzzqq", "nothing"),
    ):  # fmt: skip
        _type(person, typed)
        yield f"going-{name}"


def related(person: "Person") -> Iterator[str]:
    """Posts that read like the open one, and the words of a theme."""
    person.open_post(_OPENING_DAY)
    person.press("R")
    yield "related"
    person.press("Esc", "Ctrl+1", *_LISTENING, *["Up"] * 4, "W")
    yield "theme-words"
    person.press("Esc", "Ctrl+1", *_LISTENING, "W")
    yield "theme-words-none"
    person.press("Esc")


def how_to_search(person: "Person") -> Iterator[str]:
    """The page about searching, from its beginning and further down."""
    person.press("Alt+F1")
    yield "how-to-search"
    person.press("PgDown", "PgDown")
    yield "how-to-search-further"


def index_bar(person: "Person") -> Iterator[str]:
    """The bar above the panes while the index of words is built."""
    person.open_post(_OPENING_DAY)
    person.window.workspace.notice.show_stoppable(
        "The index of words is being built: 42 %. Reading and highlighting go on; "
        "a search finds what is in the index so far."
    )
    yield "index-bar"


def narrow(person: "Person") -> Iterator[str]:
    """The menu of what is known of a post, and a fact above the text under the mouse."""
    person.press("Ctrl+F")
    person.write("crowns")
    person.press("Down", "F")
    yield "narrow"
    person.press("Down", "Return", "Ctrl+3", "Ctrl+Home")
    _point_at_fact(person)
    yield "narrow-fact"


def _type(person: "Person", typed: str) -> None:
    """Type something else into the field, and wait for all that comes of it."""
    person.press("Ctrl+A")
    person.write(typed)
    person.rest()


def _use(person: "Person", *queries: str) -> None:
    """Search, and open something of what is found, so that the search is remembered."""
    for query in queries:
        person.press("Ctrl+F")
        person.copy(query)
        person.press("Ctrl+A", "Ctrl+V", "Return")
    _keep(person, "is:unread crowns")


def _keep(person: "Person", typed: str) -> None:
    """Keep a search under the name that is offered."""
    person.press("Ctrl+F")
    _type(person, typed)
    person.press("Ctrl+S", "Return")
    person.rest()
    person.press("Esc", "Alt+1")


def _point_at_fact(person: "Person") -> None:
    """Hold the mouse over the first fact above the text that can be searched for."""
    viewport = person.window.workspace.reader.viewport()
    for y in range(60, 200, 4):
        for x in range(40, viewport.width(), 8):
            at = QPointF(x, y)
            QApplication.sendEvent(viewport, _moved(viewport.mapToGlobal(at), at))
            if viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor:
                return


def _moved(on_screen: QPointF, at: QPointF) -> QMouseEvent:
    none = Qt.MouseButton.NoButton
    return QMouseEvent(
        QEvent.Type.MouseMove, at, on_screen, none, none, Qt.KeyboardModifier.NoModifier
    )


_SCENES: Final = (
    Scene("panel", panel),
    Scene("panel-words", panel_words),
    Scene("panel-empty", panel_empty),
    Scene("found", found),
    Scene("searching", searching),
    Scene("unranked", unranked, "own"),
    Scene("saved", saved),
    Scene("in-post", in_post),
    Scene("going", going, "own"),
    Scene("related", related, "own"),
    Scene("how-to-search", how_to_search),
    Scene("index-bar", index_bar),
    Scene("narrow", narrow),
)
_RTL: Final = Qt.LayoutDirection.RightToLeft
SEARCHING: Final = _SCENES
MIRRORED: Final = tuple(
    varied(scene, "rtl", direction=_RTL)
    for scene in _SCENES
    if scene.name not in {"unranked", "how-to-search", "saved", "searching"}
)
