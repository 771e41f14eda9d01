"""No block is so long that a page could not show it at once, and no letter of one is lost."""

from hypothesis import given
from hypothesis import strategies as st

from app.text import clean
from app.text.blocks import Mark, TextBuilder, blocks_hold
from app.text.long_blocks import LONGEST_BLOCK, MOST_INLINES, pieces
from db.records import BlockKind, InlineKind, Span

WORDS = "A lantern 🏮, a cafe\u0301 and שלום. "


def test_an_ordinary_block_is_one_piece() -> None:
    text = WORDS * 100
    assert list(pieces(text, ())) == [Span(0, len(text))]


def test_a_monstrous_paragraph_is_cut_between_words() -> None:
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, WORDS * 3000)
    built = builder.build()
    assert blocks_hold(built.text, built.blocks)
    assert len(built.blocks) > 1
    assert all(block.span.end - block.span.start <= LONGEST_BLOCK for block in built.blocks)
    assert built.text.replace("\n", " ") == (WORDS * 3000).strip()
    assert clean.remarks(builder.counts) == (
        f"Paragraphs too long for one were cut into {len(built.blocks)} parts.",
    )


def test_a_word_that_never_ends_is_cut_and_keeps_its_letters() -> None:
    builder = TextBuilder()
    builder.block(BlockKind.CODE, "x" * 200_000)
    built = builder.build()
    assert {block.kind for block in built.blocks} == {BlockKind.CODE}
    assert built.text.replace("\n", "") == "x" * 200_000


def test_a_block_of_very_many_bold_words_is_cut_and_they_stay_bold() -> None:
    builder = TextBuilder()
    builder.open(BlockKind.PARAGRAPH)
    for number in range(3 * MOST_INLINES):
        builder.add(f"word{number}", [Mark(InlineKind.STRONG)])
        builder.add(" and ")
    built = builder.build()
    bold = [built.text[inline.span.start : inline.span.end] for inline in built.inlines]
    assert bold == [f"word{number}" for number in range(3 * MOST_INLINES)]
    for block in built.blocks:
        inside = [each for each in built.inlines if block.span.start <= each.span.start]
        inside = [each for each in inside if each.span.end <= block.span.end]
        assert len(inside) <= MOST_INLINES


def test_a_run_over_a_cut_goes_on_behind_it() -> None:
    builder = TextBuilder()
    builder.open(BlockKind.PARAGRAPH)
    builder.add("x" * (LONGEST_BLOCK + 10), [Mark(InlineKind.LINK, "https://a.example")])
    built = builder.build()
    assert [(each.span, each.href) for each in built.inlines] == [
        (Span(0, LONGEST_BLOCK), "https://a.example"),
        (Span(LONGEST_BLOCK + 1, LONGEST_BLOCK + 11), "https://a.example"),
    ]


@given(letters=st.lists(st.sampled_from(["a", "é ", "🏮", " ", "\u2028", "שלום"]), min_size=1))
def test_pieces_lose_nothing_but_blanks(letters: list[str]) -> None:
    text = "".join(letters) * (LONGEST_BLOCK // len("".join(letters)) + 3)
    found = list(pieces(text, ()))
    assert len(found) > 1
    assert all(span.end - span.start <= LONGEST_BLOCK for span in found)
    kept = "".join(text[span.start : span.end] for span in found)
    assert "".join(kept.split()) == "".join(text.split())
