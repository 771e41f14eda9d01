import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.style.appearance import Appearance
from app.ui.style.colours import LIGHT
from db.records import State
from tests.gui.reading.marked_page import TEXT, MarkedPage, count, highlight, line_of

LONG_NOTE = "Ask the committee. " * 40


@pytest.fixture
def page(qtbot: QtBot, look: Appearance) -> MarkedPage:
    made = MarkedPage()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.marks.set_highlights(
        [
            highlight(1, "The square", 0, note="Ask <b>them</b> again."),
            highlight(2, "choir sang", 6, 3),
            highlight(3, "שלום", 1, note=LONG_NOTE, state=State.CHECK),
        ]
    )
    return made


def painted(page: MarkedPage) -> QImage:
    return page.margin.grab().toImage()


def middle(page: MarkedPage, key: int) -> QPoint:
    return page.margin.card_area(key).center().toPoint()


def test_every_highlight_in_view_has_a_card_and_a_stripe(page: MarkedPage) -> None:
    image = painted(page)
    for key, slot in ((1, 0), (2, 6), (3, 1)):
        card = page.margin.card_area(key).toRect()
        assert count(image, line_of(slot), [card]) > 30
        stripes = image.rect().adjusted(0, 0, 30 - image.width(), 0)
        assert count(image, line_of(slot), [stripes]) > 20


def test_a_card_is_as_high_as_its_note_needs_up_to_four_lines(page: MarkedPage) -> None:
    heights = [page.margin.card_area(key).height() for key in (2, 1, 3)]
    assert heights == [26, 26 + 15 + 8, 26 + 4 * 15 + 8]


def test_a_click_tells_the_highlight_and_a_double_click_asks_for_its_note(
    page: MarkedPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.margin.card_clicked) as clicked:
        QTest.mouseClick(page.margin, Qt.MouseButton.LeftButton, pos=middle(page, 2))
    with qtbot.waitSignal(page.margin.card_activated) as activated:
        QTest.mouseDClick(page.margin, Qt.MouseButton.LeftButton, pos=middle(page, 3))
    assert (clicked.args, activated.args) == ([2], [3])


def test_a_double_click_means_the_card_of_its_first_press(page: MarkedPage, qtbot: QtBot) -> None:
    page.margin.card_clicked.connect(page.marks.focus)
    crowd = [highlight(key, TEXT[key + 3 : key + 30], key % 7) for key in range(1, 6)]
    page.marks.set_highlights(crowd)
    at = middle(page, 4)
    with qtbot.waitSignal(page.margin.card_activated) as activated:
        QTest.mouseClick(page.margin, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(page.margin, Qt.MouseButton.LeftButton, pos=at)
    assert activated.args == [4]


def test_a_stripe_can_be_clicked_where_there_are_no_cards(page: MarkedPage, qtbot: QtBot) -> None:
    page.margin.set_compact(True)
    assert page.margin.card_area(3).isEmpty()
    (area,) = page.marks.rectangles(3)
    with qtbot.waitSignal(page.margin.card_clicked) as clicked:
        at = QPoint(6, round(area.center().y()))
        QTest.mouseClick(page.margin, Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == [3]
    assert count(painted(page), line_of(3)) == 0


def test_the_focused_card_has_the_accent_frame(page: MarkedPage) -> None:
    # A theme whose line is not the accent itself.
    card = page.margin.card_area(3).toRect()
    accent = LIGHT.accent
    assert count(painted(page), accent, [card]) == 0
    page.marks.focus(3)
    card = page.margin.card_area(3).toRect()
    edge = 2 * (card.width() + card.height())
    assert count(painted(page), accent, [card]) > edge


def test_what_is_to_be_checked_says_so(page: MarkedPage) -> None:
    error = LIGHT.error
    image = painted(page)
    counts = [count(image, error, [page.margin.card_area(key).toRect()]) for key in (1, 2, 3)]
    assert counts[:2] == [0, 0]
    assert counts[2] > 10


def test_cards_scroll_with_the_text(page: MarkedPage) -> None:
    before = page.margin.card_area(3).top()
    page.verticalScrollBar().setValue(37)
    assert page.margin.card_area(3).top() == before - 37
    scrolled = painted(page)
    page.margin.update()
    assert painted(page) == scrolled


def test_the_wheel_over_the_margin_scrolls_the_text(page: MarkedPage) -> None:
    at = QPointF(100, 300)
    turned = QWheelEvent(
        at,
        page.margin.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.margin, turned)
    assert page.verticalScrollBar().value() > 0


@pytest.mark.parametrize(
    ("key", "told"),
    [(1, ["Programme", "Ask &lt;b&gt;them"]), (2, ["Risk, People"]), (3, [LONG_NOTE.strip()])],
)
def test_a_tooltip_tells_the_whole_note_letter_by_letter(
    page: MarkedPage, key: int, told: list[str]
) -> None:
    at = middle(page, key)
    QApplication.sendEvent(
        page.margin, QHelpEvent(QHelpEvent.Type.ToolTip, at, page.margin.mapToGlobal(at))
    )
    for words in told:
        assert words in QToolTip.text()
    QToolTip.hideText()


def test_a_crowd_is_gathered_in_bundles_that_open_on_a_click(
    page: MarkedPage, qtbot: QtBot
) -> None:
    crowd = [highlight(key, TEXT[key : key + 30], key % 7) for key in range(1, 51)]
    page.marks.set_highlights(crowd)
    (area, keys) = page.margin.bundles()[0]
    assert len(keys) > 30
    with qtbot.waitSignal(page.margin.card_clicked) as clicked:
        QTest.mouseClick(page.margin, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert clicked.args == [keys[0]]
    page.marks.focus(keys[0])
    assert not page.margin.card_area(keys[0]).isEmpty()


def test_the_margin_is_mirrored_in_a_window_read_from_the_right(page: MarkedPage) -> None:
    card = page.margin.card_area(2)
    page.margin.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = page.margin.card_area(2)
    assert mirrored.left() == page.margin.width() - card.right()
    image = painted(page)
    stripes = image.rect().adjusted(image.width() - 30, 0, 0, 0)
    assert count(image, line_of(6), [stripes]) > 20
    chip = mirrored.toRect().adjusted(round(mirrored.width()) - 24, 0, 0, 0)
    assert count(image, line_of(6), [chip]) > 30


def test_a_margin_not_shown_is_hidden(page: MarkedPage) -> None:
    page.margin.set_shown(False)
    assert not page.margin.isVisible()
