import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.repair.comparison import Certainty, Comparison, OldPassage, compared
from app.ui.dialogs.repair.dialog import RepairDialog
from db.errors import Problem
from db.records import Anchor, Highlight, Span, State
from db.repairs import Repair
from tests.gui.dialogs.using import button, opened, press, words
from tests.gui.some_themes import CAFE, PROGRAMME

OLD = "Nobody paid for the lanterns 🏮. Noor נור said the cafe\u0301 paid for everything else."
NEW = (
    "Lanterns 🏮 cost money.\n"
    "Noor נור said the cafe\u0301 had paid for everything else.\n"
    "Noor נור said the cafe\u0301 paid for nearly everything else."
)
QUOTE = "Noor נור said the cafe\u0301 paid for everything else"
PLACE = Span(OLD.index(QUOTE), OLD.index(QUOTE) + len(QUOTE))


def repair(number: int, state: State = State.LOST, span: Span | None = None) -> Repair:
    highlight = Highlight(
        number, f"g{number}", 1, Anchor(PLACE, QUOTE), span, QUOTE, state, (PROGRAMME, CAFE),
        "Ask her. לילה", "2026-01-01T00:00:00Z",
    )  # fmt: skip
    return Repair(highlight, f"Lanterns {number}")


ROWS = (repair(1), repair(2), repair(3))


def comparison(row: Repair, text: str = NEW) -> Comparison:
    return compared(row.highlight, OldPassage(OLD, PLACE, 1, "2026-01-01T10:00:00Z"), text, 2)


class Answering:
    """A dialog whose questions are answered at once, and what it has said."""

    def __init__(self, dialog: RepairDialog, text: str = NEW) -> None:
        self.dialog = dialog
        self.told: list[tuple[object, ...]] = []
        self._text = text
        dialog.texts_wanted.connect(self._answer)
        dialog.placed.connect(lambda *told: self.told.append(("placed", *told)))
        dialog.kept_old.connect(lambda *told: self.told.append(("kept", *told)))
        dialog.by_hand_wanted.connect(lambda *told: self.told.append(("by hand", *told)))
        dialog.open_wanted.connect(lambda *told: self.told.append(("open", *told)))
        dialog.undo_wanted.connect(lambda: self.told.append(("undo",)))

    def _answer(self, highlight_id: int) -> None:
        self.dialog.show_comparison(comparison(repair(highlight_id), self._text))


@pytest.fixture
def checking(qtbot: QtBot, below: QWidget) -> Answering:
    """The dialog with three highlights, each with two places."""
    dialog = RepairDialog(below)
    answering = Answering(dialog)
    dialog.show_rows(ROWS)
    opened(qtbot, dialog)
    return answering


def title(dialog: RepairDialog) -> str:
    return dialog.current.title if dialog.current else ""


def test_both_texts_are_shown_with_what_stands_around(checking: Answering) -> None:
    before = checking.dialog.before.text.toPlainText()
    now = checking.dialog.now.text.toPlainText()
    assert before == OLD
    assert now == NEW
    assert checking.dialog.before.remark.startswith("version 1, ")
    said = words(checking.dialog)
    assert "Note: Ask her. לילה" in said
    assert f"{PROGRAMME.name}, {CAFE.name} · lost" in said


def test_removed_words_are_struck_and_added_ones_underlined_besides_their_colour(
    checking: Answering,
) -> None:
    checking.dialog.show_comparison(comparison(ROWS[0], NEW.replace("Noor", "Ada")))
    struck, underlined = set(), set()
    for pane in (checking.dialog.before, checking.dialog.now):
        cursor = pane.text.textCursor()
        for place in range(1, len(pane.text.toPlainText())):
            cursor.setPosition(place)
            form = cursor.charFormat()
            letter = pane.text.document().characterAt(place - 1)
            if form.fontStrikeOut():
                struck.add(letter)
            if form.underlineStyle() is not form.UnderlineStyle.NoUnderline:
                underlined.add(letter)
    assert struck == set("Noor")
    assert underlined >= set("Ada")


def test_up_and_down_go_through_the_highlights(checking: Answering) -> None:
    press(checking.dialog, Qt.Key.Key_Down)
    assert title(checking.dialog) == "Lanterns 2"
    press(checking.dialog, Qt.Key.Key_Up)
    assert title(checking.dialog) == "Lanterns 1"


def test_left_and_right_go_through_the_places_of_one(checking: Answering) -> None:
    assert checking.dialog.now.remark.startswith("place 1 of 2 · ")
    press(checking.dialog, Qt.Key.Key_Left)
    assert checking.dialog.now.remark.startswith("place 1 of 2 · ")
    press(checking.dialog, Qt.Key.Key_Right)
    assert checking.dialog.now.remark.startswith("place 2 of 2 · ")
    assert not checking.dialog.next_button.isEnabled()
    press(checking.dialog, Qt.Key.Key_Return)
    second = comparison(ROWS[0]).candidates[1].span
    assert checking.told == [("placed", 1, second)]


def test_each_decision_shows_the_next_highlight_at_once(checking: Answering) -> None:
    first = comparison(ROWS[0]).candidates[0].span
    press(checking.dialog, Qt.Key.Key_Return)
    assert title(checking.dialog) == "Lanterns 2"
    assert "Ctrl+Z" in checking.dialog.notice.text
    press(checking.dialog, Qt.Key.Key_D)
    assert title(checking.dialog) == "Lanterns 3"
    assert checking.told == [("placed", 1, first), ("kept", 2)]


