import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.clean import clean
from app.text.from_plain import Passage, is_short, passages
from db.records import BlockKind

PARAGRAPH, ITEM, QUOTE = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE
CAPTION, HEADING, RULE = BlockKind.CAPTION, BlockKind.HEADING, BlockKind.RULE

WRAPPED = """The ferry to the island of Zürich left late, as it had done on
each day of that week, and nobody on the quay was surprised 🚢;
the word שלום was painted on its bow.
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\n \n", []),
        ("One.\n\nTwo.", [(PARAGRAPH, "One.", 0), (PARAGRAPH, "Two.", 0)]),
        ("One.\nTwo.", [(PARAGRAPH, "One.", 0), (PARAGRAPH, "Two.", 0)]),
        ("  • a\n  • b\n", [(ITEM, "a", 1), (ITEM, "b", 1)]),
        ("* a\n    * b\n* c", [(ITEM, "a", 1), (ITEM, "b", 2), (ITEM, "c", 1)]),
        ("\t• a\n\t\t• b", [(ITEM, "a", 1), (ITEM, "b", 2)]),
        (
            "So:\n- a\n- b\n\nEnd.",
            [(PARAGRAPH, "So:", 0), (ITEM, "a", 1), (ITEM, "b", 1), (PARAGRAPH, "End.", 0)],
        ),
        ("• long item that\n  goes on", [(ITEM, "long item that goes on", 1)]),
        ("1. one\n2) two", [(ITEM, "1. one", 1), (ITEM, "2) two", 1)]),
        ("  • \n\n  • b", [(ITEM, "b", 1)]),
        ("2014. A year.", [(PARAGRAPH, "2014. A year.", 0)]),
        ("-not a bullet", [(PARAGRAPH, "-not a bullet", 0)]),
        ("> said\n> she", [(QUOTE, "said she", 1)]),
        (">> deeper", [(QUOTE, "deeper", 2)]),
        ("[fog over the quay]", [(CAPTION, "fog over the quay", 0)]),
        ("[IMG_1] [IMG_2]", [(CAPTION, "IMG_1 IMG_2", 0)]),
        ("[...]", [(PARAGRAPH, "[...]", 0)]),
        ("[We moved; see below.]", [(PARAGRAPH, "[We moved; see below.]", 0)]),
        ("Title\n=====\nText.", [(HEADING, "Title", 0), (PARAGRAPH, "Text.", 0)]),
        ("One.\n\n* * *\n\nTwo.", [(PARAGRAPH, "One.", 0), (RULE, "", 0), (PARAGRAPH, "Two.", 0)]),
        ("a\tb", [(PARAGRAPH, "a\tb", 0)]),
    ],
)
def test_blank_lines_bullets_and_signs_make_passages(
    text: str, found: list[tuple[BlockKind, str, int]]
) -> None:
    assert [tuple(passage) for passage in passages(text)] == found


def test_lines_wrapped_at_one_width_are_joined() -> None:
    assert [one.text for one in passages(WRAPPED + "\n" + WRAPPED)] == [
        " ".join(WRAPPED.split("\n")).strip()
    ] * 2


def test_a_dash_that_begins_a_wrapped_line_is_no_bullet() -> None:
    boat = "It was the third boat of the day that had to be towed to the quay\n- nobody knew."
    text = f"{WRAPPED}\n{boat}"
    assert [one.kind for one in passages(text)] == [PARAGRAPH, PARAGRAPH]


def test_whole_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    lines = ["A long paragraph. " * 9, "A short one.", "And one of a middling length. " * 5]
    assert len(passages("\n".join(lines))) == 3


def test_a_short_line_above_its_paragraph_is_not_joined_to_it() -> None:
    assert len(passages("A morning on the dunes with the makers of kites\n" + "Words. " * 90)) == 2


def test_letters_written_without_blanks_are_joined_without() -> None:
    line = "会議は朝から始まり多くの人が集まりました" * 3
    assert passages(f"{line}\n{line}\n終わりです。")[0].text == f"{line}{line}終わりです。"


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("A morning on the dunes", True),
        ("Who came?", True),
        ("We did it!", True),
        ("It was late.", False),
        ("He said “no.”", False),
        ("These things:", False),
        ("and so on…", False),
        ("", False),
        ("word " * 33, False),
        ("x" * 201, False),
    ],
)
def test_a_short_line_does_not_end_as_a_sentence(line: str, short: bool) -> None:
    assert is_short(line.strip()) is short


def test_an_item_is_never_a_short_line() -> None:
    assert not Passage(ITEM, "A morning").is_short


@given(st.text(st.sampled_from(list("ab Z.é🙂\n\t-*•>[]1=:\u0301ש")), max_size=300))
def test_no_word_of_the_text_is_lost_or_doubled(text: str) -> None:
    text = clean(text)
    kept = " ".join(one.text for one in passages(text))
    assert words(kept) == words(text)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
