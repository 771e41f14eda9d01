"""`feeds` and `feed ...`: taking feeds in, refreshing them, keeping them in order."""

import pytest

from tests.end2end.command_line import EventNotes
from tests.unit.app.cli.conftest import WORDS, rss
from tests.unit.app.importing.web_server import Web


@pytest.fixture
def feeds(event_notes: EventNotes) -> EventNotes:
    """The command line, with two feeds in the library."""
    event_notes("feed", "add", "https://mill.example/feed", "--name", "Mill 🏮")
    event_notes(
        "feed", "add", "feed://quay.example/rss", "--name", "Quay", "--folder", "News/Water"
    )
    return event_notes


def names(event_notes: EventNotes) -> list[tuple[int, str, str]]:
    found = event_notes("feeds", "--json").json["feeds"]
    return [(feed["feed"], feed["name"], feed["folder"]) for feed in found]


def test_feeds_are_listed_by_folder_and_name(feeds: EventNotes) -> None:
    answer = feeds("feeds")
    assert answer.lines == [
        "   1  Mill 🏮 (0 posts, never fetched) https://mill.example/feed",
        "   2  Quay (News/Water, 0 posts, never fetched) https://quay.example/rss",
    ]
    assert answer.err == "2 feeds\n"


def test_a_feed_is_taken_in_once(feeds: EventNotes) -> None:
    answer = feeds("feed", "add", "http://www.mill.example/feed/")
    assert (answer.code, answer.out) == (0, "The feed “Mill 🏮” is here already.\n")
    assert len(names(feeds)) == 2


def test_what_is_no_address_is_no_feed(feeds: EventNotes) -> None:
    answer = feeds("feed", "add", "my notes")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("“my notes” is not the address of a feed.")


@pytest.mark.parametrize("named", ["2", "quay", "https://quay.example/rss"])
def test_a_feed_is_named_by_number_name_or_address(feeds: EventNotes, named: str) -> None:
    answer = feeds("feed", "rename", named, "Notes from the quay")
    assert answer.out == "Renamed “Quay” to “Notes from the quay”.\n"
    assert names(feeds)[1] == (2, "Notes from the quay", "News/Water")


def test_a_feed_goes_into_a_folder_and_out_of_it(feeds: EventNotes) -> None:
    feeds("feed", "move", "Mill 🏮", "/Uplands/")
    assert names(feeds) == [(2, "Quay", "News/Water"), (1, "Mill 🏮", "Uplands")]
    assert feeds("feed", "move", "1").out == "The feed “Mill 🏮” is in no folder.\n"
    assert names(feeds)[0] == (1, "Mill 🏮", "")


def test_a_feed_that_is_removed_waits_in_the_trash(feeds: EventNotes) -> None:
    assert feeds("feed", "remove", "Quay").lines[0] == (
        "The feed “Quay” is in the trash; its posts stay."
    )
    assert [thing["name"] for thing in feeds("trash", "--json").json["trash"]] == ["Quay"]
    feeds("undo")
    assert len(names(feeds)) == 2


def test_an_unknown_feed_is_told_with_the_way_to_find_it(feeds: EventNotes) -> None:
    answer = feeds("feed", "refresh", "Mole")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("There is no feed “Mole”.\nGive its number")


def test_refreshing_without_feeds_says_how_to_get_one(event_notes: EventNotes) -> None:
    event_notes("feed", "add", "https://mill.example/feed")
    event_notes("feed", "remove", "1")
    answer = event_notes("feed", "refresh")
    assert (answer.code, answer.out) == (0, "")
    assert "event-notes feed add" in answer.err


def test_refreshing_saves_what_is_new_and_newer(event_notes: EventNotes, blog: Web) -> None:
    address = blog.page("/rss", rss("Harbour", One=f"{WORDS} 1"))
    event_notes("feed", "add", address, "--name", "Harbour")
    answer = event_notes("feed", "refresh", "harbour")
    assert answer.lines == ["Harbour: 1 new post", "1 post added", "     1  One"]
    longer = f"{WORDS} 1, with a whole sentence more than before."
    blog.page("/rss", rss("Harbour", One=longer, Two=f"{WORDS} 2"))
    told = event_notes("feed", "refresh", "--json").json
    assert told["feeds"] == [
        {"feed": 1, "name": "Harbour", "address": address, "added": 1, "newer": 1,
         "unchanged": 0, "problem": ""}
    ]  # fmt: skip
    assert [row["title"] for row in told["posts"]["added"]] == ["Two"]
    assert event_notes("feed", "refresh").lines[0] == "Harbour: nothing new"


def test_a_feed_that_fails_fails_the_verb_and_not_the_others(
    event_notes: EventNotes, blog: Web
) -> None:
    event_notes("feed", "add", blog.fail("/bad", 500), "--name", "Bad")
    event_notes("feed", "add", blog.page("/good", rss("Good", One=WORDS)), "--name", "Good")
    answer = event_notes("feed", "refresh")
    assert answer.code == 1
    assert answer.lines[:2] == ["Good: 1 new post", "1 post added"]
    assert answer.err.startswith("Bad: ")
    assert event_notes("feed", "refresh", "Good").code == 0
    listed = event_notes("feeds").lines
    assert "trouble" in listed[1]
