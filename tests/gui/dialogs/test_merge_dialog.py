from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.merge_dialog import Merge, MergeDialog
from tests.gui.dialogs.using import opened, press, told
from tests.gui.some_themes import ACCESS, CAFE, EVENTS, PROGRAMME, TALKS, THEMES


def rows(dialog: MergeDialog) -> list[str]:
    every = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text() for item in every if not item.isHidden()]


def test_a_theme_is_not_offered_itself_or_what_stands_below_it(
    qtbot: QtBot, below: QWidget
) -> None:
    dialog = opened(qtbot, MergeDialog(below, PROGRAMME, THEMES))
    assert rows(dialog) == [ACCESS.name, CAFE.name]


def test_typing_and_enter_merge_into_the_theme_that_is_named(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, MergeDialog(below, TALKS, THEMES))
    decided = told(dialog.decided)
    QTest.keyClicks(dialog.filter, "PROG")
    assert rows(dialog) == ["Programme"]
    press(dialog, Qt.Key.Key_Return)
    assert decided == [Merge(TALKS.id, PROGRAMME.id)]


def test_arrows_in_the_filter_move_in_the_list(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, MergeDialog(below, TALKS, THEMES))
    press(dialog, Qt.Key.Key_Down)
    assert dialog.decision() == Merge(TALKS.id, ACCESS.id)
    assert dialog.filter.hasFocus()


def test_what_will_happen_is_said_with_its_number(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, MergeDialog(below, EVENTS[0], EVENTS))
    assert dialog.outcome.text() == (
        "41 posts will stand under “Harvest Fair”. “Lantern Evening” then goes away;"
        " undo brings it back."
    )


def test_nothing_is_merged_into_nothing(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, MergeDialog(below, EVENTS[0], EVENTS))
    decided = told(dialog.decided)
    QTest.keyClicks(dialog.filter, "zzz")
    press(dialog, Qt.Key.Key_Return)
    assert decided == []
    assert "Nothing is picked" in dialog.problem_text


def test_esc_closes_without_a_question(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, MergeDialog(below, EVENTS[0], EVENTS))
    QTest.keyClicks(dialog.filter, "har")
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
