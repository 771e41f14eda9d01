from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.blocks import Built, Mark, TextBuilder, blocks_hold
from app.text.clean import IMAGE, LINE_BREAK, clean
from db.records import Block, BlockKind, Image, InlineKind, Span

LETTERS = st.text("ab \t\n\u2028\u00a0\u200b\x00e\u0301ש\N{BENTO BOX}\ufffc-", max_size=12)
WRITTEN = [kind for kind in BlockKind if kind not in (BlockKind.IMAGE, BlockKind.RULE)]
MARKS = st.lists(
    st.sampled_from(
        [
            Mark(InlineKind.STRONG),
            Mark(InlineKind.EMPHASIS),
            Mark(InlineKind.LINK, "https://one.example/"),
            Mark(InlineKind.LINK, "https://two.example/"),
        ]
    ),
    max_size=3,
    unique=True,
)
Act = Callable[[TextBuilder], None]


def opening(kind: BlockKind, level: int) -> Act:
    return lambda builder: builder.open(kind, level)


def adding(letters: str, marks: list[Mark]) -> Act:
    return lambda builder: builder.add(letters, marks)


def whole(kind: BlockKind, letters: str) -> Act:
    return lambda builder: builder.block(kind, letters)


def picture(alt: str) -> Act:
    return lambda builder: builder.image(Image(-1, alt))


def close(builder: TextBuilder) -> None:
    builder.close()


def rule(builder: TextBuilder) -> None:
    builder.rule()


ACTS = st.lists(
    st.one_of(
        st.builds(opening, st.sampled_from(WRITTEN), st.integers(0, 6)),
        st.builds(adding, LETTERS, MARKS),
        st.builds(whole, st.sampled_from(WRITTEN), LETTERS),
        st.builds(picture, st.text(max_size=3)),
        st.sampled_from([close, rule]),
    ),
    max_size=25,
)


def built(acts: list[Act]) -> Built:
    builder = TextBuilder()
    for act in acts:
        act(builder)
    return builder.build()


def words(text: str, span: Span) -> str:
    return text[span.start : span.end]


@given(ACTS)
def test_blocks_joined_by_newlines_are_the_text(acts: list[Act]) -> None:
    made = built(acts)
    assert "\n".join(words(made.text, block.span) for block in made.blocks) == made.text
    assert blocks_hold(made.text, made.blocks)
    assert clean(made.text) == made.text


@given(ACTS)
def test_no_block_is_empty_or_begins_or_ends_with_a_blank_line(acts: list[Act]) -> None:
    made = built(acts)
    for block in made.blocks:
        text = words(made.text, block.span)
        assert "\n" not in text
        assert text.rstrip() == text or text == IMAGE
        if block.kind is BlockKind.RULE:
            assert text == ""
        else:  # an indent is part of code, and empty cells are part of a row
            kept = " \t\u2028" if block.kind in (BlockKind.CODE, BlockKind.ROW) else ""
            assert text
            assert text.lstrip() == text.lstrip(kept)


@given(ACTS)
def test_each_inline_lies_inside_one_block_and_holds_letters(acts: list[Act]) -> None:
    made = built(acts)
    for inline in made.inlines:
        start, end = inline.span
        assert start < end
        assert [b for b in made.blocks if b.span.start <= start and end <= b.span.end]


@given(ACTS)
def test_each_image_is_alone_in_its_block(acts: list[Act]) -> None:
    made = built(acts)
    pictures = [block.span.start for block in made.blocks if block.kind is BlockKind.IMAGE]
    assert [image.position for image in made.images] == pictures
    assert all(made.text[place] == IMAGE for place in pictures)


@given(st.lists(LETTERS, max_size=6))
def test_letters_are_kept_in_their_order_and_only_blanks_at_the_ends_go(pieces: list[str]) -> None:
    builder = TextBuilder()
    for piece in pieces:
        builder.add(piece)
    given_letters = clean("".join(pieces)).replace("\n", LINE_BREAK)
    assert builder.build().text == given_letters.strip(" \t\n" + LINE_BREAK)


@given(st.lists(st.tuples(LETTERS, MARKS), max_size=6))
def test_a_mark_covers_the_letters_it_was_given_with(pieces: list[tuple[str, list[Mark]]]) -> None:
    builder = TextBuilder()
    for piece, marks in pieces:
        builder.add(piece, marks)
    made = builder.build()
    for kind, href in {(mark.kind, mark.href) for _piece, marks in pieces for mark in marks}:
        marked = "".join(
            clean(piece).replace("\n", LINE_BREAK)
            for piece, marks in pieces
            if Mark(kind, href) in marks
        )
        covered = "".join(
            words(made.text, inline.span)
            for inline in made.inlines
            if (inline.kind, inline.href) == (kind, href)
        )
        assert covered in marked  # but for blanks at the ends of the block
        assert len(marked.replace(" ", "").strip()) >= len(covered.replace(" ", "").strip())
        if marked and marked.strip() == marked:
            assert covered == marked


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        (BlockKind.CODE, "\n    indented\n      more\n", f"    indented{LINE_BREAK}      more"),
        (BlockKind.ROW, " \tone\ttwo\t", "\tone\ttwo"),
        (BlockKind.PARAGRAPH, "\u00a0 a\nb \u00a0", f"a{LINE_BREAK}b"),
    ],
)
def test_blanks_at_the_ends_go_but_for_the_indent_of_code(
    kind: BlockKind, raw: str, kept: str
) -> None:
    builder = TextBuilder()
    builder.block(kind, raw)
    assert builder.build().text == kept


def test_runs_with_the_same_mark_are_one_inline_however_they_came() -> None:
    builder = TextBuilder()
    strong = Mark(InlineKind.STRONG)
    builder.add("  so", [strong])
    builder.add("me ", [strong, Mark(InlineKind.EMPHASIS)])
    builder.add("words", [strong])
    builder.add(" more")
    made = builder.build()
    assert {(each.kind, words(made.text, each.span)) for each in made.inlines} == {
        (InlineKind.STRONG, "some words"),
        (InlineKind.EMPHASIS, "me "),
    }


def test_letters_without_an_open_block_begin_a_paragraph() -> None:
    builder = TextBuilder()
    assert not builder.is_open
    builder.add("a")
    assert (builder.is_open, builder.last_sign) == (True, "a")
    builder.rule()
    builder.add("b")
    assert [block.kind for block in builder.build().blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.RULE,
        BlockKind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        (Block(Span(0, 1), BlockKind.PARAGRAPH),),
        (Block(Span(0, 2), BlockKind.PARAGRAPH), Block(Span(2, 3), BlockKind.PARAGRAPH)),
        (),
    ],
)
def test_blocks_that_do_not_fit_their_text_are_noticed(blocks: tuple[Block, ...]) -> None:
    assert not blocks_hold("a\nb", blocks)
