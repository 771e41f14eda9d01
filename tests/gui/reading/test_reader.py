from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import PIL.Image
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.reading.pictures import decode
from app.ui.reading.reader import Reader
from app.ui.style import appearance, colours
from db.records import Image, LinkOut, Post, Progress, Span, State
from tests.gui.reading.posts_to_read import LINK, highlighted, lantern_post, long_post

Key, Keyboard = Qt.Key, Qt.KeyboardModifier
WORDS = ("The square 🏮 filled up.", "square 🏮", "We followed the sound.")


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader()
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    appearance.wear(qapp, colours.DARK)
    yield
    appearance.wear(qapp, colours.LIGHT)


def offset_of(reader: Reader, words: str) -> int:
    assert reader.post is not None
    return reader.post.text.index(words)


def chosen(reader: Reader) -> str:
    assert reader.post is not None
    start, end = reader.selected()
    return reader.post.text[start:end]


def down(reader: Reader) -> int:
    return reader.verticalScrollBar().value()


def ink(reader: Reader) -> set[str]:
    """The colours of what is painted."""
    picture = reader.viewport().grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(picture.height())
    }


def with_highlights(post: Post) -> Post:
    return replace(post, highlights=highlighted(post, *WORDS))


# Opening


def test_an_opened_post_begins_at_its_title_with_the_caret_before_the_first_letter(
    reader: Reader,
) -> None:
    reader.show_post(lantern_post())
    assert reader.progress() == Progress(0, 0)
    assert (down(reader), reader.selected()) == (0, Span(0, 0))


@pytest.mark.parametrize("words", ["Paragraph 3 begins", "Paragraph 60", "Paragraph 110"])
def test_a_post_opens_where_someone_stopped_reading(reader: Reader, words: str) -> None:
    post = long_post()
    reader.show_post(post)
    reader.go_to(offset_of(reader, words))
    stopped = reader.progress()
    reader.show_post(None)
    reader.show_post(post, stopped)
    assert reader.progress() == stopped
    reader.show_post(post, stopped)
    assert reader.progress() == stopped


def test_a_very_long_post_opens_near_its_end(reader: Reader) -> None:
    post = long_post(2500)
    assert len(post.text.split()) > 90_000
    reader.show_post(post, Progress(len(post.text), post.text.index("Paragraph 2400")))
    assert reader.progress() == Progress(len(post.text), post.text.index("Paragraph 2400"))


def test_without_a_post_there_is_nothing_to_read_or_select(reader: Reader) -> None:
    reader.show_post(lantern_post())
    reader.show_post(None)
    assert (reader.post, reader.toPlainText(), reader.quote_with_source()) == (None, "", "")
    assert reader.progress() == Progress(0, 0)
    reader.grow_selection()
    reader.next_place()
    assert reader.selected() == Span(0, 0)
    assert reader.accessibleName() == "No post is open"


def test_a_screen_reader_is_told_title_source_and_date(reader: Reader) -> None:
    reader.show_post(replace(lantern_post(), excerpt=True))
    assert reader.accessibleName() == "What we learned from the Lantern Evening"
    for fact in ("A. Novak", "Harbour Notes", "14 November 2025", "Only the beginning"):
        assert fact in reader.accessibleDescription()


def test_new_facts_are_shown_without_moving_the_page(reader: Reader) -> None:
    post = long_post()
    reader.show_post(post)
    reader.go_to(offset_of(reader, "Paragraph 60"))
    before = reader.progress()
    reader.show_facts(replace(post, title="A new title " * 30, starred=True))
    assert reader.progress() == before
    assert reader.accessibleDescription().startswith("Starred")


# The look


def test_a_larger_text_keeps_caret_selection_and_view(reader: Reader) -> None:
    reader.show_post(long_post())
    start = offset_of(reader, "Paragraph 60")
    reader.select(Span(start, start + 12))
    before = reader.progress()
    reader.set_text_size(24)
    assert chosen(reader) == "Paragraph 60"
    assert 0 <= before.top - reader.progress().top < 60  # the same letter is in the first line
    assert reader.document().defaultFont().pixelSize() == 24


@pytest.mark.parametrize(("wanted", "size"), [(4, 13), (99, 28)])
def test_a_text_is_never_too_small_or_too_large_to_read(
    reader: Reader, wanted: int, size: int
) -> None:
    reader.show_post(lantern_post())
    reader.set_text_size(wanted)
    assert reader.document().defaultFont().pixelSize() == size


