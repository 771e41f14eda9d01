"""Highlights that a newer text lost or left in doubt, gone through with keys in the window."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.dialogs.repair.dialog import RepairDialog
from app.ui.reading.placing_bar import PlacingBar
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from db import repairs
from db.library import Library
from db.records import State
from tests.gui.acting.newer_texts import bring_newer_text
from tests.gui.person import Person, open_window, put_away
from tests.unit.conftest import draft_of
from tests.unit.db.marks import take_text

NOOR, FUNDING = "said Noor נור", "Funding came late"


@pytest.fixture
def checker(
    qtbot: QtBot, library: Library, look: Appearance, remembered: Remembered
) -> Iterator[Person]:
    """Someone whose first post has got a newer text: one highlight in doubt, one lost."""
    bring_newer_text(library)
    window = open_window(qtbot, library, look, remembered)
    yield Person(qtbot, window)
    put_away(window)


def opened(person: Person) -> RepairDialog:
    person.press("F7")
    dialog = person.dialog(RepairDialog)
    person.wait()
    return dialog


def quotes(dialog: RepairDialog) -> list[str]:
    return [each.highlight.anchor.quote for each in dialog.model.shown]


def bar(person: Person) -> PlacingBar:
    found = person.workspace.reader.findChild(PlacingBar)
    assert found is not None
    return found


def states(person: Person) -> dict[str, State]:
    """How the highlights of the first post stand."""
    person.window.opening.open(1)
    person.wait()
    return {each.anchor.quote: each.state for each in person.workspace.reader.highlights}


def test_f7_lists_what_is_to_be_checked_with_the_passages_looked_up(checker: Person) -> None:
    assert checker.places()["To check"] == 2
    dialog = opened(checker)
    assert quotes(dialog) == [NOOR, FUNDING]
    assert FUNDING in dialog.before.text.toPlainText()
    assert dialog.now.remark == "place 1 of 2 · likely"


def test_enter_on_the_row_of_the_sidebar_opens_the_list(checker: Person) -> None:
    checker.press("Ctrl+1", "Home", "Down", "Down", "Down", "Down", "Down", "Return")
    assert quotes(checker.dialog(RepairDialog)) == [NOOR, FUNDING]


def test_enter_on_another_row_of_the_sidebar_does_not(checker: Person) -> None:
    checker.press("Ctrl+1", "Home", "Return")
    assert checker.workspace.post_list.isAncestorOf(checker.focus)


def test_a_place_that_is_accepted_is_sure_and_undo_makes_it_unsure_again(checker: Person) -> None:
    dialog = opened(checker)
    checker.press("Return")
    assert quotes(dialog) == [FUNDING]
    assert checker.places()["To check"] == 1
    checker.press("Ctrl+Z")
    assert quotes(dialog) == [NOOR, FUNDING]
    assert dialog.current is not None
    assert dialog.current.highlight.anchor.quote == NOOR


def test_another_place_can_be_accepted(checker: Person) -> None:
    dialog = opened(checker)
    first = dialog.now.text.toPlainText()
    checker.press("Right")
    assert dialog.now.text.toPlainText() == first  # both places are in the same few lines
    checker.press("Return", "Esc")
    checker.back_in_window()
    checker.window.opening.open(1)
    checker.wait()
    reader = checker.workspace.reader
    placed = next(each for each in reader.highlights if each.anchor.quote == NOOR)
    assert reader.post is not None
    assert placed.state is State.PLACED
    assert placed.span is not None
    assert placed.span.start == reader.post.text.index(NOOR)


def test_d_keeps_a_highlight_on_the_old_version_and_nothing_is_left(checker: Person) -> None:
    dialog = opened(checker)
    checker.press("Return", "D")
    assert dialog.is_empty
    checker.press("Return")
    checker.back_in_window()
    assert "To check" not in checker.places() or not checker.places()["To check"]
    assert states(checker)[FUNDING] is State.LOST


def test_o_opens_the_post_and_the_list_goes_on_there_later(checker: Person) -> None:
    opened(checker)
    checker.press("Down", "O")
    checker.back_in_window()
    assert checker.post == "Lanterns on the river"
    assert checker.workspace.reader.hasFocus()
    dialog = opened(checker)
    assert dialog.current is not None
    assert dialog.current.highlight.anchor.quote == FUNDING


def test_p_lets_the_person_select_the_passage_and_the_list_comes_back(checker: Person) -> None:
    dialog = opened(checker)
    checker.press("Down", "P")
    checker.back_in_window()
    assert bar(checker).said.startswith(f"Select the passage for “{FUNDING}”")
    checker.press("Ctrl+Home", "Shift+Right", "Shift+Right", "Shift+Right", "Ctrl+Return")
    assert checker.dialog(RepairDialog) is dialog
    assert quotes(dialog) == [NOOR]
    assert bar(checker).said == ""
    checker.press("Esc")
    checker.back_in_window()
    assert ("The", ["Money"]) in checker.marks()


def test_nothing_is_placed_while_nothing_is_selected(checker: Person) -> None:
    opened(checker)
    checker.press("P")
    checker.back_in_window()
    checker.press("Ctrl+Home", "Ctrl+Return")
    assert bar(checker).said.startswith("Nothing is selected yet.")
    checker.press("Esc")
    assert quotes(checker.dialog(RepairDialog)) == [NOOR, FUNDING]


def test_ctrl_return_in_another_post_goes_back_to_the_one_that_is_meant(checker: Person) -> None:
    opened(checker)
    checker.press("P")
    checker.back_in_window()
    checker.window.opening.open(3)
    checker.wait()
    checker.press("Ctrl+3", "Ctrl+A", "Ctrl+Return")
    assert checker.post == "Lanterns on the river"
    assert bar(checker).said.startswith("Select the passage")


def test_the_keys_of_placing_hold_no_longer_than_the_bar(checker: Person) -> None:
    opened(checker)
    checker.press("P")
    checker.back_in_window()
    checker.press("Esc")
    checker.dialog(RepairDialog)
    checker.press("Esc")
    checker.back_in_window()
    checker.press("Ctrl+3", "Ctrl+Home", "Shift+Right", "Ctrl+Return")
    assert checker.places()["To check"] == 2


def test_a_text_that_changed_meanwhile_is_not_decided_about(
    checker: Person, library: Library
) -> None:
    dialog = opened(checker)
    with library.step() as session:
        take_text(session, 1, draft_of("x", f"🏮 {NOOR}, {NOOR} e\u0301."))
    checker.press("Return")
    assert "has changed once more" in dialog.problem.text
    assert NOOR in quotes(dialog)
    with library.reading() as session:
        assert NOOR in {each.highlight.anchor.quote for each in repairs.listed(session)}


def test_with_nothing_to_check_the_list_says_so(person: Person) -> None:
    assert opened(person).is_empty
