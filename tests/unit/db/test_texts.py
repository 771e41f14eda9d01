"""Blocks and inlines come out of the library as they went in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Block, BlockKind, Inline, InlineKind, Span
from db.texts import (
    fingerprint,
    pack_blocks,
    pack_inlines,
    unpack_blocks,
    unpack_first_blocks,
    unpack_inlines,
    word_count,
)

SPANS = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(lambda ends: Span(*ends))
BLOCKS = st.lists(st.builds(Block, SPANS, st.sampled_from(BlockKind), st.integers(0, 9)))
HREFS = st.text(st.characters(exclude_categories=["Cs"]))
INLINES = st.lists(st.builds(Inline, SPANS, st.sampled_from(InlineKind), HREFS))


@given(BLOCKS)
def test_blocks_come_back_as_they_were(blocks: list[Block]) -> None:
    back = unpack_blocks(pack_blocks(blocks))
    assert back == tuple(blocks)
    assert all(isinstance(block.span, Span) for block in back)
    assert all(isinstance(block.kind, BlockKind) for block in back)


@given(INLINES)
def test_inlines_come_back_as_they_were(inlines: list[Inline]) -> None:
    packed = pack_inlines(inlines)
    assert json.loads(packed) == [[*i.span, i.kind.value, i.href] for i in inlines]
    assert unpack_inlines(packed) == tuple(inlines)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.sampled_from("ab🏮\u0301ש")))
def test_equal_texts_and_only_they_have_one_fingerprint(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) is (one == other)


def test_a_fingerprint_is_that_of_the_bytes_in_the_file() -> None:
    assert fingerprint("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert fingerprint("caf\u00e9") != fingerprint("cafe\u0301")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t\u2028 ", 0),
        ("one", 1),
        ("don’t re-count o'clock", 3),
        ("שלום עולם 🏮", 3),
        ("10:30 a.m.\nnext\u2028line", 4),
        ("a" * 100_000, 1),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert word_count(text) == words


@given(blocks=BLOCKS, cut=st.integers(0, 200))
def test_the_first_blocks_of_a_cut_pack_are_those_that_are_whole(
    blocks: list[Block], cut: int
) -> None:
    found = unpack_first_blocks(pack_blocks(blocks)[:cut])
    assert found == tuple(blocks[: len(found)])
    assert unpack_first_blocks(pack_blocks(blocks)) == tuple(blocks)
