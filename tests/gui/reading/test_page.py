from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextFormat
from PySide6.QtWidgets import QApplication

from app.text.blocks import TextBuilder
from app.text.clean import clean
from app.ui.reading.page import Page, picture_address, picture_position
from app.ui.reading.page_look import PageLook
from app.ui.style import colours
from db.records import Block, BlockKind, Image, LinkOut, Post, Span
from tests.gui.reading.posts_to_read import FAMILY, LINK, lantern_post

pytestmark = pytest.mark.usefixtures("qapp")

KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.IMAGE])
SIGNS = st.sampled_from([*"ab 1.\t\u2028🏮\u0301של\u200d\u200f\u061c&<>", FAMILY, "\u3000", "\x0b"])
BLOCKS = st.lists(st.tuples(KINDS, st.lists(SIGNS).map("".join), st.integers(0, 9)), max_size=8)


def post_of(blocks: list[tuple[BlockKind, str, int]]) -> Post:
    builder = TextBuilder()
    for kind, raw, level in blocks:
        if kind is BlockKind.RULE:
            builder.rule()
        else:
            builder.block(kind, clean(raw), level)
    built = builder.build()
    return replace(
        lantern_post(), text=built.text, blocks=built.blocks, inlines=(), images=(), links=()
    )


def letters(page: Page) -> str:
    return page.document.toRawText().replace("\u2029", "\n")


def char_at(page: Page, words: str) -> QTextFormat:
    start = page.post.text.index(words)
    block = page.document.findBlock(page.positions.page(start))
    cells = block.begin()
    while not cells.atEnd():
        piece = cells.fragment()
        if words in piece.text():
            return piece.charFormat()
        cells += 1
    raise AssertionError(words)


def test_a_page_has_the_letters_of_its_post_and_no_others() -> None:
    page = Page.build(lantern_post(), PageLook())
    assert letters(page) == page.post.text
    assert page.document.blockCount() == len(page.post.blocks)


@given(BLOCKS)
def test_whatever_a_text_holds_the_page_holds_it_at_the_same_place(
    qapp: QApplication, blocks: list[tuple[BlockKind, str, int]]
) -> None:
    page = Page.build(post_of(blocks), PageLook())
    assert letters(page) == page.post.text
    for block in page.post.blocks:
        found = page.document.findBlock(page.positions.page(block.span.start))
        assert found.position() == page.positions.page(block.span.start)
        assert found.text() == page.post.text[block.span.start : block.span.end]


@given(BLOCKS, st.data())
def test_a_link_anywhere_changes_no_letter(
    qapp: QApplication, blocks: list[tuple[BlockKind, str, int]], data: st.DataObject
) -> None:
    post = post_of(blocks)
    links = []
    for block in post.blocks:
        end = data.draw(st.integers(*block.span))
        links.append(LinkOut(Span(block.span.start, end), LINK, None))
    assert letters(Page.build(replace(post, links=tuple(links)), PageLook())) == post.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [("lantern", "bold"), ("library wall", "underlined"), ("We followed the sound.", "italic")],
)
def test_letters_are_set_as_the_author_set_them(words: str, expected: str) -> None:
    font = char_at(Page.build(lantern_post(), PageLook()), words).toCharFormat().font()
    found = {"bold": font.bold(), "underlined": font.underline(), "italic": font.italic()}
    assert [name for name, is_set in found.items() if is_set] == [expected]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "#top", ""])
def test_a_link_that_leads_nowhere_is_plain_text(href: str) -> None:
    post = lantern_post()
    page = Page.build(replace(post, links=(LinkOut(post.links[0].span, href, None),)), PageLook())
    assert not char_at(page, "library wall").toCharFormat().isAnchor()


def test_a_link_to_a_post_of_the_library_is_a_link_whatever_its_address() -> None:
    post = lantern_post()
    page = Page.build(replace(post, links=(LinkOut(post.links[0].span, "", 7),)), PageLook())
    assert char_at(page, "library wall").toCharFormat().isAnchor()


def test_a_picture_keeps_its_shape_inside_the_column() -> None:
    page = Page.build(lantern_post(), PageLook(column_px=400))
    size = page.picture_size(page.post.images[0])
    assert (size.width(), size.height()) == (400, 200)


def test_a_picture_smaller_than_the_column_is_not_made_larger() -> None:
    small = Image(0, data=b"bytes", width=90, height=30)
    size = Page.build(lantern_post(), PageLook(column_px=400)).picture_size(small)
    assert (size.width(), size.height()) == (90, 30)


@pytest.mark.parametrize(
    ("address", "position"),
    [
        (picture_address(12), 12),
        ("evn:/img/x", None),
        ("evn:/img/", None),
        ("evn:/img/٣", None),
        ("file:///etc/passwd", None),
        ("/etc/passwd", None),
    ],
)
def test_only_our_own_addresses_name_a_picture(address: str, position: int | None) -> None:
    assert picture_position(QUrl(address)) == position


def test_a_row_sets_its_cells_under_one_another() -> None:
    page = Page.build(lantern_post(), PageLook())
    rows = [
        page.document.findBlockByNumber(number).blockFormat().tabPositions()
        for number, block in enumerate(page.post.blocks)
        if block.kind is BlockKind.ROW
    ]
    assert [tab.position for tab in rows[0]] == [tab.position for tab in rows[1]] != []


def test_a_hebrew_quote_is_moved_in_from_the_right() -> None:
    post = replace(
        lantern_post(), text="שלום", blocks=(Block(Span(0, 4), BlockKind.QUOTE, 1),), inlines=()
    )
    form = Page.build(post, PageLook()).document.firstBlock().blockFormat()
    assert form.rightMargin() > form.leftMargin() == 0


def test_text_wears_the_colours_of_its_page() -> None:
    page = Page.build(lantern_post(), PageLook(colours.DARK))
    colour = char_at(page, "The square").toCharFormat().foreground().color()
    assert colour == colours.DARK.text


def test_an_empty_post_is_an_empty_page() -> None:
    page = Page.build(post_of([]), PageLook())
    assert letters(page) == page.post.text == ""
