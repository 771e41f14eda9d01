"""Queries are kept under names that are taken once."""

import pytest
from sqlalchemy.orm import Session

from db import searches, trash
from db.errors import NameProblem, NotFoundProblem
from db.library import Library


def test_saved_searches_come_in_the_order_they_were_saved(session: Session) -> None:
    for name in ("Zoo 🐘", "Art e\u0301", "שירים"):
        searches.save(session, name, f"title:{name}")
    found = searches.listed(session)
    assert [each.name for each in found] == ["Zoo 🐘", "Art e\u0301", "שירים"]
    assert [each.query for each in found] == ["title:Zoo 🐘", "title:Art e\u0301", "title:שירים"]
    assert [each.order for each in found] == [0, 1, 2]


def test_a_saved_search_can_be_changed_removed_and_brought_back(empty_library: Library) -> None:
    with empty_library.step() as session:
        kept = searches.save(session, "Mine", "lantern")
        searches.edit(session, kept, "MINE", "lantern*")
        (search,) = searches.listed(session)
        assert (search.id, search.name, search.query) == (kept, "MINE", "lantern*")
    with empty_library.step() as session:
        searches.remove(session, kept)
        assert searches.listed(session) == ()
        for verb in (searches.remove, lambda s, n: searches.edit(s, n, "x", "y")):
            with pytest.raises(NotFoundProblem):
                verb(session, kept)
        trash.restore(session, search.guid)
        assert searches.listed(session) == (search,)


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "caf\u00c9", "cafe\u0301"])
def test_a_name_that_is_none_or_taken_keeps_nothing(session: Session, name: str) -> None:
    searches.save(session, "café", "one")
    other = searches.save(session, "other", "two")
    before = searches.listed(session)
    with pytest.raises(NameProblem):
        searches.save(session, name, "three")
    with pytest.raises(NameProblem):
        searches.edit(session, other, name, "three")
    assert searches.listed(session) == before
