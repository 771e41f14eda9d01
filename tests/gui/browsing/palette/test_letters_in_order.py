import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.browsing.palette.letters_in_order import in_order, word_starts


def found(word: str, letters: str) -> str | None:
    """The title with the letters found as capitals, and the leaps behind it."""
    path = in_order(word, letters, word_starts(letters))
    if path is None:
        return None
    marked = "".join(sign.upper() if at in path.at else sign for at, sign in enumerate(letters))
    return f"{marked} {path.leaps}"


@pytest.mark.parametrize(
    ("word", "letters", "expected"),
    [
        ("opro", "open roads", "OPen ROads 1"),
        ("or", "open roads", "Open Roads 1"),
        ("rds", "open roads", "open RoaDS 1"),
        ("prcrmnt", "on procurement", "on PRoCuReMeNT 4"),
        ("loft", "lots of things", "Lots OF Things 2"),
        ("lt", "lots of things", "Lots of Things 2"),
        ("onr", "one quiet north road", "ONe quiet north Road 3"),
        ("ope", "an open door", "an OPEn door 0"),
        ("pen", "open", None),
        ("ads", "open roads", None),
        ("ro", "open to rain", None),
        ("xyz", "open roads", None),
        ("o", "open roads", None),
        ("abc", "a bc a quiet b road c", "A BC a quiet b road c 1"),
        ("oz", "open a door to the zoo", None),
    ],
)
def test_letters_follow_one_another_from_beginnings_of_words(
    word: str, letters: str, expected: str | None
) -> None:
    assert found(word, letters) == expected


def test_letters_that_another_word_has_are_passed_over() -> None:
    letters = "on open roads"
    path = in_order("or", letters, word_starts(letters), {0, 1})
    assert path is not None
    assert path.at == (3, 8)


@given(st.text("ab c", min_size=2, max_size=8), st.text("ab c", max_size=24))
def test_what_is_found_are_the_letters_in_their_order(word: str, letters: str) -> None:
    path = in_order(word, letters, word_starts(letters))
    if path is not None:
        assert "".join(letters[at] for at in path.at) == word
        assert list(path.at) == sorted(set(path.at))
        assert path.at[0] in word_starts(letters)
        assert 0 <= path.leaps <= len(word)


@given(st.text("abcd é🏮ש", max_size=30))
def test_the_initials_of_a_title_find_it(letters: str) -> None:
    starts = word_starts(letters)
    if 1 < len(starts) <= 20:  # each initial is the next word's: one leap a word
        assert in_order("".join(letters[at] for at in starts), letters, starts) is not None
