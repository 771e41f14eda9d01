"""Addresses decide whether a draft is a post of the library; equal texts only where one has none.

The table is the settled point "Same post?" of the design.
"""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from db import incoming, matching, posts
from db.incoming import Arrival
from db.matching import Match
from db.records import Address, AddressKind, Draft
from tests.unit.conftest import draft_of
from tests.unit.db.marks import renew

URL = Address(AddressKind.URL, "https://a.example/post")
SAME_URL = Address(AddressKind.URL, "http://www.a.example/post/?utm_source=mail#top")
OTHER_URL = Address(AddressKind.URL, "https://b.example/post")
GUID = Address(AddressKind.GUID, "tag:a.example,2025:1")
FILE = Address(AddressKind.FILE, "page.txt\nThe post")
OTHER_FILE = Address(AddressKind.FILE, "copy.txt\nThe post")

TEXT = "Words 🏮 e\u0301 מילים of the post."
NEWER = "Other words 🏮."


def draft(title: str, text: str, *addresses: Address) -> Draft:
    return replace(draft_of(title, text), addresses=addresses)


SAME = {"same_text": True, "same_post": True}
CHANGED = {"same_text": False, "same_post": True}
OFFERED = {"same_text": True, "same_post": False}
NEW = None


@pytest.mark.parametrize(
    ("kept", "drafted", "is_it"),
    [
        # addresses decide, however they are spelt
        ([URL], draft("The post", TEXT, URL), SAME),
        ([URL], draft("The post", TEXT, SAME_URL), SAME),
        ([URL], draft("A corrected title", TEXT, URL), SAME),
        ([URL], draft("The post", NEWER, SAME_URL), CHANGED),
        ([GUID], draft("The post", NEWER, GUID), CHANGED),
        ([URL, GUID], draft("The post", NEWER, OTHER_URL, GUID), CHANGED),
        ([URL], draft("The post", NEWER, GUID, URL), CHANGED),
        # a file and its title are an address too, but a weak one
        ([FILE], draft("The post", TEXT, FILE), SAME),
        ([FILE], draft("The post", NEWER, FILE), CHANGED),
        ([FILE], draft("The post", NEWER, FILE, URL), CHANGED),
        ([URL, FILE], draft("The post", NEWER, FILE), CHANGED),
        ([URL, FILE], draft("The post", NEWER, OTHER_URL, FILE), NEW),
        ([URL, FILE], draft("The post", TEXT, OTHER_URL, FILE), OFFERED),
        # equal text where one side has no address, or only a file
        ([], draft("The post", TEXT), SAME),
        ([], draft("The post", TEXT, URL), SAME),
        ([URL], draft("The post", TEXT), SAME),
        ([URL], draft("The post", TEXT, FILE), SAME),
        ([FILE], draft("The post", TEXT, URL), SAME),
        ([FILE], draft("The post", TEXT, OTHER_FILE), SAME),
        # equal text under two addresses is offered, never merged
        ([URL], draft("The post", TEXT, OTHER_URL), OFFERED),
        ([URL], draft("The post", TEXT, GUID), OFFERED),
        # nothing in common
        ([URL], draft("The post", NEWER, OTHER_URL), NEW),
        ([FILE], draft("The post", NEWER, OTHER_FILE), NEW),
        ([], draft("The post", NEWER), NEW),
        ([], draft("Another title", TEXT), NEW),
        ([], draft("The post", TEXT.replace("e\u0301", "é")), NEW),
    ],
)
def test_whether_a_draft_is_a_post_that_is_here(
    session: Session,
    kept: list[Address],
    drafted: Draft,
    is_it: dict[str, bool] | None,
) -> None:
    (post_id,) = incoming.save(session, [Arrival(draft("The post", TEXT, *kept))])
    found = matching.match(session, drafted)
    assert found == (None if is_it is None else Match(post_id, **is_it))


@pytest.mark.parametrize("title", ["Another title", ""])
def test_a_long_text_is_the_same_post_under_any_title(session: Session, title: str) -> None:
    (post_id,) = incoming.save(session, [Arrival(draft("The post", TEXT * 10))])
    assert matching.match(session, draft(title, TEXT * 10)) == Match(post_id, same_text=True)


def test_a_post_without_a_title_is_itself_again(session: Session) -> None:
    (post_id,) = incoming.save(session, [Arrival(draft("", TEXT))])
    assert matching.match(session, draft("", TEXT)) == Match(post_id, same_text=True)


def test_the_best_address_decides_between_two_posts(session: Session) -> None:
    first, second = incoming.save(
        session,
        [Arrival(draft("One", TEXT, URL)), Arrival(draft("Two", NEWER, GUID))],
    )
    for addresses, found in (([URL, GUID], first), ([GUID, URL], second)):
        match = matching.match(session, draft("Two", NEWER, *addresses))
        assert match is not None
        assert match.post_id == found


def test_among_twins_the_one_without_an_address_is_meant(session: Session) -> None:
    _first, bare = incoming.save(
        session, [Arrival(draft("Twin", TEXT, URL)), Arrival(draft("Twin", TEXT, FILE))]
    )
    found = matching.match(session, draft("Twin", TEXT, OTHER_URL))
    assert found == Match(bare, same_text=True)


@pytest.mark.parametrize("addresses", [[URL], []])
def test_a_removed_post_is_not_matched(session: Session, addresses: list[Address]) -> None:
    (post_id,) = incoming.save(session, [Arrival(draft("The post", TEXT, *addresses))])
    posts.remove(session, post_id)
    assert matching.match(session, draft("The post", TEXT, *addresses)) is None


def test_a_text_that_is_not_present_any_more_is_not_matched(session: Session) -> None:
    (post_id,) = incoming.save(session, [Arrival(draft("The post", TEXT))])
    renew(session, post_id, NEWER)
    assert matching.match(session, draft("The post", TEXT)) is None
    assert matching.match(session, draft("The post", NEWER)) == Match(post_id, same_text=True)
