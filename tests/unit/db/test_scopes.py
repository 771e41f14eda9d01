"""Each part of the library holds what it says, and is counted as it is listed."""

import pytest
from sqlalchemy.orm import Session

from db import (
    clock,
    events,
    highlights,
    history,
    models,
    notes,
    posts,
    progress,
    scopes,
    themes,
    trash,
)
from db.library import Library
from db.records import About, Counts, Progress, Scope, ScopeKind, Span, State
from tests.unit.db.marks import mark, renew

LANTERNS = "The lanterns stood elsewhere 🏮 e\u0301 שלום."


@pytest.fixture
def varied(session: Session) -> Session:
    """Post 1 read, with two highlights; 2 starred; 3 old, with a lost highlight and one to check.

    Themes: Evening (1) with Late (2) below it, Harvest (3). Event 1 has the posts 1 and 2.
    """
    history.describe(session, "Vary")
    mark(session, 1, "dusk", "Evening/Late")
    mark(session, 1, "The harbour", "Evening")
    mark(session, 3, "apples", "Harvest")
    to_check = mark(session, 3, "They sang")
    progress.mark_read(session, [1], True)
    posts.star(session, [2], True)
    session.get_one(models.Post, 3).added_at = "2020-01-01T00:00:00.000Z"
    placement = session.get_one(models.Placement, (to_check.id, 3))
    placement.state = State.CHECK
    session.flush()
    return session


def listed(session: Session, kind: ScopeKind, id_: int = 0) -> list[int]:
    return [line.id for line in posts.lines(session, Scope(kind, id_))]


@pytest.mark.parametrize(
    ("kind", "id_", "found"),
    [
        (ScopeKind.ALL, 0, [1, 2, 3]),
        (ScopeKind.UNREAD, 0, [2, 3]),
        (ScopeKind.STARRED, 0, [2]),
        (ScopeKind.HIGHLIGHTED, 0, [1, 3]),
        (ScopeKind.RECENT, 0, [1, 2]),
        (ScopeKind.EVENT, 1, [1, 2]),
        (ScopeKind.EVENT, 2, [3]),
        (ScopeKind.EVENT, 77, []),
        (ScopeKind.THEME, 1, [1]),
        (ScopeKind.THEME, 3, [3]),
        (ScopeKind.THEME, 77, []),
        (ScopeKind.CHECK, 0, [3]),
        (ScopeKind.TRASH, 0, []),
    ],
)
def test_a_scope_lists_its_posts(
    varied: Session, kind: ScopeKind, id_: int, found: list[int]
) -> None:
    assert listed(varied, kind, id_) == found
    assert [line.id for line in posts.lines(varied, Scope(kind, id_), ids=[3, 1])] == [
        each for each in found if each in {1, 3}
    ]


@pytest.mark.parametrize(
    ("kind", "id_", "quotes"),
    [
        (ScopeKind.ALL, 0, ["The harbour", "dusk", "apples", "They sang"]),
        (ScopeKind.HIGHLIGHTED, 0, ["The harbour", "dusk", "apples", "They sang"]),
        (ScopeKind.UNREAD, 0, ["apples", "They sang"]),
        (ScopeKind.STARRED, 0, []),
        (ScopeKind.RECENT, 0, ["The harbour", "dusk"]),
        (ScopeKind.EVENT, 1, ["The harbour", "dusk"]),
        (ScopeKind.THEME, 1, ["The harbour", "dusk"]),
        (ScopeKind.THEME, 2, ["dusk"]),
        (ScopeKind.CHECK, 0, ["They sang"]),
        (ScopeKind.TRASH, 0, []),
    ],
)
def test_a_scope_has_its_highlights_as_they_stand_in_their_posts(
    varied: Session, kind: ScopeKind, id_: int, quotes: list[str]
) -> None:
    hits = highlights.in_scope(varied, Scope(kind, id_))
    assert [hit.highlight.passage for hit in hits] == quotes
    titles = {line.id: line.title for line in posts.lines(varied)}
    assert [hit.title for hit in hits] == [titles[hit.highlight.post_id] for hit in hits]


