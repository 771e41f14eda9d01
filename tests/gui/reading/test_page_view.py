from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import PIL.Image
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.reading.pictures import decode
from app.ui.reading.reader import Reader
from app.ui.style import appearance, colours
from db.records import Image, LinkOut, Span
from tests.gui.reading.posts_to_read import LINK, lantern_post, long_post, marked_post
from tests.gui.reading.seen_in_reader import chosen, down, offset_of

Key, Keyboard = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    appearance.wear(qapp, colours.DARK)
    yield
    appearance.wear(qapp, colours.LIGHT)


def ink(reader: Reader) -> set[str]:
    """The colours of what is painted."""
    picture = reader.viewport().grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(picture.height())
    }


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
    post = marked_post()
    reader.show_post(post)
    assert colours.LIGHT.theme(1).tint.name() in ink(reader)
    reader.set_highlights(())
    start = offset_of(reader, "quiet")
    reader.show_places([Span(start, start + 5)])
    painted = ink(reader)
    assert colours.LIGHT.theme(1).tint.name() not in painted
    assert colours.LIGHT.place.name() in painted


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
