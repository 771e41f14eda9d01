"""Cutting a snippet so that what was found is in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.browsing.row_snippet import in_view
from db.records import Span


@pytest.mark.parametrize(
    ("snippet", "mark", "shown"),
    [
        ("short lantern", "lantern", "short lantern"),
        ("one two three four five six lantern", "lantern", "…six lantern"),
        ("onetwothreefourfivesix🏮lantern", "lantern", "…lantern"),
        ("one two three four cafe\u0301 פנסים end", "פנסים", "…cafe\u0301 פנסים end"),
    ],
)
def test_words_before_the_mark_go_as_far_as_needed(snippet: str, mark: str, shown: str) -> None:
    start = snippet.index(mark)
    text, marks = in_view(snippet, [Span(start, start + len(mark))], 22, len)
    assert text == shown
    assert [text[a:b] for a, b in marks] == [mark]


def test_without_marks_a_snippet_stays() -> None:
    assert in_view("one two three", [], 3, len) == ("one two three", ())


@given(
    words=st.lists(st.sampled_from(["a", "lantern", "🏮", "e\u0301", "פנסים"]), min_size=1),
    chosen=st.data(),
    width=st.integers(1, 60),
)
def test_marks_keep_their_words(words: list[str], chosen: st.DataObject, width: int) -> None:
    number = chosen.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:number])) + bool(number)
    snippet = " ".join(words)
    text, marks = in_view(snippet, [Span(start, start + len(words[number]))], width, len)
    assert [text[a:b] for a, b in marks] == [words[number]]
    assert snippet.endswith(text.removeprefix("…"))