def test_lines_become_shorter_when_that_is_wanted(reader: Reader) -> None:
    reader.show_post(long_post())
    before = reader.viewport().width()
    reader.set_line_width(40)
    assert reader.viewport().width() < before


def test_the_first_line_in_view_stays_while_the_window_becomes_narrower(reader: Reader) -> None:
    reader.show_post(long_post())
    reader.go_to(offset_of(reader, "Paragraph 60"))
    reader.verticalScrollBar().setValue(down(reader) + 200)
    before = reader.progress().top
    for width in range(800, 400, -7):
        reader.resize(width, 600)
    assert abs(reader.progress().top - before) < 60


def test_a_page_with_pictures_is_set_anew_for_a_narrower_window(reader: Reader) -> None:
    reader.show_post(lantern_post())
    reader.resize(500, 600)
    width = reader.viewport().width()
    reader.go_to(offset_of(reader, "\ufffc"))
    found = reader.textCursor().block()
    assert found.begin().fragment().charFormat().toImageFormat().width() == width


def test_a_look_chosen_before_any_post_is_open_holds_for_its_pictures(reader: Reader) -> None:
    reader.set_line_width(40)
    reader.show_post(lantern_post())
    reader.go_to(offset_of(reader, "\ufffc"))
    found = reader.textCursor().block().begin().fragment().charFormat().toImageFormat()
    assert found.width() == reader.viewport().width()


def test_files_dropped_on_a_post_are_left_to_the_window(reader: Reader) -> None:
    assert not reader.acceptDrops()
    assert not reader.viewport().acceptDrops()


@pytest.mark.parametrize(
    ("width", "shown", "margin"), [(900, True, 252), (560, True, 60), (900, False, 0)]
)
def test_the_margin_takes_the_room_there_is(
    reader: Reader, width: int, shown: bool, margin: int
) -> None:
    reader.show_post(lantern_post())
    reader.set_margin_shown(shown)
    reader.resize(width, 600)
    assert reader.margin.isVisible() is shown
    assert not shown or reader.margin.width() == margin
    assert not shown or reader.margin.geometry().left() > reader.viewport().geometry().right()


@pytest.mark.usefixtures("dark")
def test_the_page_goes_dark_with_the_window(reader: Reader) -> None:
    reader.show_post(lantern_post())
    reader.apply_colours()
    painted = ink(reader)
    assert colours.DARK.paper.name() in painted
    assert colours.LIGHT.paper.name() not in painted


def test_highlights_and_places_are_painted_under_the_letters(reader: Reader) -> None:
    post = with_highlights(lantern_post())
    reader.show_post(post)
    assert colours.LIGHT.theme(1).tint.name() in ink(reader)
    reader.set_highlights(())
    start = offset_of(reader, "quiet")
    reader.show_places([Span(start, start + 5)])
    painted = ink(reader)
    assert colours.LIGHT.theme(1).tint.name() not in painted
    assert colours.LIGHT.place.name() in painted


# Keys


def test_keys_select_and_copy_plain_words(reader: Reader) -> None:
    reader.show_post(lantern_post())
    for _ in range(3):
        QTest.keyClick(reader, Key.Key_Right, Keyboard.ControlModifier | Keyboard.ShiftModifier)
    assert chosen(reader) == "The square 🏮 "
    QTest.keyClick(reader, Key.Key_C, Keyboard.ControlModifier)
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert QGuiApplication.clipboard().text() == "The square 🏮 "


def test_nothing_can_be_typed_into_a_post(reader: Reader) -> None:
    reader.show_post(lantern_post())
    before = reader.document().toRawText()
    QTest.keyClicks(reader, "hello")
    QTest.keyClick(reader, Key.Key_Delete)
    QTest.keyClick(reader, Key.Key_V, Keyboard.ControlModifier)
    assert reader.document().toRawText() == before


def test_a_selection_grows_and_shrinks_without_scrolling(reader: Reader) -> None:
    reader.show_post(long_post())
    reader.go_to(offset_of(reader, "river"))
    before = down(reader)
    grown = []
    for _ in range(4):
        reader.grow_selection()
        grown.append(chosen(reader))
    assert reader.post is not None
    assert grown[0] == "river"
    assert grown[1].startswith("Lanterns 🏮")
    assert grown[3] == reader.post.text
    reader.shrink_selection()
    assert chosen(reader) == grown[2]
    assert down(reader) == before


