"""A name is one line of at most 200 letters, and is one name however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import NameProblem
from db.names import LONGEST, checked, name_key


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Funding", "Funding"),
        ("  two \t\n words\u2028here ", "two words here"),
        ("🏮 cafe\u0301 שם", "🏮 cafe\u0301 שם"),
        ("a/b", "a/b"),
        ("x" * LONGEST, "x" * LONGEST),
        (" " * 500 + "x", "x"),
    ],
)
def test_white_space_of_a_name_is_folded_and_its_letters_stay(typed: str, name: str) -> None:
    assert checked(typed) == name


@pytest.mark.parametrize(
    ("typed", "forbidden", "words"),
    [
        ("", "", "A name is needed"),
        (" \t\n\u00a0", "", "A name is needed"),
        ("x" * (LONGEST + 1), "", "has 201 letters"),
        ("a/b", "/", "“a/b” holds a “/”"),
    ],
)
def test_what_is_no_name_is_told(typed: str, forbidden: str, words: str) -> None:
    with pytest.raises(NameProblem, match=words) as caught:
        checked(typed, forbidden)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("caf\u00e9", "CAFE\u0301"),
        ("\u212a", "k"),
        ("\u2126", "ω"),
        (" a  b ", "A B"),
        ("\u1e9e", "ss"),
        ("q\u0307\u0323", "Q\u0323\u0307"),  # marks in either order
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("cafe", "café"), ("①", "1"), ("ﬁ", "f1"), ("a", "а")])
def test_other_letters_have_another_key(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_the_key_of_a_key_is_itself(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert name_key(name.upper().lower()) == name_key(name.lower().upper().lower())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_a_checked_name_is_checked_already(typed: str) -> None:
    try:
        name = checked(typed)
    except NameProblem:
        assert not typed.split()
    else:
        assert checked(name) == name
        assert name_key(name) == name_key(typed)
