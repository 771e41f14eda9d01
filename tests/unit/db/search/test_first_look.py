"""What a search says at once while many posts fit, and how it goes on from there."""

import pytest
from sqlalchemy import update

from db import incoming, search
from db.incoming import Arrival
from db.library import Library
from db.models import Post
from db.records import Results
from db.search import post_hits
from tests.unit.conftest import MakeDraft

POSTS = 120
TITLED = 7  # the one post with the word in its title is an old one


@pytest.fixture
def many(empty_library: Library, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library in which more posts hold a word than the first look weighs."""
    monkeypatch.setattr(post_hits, "NEWEST", 20)
    drafts = [
        make_draft(
            f"Quay {number} 🏮" if number == TITLED else f"Diary {number}",
            f"At the quay e\u0301 שלום {'quay ' * (number % 10)}{'tide' if number % 3 else 'ebb'}",
            published=f"2025-01-{number % 28 + 1:02}",
        )
        for number in range(1, POSTS + 1)
    ]
    with empty_library.step() as session:
        incoming.save(session, [Arrival(draft) for draft in drafts])
    return empty_library


def first(library: Library, typed: str, limit: int = 8) -> Results:
    with library.reading() as session:
        return search.first(session, typed, limit)


def ids(results: Results) -> list[int]:
    return [hit.post_id for hit in results.hits]


def test_titles_come_first_and_then_the_best_of_the_newest(many: Library) -> None:
    results = first(many, "quay")
    assert not results.is_ranked
    found = ids(results)
    assert found[0] == TITLED
    assert found[1:3] == [119, 109]  # the word nine times, and short
    assert all(post_id > POSTS - post_hits.NEWEST for post_id in found[1:])
    assert len(found) == len(set(found)) == 8


def test_how_many_there_are_is_reckoned_from_the_newest(many: Library) -> None:
    results = first(many, "tide")
    assert not results.is_counted
    assert results.total == pytest.approx(80, abs=4)
    with many.reading() as session:
        counted = search.ranked(session, "tide", 8)
    assert (counted.total, counted.is_counted, counted.is_ranked) == (80, True, True)


def test_where_few_fit_the_first_look_is_the_whole_search(many: Library) -> None:
    with many.reading() as session:
        for typed in ("diary", "quay date:2025-01-05", "title:quay", "nothing", '"quay ebb"'):
            ranked = search.ranked(session, typed, 200)
            if ranked.total < post_hits.NEWEST:
                assert ids(search.first(session, typed, 200)) == ids(ranked), typed
                assert search.first(session, typed, 200).is_ranked


def test_conditions_beside_the_words_hold_at_once(many: Library) -> None:
    results = first(many, "quay -tide")
    with many.reading() as session:
        fitting = search.post_ids(session, "quay -tide")
    assert set(ids(results)) <= set(fitting)
    assert ids(first(many, "quay is:starred")) == []


@pytest.mark.parametrize("typed", ["quay sort:old", "quay sort:new", "is:unread", "-ebb", "*"])
def test_what_is_sorted_by_date_stands_in_order_at_once(many: Library, typed: str) -> None:
    with many.reading() as session:
        assert ids(first(many, typed)) == ids(search.ranked(session, typed, 8))


def test_facts_alone_are_reckoned_as_well(many: Library) -> None:
    results = first(many, "is:unread")
    assert not results.is_counted
    assert results.total == POSTS


def test_in_a_huge_library_short_beginnings_are_not_weighed(
    many: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_hits, "_HUGE", 100)
    found = ids(first(many, "qu*"))
    assert found == [TITLED, *range(POSTS, POSTS - 7, -1)]


def test_hits_have_no_snippet_until_it_is_asked_for(many: Library) -> None:
    results = first(many, "quay")
    assert {hit.snippet for hit in results.hits} == {""}
    with many.reading() as session:
        made = search.snippets(session, ids(results)[:2], "quay")
        assert list(made) == sorted(ids(results)[:2])
        assert search.snippets(session, [], "quay") == {}
        assert search.snippets(session, [9_999], "quay") == {}
    snippet = made[TITLED]
    assert [snippet.text[start:end].lower() for start, end in snippet.marks] == ["quay"] * len(
        snippet.marks
    )


def test_posts_of_an_import_under_way_are_not_seen(many: Library, make_draft: MakeDraft) -> None:
    with many.writing() as session:
        session.execute(update(Post).where(Post.id > 100).values(pending=True))
    found = ids(first(many, "quay"))
    assert max(found) <= 100
    with many.reading() as session:
        assert search.count(session, "quay").posts == 100
        assert len(search.post_ids(session, "quay")) == 100
