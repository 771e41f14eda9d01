"""Posts that may be one, decided by keys."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app import marking
from app.ui.dialogs.twins.twins_dialog import TwinsDialog
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from db import incoming, posts, twins
from db.incoming import Arrival
from db.library import Library
from db.records import Span
from tests.gui.person import Person, open_window, put_away
from tests.unit.conftest import draft_of

BODY = "The harbour filled up before dusk 🏮 and nobody had planned for it: cafe\u0301, שלום."


@pytest.fixture
def twin_library(library: Library) -> Library:
    """Two posts that are nearly the same as the first, with a highlight in the newer one."""
    with library.step() as session:
        saved = [
            Arrival(draft_of(f"Lanterns {n}", BODY, url=f"https://u{n}.example/x"), "Upland", "")
            for n in range(2)
        ]
        incoming.save(session, saved)
        twins.offer(session, [(4, 1, 0.93), (5, 1, 0.91)])
    with library.step() as session:
        marking.highlight(session, 4, Span(0, 22), theme_paths=("Crowds",))
    return library


@pytest.fixture
def person(
    qtbot: QtBot, twin_library: Library, look: Appearance, remembered: Remembered
) -> Iterator[Person]:
    window = open_window(qtbot, twin_library, look, remembered)
    yield Person(qtbot, window)
    put_away(window)


def asked(person: Person) -> TwinsDialog:
    person.press("Ctrl+Alt+M")
    return person.dialog(TwinsDialog)


def titles(library: Library) -> list[str]:
    with library.reading() as session:
        return [line.title for line in posts.lines(session)]


def test_both_texts_are_shown_with_source_and_address(person: Person) -> None:
    dialog = asked(person)
    person.wait()
    newer, older = dialog.cards
    assert newer.text.toPlainText() == BODY
    assert newer.words.split("\n") == [
        "Lanterns 0", "Upland · 1 min", "15 words · 1 highlight", "u0.example/x",
    ]  # fmt: skip
    assert "Harbour Notes · " in older.words
    assert "harbour.example/lanterns" in older.words


def test_m_merges_and_the_highlight_goes_to_the_one_that_stays(
    person: Person, twin_library: Library
) -> None:
    dialog = asked(person)
    person.press("Right", "M")
    assert "Lanterns 0" not in titles(twin_library)
    with twin_library.reading() as session:
        post = posts.open_post(session, 1)
    assert [mark.passage for mark in post.highlights] == ["The harbour filled up"]
    assert dialog.said == "Pair 1 of 1 · 91 % alike"


def test_what_was_merged_can_be_taken_back(person: Person, twin_library: Library) -> None:
    dialog = asked(person)
    person.press("Right", "M", "Ctrl+Z")
    assert "Lanterns 0" in titles(twin_library)
    assert dialog.said == "Pair 2 of 2 · 91 % alike"  # where the person is, with the other back


def test_b_keeps_both_and_the_last_pair_leaves_a_friendly_line(
    person: Person, twin_library: Library
) -> None:
    dialog = asked(person)
    person.press("B", "B")
    assert {"Lanterns 0", "Lanterns 1", "Lanterns on the river"} <= set(titles(twin_library))
    with twin_library.reading() as session:
        assert twins.open_pairs(session) == ()
    assert (dialog.pair, dialog.isVisible()) == (None, True)
    person.press("Return")
    person.back_in_window()


def test_what_the_library_refuses_is_told_in_the_dialog(
    person: Person, twin_library: Library
) -> None:
    dialog = asked(person)
    pair = dialog.pair
    assert pair is not None
    dialog.both_wanted.emit(pair.__class__(pair.second, pair.second, 1.0))
    person.wait()
    assert "are no pair to decide about" in dialog.problem_text
