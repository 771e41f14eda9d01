"""What has changed in a post, opened with keys in the window."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.dialogs.changes.dialog import ChangesDialog
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from db.library import Library
from tests.gui.acting.newer_texts import bring_newer_text
from tests.gui.person import Person, open_window, put_away, words
from tests.unit.conftest import draft_of
from tests.unit.db.marks import take_text


@pytest.fixture
def reading(
    qtbot: QtBot, library: Library, look: Appearance, remembered: Remembered
) -> Iterator[Person]:
    """Someone who reads a post whose text has changed twice."""
    bring_newer_text(library)
    with library.step() as session:
        take_text(session, 1, draft_of("x", "The harbour filled up before dusk 🏮, e\u0301 נור."))
    window = open_window(qtbot, library, look, remembered)
    window.opening.open(1)
    person = Person(qtbot, window)
    person.wait()
    person.press("Ctrl+3", "Ctrl+End")
    yield person
    put_away(window)


def opened(person: Person) -> ChangesDialog:
    person.press("Ctrl+Shift+D")
    dialog = person.dialog(ChangesDialog)
    person.wait()
    return dialog


def test_the_last_change_of_the_open_post_is_shown(reading: Person) -> None:
    dialog = opened(reading)
    assert (dialog.from_box.currentData(), dialog.to_box.currentData()) == (2, 3)
    assert "Nobody else" in dialog.view.text.toPlainText()
    reading.press("N")
    assert dialog.counted.startswith("change 1 of ")


def test_it_begins_with_the_version_that_the_focused_highlight_was_made_in(
    reading: Person,
) -> None:
    reading.press("Ctrl+Home", "]")
    assert reading.workspace.reader.focused_highlight
    dialog = opened(reading)
    assert (dialog.from_box.currentData(), dialog.to_box.currentData()) == (1, 3)
    assert "Funding came late" in dialog.view.text.toPlainText()


def test_another_version_is_read_when_it_is_chosen(reading: Person) -> None:
    dialog = opened(reading)
    dialog.from_box.setFocus()
    reading.press("Up")
    assert "Funding came late" in dialog.view.text.toPlainText()


def test_a_post_with_one_text_says_so(person: Person) -> None:
    person.open_first()
    assert "Nothing has changed" in words(opened(person))


def test_the_dialog_may_be_closed_before_the_answer_comes(reading: Person) -> None:
    dialog = opened(reading)
    dialog.from_box.setCurrentIndex(0)
    dialog.close()
    reading.wait()
    reading.back_in_window()
