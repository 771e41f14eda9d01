"""The bar and the count over the text: where they stand, what they say, what they cover."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.ui.reading.places.count import PlaceCount
from app.ui.reading.places.find_bar import FindBar
from app.ui.reading.places.walk import PlaceWalk
from app.ui.reading.reader import Reader
from db.search.plain_places import Sought, find
from tests.gui.reading.posts_to_read import FAMILY, lantern_post, long_post

Key, Keyboard = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def bar(reader: Reader) -> FindBar:
    reader.show_post(lantern_post())
    made = FindBar(reader)
    made.appear("")
    return made


def count(reader: Reader) -> PlaceCount:
    found = reader.findChild(PlaceCount)
    assert found is not None
    return found


def button(bar: FindBar, name: str) -> QToolButton:
    return next(each for each in bar.findChildren(QToolButton) if each.accessibleName() == name)


def test_typing_and_choosing_are_told(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignals([bar.changed] * 3):
        QTest.keyClicks(bar.focusWidget(), "la")
        QTest.keyClick(bar.focusWidget(), Key.Key_W, Keyboard.AltModifier)
        QTest.keyClick(bar.focusWidget(), Key.Key_C, Keyboard.AltModifier)
    assert bar.sought == Sought("la", whole_words=True, match_case=True)


@pytest.mark.parametrize(("name", "way"), [("Next place", +1), ("Previous place", -1)])
def test_the_buttons_walk_without_taking_the_keyboard(
    bar: FindBar, qtbot: QtBot, name: str, way: int
) -> None:
    field = bar.focusWidget()
    with qtbot.waitSignal(bar.stepped) as told:
        QTest.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)
    assert told.args == [way]
    assert bar.focusWidget() is field


def test_every_button_has_a_name_and_says_its_key(bar: FindBar) -> None:
    tips = [each.toolTip() for each in bar.findChildren(QToolButton) if each.accessibleName()]
    keys = ["(Alt+C)", "(Alt+W)", "(Shift+F3)", "(F3)", "(Esc)"]
    assert [key for key in keys if not any(key in tip for tip in tips)] == []


@pytest.mark.parametrize("width", [900, 540, 500, 320, 240])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_bar_stays_inside_the_reader_and_says_all(
    reader: Reader, bar: FindBar, width: int, direction: Qt.LayoutDirection
) -> None:
    reader.setLayoutDirection(direction)
    reader.resize(width, 500)
    bar.say("Not in this post")
    assert reader.rect().contains(bar.geometry())
    for child in bar.findChildren(QToolButton):
        area = child.rect().translated(child.mapTo(bar, child.rect().topLeft()))
        assert bar.rect().contains(area) or not child.isVisible()


def test_a_place_is_shown_below_the_bar(reader: Reader) -> None:
    post = long_post()
    reader.show_post(post)
    reader.resize(320, 600)
    bar = FindBar(reader)
    reader.cover = bar
    bar.appear("")
    bar.say("1 of 2")
    places = find(post.text, Sought("paragraph 2"))
    reader.places.show_found(None)
    reader.show_places(places)
    for number in (5, 3, 2, 1, 0):
        reader.go_to_place(number)
        assert reader.cursorRect().top() > bar.geometry().bottom()


def test_the_count_is_seen_while_a_search_has_places(reader: Reader) -> None:
    post = lantern_post()
    reader.show_post(post)
    places = find(post.text, Sought(FAMILY)) + find(post.text, Sought("שלום"))
    reader.show_places(places, 0)
    assert (count(reader).isVisible(), count(reader).text()) == (True, "1 of 2")
    reader.next_place()
    assert count(reader).text() == "2 of 2"
    reader.show_places(())
    assert not count(reader).isVisible()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_count_stands_in_the_trailing_corner_beside_the_scroll_bar(
    reader: Reader, direction: Qt.LayoutDirection
) -> None:
    reader.setLayoutDirection(direction)
    reader.show_post(long_post())
    reader.show_places(find(long_post().text, Sought("lanterns")), 0)
    area = count(reader).geometry()
    bar = reader.verticalScrollBar()
    assert not area.intersects(bar.rect().translated(bar.mapTo(reader, QPoint(0, 0))))
    is_left = direction is Qt.LayoutDirection.RightToLeft
    assert (area.center().x() < reader.width() / 2) is is_left
    assert area.top() < 20


def test_what_the_bar_found_lies_over_the_search_and_is_taken_away(reader: Reader) -> None:
    post = long_post()
    reader.show_post(post)
    reader.show_places(find(post.text, Sought("choir")), 0)
    assert reader.places.walk.present == 0
    before = reader.places.walk
    reader.places.show_found(PlaceWalk(find(post.text, Sought("river"))))
    assert not count(reader).isVisible()
    reader.walk_round(+1)
    assert before.present == 0
    reader.places.show_found(None)
    assert reader.places.walk is before
    assert count(reader).isVisible()