def test_after_the_last_one_a_friendly_line_stands_there_and_enter_closes(
    checking: Answering,
) -> None:
    for _time in ROWS:
        press(checking.dialog, Qt.Key.Key_D)
    assert "All highlights are checked" in words(checking.dialog)
    press(checking.dialog, Qt.Key.Key_Return)
    assert not checking.dialog.isVisible()
    assert len(checking.told) == len(ROWS)


@pytest.mark.parametrize(("key", "said"), [(Qt.Key.Key_P, "by hand"), (Qt.Key.Key_O, "open")])
def test_p_and_o_ask_for_the_post_at_the_place_that_is_shown(
    checking: Answering, key: Qt.Key, said: str
) -> None:
    press(checking.dialog, Qt.Key.Key_Right)
    press(checking.dialog, key)
    assert checking.told == [(said, 1, comparison(ROWS[0]).candidates[1].span)]
    assert title(checking.dialog) == "Lanterns 1"


def test_what_is_taken_back_is_shown_again(checking: Answering) -> None:
    press(checking.dialog, Qt.Key.Key_Down)
    press(checking.dialog, Qt.Key.Key_D)
    assert title(checking.dialog) == "Lanterns 3"
    press(checking.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert checking.told[-1] == ("undo",)
    checking.dialog.show_rows(ROWS)
    assert title(checking.dialog) == "Lanterns 2"


def test_nothing_is_taken_back_that_was_not_decided_here(checking: Answering) -> None:
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(checking.dialog, *undo)
    assert checking.told == []
    press(checking.dialog, Qt.Key.Key_D)
    press(checking.dialog, *undo)
    press(checking.dialog, *undo)
    assert [each[0] for each in checking.told] == ["kept", "undo"]


def test_the_list_comes_back_when_the_last_decision_is_taken_back(checking: Answering) -> None:
    for _time in ROWS:
        press(checking.dialog, Qt.Key.Key_D)
    press(checking.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    checking.dialog.show_rows(ROWS[2:])
    assert title(checking.dialog) == "Lanterns 3"
    assert button(checking.dialog, "It stands here").isDefault()
    assert checking.dialog.list.hasFocus()


def test_a_new_list_keeps_the_highlight_and_the_place_that_are_shown(checking: Answering) -> None:
    press(checking.dialog, Qt.Key.Key_Down)
    press(checking.dialog, Qt.Key.Key_Right)
    checking.dialog.show_rows((ROWS[1], ROWS[2]))
    assert title(checking.dialog) == "Lanterns 2"
    assert checking.dialog.now.remark.startswith("place 2 of 2")


def test_a_passage_that_is_nowhere_can_be_placed_by_hand_or_kept(
    qtbot: QtBot, below: QWidget
) -> None:
    dialog = RepairDialog(below)
    answering = Answering(dialog, "Apples 🍎 e\u0301 שיר.")
    dialog.show_rows(ROWS[:1])
    opened(qtbot, dialog)
    assert dialog.now.remark == "no such passage found"
    assert not button(dialog, "It stands here").isEnabled()
    press(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_P)
    assert answering.told == [("by hand", 1, None)]


def test_without_highlights_there_is_nothing_to_check(qtbot: QtBot, below: QWidget) -> None:
    dialog = RepairDialog(below)
    dialog.show_rows(())
    opened(qtbot, dialog)
    assert "Nothing to check" in words(dialog)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_why_a_decision_could_not_be_written_is_told(checking: Answering) -> None:
    checking.dialog.show_problem(Problem("“Noor נור” was changed.", "Look at it again."))
    assert checking.dialog.problem.text == "“Noor נור” was changed. Look at it again."
    assert checking.dialog.list.isVisible()


def test_a_row_is_read_out_with_its_themes_state_and_post(checking: Answering) -> None:
    index = checking.dialog.model.index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"“{QUOTE}”, {PROGRAMME.name}, {CAFE.name} · lost, in “Lanterns 1”"


def test_only_the_highlight_shown_and_the_next_one_are_looked_up(
    qtbot: QtBot, below: QWidget
) -> None:
    dialog = RepairDialog(below)
    wanted: list[int] = []
    dialog.texts_wanted.connect(wanted.append)
    dialog.show_rows(ROWS)
    opened(qtbot, dialog)
    assert wanted == [1, 2]
    press(dialog, Qt.Key.Key_Down)
    assert wanted == [1, 2, 3]


def test_the_place_an_unsure_highlight_has_comes_first() -> None:
    start = NEW.rindex("Noor")
    given = Span(start, len(NEW) - 1)
    found = comparison(repair(1, State.CHECK, given)).candidates
    assert found[0].span == given
    assert all(each.span.end <= start or each.span.start >= given.end for each in found[1:])
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (f"🏮 e\u0301 שיר {QUOTE}, so they say.", Certainty.CERTAIN),
        (f"🏮 e\u0301 שיר {QUOTE}. {QUOTE}.", Certainty.LIKELY),
    ],
)
def test_a_place_is_almost_certain_only_without_a_rival(text: str, certainty: Certainty) -> None:
    row = repair(1)
    whole = OldPassage(QUOTE, Span(0, len(QUOTE)), 0, "")
    assert compared(row.highlight, whole, text, 2).candidates[0].certainty is certainty
