"""A query in plain words."""

import pytest
from hypothesis import given, settings

from db.query import Query, parse
from db.query.in_words import LONGEST, explained
from tests.unit.db import query_trees
from tests.unit.db.query_trees import TODAY


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ("*", ""),
        ("(", ""),
        ("procurement", "posts with “procurement”"),
        (
            "procurement theme:Funding date:2025-06",
            "posts with “procurement” and a highlight under “Funding”, June 2025",
        ),
        ("a b -c -d", "posts with “a” and “b” but without “c” or “d”"),
        ("-שיר", "posts without “שיר”"),
        ("pro* t?st wrd~", "posts with “pro…”, “t?st” and a word like “wrd”"),
        ('"open call"', "posts with “open call”"),
        ('"open call"~5', "posts with “open” and “call” within 5 words"),
        ("title:river 東京", "posts with “river” in the title and “東京”"),
        ("a OR b", "posts with “a” or “b”"),
        ("(a OR b) c", "posts with (“a” or “b”) and “c”"),
        ("a OR author:Ana", "posts with “a” or by “Ana”"),
        ("a OR (b -c)", "posts with “a” or (with “b” but without “c”)"),
        ("-(a OR b)", "posts without “a” or “b”"),
        ("-(a b)", "posts without “a” and “b” together"),
        ("-(a OR author:x)", "posts not (with “a” or by “x”)"),
        ("theme:=Funding", "posts with a highlight under “Funding” itself"),
        ("-theme:Funding", "posts without a highlight under “Funding”"),
        ("in:highlights theme:Funding", "highlights under “Funding”"),
        ("in:highlights -theme:Funding is:lost", "highlights not under “Funding”, lost"),
        ("theme:none", "posts without a theme"),
        ("theme:* read:none", "posts with a theme but without a day of reading"),
        (
            "author:Ana -event:Fair label:a -label:b",
            "posts with the label “a” but without the label “b”, by “Ana”, not of the event “Fair”",
        ),
        ("source:river.org language:de", "posts from “river.org”, in the language “de”"),
        ('date:"last month"', "posts, last month (June 2025)"),
        ("date:2025-06-18", "posts, 18 June 2025"),
        ("date:2024-06..2025-06", "posts, June 2024 to June 2025"),
        ("date:2025..", "posts, since 2025"),
        ("-date:..2024", "posts, not until 2024"),
        ("added:yesterday", "posts added yesterday (9 July 2025)"),
        ("words:>1000", "posts with more than 1,000 words"),
        ("-words:>1000", "posts with at most 1,000 words"),
        ("words:<100", "posts with fewer than 100 words"),
        ("words:100..500", "posts with 100 to 500 words"),
        ("highlights:>=1", "posts with at least 1 highlight"),
        ("highlights:3", "posts with 3 highlights"),
        ("is:unread has:note -has:image", "posts with a note but without an image, unread"),
        ("in:notes", "all notes"),
        ("a in:posts", "only posts with “a”"),
        ("a -in:posts", "highlights and notes with “a”"),
        ("sort:new", "all posts, newest first"),
        ("a sort:highlights", "posts with “a”, most highlights first"),
    ],
)
def test_a_query_is_said_in_words(typed: str, words: str) -> None:
    assert explained(parse(typed, TODAY)) == words


def test_a_long_query_ends_with_an_ellipsis() -> None:
    words = explained(parse(" ".join(f"lantern{number}" for number in range(40))))
    assert words.endswith("”…")  # not within a word
    assert len(words) <= LONGEST
    assert explained(parse(400 * "ש")).startswith("posts with “שש")


@settings(max_examples=300)
@given(query_trees.queries)
def test_every_query_has_words(query: Query) -> None:
    words = explained(query)
    assert len(words) <= LONGEST
    assert "{" not in words.replace("{", "", str(query.tree).count("{"))