def test_escape_drops_the_selection_then_leaves_the_highlight_then_goes_on(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.show_post(with_highlights(lantern_post()))
    reader.select(Span(0, 3))
    QTest.keyClick(reader, Key.Key_Escape)
    assert (chosen(reader), reader.focused_highlight) == ("", 1)
    QTest.keyClick(reader, Key.Key_Escape)
    assert reader.focused_highlight == 0
    assert reader.step_back() is False


# Links


def test_enter_follows_the_link_under_the_caret(reader: Reader, qtbot: QtBot) -> None:
    reader.show_post(lantern_post())
    reader.go_to(offset_of(reader, "wall"))
    with qtbot.waitSignal(reader.link_opened) as opened:
        QTest.keyClick(reader, Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].href == LINK


def test_the_mouse_shows_where_a_link_leads_and_follows_it(reader: Reader, qtbot: QtBot) -> None:
    reader.show_post(lantern_post())
    reader.go_to(offset_of(reader, "wall"))
    at = reader.cursorRect().center() + QPoint(6, 0)
    with qtbot.waitSignal(reader.link_hovered) as hovered:
        QTest.mouseMove(reader.viewport(), at)
    assert hovered.args == [LINK]
    with qtbot.waitSignal(reader.link_opened):
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(reader.link_hovered) as left:
        QTest.mouseMove(reader.viewport(), QPoint(2, 2))
    assert left.args == [""]


def test_selecting_across_a_link_does_not_follow_it(reader: Reader, qtbot: QtBot) -> None:
    reader.show_post(lantern_post())
    reader.go_to(offset_of(reader, "wall"))
    at = reader.cursorRect().center() + QPoint(3, 0)
    with qtbot.assertNotEmitted(reader.link_opened):
        QTest.mousePress(reader.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(reader.viewport(), at + QPoint(24, 0))
        QTest.mouseRelease(reader.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(24, 0))
    assert chosen(reader)


def test_the_address_above_the_text_leads_to_the_original(reader: Reader, qtbot: QtBot) -> None:
    reader.show_post(lantern_post())
    assert reader._title is not None
    at = reader._title.address.center().toPoint()
    with qtbot.waitSignal(reader.link_opened) as opened:
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [LinkOut(Span(0, 0), "https://blog.example/lanterns", None)]


# Highlights and places


def test_the_caret_focuses_the_innermost_highlight_it_comes_into(reader: Reader) -> None:
    reader.show_post(with_highlights(lantern_post()))
    focused: list[int] = []
    reader.highlight_focused.connect(focused.append)
    reader.go_to(offset_of(reader, "quiet"))
    for words in ("filled", "square", "Arrival", "We followed"):
        reader.go_to(offset_of(reader, words))
    assert focused == [0, 1, 2, 0, 3]


def test_keys_go_from_highlight_to_highlight_and_stop_at_the_ends(reader: Reader) -> None:
    reader.show_post(with_highlights(lantern_post()))
    reader.go_to(offset_of(reader, "Behind"))
    assert reader.next_highlight()
    assert reader.focused_highlight == 3
    assert not reader.next_highlight()
    assert reader.previous_highlight()
    assert reader.focused_highlight == 2
    assert reader.selected() == Span(4, 4)
    assert reader.previous_highlight()
    assert reader.focused_highlight == 1
    assert not reader.previous_highlight()


def test_a_highlight_far_away_comes_into_view_with_what_is_before_it(reader: Reader) -> None:
    post = long_post()
    reader.show_post(replace(post, highlights=highlighted(post, "Paragraph 60 begins")))
    reader.go_to_highlight(1)
    area = reader.cursorRect()
    assert 60 < area.top() < 300
    assert reader.focused_highlight == 1


def test_another_look_keeps_the_focused_highlight_and_says_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.show_post(with_highlights(lantern_post()))
    reader.go_to(5)
    reader.go_to_highlight(1)  # the outer one of two
    said: list[str] = []
    monkeypatch.setattr("app.ui.reading.reader.announce", lambda _reader, text: said.append(text))
    focused: list[int] = []
    reader.highlight_focused.connect(focused.append)
    reader.set_text_size(20)
    reader.set_highlights(reader.highlights)
    assert (reader.focused_highlight, said, focused) == (1, [], [])


def test_a_highlight_is_spoken_when_the_caret_comes_into_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.ui.reading.reader.announce", lambda _reader, text: said.append(text))
    reader.show_post(with_highlights(lantern_post()))
    assert said == []
    reader.go_to(offset_of(reader, "followed"))
    reader.go_to(offset_of(reader, "sound"))
    assert said == ["Atmosphere: “We followed the sound.”"]


def test_a_lost_highlight_can_be_chosen_though_it_stands_nowhere(reader: Reader) -> None:
    post = lantern_post()
    [found] = highlighted(post, "Behind the")
    lost = replace(found, span=None, state=State.LOST)
    reader.show_post(replace(post, highlights=(lost,)))
    reader.go_to_highlight(1)
    assert (reader.focused_highlight, reader.selected()) == (1, Span(0, 0))


def test_without_a_selection_the_focused_highlight_is_quoted(reader: Reader) -> None:
    reader.show_post(with_highlights(lantern_post()))
    reader.go_to_highlight(3)
    assert reader.quote_with_source().startswith("“We followed the sound.” — ")
    reader.go_to(offset_of(reader, "quiet"))
    assert reader.quote_with_source() == ""


def test_places_are_walked_one_by_one_and_there_is_an_end(reader: Reader) -> None:
    post = long_post()
    starts = [post.text.index(f"Paragraph {number} ") for number in (10, 50, 90)]
    reader.show_post(post)
    reader.show_places([Span(start, start + 9) for start in starts], 0)
    walked = [reader.selected().start]
    while reader.next_place():
        walked.append(reader.selected().start)
    assert walked == starts
    assert reader.previous_place()
    assert reader.selected().start == starts[1]
    assert 0 < reader.cursorRect().top() < reader.viewport().height()


def test_the_first_step_among_places_goes_to_the_nearest_one(reader: Reader) -> None:
    post = long_post()
    starts = [post.text.index(f"Paragraph {number} ") for number in (10, 50, 90)]
    spans = [Span(start, start + 9) for start in starts]
    reader.show_post(post)
    reader.go_to(post.text.index("Paragraph 60"))
    reader.show_places(spans)
    assert reader.next_place()
    assert reader.selected().start == starts[2]
    reader.go_to(post.text.index("Paragraph 60"))
    reader.show_places(spans)
    assert reader.previous_place()
    assert reader.selected().start == starts[1]


# Pictures


def png(width: int, height: int, colour: str) -> bytes:
    file = BytesIO()
    PIL.Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def test_a_picture_is_asked_for_when_it_is_seen_and_painted_when_it_comes(
    reader: Reader, qtbot: QtBot
) -> None:
    post = lantern_post()
    data = png(1200, 600, "#ff0000")
    with qtbot.waitSignal(reader.pictures_wanted) as wanted:
        reader.show_post(post)
        reader.go_to(post.text.index("\ufffc"))
        reader.grab()
    assert wanted.args is not None
    [(position, width)] = wanted.args[0]
    assert (position, width) == (post.text.index("\ufffc"), reader.viewport().width())
    height = reader.document().size().height()
    assert "#ff0000" not in ink(reader)
    reader.set_picture(position, decode(data, width))
    assert "#ff0000" in ink(reader)
    assert reader.document().size().height() == height


def test_a_picture_that_cannot_be_had_is_not_asked_for(reader: Reader, qtbot: QtBot) -> None:
    post = lantern_post()
    missing = Image(post.images[0].position, alt="The river")
    with qtbot.assertNotEmitted(reader.pictures_wanted):
        reader.show_post(replace(post, images=(missing,)))
        reader.go_to(missing.position)
        reader.grab()
        QApplication.processEvents()


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "/etc/hostname", "evn:/img/99999", "https://x.example/"]
)
def test_no_address_but_a_pictures_own_is_ever_opened(reader: Reader, address: str) -> None:
    reader.show_post(lantern_post())
    kind = QTextDocument.ResourceType
    image = reader.loadResource(kind.ImageResource.value, QUrl(address))
    assert isinstance(image, QImage)
    assert (image.width(), image.height()) == (1, 1)
    assert reader.loadResource(kind.StyleSheetResource.value, QUrl(address)) == " "


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_not_decoded(data: bytes) -> None:
    assert decode(data, 100).isNull()


def test_a_picture_is_made_smaller_while_it_is_decoded() -> None:
    assert decode(png(1200, 600, "blue"), 300).size().toTuple() == (300, 150)
    assert decode(png(90, 30, "blue"), 300).size().toTuple() == (90, 30)
