from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.trash import Trash
from db.errors import Problem
from db.records import Removed
from tests.gui.dialogs.using import button, opened, press, told, words

REMOVED = (
    Removed("post", "g1", "Lanterns 🏮", "2026-11-22T09:12:00Z"),
    Removed("highlight", "g2", "cafe\u0301", "2026-11-21T09:12:00Z"),
    Removed("theme", "g3", "אנשים", "2026-11-20T09:12:00Z"),
)


def test_each_thing_is_read_out_with_its_kind_and_time(qtbot: QtBot, below: QWidget) -> None:
    trash = opened(qtbot, Trash(below, REMOVED))
    said = trash.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("cafe\u0301, Highlight · removed ")
    assert "3 things were removed" in words(trash)


def test_enter_brings_back_what_is_picked(qtbot: QtBot, below: QWidget) -> None:
    trash = opened(qtbot, Trash(below, REMOVED))
    wanted = told(trash.restore_wanted)
    press(trash, Qt.Key.Key_Down)
    press(trash, Qt.Key.Key_Return)
    assert wanted == [["g2"]]
    assert trash.isVisible()


def test_several_can_be_brought_back_at_once(qtbot: QtBot, below: QWidget) -> None:
    trash = opened(qtbot, Trash(below, REMOVED))
    wanted = told(trash.restore_wanted)
    press(trash, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(trash, Qt.Key.Key_Return)
    assert wanted == [["g1", "g2"]]


def test_the_next_one_is_picked_after_one_came_back(qtbot: QtBot, below: QWidget) -> None:
    trash = opened(qtbot, Trash(below, REMOVED))
    wanted = told(trash.restore_wanted)
    trash.show_removed(REMOVED[1:])
    press(trash, Qt.Key.Key_Return)
    assert wanted == [["g2"]]


def test_an_empty_trash_says_so_and_offers_nothing(qtbot: QtBot, below: QWidget) -> None:
    trash = opened(qtbot, Trash(below, REMOVED))
    trash.show_removed([])
    assert "The trash is empty" in words(trash)
    assert not trash.list.isVisible()
    assert not button(trash, "Restore").isEnabled()


def test_why_something_cannot_come_back_is_told_in_its_place(qtbot: QtBot, below: QWidget) -> None:
    trash = opened(qtbot, Trash(below, REMOVED))
    trash.show_problem(Problem("“cafe\u0301” cannot come back.", "Rename the other one first."))
    assert "Rename the other one first." in trash.problem_text
    assert trash.list.isVisible()


def test_rows_are_painted_with_both_lines(qtbot: QtBot, below: QWidget) -> None:
    trash = opened(qtbot, Trash(below, REMOVED))
    row = trash.list.visualItemRect(trash.list.item(2))
    picture = trash.list.viewport().grab(row).toImage()
    ground = picture.pixelColor(picture.width() - 3, 3)
    inked = {
        y
        for y in range(picture.height()) for x in range(picture.width() - 60)
        if picture.pixelColor(x, y) != ground
    }  # fmt: skip
    middle = row.height() // 2
    assert min(inked) < middle - 6
    assert max(inked) > middle + 6