def test_highlights_of_a_scope_come_as_their_posts_are_listed(session: Session) -> None:
    for post_id in (3, 2, 1):
        mark(session, post_id, posts.open_post(session, post_id).text[5:9])
    session.get_one(models.Post, 3).published = "2026"
    session.flush()
    hits = highlights.in_scope(session, Scope(ScopeKind.HIGHLIGHTED))
    assert [hit.highlight.post_id for hit in hits] == listed(session, ScopeKind.ALL) == [3, 1, 2]


def test_counts_say_how_much_each_scope_holds(varied: Session) -> None:
    expected = Counts(all=3, unread=2, starred=1, highlighted=2, recent=2, check=1, trash=0)
    assert scopes.counts(varied) == expected


def test_an_empty_library_has_nothing_to_count(empty_library: Library) -> None:
    with empty_library.reading() as session:
        assert scopes.counts(session) == Counts()


def test_what_is_removed_leaves_every_scope_but_the_trash(varied: Session) -> None:
    posts.remove(varied, 1)
    posts.remove(varied, 3)
    notes.write(varied, About.POST, 2, "gone")
    notes.write(varied, About.POST, 2, "")
    assert listed(varied, ScopeKind.TRASH) == [1, 3]
    assert scopes.counts(varied) == Counts(all=1, unread=1, starred=1, recent=1, trash=3)
    assert len(trash.listed(varied)) == 3
    for kind in (ScopeKind.HIGHLIGHTED, ScopeKind.CHECK):
        assert listed(varied, kind) == []
    for kind in (ScopeKind.THEME, ScopeKind.CHECK, ScopeKind.EVENT, ScopeKind.ALL):
        assert highlights.in_scope(varied, Scope(kind, 1)) == ()


def test_what_was_taken_back_is_in_no_scope(library: Library) -> None:
    library.undo()  # the adding of the three posts
    with library.reading() as session:
        assert scopes.counts(session) == Counts()
        assert listed(session, ScopeKind.TRASH) == listed(session, ScopeKind.ALL) == []


def test_a_theme_or_event_in_the_trash_holds_nothing(varied: Session) -> None:
    themes.remove(varied, 1)
    events.remove(varied, 1)
    for kind in (ScopeKind.THEME, ScopeKind.EVENT):
        assert listed(varied, kind, 1) == []
        assert highlights.in_scope(varied, Scope(kind, 1)) == ()


def test_a_highlight_that_a_newer_text_has_no_place_for_is_to_be_checked(varied: Session) -> None:
    renew(varied, 1, LANTERNS)
    hits = highlights.in_scope(varied, Scope(ScopeKind.CHECK))
    assert {hit.highlight.state for hit in hits} == {State.LOST, State.CHECK}
    assert [hit.highlight.post_id for hit in hits] == [1, 1, 3]
    assert listed(varied, ScopeKind.CHECK) == [1, 3]
    assert scopes.counts(varied).check == 3
    highlights.move(varied, hits[0].highlight.id, Span(4, 12))
    assert scopes.counts(varied).check == 2


@pytest.mark.parametrize(("days", "recent"), [(0, 3), (6, 3), (8, 2)])
def test_only_the_last_seven_days_are_recent(session: Session, days: int, recent: int) -> None:
    history.describe(session, "Come earlier")
    session.get_one(models.Post, 2).added_at = clock.days_ago(days)
    session.flush()
    assert len(listed(session, ScopeKind.RECENT)) == scopes.counts(session).recent == recent


def test_a_place_that_was_remembered_does_not_make_a_post_read(session: Session) -> None:
    progress.remember(session, 1, Progress(3, 0))
    assert listed(session, ScopeKind.UNREAD) == [1, 2, 3]
    assert scopes.counts(session).unread == 3
