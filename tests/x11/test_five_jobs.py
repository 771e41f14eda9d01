"""The five jobs, by keys alone, in a window on a real X server.

Only `packaging/dev.py test --x11` runs this: it takes a while, and needs a screen.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app import settings
from app.cli import main
from db import highlights, post_lines, posts
from db.library import Library
from db.records import PostLine, Scope, ScopeKind
from tests.x11.desktop import SIZE, Desktop, clipboard, desktop, is_possible, running, until

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
PASTED = """\
Two benches and a lamp

The district has put two benches by the landing, and the lamp works again \N{ELECTRIC LIGHT BULB}. \
Nobody was told, cafe\u0301 or שלום; it was simply there one morning.
"""
A_PICTURE_HAS_COLOURS = 200
FILLED = "library – Event Notes"  # the title names the library once it is there

pytestmark = pytest.mark.skipif(
    "EVENT_NOTES_X11" not in os.environ or not is_possible(),
    reason="for packaging/dev.py test --x11",
)


@pytest.fixture
def screen() -> Iterator[Desktop]:
    """A fresh screen: on an old one a window manager may leave the keyboard where it was."""
    with desktop() as made:
        yield made


@pytest.fixture
def window(screen: Desktop, event_notes_home: Path) -> Iterator[Desktop]:
    """The program on a library with the sample posts; it must end well by itself."""
    assert main(["import", str(SAMPLE)]) == 0
    with running([sys.executable, "-m", "app", "window"], screen.surroundings) as process:
        screen.wait_for_window(FILLED)
        yield screen
        screen.wait_for_window(FILLED)  # the last dialog may not have gone yet
        # Kept if the test fails, as the folder is.
        screen.look().save(event_notes_home / "last.png")
        screen.press("ctrl+q")
        assert process.wait(30) == 0
    assert main(["check"]) == 0


def lines(kind: ScopeKind = ScopeKind.ALL) -> list[PostLine]:
    """The posts of a scope, read beside the window."""
    with Library.open(settings.library_path()) as library, library.reading() as session:
        return list(post_lines.lines(session, Scope(kind)))


def kept() -> dict[str, tuple[list[str], str]]:
    """The passages that are highlighted, each with its themes and its note."""
    with Library.open(settings.library_path()) as library, library.reading() as session:
        found = highlights.records(session).values()
        return {each.passage: ([theme.name for theme in each.themes], each.note) for each in found}


def colours(picture: Image.Image) -> int:
    """How many colours a picture has."""
    return len(picture.getcolors(maxcolors=1 << 24) or ())


def test_a_post_is_read_searched_highlighted_noted_undone_and_exported(
    window: Desktop, tmp_path: Path
) -> None:
    assert window.look().size == SIZE
    assert colours(window.look()) > A_PICTURE_HAS_COLOURS

    window.press("ctrl+2", "Home", "Return")
    until(lambda: len(lines(ScopeKind.UNREAD)) == 5)

    window.press("ctrl+f")
    window.write("nobody dared")
    window.press("Down", "Return", "h")
    window.write("Listening")
    window.press("Return")
    until(lambda: len(kept()) == 1)
    ((passage, (themes, note)),) = kept().items()
    assert "nobody dared" in passage
    assert (themes, note) == (["Listening"], "")

    window.press("n")
    window.write("open the briefing with this")
    window.press("ctrl+Return")
    until(lambda: kept()[passage][1] == "open the briefing with this")

    window.press("1")  # the key that the new theme got: it goes
    until(lambda: kept()[passage][0] == [])
    window.press("ctrl+z")
    until(lambda: kept()[passage][0] == ["Listening"])

    target = tmp_path / "briefing.md"
    window.press("ctrl+e", "alt+p", "Return")
    window.write(str(target))
    window.press("Return")
    until(target.exists)
    written = target.read_text(encoding="utf-8")
    assert "nobody dared" in written
    assert "open the briefing with this" in written


def test_a_pasted_text_becomes_a_post(window: Desktop) -> None:
    with clipboard(PASTED, on=window):
        window.press("ctrl+shift+v", "ctrl+Return")
        window.wait_for_window("Import")
        window.press("ctrl+Return")
    until(lambda: len(lines()) == 7)
    window.press("Escape")
    (new,) = [line for line in lines() if line.title == "Two benches and a lamp"]
    with Library.open(settings.library_path()) as library, library.reading() as session:
        text = posts.open_post(session, new.id).text
    assert "\N{ELECTRIC LIGHT BULB}" in text
    assert "cafe\u0301 or שלום" in text
