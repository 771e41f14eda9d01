"""The latest searches: in order, few, and without what was typed on the way."""

import pytest
from sqlalchemy.orm import Session

from db import models, recent_searches
from db.library import Library
from tests.unit.db.marks import rows


def at(seconds: int) -> str:
    return f"2026-01-01T10:{seconds // 60:02}:{seconds % 60:02}.000Z"


def test_the_very_latest_stands_first_and_each_once(session: Session) -> None:
    for seconds, query in enumerate(["🏮 cafe\u0301", "שלום", "東京", "🏮 cafe\u0301"]):
        recent_searches.used(session, query, at(seconds))
    assert recent_searches.listed(session) == ("🏮 cafe\u0301", "東京", "שלום")
    assert recent_searches.listed(session, 1) == ("🏮 cafe\u0301",)


@pytest.mark.parametrize(
    ("before", "later", "waited", "kept"),
    [
        ("fund", "funding", 20, ("funding",)),
        ("fund", "funding", 60, ("funding",)),
        ("fund", "funding", 61, ("funding", "fund")),
        ("funding", "fund", 20, ("fund", "funding")),
        ("fund", "harvest", 20, ("harvest", "fund")),
        ("fund", "fund", 20, ("fund",)),
        ("שלו", "שלום", 5, ("שלום",)),
    ],
)
def test_what_was_typed_on_the_way_is_no_search_of_its_own(
    session: Session, before: str, later: str, waited: int, kept: tuple[str, ...]
) -> None:
    recent_searches.used(session, before, at(0))
    recent_searches.used(session, later, at(waited))
    assert recent_searches.listed(session) == kept


def test_only_the_search_just_before_was_on_the_way(session: Session) -> None:
    for seconds, query in enumerate(["fund", "harvest", "funding"]):
        recent_searches.used(session, query, at(seconds))
    assert recent_searches.listed(session) == ("funding", "harvest", "fund")


def test_no_more_than_fifty_are_kept(session: Session) -> None:
    for number in range(recent_searches.MOST + 5):
        recent_searches.used(session, f"{number} 🏮", at(number))
    listed = recent_searches.listed(session, 100)
    assert len(listed) == recent_searches.MOST
    assert listed[0] == f"{recent_searches.MOST + 4} 🏮"
    assert "4 🏮" not in listed


@pytest.mark.parametrize("blank", ["", "   ", "\t\n"])
def test_a_blank_query_is_not_remembered(session: Session, blank: str) -> None:
    recent_searches.used(session, blank)
    assert recent_searches.listed(session) == ()


def test_half_a_sign_does_no_harm(session: Session) -> None:
    recent_searches.used(session, "half \ud83c  a sign")
    assert recent_searches.listed(session) == ("half ? a sign",)


def test_a_search_can_be_forgotten(session: Session) -> None:
    recent_searches.used(session, "fund", at(0))
    recent_searches.used(session, "harvest", at(9))
    recent_searches.forget(session, "harvest")
    recent_searches.forget(session, "never typed")
    assert recent_searches.listed(session) == ("fund",)


def test_searches_are_no_part_of_the_history(library: Library) -> None:
    before = rows(library)
    with library.step() as session:
        recent_searches.used(session, "fund")
    after = rows(library)
    assert [query for query, _at in after.pop(models.RecentSearch.__tablename__)] == ["fund"]
    before.pop(models.RecentSearch.__tablename__)
    assert after == before
