"""Feeds are nouns like any other; what their servers said is no part of the history."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from db import history, incoming, posts, sources, trash
from db.errors import NameProblem, NotFoundProblem
from db.incoming import Arrival
from db.library import Library
from db.records import Draft, FeedLink
from tests.unit.db.random_actions import everything

MakeDraft = Callable[..., Draft]

LINK = FeedLink(
    "https://harbour.example/feed", "Harbour Notes 🏮", "https://harbour.example/", "Ports/נמל"
)


def test_a_feed_is_kept_as_it_was_named(session: Session) -> None:
    added = sources.add_feed(session, LINK)
    [feed] = sources.feeds(session)
    assert (feed.id, feed.name, feed.address, feed.site, feed.folder) == (
        added, LINK.name, LINK.address, LINK.site, LINK.folder,
    )  # fmt: skip
    assert (feed.posts, feed.fetched, feed.problem, feed.etag, feed.modified) == (0, "", "", "", "")
    assert feed.guid


@pytest.mark.parametrize("address", [LINK.address, "http://www.harbour.example/feed/"])
def test_a_feed_that_is_here_stays_as_it_is(session: Session, address: str) -> None:
    added = sources.add_feed(session, LINK)
    assert sources.add_feed(session, FeedLink(address, "Another name")) == added
    assert [feed.name for feed in sources.feeds(session)] == [LINK.name]


def test_a_feed_without_a_name_is_called_by_its_address(session: Session) -> None:
    sources.add_feed(session, FeedLink(" https://harbour.example/feed "))
    [feed] = sources.feeds(session)
    assert feed.name == feed.address == "https://harbour.example/feed"


def test_a_name_too_long_for_one_does_not_hinder_the_feed(session: Session) -> None:
    sources.add_feed(session, FeedLink("https://harbour.example/feed?" + "x" * 400))
    sources.add_feed(session, FeedLink("https://upland.example/feed", "cafe\u0301 " * 99))
    assert [len(feed.name) <= 200 for feed in sources.feeds(session)] == [True, True]


@pytest.mark.parametrize("address", ["", "feed", "ftp://harbour.example/feed", "javascript:x"])
def test_what_is_no_web_address_is_no_feed(session: Session, address: str) -> None:
    with pytest.raises(NameProblem, match="not the address of a feed"):
        sources.add_feed(session, FeedLink(address, "A"))


def test_feeds_come_by_folder_and_name(session: Session) -> None:
    for number, (folder, name) in enumerate(
        [("b", "a"), ("", "Zoë"), ("A", "שלום"), ("b", "B"), ("", "apple")]
    ):
        sources.add_feed(session, FeedLink(f"https://x.example/{number}", name, folder=folder))
    assert [(feed.folder, feed.name) for feed in sources.feeds(session)] == [
        ("", "apple"), ("", "Zoë"), ("A", "שלום"), ("b", "a"), ("b", "B"),
    ]  # fmt: skip


def test_a_feed_can_be_renamed_and_moved(session: Session) -> None:
    added = sources.add_feed(session, LINK)
    sources.edit_feed(session, added, "  Quay   cafe\u0301 ", " /Inland/ ")
    [feed] = sources.feeds(session)
    assert (feed.name, feed.folder, feed.address) == ("Quay cafe\u0301", "Inland", LINK.address)
    with pytest.raises(NameProblem):
        sources.edit_feed(session, added, " ", "")


def test_a_removed_feed_is_in_the_trash_and_comes_back(session: Session) -> None:
    added = sources.add_feed(session, LINK)
    sources.remove_feed(session, added)
    assert sources.feeds(session) == ()
    [removed] = trash.listed(session)
    assert (removed.kind, removed.name) == ("feed", LINK.name)
    with pytest.raises(NotFoundProblem, match="no feed with the number"):
        sources.remove_feed(session, added)
    with pytest.raises(NotFoundProblem, match="no feed with the number"):
        sources.edit_feed(session, added, "A", "")
    trash.restore(session, removed.guid)
    assert [feed.id for feed in sources.feeds(session)] == [added]


def test_a_removed_feed_does_not_come_back_beside_its_successor(library: Library) -> None:
    with library.step() as session:
        sources.remove_feed(session, sources.add_feed(session, LINK))
        sources.add_feed(session, LINK)
        [removed] = trash.listed(session)
    with pytest.raises(NameProblem, match="cannot come back"), library.step() as session:
        trash.restore(session, removed.guid)


@pytest.mark.parametrize(
    "named",
    ["1", " 1 ", "harbour notes 🏮", "https://www.harbour.example/feed/"],
)
def test_a_feed_is_found_by_number_name_or_address(session: Session, named: str) -> None:
    sources.add_feed(session, LINK)
    assert sources.find_feed(session, named).address == LINK.address


def test_a_name_of_none_or_of_several_finds_no_feed(session: Session) -> None:
    with pytest.raises(NotFoundProblem, match="There is no feed “Quay”"):
        sources.find_feed(session, "Quay")
    for number in range(2):
        sources.add_feed(session, FeedLink(f"https://x.example/{number}", "Quay"))
    with pytest.raises(NotFoundProblem, match="Several feeds"):
        sources.find_feed(session, "quay")


def test_what_the_server_said_is_kept_outside_of_the_history(library: Library) -> None:
    with library.step() as session:
        added = sources.add_feed(session, LINK)
    with library.writing(counts=False) as session:
        sources.fetched(session, added, etag='"a"', modified="Mon", problem="")
    with library.reading() as session:
        [good] = sources.feeds(session)
        assert len(history.steps(session)) == 2
    assert (good.etag, good.modified, good.problem) == ('"a"', "Mon", "")
    assert good.fetched


def test_after_a_problem_the_marks_of_the_last_good_answer_stay(session: Session) -> None:
    added = sources.add_feed(session, LINK)
    for etag, problem in (('"a"', ""), ("", "No answer."), ('"b"', "")):
        sources.fetched(session, added, etag=etag, modified="", problem=problem)
        [feed] = sources.feeds(session)
        assert (feed.etag, feed.problem) == (etag or '"a"', problem)


def test_its_posts_are_counted_but_not_those_in_the_trash(
    session: Session, make_draft: MakeDraft
) -> None:
    added = sources.add_feed(session, LINK)
    drafts = [make_draft(title, "Words 🏮 e\u0301 שלום") for title in "AB"]
    ids = incoming.save(session, [Arrival(draft, "Quay") for draft in drafts])
    sources.fetched(session, added, etag="", modified="", problem="")
    sources.posts_are_of(session, added, "Nobody’s")
    assert sources.feeds(session)[0].posts == 0
    sources.posts_are_of(session, added, "QUAY")
    assert sources.feeds(session)[0].posts == 2
    posts.remove(session, ids[0])
    assert sources.feeds(session)[0].posts == 1


def test_adding_changing_and_removing_go_back_and_forth(library: Library) -> None:
    states = [everything(library)]
    for verb in (
        lambda session: sources.add_feed(session, LINK),
        lambda session: sources.edit_feed(session, 1, "Quay", ""),
        lambda session: sources.remove_feed(session, 1),
    ):
        with library.step() as session:
            verb(session)
        states.append(everything(library))
    labels = [library.undo() for _ in range(3)]
    assert [label.text() for label in labels if label] == [
        "Remove the feed “Quay”",
        "Change the feed “Harbour Notes 🏮”",
        "Add the feed “Harbour Notes 🏮”",
    ]
    assert everything(library) == states[0]
    for state in states[1:]:
        library.redo()
        assert everything(library) == state
