"""Rows as they are painted: pixels where a person looks, and the words that fit."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.browsing.post_list import PostList
from app.ui.browsing.post_list_rows import HeadRow, PassageRow, PostRow, Row, RowHeight
from app.ui.browsing.row_layout import RowLayout, SignKind, lay_out
from app.ui.browsing.row_measures import Measures
from app.ui.style import colours, fonts
from app.ui.style.appearance import Appearance
from app.ui.style.colours import Colours
from db.records import Anchor, Highlight, HighlightHit, PostLine, Span, State, Theme

WIDTH = 260
LONG = "How to close a square for one evening and still have friends in the parish afterwards"
HEBREW = "ליל הפנסים בנמל הישן"


def post(
    title: str = "Lanterns 🏮",
    snippet: str = "",
    *,
    unread: bool = False,
    starred: bool = False,
    source: str = "Harbour Notes",
    themes: tuple[tuple[int, int], ...] = (),
    marks: tuple[Span, ...] = (),
    places: int = 0,
) -> PostRow:
    line = PostLine(
        id=1, guid="g", title=title, author="A. Novak", published="2025", source=source,
        words=1400, excerpt=False, highlights=0, added="", unread=unread, starred=starred,
        themes=themes,
    )  # fmt: skip
    return PostRow(line, snippet, marks, places)


def theme(number: int, name: str) -> Theme:
    return Theme(number, f"t-{number}", name, name, None, number, "", None, number, 1)


def passage(words: str, *names: str, note: str = "", state: State = State.PLACED) -> PassageRow:
    highlight = Highlight(
        id=1, guid="h", post_id=1, anchor=Anchor(Span(0, 3), words), span=Span(0, 3),
        passage=words, state=state, note=note, made="",
        themes=tuple(theme(number, name) for number, name in enumerate(names)),
    )  # fmt: skip
    return PassageRow(HighlightHit(highlight, "Cafe\u0301 by the quay"), "", "2025")


@pytest.fixture
def measures(qapp: QApplication) -> Measures:
    return Measures(fonts.window())


@pytest.fixture
def pane(qtbot: QtBot) -> PostList:
    made = PostList()
    qtbot.addWidget(made)
    made.resize(WIDTH, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def words(layout: RowLayout) -> list[str]:
    return [piece.text.layout.text() for piece in layout.words]


def laid(
    row: Row, measures: Measures, width: int = WIDTH, *, is_mirrored: bool = False
) -> list[str]:
    return words(lay_out(row, measures, width, is_mirrored=is_mirrored))


def painted(pane: PostList, number: int) -> QImage:
    """The pixels of one row."""
    area = pane.view.visualRect(pane.view.model().index(number, 0))
    return pane.view.viewport().grab(area).toImage()


def count(image: QImage, colour: QColor, part: QRect | None = None) -> int:
    """How many pixels of a part have just this colour."""
    area = part or image.rect()
    wanted = colour.rgb()
    return sum(
        image.pixel(x, y) == wanted
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def show(pane: PostList, *rows: Row) -> None:
    pane.show_rows(rows, title="All posts", total=len(rows))


@pytest.mark.parametrize(
    ("kind", "wanted"), [(RowHeight.ROW, 94), (RowHeight.WITH_NOTE, 111), (RowHeight.HEAD, 34)]
)
def test_rows_have_the_heights_of_the_drawing(
    measures: Measures, kind: RowHeight, wanted: int
) -> None:
    assert measures.height(kind) == wanted


def test_a_larger_font_of_the_window_makes_higher_rows(pane: PostList) -> None:
    show(pane, post(), post())
    before = pane.view.visualRect(pane.view.model().index(1, 0)).top()
    font = QFont(pane.view.font())
    font.setPixelSize(20)
    pane.view.setFont(font)
    pane.view.executeDelayedItemsLayout()
    assert pane.view.visualRect(pane.view.model().index(1, 0)).top() > before * 1.4


@pytest.mark.parametrize("kind", [RowHeight.ROW, RowHeight.WITH_NOTE, RowHeight.HEAD])
@pytest.mark.parametrize("px", [11, 13, 17, 26])
def test_no_words_stand_lower_than_their_row(qapp: QApplication, kind: RowHeight, px: int) -> None:
    measures = Measures(fonts.window(px))
    rows: dict[RowHeight, tuple[Row, ...]] = {
        RowHeight.ROW: (post(LONG, LONG, themes=((0, 1),)), passage(LONG * 3, "Money")),
        RowHeight.WITH_NOTE: (passage(LONG * 3, "Money", note=LONG),),
        RowHeight.HEAD: (HeadRow("Posts"),),
    }
    for row in rows[kind]:
        layout = lay_out(row, measures, WIDTH, is_mirrored=False)
        for piece in layout.words:
            bottom = piece.at.y() + piece.text.layout.boundingRect().height()
            assert bottom <= measures.height(kind)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (post(), ["Lanterns 🏮", "Harbour Notes · 2025 · 6 min", ""]),
        (post(source=""), ["Lanterns 🏮", "A. Novak · 2025 · 6 min", ""]),
        (post("", "First.\nSecond\u2028third"), [
            "Without a title", "Harbour Notes · 2025 · 6 min", "First. Second third",
        ]),
        (post(themes=((0, 3), (4, 12)), places=2), [
            "Lanterns 🏮", "Harbour Notes · 2025 · 6 min", "", "2 places", "3", "12",
        ]),
        (passage("The square", "Money", "People"), [
            "Money", "People", "“The square”", "Cafe\u0301 by the quay · 2025",
        ]),
        (passage("The square", note="Ask 🏮", state=State.CHECK), [
            "to check", "No theme", "“The square”", "Ask 🏮", "Cafe\u0301 by the quay · 2025",
        ]),
        (passage("The square", state=State.LOST), [
            "lost", "No theme", "“The square”", "Cafe\u0301 by the quay · 2025",
        ]),
        (HeadRow("Posts"), ["Posts"]),
    ],
)  # fmt: skip
def test_a_row_says_what_is_known(measures: Measures, row: Row, shown: list[str]) -> None:
    assert laid(row, measures) == shown


def test_what_does_not_fit_is_cut_and_the_date_stays(measures: Measures) -> None:
    title, byline, *_ = laid(post(LONG, source=LONG), measures)
    assert title.endswith("…")
    assert LONG.startswith(title[:-1])
    assert byline.endswith("… · 2025 · 6 min")


def test_only_a_title_that_is_cut_needs_a_tip(measures: Measures) -> None:
    assert lay_out(post(LONG), measures, WIDTH, is_mirrored=False).is_cut
    assert not lay_out(post("Rota", LONG), measures, WIDTH, is_mirrored=False).is_cut
    assert lay_out(passage("Rota", note=LONG), measures, WIDTH, is_mirrored=False).is_cut


def test_a_long_passage_has_two_lines_and_an_ellipsis(measures: Measures) -> None:
    layout = lay_out(passage("🏮 " + LONG * 2, "Money"), measures, WIDTH, is_mirrored=False)
    quote = layout.words[1].text
    assert quote.layout.lineCount() == 2
    assert quote.layout.text().startswith("“🏮 How")
    assert quote.layout.text().endswith("…")
    assert all(quote.layout.lineAt(n).naturalTextWidth() <= WIDTH for n in range(2))


def test_themes_without_room_are_counted(measures: Measures) -> None:
    names = [f"Theme of the {number}th kind" for number in range(5)]
    shown = laid(passage("The square", *names), measures)
    assert shown[:2] == [names[0], "+4"]


def test_theme_counts_stop_where_the_row_ends(measures: Measures) -> None:
    layout = lay_out(post(themes=((0, 1000),) * 6), measures, 120, is_mirrored=False)
    chips = [sign for sign in layout.signs if sign.kind is SignKind.CHIP]
    assert 0 < len(chips) < 6
    assert all(sign.area.right() < 120 for sign in chips)


@pytest.mark.parametrize("found", ["lanterns", "🏮", "פנסים"])
def test_the_first_mark_is_in_view_and_under_its_word(measures: Measures, found: str) -> None:
    before = "One two three four five six seven 👩‍👩‍👧 eight nine ten eleven "
    snippet = before + found + " and then more words than fit"
    start = len(before)
    row = post("Rota", snippet, marks=(Span(start, start + len(found)),))
    piece = lay_out(row, measures, WIDTH, is_mirrored=False).words[2].text
    shown = piece.layout.text()
    assert shown.startswith("…")
    [mark] = piece.marks
    metrics = QFontMetricsF(measures.small)
    assert mark.left() == pytest.approx(
        metrics.horizontalAdvance(shown[: shown.index(found)]), abs=4
    )
    assert mark.width() == pytest.approx(metrics.horizontalAdvance(found), abs=5)
    assert mark.right() < WIDTH


def test_a_mark_beyond_the_end_is_not_painted(measures: Measures) -> None:
    snippet = "Lanterns " + LONG * 2 + " lanterns"
    marks = (Span(0, 8), Span(len(snippet) - 8, len(snippet)))
    piece = lay_out(post("Rota", snippet, marks=marks), measures, WIDTH, is_mirrored=False).words[2]
    assert len(piece.text.marks) == 1


def test_a_mirrored_row_is_the_mirror_image(measures: Measures) -> None:
    row = post("Rota", unread=True, starred=True, themes=((2, 3),))
    plain = lay_out(row, measures, WIDTH, is_mirrored=False)
    mirrored = lay_out(row, measures, WIDTH, is_mirrored=True)
    for one, other in zip(plain.signs, mirrored.signs, strict=True):
        assert other.area.left() == pytest.approx(WIDTH - one.area.right())
    title = mirrored.words[0]
    line = title.text.layout.lineAt(0)
    right = title.at.x() + line.naturalTextRect().right()
    assert right == pytest.approx(WIDTH - plain.words[0].at.x(), abs=1)


def test_a_hebrew_title_begins_where_the_others_begin(measures: Measures) -> None:
    layout = lay_out(post(HEBREW), measures, WIDTH, is_mirrored=False)
    assert layout.words[0].text.layout.lineAt(0).naturalTextRect().left() == pytest.approx(0, abs=1)
    assert (
        layout.words[0].text.layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
    )


def test_the_date_keeps_its_order_beside_a_hebrew_source(measures: Measures) -> None:
    piece = lay_out(post(source=HEBREW), measures, WIDTH, is_mirrored=False).words[1].text
    line = piece.layout.lineAt(0)
    text = piece.layout.text()
    year, length = line.cursorToX(text.index("2025")), line.cursorToX(text.index("6 min"))
    assert _first(year) < _first(length)


def _first(place: object) -> float:
    """Qt gives a number or a pair, by the binding's version."""
    found = place[0] if isinstance(place, tuple) else place
    assert isinstance(found, int | float)
    return float(found)


