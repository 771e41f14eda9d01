"""Feeds that an import met are taken in as one step, each once."""

from app.importing.web.following import follow, new_among
from db import history, sources
from db.library import Library
from db.names import LONGEST
from db.records import FeedLink

HARBOUR = FeedLink("https://harbour.example/feed", "Harbour 🏮 cafe\u0301", folder="שלום")
MILL = FeedLink("https://mill.example/feed")


def test_several_feeds_are_one_step(empty_library: Library) -> None:
    feeds = follow(empty_library, [HARBOUR, MILL])
    assert {(feed.name, feed.folder) for feed in feeds} == {
        (HARBOUR.name, "שלום"), (MILL.address, ""),
    }  # fmt: skip
    with empty_library.reading() as session:
        assert [step.label.text() for step in history.steps(session)] == ["Add 2 feeds"]
    empty_library.undo()
    with empty_library.reading() as session:
        assert sources.feeds(session) == ()


def test_a_feed_that_is_here_is_not_taken_again(empty_library: Library) -> None:
    follow(empty_library, [HARBOUR])
    again = FeedLink("http://www.harbour.example/feed/", "Another name")
    assert [feed.address for feed in follow(empty_library, [again, MILL, MILL])] == [MILL.address]
    assert new_among(empty_library, [HARBOUR, MILL]) == []
    assert follow(empty_library, []) == ()


def test_a_list_may_hold_anything(empty_library: Library) -> None:
    odd = [FeedLink("mailto:noor@mill.example"), FeedLink(""), FeedLink(MILL.address, "n" * 999)]
    [feed] = follow(empty_library, odd)
    assert feed.name == "n" * LONGEST


def test_what_has_just_been_fetched_counts_as_fetched(library: Library) -> None:
    link = FeedLink(HARBOUR.address, "Harbour Notes")  # the source of two posts
    first, second = follow(library, [link, MILL], fetched=[link])
    assert (first.posts, bool(first.fetched)) == (2, True)
    assert (second.posts, second.fetched) == (0, "")
