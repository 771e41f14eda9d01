import pytest

from app.text.blocks import TextBuilder
from app.ui.reading.selecting import Growth, larger
from db.records import Block, BlockKind, Span
from tests.gui.reading.posts_to_read import FAMILY


def build(*blocks: tuple[BlockKind, str, int]) -> tuple[str, tuple[Block, ...]]:
    builder = TextBuilder()
    for kind, raw, level in blocks:
        builder.block(kind, raw, level)
    built = builder.build()
    return built.text, built.blocks


TEXT, BLOCKS = build(
    (BlockKind.PARAGRAPH, f"Before it all 🏮 began. Dr. Smith's {FAMILY} came!", 0),
    (BlockKind.HEADING, "Arrival", 2),
    (BlockKind.PARAGRAPH, "E\u0301te\u0301 was over. שלום עולם. Fine", 0),
    (BlockKind.HEADING, "On foot", 3),
    (BlockKind.PARAGRAPH, "They walked.", 0),
    (BlockKind.HEADING, "Cost", 2),
    (BlockKind.PARAGRAPH, "2,340 euros.", 0),
)
PARAGRAPH = "E\u0301te\u0301 was over. שלום עולם. Fine"
ON_FOOT = "On foot\nThey walked."


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("selected", "found"),
    [
        ("Before", "Before it all 🏮 began."),
        ("Before it all 🏮 began.", TEXT.split("\n")[0]),
        ("🏮", "Before it all 🏮 began."),
        ("Smith's", f"Dr. Smith's {FAMILY} came!"),
        ("mith", "Smith's"),
        ("E\u0301te", "E\u0301te\u0301"),
        ("עול", "עולם"),
        ("עולם", "שלום עולם."),
        ("שלום עולם.", PARAGRAPH),
        ("over. שלום", "E\u0301te\u0301 was over. שלום עולם."),
        (PARAGRAPH, f"Arrival\n{PARAGRAPH}\n{ON_FOOT}"),
        ("They walked.", ON_FOOT),
        (ON_FOOT, f"Arrival\n{PARAGRAPH}\n{ON_FOOT}"),
        (f"Arrival\n{PARAGRAPH}\n{ON_FOOT}", TEXT),
        ("walked.\nCost\n2", "They walked.\nCost\n2,340 euros."),
        ("They walked.\nCost\n2,340 euros.", TEXT),
        (TEXT, TEXT),
    ],
)
def test_a_selection_grows_to_the_next_larger_passage(selected: str, found: str) -> None:
    start, end = larger(TEXT, BLOCKS, span_of(selected), "en")
    assert TEXT[start:end] == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Before it a", "all"),
        ("Before it all", "all"),
        ("Before it all ", "Before it all 🏮 began."),
        (TEXT, "euros"),
        ("", "Before"),
    ],
)
def test_a_bare_caret_takes_the_word_it_touches_or_else_the_sentence(
    before: str, found: str
) -> None:
    caret = len(before) - (1 if before == TEXT else 0)
    start, end = larger(TEXT, BLOCKS, Span(caret, caret), "en")
    assert TEXT[start:end] == found


def test_the_first_part_of_a_post_is_a_section_though_it_has_no_heading() -> None:
    text, blocks = build(
        (BlockKind.PARAGRAPH, "One.", 0),
        (BlockKind.PARAGRAPH, "Two.", 0),
        (BlockKind.HEADING, "Then", 2),
    )
    start, end = larger(text, blocks, Span(0, 4))
    assert text[start:end] == "One.\nTwo."


def test_nothing_grows_in_an_empty_text() -> None:
    assert larger("", (), Span(0, 0)) == Span(0, 0)


def test_shrinking_goes_back_the_way_it_grew() -> None:
    growth, caret = Growth(), Span(2, 2)
    grown = [caret]
    for _ in range(5):
        grown.append(growth.grow(TEXT, BLOCKS, grown[-1], "en"))
    assert grown[-1] == Span(0, len(TEXT))
    back = [grown[-1]]
    while len(back) < len(grown):
        back.append(growth.shrink(back[-1]))
    assert len(set(grown)) == 5  # the post is the largest there is
    assert back[-1] == caret


def test_a_selection_that_did_not_grow_does_not_shrink() -> None:
    growth = Growth()
    growth.grow(TEXT, BLOCKS, Span(2, 2))
    assert growth.shrink(Span(4, 9)) == Span(4, 9)
    assert growth.shrink(span_of("Before")) == span_of("Before")
