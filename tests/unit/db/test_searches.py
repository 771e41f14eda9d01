"""Queries are kept under names that are taken once, in the person's order."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from db import searches, trash
from db.errors import NameProblem, NotFoundProblem, QueryProblem
from db.library import Library

NAMES = ("Zoo 🐘", "Art e\u0301", "שירים", "Boats")


@pytest.fixture
def kept(session: Session) -> list[int]:
    """Four saved searches, none pinned."""
    return [searches.save(session, name, f"title:{name}") for name in NAMES]


def names(session: Session) -> list[str]:
    return [each.name for each in searches.listed(session)]


def test_saved_searches_come_in_the_order_they_were_saved(
    session: Session, kept: list[int]
) -> None:
    found = searches.listed(session)
    assert [each.id for each in found] == kept
    assert [each.name for each in found] == list(NAMES)
    assert [each.order for each in found] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Lanterns   AND “River  Boats” ", 'lanterns "river boats"'),
        ("sort:new theme:Crowds in:highlights", "theme:Crowds in:highlights sort:new"),
        ('date:"last month" שיר', 'date:"last month" שיר'),
        ("*", "*"),
        ("date:junish harbour 🏮", "date:junish harbour 🏮"),
    ],
)
def test_a_query_is_kept_in_one_form_but_as_typed_if_not_understood(
    session: Session, typed: str, stored: str
) -> None:
    searches.save(session, "Mine", typed)
    assert searches.found(session, "Mine").query == stored


def test_a_saved_search_can_be_changed_removed_and_brought_back(empty_library: Library) -> None:
    with empty_library.step() as session:
        kept = searches.save(session, "Mine", "lantern")
        searches.edit(session, kept, "MINE", "lantern*")
        (search,) = searches.listed(session)
        assert (search.id, search.name, search.query) == (kept, "MINE", "lantern*")
    with empty_library.step() as session:
        searches.remove(session, kept)
        assert searches.listed(session) == ()
        for verb in (
            searches.remove,
            lambda s, n: searches.edit(s, n, "x", "y"),
            lambda s, n: searches.pin(s, n, True),
            lambda s, n: searches.move(s, n, 0),
        ):
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


@pytest.mark.parametrize("query", ["", " \n "])
def test_a_query_that_says_nothing_is_not_kept(session: Session, query: str) -> None:
    with pytest.raises(QueryProblem):
        searches.save(session, "Mine", query)
    assert searches.listed(session) == ()


def test_pinned_searches_stand_first_and_go_back_to_their_place(
    session: Session, kept: list[int]
) -> None:
    searches.pin(session, kept[2], True)
    searches.pin(session, kept[1], True)
    assert names(session) == ["Art e\u0301", "שירים", "Zoo 🐘", "Boats"]
    assert [each.pinned for each in searches.listed(session)] == [True, True, False, False]
    searches.pin(session, kept[2], False)
    assert names(session) == ["Art e\u0301", "Zoo 🐘", "שירים", "Boats"]


def test_editing_leaves_a_search_pinned_unless_it_says_otherwise(session: Session) -> None:
    kept = searches.save(session, "Mine", "one", pinned=True)
    searches.edit(session, kept, "Mine", "two")
    assert searches.found(session, "mine").pinned
    searches.edit(session, kept, "Mine", "two", pinned=False)
    assert not searches.found(session, "mine").pinned


@pytest.mark.parametrize(
    ("moved", "place", "order"),
    [
        ("Boats", 0, ["Zoo 🐘", "Boats", "Art e\u0301", "שירים"]),
        ("Boats", 2, ["Zoo 🐘", "Art e\u0301", "Boats", "שירים"]),
        ("Art e\u0301", 99, ["Zoo 🐘", "שירים", "Boats", "Art e\u0301"]),
        ("Zoo 🐘", 3, ["Zoo 🐘", "Art e\u0301", "שירים", "Boats"]),
        ("שירים", -5, ["Zoo 🐘", "שירים", "Art e\u0301", "Boats"]),
    ],
)
def test_a_search_is_moved_among_its_like_and_never_past_the_pinned(
    session: Session, kept: list[int], moved: str, place: int, order: list[str]
) -> None:
    searches.pin(session, kept[0], True)
    searches.move(session, searches.found(session, moved).id, place)
    assert names(session) == order


@pytest.mark.parametrize(
    ("verb", "label"),
    [
        (lambda s: searches.save(s, "New", "x"), "Save the search “New”"),
        (lambda s: searches.edit(s, 1, "Ours", "x"), "Change the search “Mine”"),
        (lambda s: searches.pin(s, 1, True), "Pin the search “Mine”"),
        (lambda s: searches.pin(s, 2, False), "Unpin the search “Yours”"),
        (lambda s: searches.move(s, 1, 2), "Move the search “Mine”"),
        (lambda s: searches.remove(s, 1), "Remove the search “Mine”"),
    ],
)
def test_each_verb_is_one_step_with_its_words_and_is_undone(
    empty_library: Library, verb: Callable[[Session], object], label: str
) -> None:
    with empty_library.step() as session:
        for name, pinned in (("Mine", False), ("Yours", True), ("Theirs", False)):
            searches.save(session, name, "lantern 🏮", pinned=pinned)
    with empty_library.reading() as session:
        before = searches.listed(session)
    with empty_library.step() as session:
        verb(session)
    with empty_library.reading() as session:
        assert searches.listed(session) != before
    undone = empty_library.undo()
    assert undone is not None
    assert undone.text() == label
    with empty_library.reading() as session:
        assert searches.listed(session) == before


def test_a_search_is_named_whatever_the_capitals_and_blanks(
    session: Session, kept: list[int]
) -> None:
    assert searches.found(session, "  zOO   🐘").id == kept[0]
    assert searches.found(session, "ART \u00e9").id == kept[1]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("boat", "Did you mean “Boats”?"),
        ("Baots", "Did you mean “Boats”?"),
        ("שיר", "Did you mean “שירים”?"),
        ("", "“event-notes searches” lists those there are."),
        ("procurement", "“event-notes searches” lists those there are."),
    ],
)
def test_a_name_that_nothing_has_is_told_with_those_near_it(
    session: Session, kept: list[int], name: str, remedy: str
) -> None:
    with pytest.raises(NotFoundProblem) as caught:
        searches.found(session, name)
    assert f"“{name}”" in caught.value.message
    assert caught.value.remedy == remedy
