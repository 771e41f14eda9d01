from collections.abc import Collection, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.dialogs.event_picker import EventChanges, EventPicker
from db.records import Event

EVENTS = (
    Event(1, "e1", "Lantern Evening"),
    Event(2, "e2", "Harvest Fair 🎃"),
    Event(3, "e3", "שחייה Cafe\u0301"),
)


def shown_picker(qtbot: QtBot, of_each: Sequence[Collection[int]]) -> EventPicker:
    picker = EventPicker(EVENTS, of_each)
    qtbot.addWidget(picker)
    with qtbot.waitActive(picker):
        picker.show()
        picker.activateWindow()
    picker.setFocus()
    return picker


def rows(picker: EventPicker) -> list[str]:
    every = [picker.list.item(row) for row in range(picker.list.count())]
    return [item.text() for item in every if not item.isHidden()]


def test_what_nobody_touches_is_no_change(qtbot: QtBot) -> None:
    assert shown_picker(qtbot, [{1}, {1, 2}]).changes() == EventChanges()


@pytest.mark.parametrize(("typed", "left"), [
    ("", ["Lantern Evening", "Harvest Fair 🎃", "שחייה Cafe\u0301"]),
    ("EVEN", ["Lantern Evening", "New event “EVEN”"]),
    ("lantern  evening", ["Lantern Evening"]),
    ("zzz", ["New event “zzz”"]),
])  # fmt: skip
def test_typing_filters_and_offers_what_is_not_there(
    qtbot: QtBot, typed: str, left: list[str]
) -> None:
    picker = shown_picker(qtbot, [set()])
    QTest.keyClicks(picker.line, typed)
    assert rows(picker) == left


def test_letters_are_found_however_they_are_put_together(qtbot: QtBot) -> None:
    picker = shown_picker(qtbot, [set()])
    picker.line.setText("caf\u00e9")
    assert rows(picker)[0] == "שחייה Cafe\u0301"


def test_enter_ticks_the_event_that_is_named(qtbot: QtBot) -> None:
    picker = shown_picker(qtbot, [set()])
    QTest.keyClicks(picker.line, "lantern evening\r")
    assert picker.changes() == EventChanges(put=frozenset({1}))
    assert picker.line.text() == ""


def test_enter_makes_an_event_of_a_new_name(qtbot: QtBot) -> None:
    picker = shown_picker(qtbot, [set()])
    QTest.keyClicks(picker.line, " River  Swim\r")
    assert picker.changes() == EventChanges(new=("River Swim",))
    QTest.keyClicks(picker.line, "river swim")
    assert rows(picker) == ["River Swim"], "it is known now"


def test_space_in_the_list_ticks_and_unticks(qtbot: QtBot) -> None:
    picker = shown_picker(qtbot, [{1}])
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    assert picker.list.hasFocus()
    QTest.keyClick(picker.list, Qt.Key.Key_Space)
    QTest.keyClick(picker.list, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Space)
    assert picker.changes() == EventChanges(put=frozenset({2}), take=frozenset({1}))
    QTest.keyClick(picker.list, Qt.Key.Key_Space)
    assert picker.changes() == EventChanges(take=frozenset({1}))


def test_an_event_of_some_posts_is_half_ticked_until_someone_decides(qtbot: QtBot) -> None:
    picker = shown_picker(qtbot, [{1}, set()])
    item = picker.list.item(0)
    seen = {item.checkState()}
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    for _state in range(2):
        QTest.keyClick(picker.list, Qt.Key.Key_Space)
        seen.add(item.checkState())
    assert seen == set(Qt.CheckState)
    QTest.keyClick(picker.list, Qt.Key.Key_Space)
    assert item.checkState() == Qt.CheckState.PartiallyChecked
    assert picker.changes() == EventChanges()


def test_enter_on_the_offer_in_the_list_makes_the_event(qtbot: QtBot) -> None:
    picker = shown_picker(qtbot, [set()])
    QTest.keyClicks(picker.line, "zzz")
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Return)
    assert picker.changes() == EventChanges(new=("zzz",))
