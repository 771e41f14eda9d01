"""Ticks along the scroll bar: where they stand, how they look, and that a click goes there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.reading.page import Page
from app.ui.reading.page_look import PageLook
from app.ui.reading.places.heights import is_laid_out, shares
from app.ui.reading.places.ticks import PlaceTicks
from app.ui.reading.reader import Reader
from app.ui.style import appearance, colours
from db.records import Progress, Span
from db.search.plain_places import Sought, find
from tests.gui.reading.posts_to_read import lantern_post, long_post


def ticks(reader: Reader) -> PlaceTicks:
    found = reader.verticalScrollBar().findChild(PlaceTicks)
    assert found is not None
    return found


def walked(reader: Reader, words: str, *, paragraphs: int = 120) -> tuple[Span, ...]:
    """Show where words stand in a long post, once that is laid out."""
    post = long_post(paragraphs)
    reader.show_post(post)
    places = find(post.text, Sought(words))
    reader.show_places(places, 0)
    reader.document().documentLayout().blockBoundingRect(reader.document().lastBlock())
    return places


def painted(reader: Reader, colour: QColor) -> list[int]:
    """The heights at which the bar's edge has a colour."""
    picture = ticks(reader).grab().toImage()
    column = 0 if reader.isRightToLeft() else picture.width() - 1
    rows = range(picture.height())
    return [y for y in rows if picture.pixelColor(column, y).rgb() == colour.rgb()]


def test_without_places_there_are_no_ticks(reader: Reader) -> None:
    walked(reader, "Paragraph 60 ")
    assert ticks(reader).isVisible()
    reader.show_places(())
    assert not ticks(reader).isVisible()


def test_a_tick_stands_as_far_down_as_the_handle_when_its_place_is_at_the_top(
    reader: Reader, qtbot: QtBot
) -> None:
    (place,) = walked(reader, "Paragraph 90 begins")
    bar = reader.verticalScrollBar()
    height = round(reader.document().documentLayout().documentSize().height())
    qtbot.waitUntil(lambda: abs(bar.maximum() + bar.pageStep() - height) <= 1)
    reader.restore(Progress(place.start, place.start))
    handle = bar.value() / (bar.maximum() + bar.pageStep()) * bar.height()
    assert ticks(reader).tops()[0] == pytest.approx(handle, abs=6)


def test_places_of_a_post_that_is_not_laid_out_yet_stand_by_their_letters(
    qapp: QApplication,
) -> None:
    post = long_post(2_500)
    page = Page.build(post, PageLook())
    half = len(post.text) // 2
    assert not is_laid_out(page)
    assert shares(page, [Span(half, half + 5)]) == [pytest.approx(0.5, abs=0.01)]


def test_a_picture_takes_its_room_among_the_ticks(qapp: QApplication) -> None:
    post = lantern_post()
    page = Page.build(post, PageLook())
    page.document.setTextWidth(500)
    page.document.documentLayout().blockBoundingRect(page.document.lastBlock())
    above, below = (post.text.index(words) for words in ("count()", "The river at night"))
    first, last = shares(page, [Span(above, above + 5), Span(below, below + 3)])
    assert last - first > 2 * (below - above) / len(post.text)


def test_the_present_place_is_thicker_and_darker(reader: Reader) -> None:
    walked(reader, "begins")
    reader.next_place()
    look = colours.of(reader.palette())
    assert 4 <= len(painted(reader, look.text)) <= 6
    assert len(painted(reader, look.place_tick)) > 50


def test_ticks_take_the_colours_of_the_dark(reader: Reader, look: appearance.Appearance) -> None:
    walked(reader, "begins")
    look.apply("dark")
    reader.apply_colours()
    assert painted(reader, colours.DARK.place_tick)


def test_ticks_stand_at_the_other_edge_in_a_window_read_from_the_right(reader: Reader) -> None:
    reader.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    walked(reader, "begins")
    assert painted(reader, colours.of(reader.palette()).place_tick)


def test_a_click_on_a_tick_goes_to_its_place(reader: Reader) -> None:
    places = walked(reader, "Lanterns 🏮 were", paragraphs=60)
    bar, number = reader.verticalScrollBar(), 100
    y = round(ticks(reader).tops()[number]) + 1
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 2, y))
    chosen = reader.places.walk.present
    assert abs(chosen - number) <= 2
    assert reader.selected() == Span(places[chosen].start, places[chosen].start)


def test_a_click_beside_all_ticks_scrolls_as_ever(reader: Reader) -> None:
    walked(reader, "Paragraph 0 begins")
    bar = reader.verticalScrollBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, bar.height() - 10))
    assert bar.value() > 0
    assert reader.places.walk.present == 0


def test_the_handle_is_dragged_over_ticks_and_clicked_on_them(reader: Reader) -> None:
    walked(reader, "begins")
    bar = reader.verticalScrollBar()
    start, end = QPoint(5, 10), QPoint(5, 200)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, end)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end)
    assert reader.places.walk.present == 0
    assert bar.value() > 0
    bar.setValue(0)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 14))
    assert reader.places.walk.present > 0


def test_ticks_follow_another_size_of_reader_and_text(reader: Reader, qtbot: QtBot) -> None:
    (place,) = walked(reader, "Paragraph 60 begins")
    before = ticks(reader).tops()[0]
    reader.resize(800, 300)
    qtbot.waitUntil(lambda: ticks(reader).height() == reader.verticalScrollBar().height())
    assert ticks(reader).tops()[0] == pytest.approx(before / 2, abs=12)
    reader.set_text_size(28)
    assert len(ticks(reader).tops()) == 1
    assert reader.places.walk.span == place


def test_thousands_of_places_are_a_few_hundred_pieces(reader: Reader) -> None:
    places = walked(reader, "e", paragraphs=400)
    assert len(places) > 5_000
    look = colours.of(reader.palette())
    assert len(painted(reader, look.place_tick)) > reader.verticalScrollBar().height() * 0.8