@pytest.mark.parametrize(("choice", "palette"), [("light", colours.LIGHT), ("dark", colours.DARK)])
def test_the_present_row_is_paper_with_a_bar_of_accent(
    pane: PostList, look: Appearance, choice: str, palette: Colours
) -> None:
    look.apply(choice)
    show(pane, post("Rota"), post("Choir"))
    pane.select_first()
    present, other = painted(pane, 0), painted(pane, 1)
    assert count(present, palette.accent, QRect(0, 0, 3, 94)) == 3 * 94
    assert present.pixelColor(8, 5) == palette.paper
    assert other.pixelColor(8, 5) == palette.window
    assert count(other, palette.accent) == 0


def test_other_selected_rows_have_a_quieter_bar(pane: PostList) -> None:
    show(pane, post("Rota"), post("Choir"))
    pane.select_all()
    pane.select_first()
    pane.select_all()
    assert count(painted(pane, 1), colours.LIGHT.muted, QRect(0, 0, 3, 94)) == 3 * 94
    assert painted(pane, 1).pixelColor(8, 5) not in [colours.LIGHT.paper, colours.LIGHT.window]


def test_the_ring_of_focus_shows_for_keys_alone(qtbot: QtBot, pane: PostList) -> None:
    show(pane, post("Rota"), post("Choir"))
    pane.select_first()
    right = QRect(pane.view.viewport().width() - 8, 20, 8, 50)
    pane.view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(pane.view.hasFocus)
    assert count(painted(pane, 0), colours.LIGHT.accent, right) == 0
    pane.view.clearFocus()
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert count(painted(pane, 0), colours.LIGHT.accent, right) >= 100


