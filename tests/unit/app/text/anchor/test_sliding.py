"""Changes are shown at the beginning of a line where they can be, and no letter is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.anchor.differences import between
from app.text.anchor.sliding import slid


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [
        (each.kind, old[slice(*each.old)] or new[slice(*each.new)])
        for each in slid(between(old, new), old, new)
        if each.kind != "same"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("One 🏮.\nThree.", "One 🏮.\nTwo שלום.\nThree.", [("added", "Two שלום.\n")]),
        ("One.\nTwo cafe\u0301.\nThree.", "One.\nThree.", [("removed", "Two cafe\u0301.\n")]),
        ("One.", "One.\nTwo.", [("added", "Two.")]),
        ("One.\nTwo.", "Two.", [("removed", "One.\n")]),
        ("One two.", "One deep two.", [("added", "deep ")]),
        ("The same.", "The same.", []),
    ],
)
def test_a_paragraph_is_a_change_from_its_own_beginning(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert changes(old, new) == expected


WORDS = st.lists(st.sampled_from(["ab", "ab.", "cde\u0301", "שלום", "🏮", ".", "\n"]), max_size=14)


@given(WORDS, WORDS)
def test_both_texts_are_covered_in_order(first: list[str], second: list[str]) -> None:
    old, new = " ".join(first), " ".join(second)
    found = slid(between(old, new), old, new)
    assert "".join(old[slice(*each.old)] for each in found) == old
    assert "".join(new[slice(*each.new)] for each in found) == new
    for one, other in pairwise(found):
        assert (one.old.end, one.new.end) == (other.old.start, other.new.start)
    for each in found:
        assert each.kind != "added" or each.old.start == each.old.end
        assert each.kind != "removed" or each.new.start == each.new.end
