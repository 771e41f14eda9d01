import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QTextCursor
from pytestqt.qtbot import QtBot

from app.ui.style.appearance import Appearance
from app.ui.style.colours import DARK, LIGHT
from db.records import Span
from tests.gui.reading.marked_page import TEXT, MarkedPage, count, highlight, line_of, tint_of


@pytest.fixture
def page(qtbot: QtBot, look: Appearance) -> MarkedPage:
    made = MarkedPage()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(
    "words",
    [
        "The square filled up",
        "🏮 The",
        "e\u0301arly",
        "שלום עולם",
        "עולם (peace) and",
        "it שלום",
        "התמלאה מהר Lantern",
        "filled up e\u0301arly. The quiet choir sang behind the wall.\nThey called it שלום",
    ],
)
def test_a_theme_colours_its_passage_and_nothing_else(page: MarkedPage, words: str) -> None:
    page.marks.set_highlights([highlight(1, words, 0)])
    image, areas = page.picture(), page.in_view(1)
    assert count(image, tint_of(0), areas) > 200
    assert count(image, tint_of(0)) == count(image, tint_of(0), areas)
    assert count(image, line_of(0), areas) > 20
    assert count(image, line_of(0)) == count(image, line_of(0), areas)


@pytest.mark.parametrize(
    "words", ["שלום עולם", "square filled", "(peace) and", "Lantern Evening", "הכיכר"]
)
def test_a_passage_is_where_qt_selects_it(page: MarkedPage, words: str) -> None:
    page.marks.set_highlights([highlight(1, words, 0)])
    assert page.positions is not None
    start = TEXT.index(words)
    cursor = QTextCursor(page.document())
    cursor.setPosition(page.positions.page(start))
    cursor.setPosition(page.positions.page(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    page.marks.set_highlights([])
    selected = page.picture()
    page.marks.set_highlights([highlight(1, words, 0)])
    (area,) = page.marks.rectangles(1)
    accent = LIGHT.accent
    columns = {
        x
        for x in range(selected.width())
        for y in range(int(area.top()), int(area.bottom()))
        if selected.pixelColor(x, y) == accent
    }
    assert abs(min(columns) - area.left()) <= 1.5
    assert abs(max(columns) + 1 - area.right()) <= 1.5


def test_letters_that_follow_each_other_may_be_coloured_apart(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "it שלום", 0)])
    assert len(page.marks.rectangles(1)) == 2


def test_blanks_at_the_end_of_a_line_are_not_coloured(page: MarkedPage) -> None:
    page.resize(500, 600)
    page.marks.set_highlights([highlight(1, TEXT.splitlines()[0], 0)])
    first = page.marks.rectangles(1)[0]
    line = page.document().firstBlock().layout().lineAt(0)
    assert TEXT[line.textLength() - 2] == " "
    assert first.width() == pytest.approx(line.naturalTextWidth(), abs=0.01)