def test_an_empty_list_shows_that_it_has_the_keyboard(qtbot: QtBot, pane: PostList) -> None:
    pane.show_rows([], title="Unread", total=0, empty=("All is read.", ""))
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(pane.view.hasFocus)
    assert count(pane.view.viewport().grab().toImage(), colours.LIGHT.accent) > 1000


def test_the_first_word_found_in_the_note_of_a_passage_is_in_view(measures: Measures) -> None:
    note = f"{LONG} 🏮\n{HEBREW} cafe\u0301 lanterns"
    start = note.index("lanterns")
    kept = passage("The square", note=note)
    row = replace(kept, hit=replace(kept.hit, note_marks=(Span(start, start + 8),)))
    piece = lay_out(row, measures, WIDTH, is_mirrored=False).words[2].text
    assert "lanterns" in piece.layout.text()
    assert len(piece.marks) == 1
    assert lay_out(row, measures, WIDTH, is_mirrored=False).is_cut


def test_marks_and_signs_are_painted(pane: PostList) -> None:
    row = post(
        "Rota", "The lantern", marks=(Span(4, 11),), unread=True, starred=True, themes=((2, 3),)
    )
    show(pane, row, post("Choir", "The lantern"))
    marked, plain = painted(pane, 0), painted(pane, 1)
    look = colours.LIGHT
    for colour, least in ((look.place, 150), (look.accent, 20), (look.theme(2).line, 20)):
        assert count(marked, colour) >= least
        assert count(plain, colour) == 0


def test_in_a_window_from_right_to_left_the_bar_is_at_the_right(pane: PostList) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(pane, post(HEBREW))
    pane.select_first()
    image = painted(pane, 0)
    right = QRect(image.width() - 3, 0, 3, 94)
    assert count(image, colours.LIGHT.accent, right) == 3 * 94
    assert image.pixelColor(QPoint(0, 5)) == colours.LIGHT.paper
