import json
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.clean import IMAGE, LINE_BREAK, clean, one_line, remarks

ANY_SIGN = st.characters(exclude_categories=[])  # lone surrogates too
ANY_TEXT = st.text(ANY_SIGN)

ALLOWED = (
    "a\tb\nc" + LINE_BREAK + IMAGE,
    "\N{FAMILY}\u200d\N{GIRL}\ufe0f",  # joiner and variation selector
    "می\u200cخواهم",  # a non-joiner is part of the word
    "cafe\u0301 é",  # nothing is composed or taken apart
    "\u200e\u200f\u202bשלום\u202c\u2067x\u2069",
    "\U000e0067\uf8ff",
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\u00a0b\u202fc", "a b c"),
        ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
        ("nul\x00, half \ud83c", "nul\ufffd, half \ufffd"),
        ("one\r\ntwo", "one\ntwo"),
        ("\x1b]0;pwned\x07\x9b31m", "]0;pwned31m"),
        ("\x85\x0b\x0c\x7f\u2029\ufdd0\ufdd1", ""),
        ("", ""),
    ],
)
def test_what_no_text_holds_goes_or_is_replaced(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@pytest.mark.parametrize("text", ALLOWED)
def test_the_letters_of_the_author_stay(text: str) -> None:
    assert clean(text) == text


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@given(ANY_TEXT)
def test_a_clean_text_can_be_written_anywhere(raw: str) -> None:
    text = clean(raw)
    assert json.loads(json.dumps(text)) == text
    assert text.encode("utf-8").decode("utf-8") == text
    assert not {sign for sign in text if unicodedata.category(sign) == "Cc"} - {"\t", "\n"}


@given(ANY_TEXT)
def test_every_change_is_counted(raw: str) -> None:
    counts: Counter[str] = Counter()
    text = clean(raw, counts)
    assert len(raw) - len(text) == counts["removed"]
    assert (text == raw) == (counts.total() == 0)
    assert text.count("\ufffd") - raw.count("\ufffd") == counts["unreadable"]


@given(ANY_TEXT)
def test_a_name_is_one_line_that_keeps_the_order_of_its_letters(raw: str) -> None:
    name = one_line(raw)
    assert name == " ".join(name.split())
    assert not set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert one_line(name) == name


def test_the_report_tells_what_was_lost_but_not_of_blanks() -> None:
    counts: Counter[str] = Counter()
    clean("a\x00\x00 b\u200b\u00a0", counts)
    assert remarks(counts) == (
        "2 unreadable characters were replaced by “\ufffd”.",
        "1 invisible character was left out.",
    )
    assert remarks(Counter(blanks=3)) == ()
