"""A post as lines: every kind of block, and highlights wherever they begin and end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli import page
from app.text.blocks import Built, TextBuilder
from app.text.clean import LINE_BREAK
from db.records import Anchor, BlockKind, Highlight, Image, Post, Span, State


def post_of(built: Built, *spans: Span | None) -> Post:
    kept = tuple(
        Highlight(
            number, f"{number:08}-0000", 1, Anchor(span or Span(0, 1), "x"), span, "x",
            State.PLACED if span else State.LOST, (), "", "",
        )
        for number, span in enumerate(spans, 1)
    )  # fmt: skip
    return Post(
        1, "guid", "שלום \N{OCTOPUS}", built.text, built.blocks, built.inlines, built.images,
        "", "", "", "", "", "", (), (), False, 1, "", (), (), kept, "",
    )  # fmt: skip


def lines(built: Built, *spans: Span | None, width: int | None = None) -> list[str]:
    """The lines below the head."""
    return list(page.lines(post_of(built, *spans), width))[2:]


def test_each_kind_of_block_looks_like_what_it_is() -> None:
    builder = TextBuilder()
    builder.block(BlockKind.HEADING, "Above", 1)
    builder.block(BlockKind.HEADING, "Below", 3)
    builder.block(BlockKind.PARAGRAPH, "One\ntwo e\u0301.")
    builder.block(BlockKind.ITEM, "a", 1)
    builder.block(BlockKind.ITEM, "b", 2)
    builder.block(BlockKind.QUOTE, "said", 1)
    builder.block(BlockKind.CODE, "if so:\n    go()")
    builder.image(Image(0, "A loaf \N{BREAD}"))
    builder.image(Image(0))
    builder.block(BlockKind.CAPTION, "Six slices")
    builder.rule()
    builder.block(BlockKind.ROW, "Who\tCrowns")
    builder.block(BlockKind.ROW, "The mill\t1.70")
    assert lines(builder.build()) == [
        "", "## Above",
        "", "### Below",
        "", "One", "two e\u0301.",
        "", "  • a", "    • b",
        "", "  > said",
        "", "    if so:", "        go()",
        "", "[picture: A loaf \N{BREAD}]",
        "", "[picture]",
        "", "  Six slices",
        "", "-" * 20,
        "", "Who\tCrowns", "The mill\t1.70",
    ]  # fmt: skip


def test_the_lost_and_those_to_check_are_told_from_the_placed() -> None:
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, "One two")
    assert lines(builder.build(), Span(4, 7), None)[1:] == [
        "One [1>two<1]",
        "",
        "2 highlights",
        "[1] without a theme  00000001",
        "[2] without a theme (lost: no longer in the text)  00000002",
    ]


@pytest.mark.parametrize("width", [None, 20])
def test_code_and_rows_are_never_wrapped(width: int | None) -> None:
    builder = TextBuilder()
    builder.block(BlockKind.CODE, "word " * 10)
    builder.block(BlockKind.ROW, "cell\t" * 10)
    assert [len(line) > 40 for line in lines(builder.build(), width=width) if line] == [True, True]


WORDS = st.text("ab e\u0301ש\N{OCTOPUS}" + LINE_BREAK, min_size=1, max_size=15)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_marks_change_no_letter_and_each_stands_once(
    paragraphs: list[str], data: st.DataObject
) -> None:
    builder = TextBuilder()
    for paragraph in paragraphs:
        builder.block(BlockKind.PARAGRAPH, paragraph)
    built = builder.build()
    letters = [place for place, sign in enumerate(built.text) if not sign.isspace()]
    if not letters:
        return
    pairs = data.draw(st.lists(st.tuples(*[st.sampled_from(letters)] * 2), max_size=4))
    spans = [Span(min(pair), max(pair) + 1) for pair in pairs]
    plain = lines(built)
    marked = lines(built, *spans)[: len(plain)]
    assert [re.sub(r"\[\d>|<\d\]", "", line) for line in marked] == plain
    whole = "\n".join(marked)
    for number, (start, end) in enumerate(spans, 1):
        begins, ends = f"[{number}>", f"<{number}]"
        assert (whole.count(begins), whole.count(ends)) == (1, 1)
        inside = whole[whole.index(begins) : whole.index(ends)]
        shown = "".join(re.sub(r"\[\d>|<\d\]", "", inside).split())
        assert shown == "".join(built.text[start:end].split())