def test_two_themes_are_two_underlines_on_one_tint(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The square", 0, 6)])
    image = page.picture()
    assert count(image, tint_of(0)) > 200
    assert count(image, tint_of(6)) == 0
    assert count(image, line_of(0)) > 100
    assert count(image, line_of(6)) > 100


def test_four_themes_have_three_underlines(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The square", 0, 6, 3, 4)])
    image = page.picture()
    assert count(image, line_of(3)) > 50
    assert count(image, line_of(4)) == 0


def test_a_highlight_inside_another_shows_both_underlines(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The square filled up", 0), highlight(2, "square", 6)])
    image, inner = page.picture(), page.in_view(2)
    assert count(image, line_of(0), inner) > 20
    assert count(image, line_of(6), inner) > 20
    assert count(image, line_of(6)) == count(image, line_of(6), inner)


def test_a_highlight_without_a_theme_is_seen_too(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The square")])
    image = page.picture()
    muted = LIGHT.muted
    assert count(image, muted, page.in_view(1)) > 100


def test_the_focused_highlight_has_the_stronger_line(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The square", 0)])
    before = count(page.picture(), line_of(0))
    page.marks.focus(1)
    assert count(page.picture(), line_of(0)) == pytest.approx(before * 1.5, rel=0.05)


def test_dark_colours_are_taken_from_the_palette(page: MarkedPage, look: Appearance) -> None:
    page.marks.set_highlights([highlight(1, "The square", 1)])
    look.apply("dark")
    wanted = DARK.theme(1).tint
    assert count(page.picture(), wanted) > 200


def test_search_places_are_seen_and_the_present_one_most(page: MarkedPage) -> None:
    start = TEXT.index("square")
    places = [Span(0, 1), Span(start, start + 6)]
    page.marks.set_places(places)
    assert count(page.picture(), LIGHT.place) > 200
    assert count(page.picture(), LIGHT.present_place) == 0
    page.marks.set_places(places, 1)
    assert count(page.picture(), LIGHT.present_place) > 200
    page.marks.set_places([])
    assert count(page.picture(), LIGHT.place) == 0


def test_a_point_finds_its_highlights_innermost_first(page: MarkedPage) -> None:
    page.marks.set_highlights(
        [
            highlight(1, "The square filled up", 0),
            highlight(2, "square", 1),
            highlight(3, "sang", 2),
        ]
    )
    (area,) = page.in_view(2)
    assert page.marks.at(area.center()) == (2, 1)
    assert page.marks.at(QPoint(area.center().x(), area.bottom() + 200)) == ()
    assert page.marks.at_offset(TEXT.index("square")) == (2, 1)
    assert page.marks.at_offset(TEXT.index("sang") + 4) == ()


def test_what_is_scrolled_away_is_found_where_it_is_shown(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The end", 0)])
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    (area,) = page.in_view(1)
    assert page.viewport().rect().contains(area.center())
    assert page.marks.at(area.center()) == (1,)
    assert count(page.picture(), tint_of(0), [area]) > 200


def test_rectangles_follow_a_narrower_page(page: MarkedPage) -> None:
    words = "The square filled up e\u0301arly. The quiet choir sang"
    page.marks.set_highlights([highlight(1, words, 0)])
    before = len(page.marks.rectangles(1))
    page.resize(480, 600)
    assert len(page.marks.rectangles(1)) > before


def test_another_page_is_measured_anew(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The square", 0)])
    before = page.marks.rectangles(1)
    page.document().setDefaultFont(page.document().defaultFont())
    format_ = page.document().rootFrame().frameFormat()
    format_.setTopMargin(90)
    page.document().rootFrame().setFrameFormat(format_)
    (area,) = page.marks.rectangles(1)
    assert area.top() > before[0].top() + 50


def test_a_changed_highlight_replaces_the_old_one(page: MarkedPage) -> None:
    page.marks.set_highlights([highlight(1, "The square", 0), highlight(2, "choir", 1)])
    page.picture()
    page.marks.update_highlight(highlight(1, "sang", 6))
    image = page.picture()
    assert count(image, line_of(0)) == 0
    assert count(image, line_of(6)) == count(image, line_of(6), page.in_view(1)) > 50
    assert [each.id for each in page.marks.highlights] == [2, 1]


def test_focus_goes_with_the_highlight(page: MarkedPage, qtbot: QtBot) -> None:
    page.marks.set_highlights([highlight(1, "The square", 0)])
    page.marks.focus(1)
    with qtbot.waitSignal(page.marks.focus_changed) as told:
        page.marks.set_highlights([])
    assert told.args == [0]
    assert page.marks.focused == 0


def test_a_picture_is_framed_as_a_whole(page: MarkedPage) -> None:
    cursor = QTextCursor(page.document())
    cursor.insertBlock()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.insertImage(QImage(120, 80, QImage.Format.Format_RGB32))
    text = "\ufffc\n" + TEXT
    page.positions = type(page.positions)(text) if page.positions else None
    page.marks.set_highlights([highlight(1, "\ufffc", 0, text=text)])
    (area,) = page.marks.rectangles(1)
    assert (area.width(), area.height()) >= (120, 80)
    assert count(page.picture(), line_of(0)) > 2 * (120 + 80)
