"""Words sought as they are in one text: signs are signs, capitals if they shall matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.plain_places import MOST, Sought, find

FAMILY = "👨\u200d👩\u200d👧"
TEXT = (
    "Straße STRASSE (café) CAFE\u0301 don’t don't. 🏮 ❤\ufe0f 👍🏽 C++ ﬁnal, ofﬁce…\n"
    f"Art start art\u0301 {FAMILY} שָׁלוֹם שלום: 日本2025年 日本語 мои\u0306 "
    "a_b snake_case\u2028next line"
)


def found(words: str, *, whole: bool = False, case: bool = False, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in find(text, Sought(words, whole, case))]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("strasse", ["Straße", "STRASSE"]),
        ("STRASS", ["Straß", "STRASS"]),
        ("cafe", ["café", "CAFE\u0301"]),
        ("(café)", ["(café)"]),
        ("don't", ["don’t", "don't"]),
        ("“", []),
        ("🏮", ["🏮"]),
        ("❤", ["❤\ufe0f"]),
        ("👍", ["👍🏽"]),
        ("c++", ["C++"]),
        ("final", ["ﬁnal"]),
        ("…", ["…"]),
        ("art", ["Art", "art", "art\u0301"]),
        ("👩", [FAMILY]),
        (FAMILY, [FAMILY]),
        ("שלום", ["שָׁלוֹם", "שלום"]),
        ("שלום:", ["שלום:"]),
        ("日本", ["日本", "日本"]),
        ("мой", ["мои\u0306"]),
        ("_", ["_", "_"]),
        ("office… art", ["ofﬁce…\nArt"]),
        ("case  next", ["case\u2028next"]),
        (" ", []),
        ("", []),
        ("\u0301", []),
        ("[a-z]", []),
        ("art OR start", []),
    ],
)
def test_words_are_found_as_they_were_typed(words: str, places: list[str]) -> None:
    assert found(words) == places


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("art", ["Art", "art\u0301"]),
        ("strass", []),
        ("שלום", ["שָׁלוֹם", "שלום"]),
        ("2025", ["2025"]),
        ("日本", ["日本", "日本"]),
        ("case", ["case"]),
        ("c++", ["C++"]),
        ("++", ["++"]),
        ("+", ["+", "+"]),
        ("🏮", ["🏮"]),
    ],
)
def test_a_whole_word_has_no_letter_beside_it(words: str, places: list[str]) -> None:
    assert found(words, whole=True) == places


def test_a_whole_word_is_found_where_its_beginning_was_in_another_one() -> None:
    assert find("ba a a", Sought("a a", whole_words=True)) == ((3, 6),)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Art", ["Art"]),
        ("art", ["art", "art\u0301"]),
        ("strasse", []),
        ("Strasse", ["Straße"]),
        ("STRASSE", ["STRASSE"]),
        ("CAFÉ", ["CAFE\u0301"]),
        ("мой", ["мои\u0306"]),
        ("Мой", []),
        ("Office", []),
        ("office…", ["ofﬁce…"]),
        ("שלום", ["שָׁלוֹם", "שלום"]),
    ],
)
def test_capitals_matter_when_they_shall_and_marks_do_not(words: str, places: list[str]) -> None:
    assert found(words, case=True) == places


def test_a_blank_with_a_loose_mark_is_a_blank_where_capitals_matter() -> None:
    assert find("A \u0301 🏮", Sought("A 🏮", match_case=True)) == ((0, 5),)
    assert find("A \u0301 🏮", Sought("a 🏮", match_case=True)) == ()


def test_both_choices_hold_together() -> None:
    assert found("Art", whole=True, case=True) == ["Art"]
    assert found("St", whole=True, case=True) == []


def test_a_very_long_text_has_no_more_than_can_be_walked() -> None:
    places = find("a🏮" * (MOST + 5), Sought("a"))
    assert (len(places), places[-1]) == (MOST, (2 * MOST - 2, 2 * MOST - 1))


SIGNS = st.text("aAéß🏮👩\u200d\u0301\ufe0f ()*\\\n日שי’'-", max_size=30)


@given(SIGNS, st.data())
def test_what_stands_in_a_text_is_found_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : start + data.draw(st.integers(1, 6))]
    has_signs = any(sign not in " \n\u0301\ufe0f" for sign in words)
    assert bool(find(text, Sought(words))) == has_signs
    assert bool(find(text, Sought(words, match_case=True))) == has_signs


@given(SIGNS, SIGNS, st.booleans(), st.booleans())
def test_places_stand_in_order_inside_the_text(
    text: str, words: str, whole: bool, case: bool
) -> None:
    places = find(text, Sought(words, whole, case))
    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in places)
