"""Posts that go with a post."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db import posts, related, search, twins
from db.errors import NotFoundProblem
from db.library import Library
from db.records import PostLine
from db.related import Related, query_of
from tests.unit.db.three_subjects import LANTERNS, fill, subject_of

ALL = range(1, 13)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("related") / "subjects.eventnotes"
    with Library.create(path) as library:
        fill(library)
    return path


@pytest.fixture
def subjects(filled: Path, tmp_path: Path) -> Iterator[Library]:
    """Twelve posts about three subjects, to be changed."""
    path = tmp_path / filled.name
    shutil.copy(filled, path)
    with Library.open(path, write=True) as library:
        yield library


def found(library: Library, post_id: int, limit: int = 8) -> Related:
    with library.reading() as session:
        return related.related(session, post_id, limit)


def shown(told: Related) -> tuple[list[PostLine], ...]:
    """The posts of each kind."""
    return (
        [each.line for each in told.alike],
        [each.line for each in told.same_event],
        [each.line for each in told.linked],
    )


def alike(library: Library, post_id: int) -> list[int]:
    return [each.line.id for each in found(library, post_id).alike]


@pytest.mark.parametrize("post_id", ALL)
def test_the_other_posts_of_the_subject_come_first(subjects: Library, post_id: int) -> None:
    others = subject_of(post_id) - {post_id}
    assert set(alike(subjects, post_id)[:3]) == others


@pytest.mark.parametrize("post_id", ALL)
def test_the_most_alike_stand_first_and_say_what_they_share(
    subjects: Library, post_id: int
) -> None:
    likeness = [each.likeness for each in found(subjects, post_id).alike]
    assert likeness == sorted(likeness, reverse=True)
    assert all(0 < each <= 1 for each in likeness)
    assert all(len(each.words) >= 2 for each in found(subjects, post_id).alike)


def test_shared_words_are_written_as_in_the_post_and_tell_its_subject(subjects: Library) -> None:
    shared = {word for each in found(subjects, 1).alike[:3] for word in each.words}
    assert {"lantern", "quay", "procession", "candle"} <= shared
    assert not shared & {"the", "and", "We", "we", "of", "people", "שלום", "2025"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("Lanterns", "lantern", "quay"), ("Lanterns", "quay")),
        (("café", "CAFES", "cafeteria"), ("café", "cafeteria")),
        (("AI", "AIR", "שלום", "שלום"), ("AI", "AIR", "שלום")),
        ((), ()),
    ],
)
def test_a_word_is_told_in_one_of_its_forms(words: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert related.distinct(words) == kept


def test_posts_of_the_same_event_stand_newest_first_and_are_counted(subjects: Library) -> None:
    of_event = found(subjects, 5)
    assert [each.line.id for each in of_event.same_event] == [2, 1]
    assert {each.events for each in of_event.same_event} == {("River Week",)}
    cut = found(subjects, 5, limit=1)
    assert ([each.line.id for each in cut.same_event], cut.event_total) == ([2], 2)


@pytest.mark.parametrize(
    ("post_id", "linked"),
    [
        (1, [(9, True, False), (6, False, True)]),
        (10, [(12, True, True)]),
        (9, [(1, False, True)]),
        (2, []),
    ],
)
def test_links_in_both_ways_are_told(
    subjects: Library, post_id: int, linked: list[tuple[int, bool, bool]]
) -> None:
    told = [
        (each.line.id, each.leads_out, each.leads_here) for each in found(subjects, post_id).linked
    ]
    assert told == linked


def test_a_post_that_may_be_the_same_one_is_not_given_as_alike(subjects: Library) -> None:
    with subjects.writing() as session:
        twins.offer(session, [(2, 1, 0.9)])
    assert 2 not in alike(subjects, 1)
    assert 1 not in alike(subjects, 2)
    with subjects.step() as session:
        twins.keep_both(session, 2, 1)
    assert 2 in alike(subjects, 1)


def test_an_unfinished_import_is_not_seen(subjects: Library) -> None:
    with subjects.writing() as session:
        session.execute(text("UPDATE post SET pending = 1 WHERE id IN (2, 9)"))
    told = found(subjects, 1)
    assert not {2, 9} & {line.id for part in shown(told) for line in part}
    assert set(alike(subjects, 1)[:2]) == {3, 4}


def test_a_library_whose_words_were_never_listed_gives_the_same(subjects: Library) -> None:
    with subjects.writing() as session:
        session.execute(text("DELETE FROM term"))
    assert set(alike(subjects, 1)[:3]) == LANTERNS - {1}


def test_a_post_without_words_has_nothing_alike(library: Library) -> None:
    with library.reading() as session:
        told = related.related(session, 3)
    assert (told.alike, told.linked) == ((), ())


def test_what_is_not_there_has_nothing_related(subjects: Library) -> None:
    with pytest.raises(NotFoundProblem):
        found(subjects, 99)


@pytest.mark.parametrize("post_id", [1, 6, 12])
def test_the_query_finds_both_posts(subjects: Library, post_id: int) -> None:
    told = found(subjects, post_id)
    with subjects.reading() as session:
        for each in told.alike[:3]:
            ids = {hit.post_id for hit in search.find(session, query_of(each, 3), 20).hits}
            assert {post_id, each.line.id} <= ids


def test_the_query_of_an_event_finds_its_posts_and_that_of_a_link_is_none(
    subjects: Library,
) -> None:
    told = found(subjects, 1)
    with subjects.reading() as session:
        ids = {hit.post_id for hit in search.find(session, query_of(told.same_event[0], 3)).hits}
    assert ids == {1, 2, 5}
    assert query_of(told.linked[0], 3) == ""


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(removed=st.sets(st.sampled_from(ALL), max_size=9), limit=st.integers(1, 8))
def test_never_itself_and_never_what_was_removed(
    filled: Path, tmp_path: Path, removed: set[int], limit: int
) -> None:
    path = tmp_path / "one.eventnotes"
    shutil.copy(filled, path)
    with Library.open(path, write=True) as library:
        with library.step() as session:
            for post_id in removed:
                posts.remove(session, post_id)
        for post_id in set(ALL) - removed:
            told = found(library, post_id, limit)
            for part in shown(told):
                ids = [line.id for line in part]
                assert not set(ids) & (removed | {post_id})
                assert len(ids) == len(set(ids)) <= limit
