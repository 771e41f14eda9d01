"""What was removed stands in the trash and can come back."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from db import events, highlights, notes, posts, searches, theme_tree, themes, trash
from db.errors import NotFoundProblem, Problem
from db.library import Library
from db.records import About
from tests.unit.db.marks import mark
from tests.unit.db.random_actions import everything


@pytest.fixture
def full(library: Library) -> Library:
    """One of each kind of thing with the id 1, all apart from one another."""
    with library.step() as session:
        mark(session, 1, "dusk 🏮 and nobody had planned for it.")
        themes.named(session, "Evening ערב")
        notes.write(session, About.POST, 2, "a note e\u0301")
        searches.save(session, "Mine", "lantern")
    return library


@pytest.mark.parametrize(
    ("kind", "name", "verb"),
    [
        ("post", "A quiet harvest", lambda s: posts.remove(s, 3)),
        ("highlight", "dusk 🏮 and nobody had planned for it.", lambda s: highlights.remove(s, 1)),
        ("theme", "Evening ערב", lambda s: themes.remove(s, 1)),
        ("note", "a note e\u0301", lambda s: notes.write(s, About.POST, 2, "")),
        ("event", "Lantern Week", lambda s: events.remove(s, 1)),
        ("search", "Mine", lambda s: searches.remove(s, 1)),
    ],
)
def test_each_kind_of_thing_goes_to_the_trash_and_comes_back(
    full: Library, kind: str, name: str, verb: Callable[[Session], None]
) -> None:
    before = everything(full)
    with full.step() as session:
        verb(session)
    with full.reading() as session:
        (removed,) = trash.listed(session)
    assert (removed.kind, removed.name) == (kind, name)
    assert removed.removed.endswith("Z")
    gone = everything(full)
    assert gone != before
    with full.step() as session:
        assert trash.restore(session, f" {removed.guid[:12].upper()} ") == removed
    assert everything(full) == before
    full.undo()
    assert everything(full) == gone


def test_what_was_removed_last_stands_first(full: Library) -> None:
    with full.step() as session:
        posts.remove(session, 3)
    with full.step() as session:
        themes.remove(session, 1)
    with full.reading() as session:
        days = [each.removed for each in trash.listed(session)]
    assert days == sorted(days, reverse=True)
    assert len(days) == 2


def test_what_undo_took_back_is_not_in_the_trash(full: Library) -> None:
    with full.step() as session:
        guid = themes.named(session, "Gone").guid
    full.undo()
    with full.step() as session:
        assert trash.listed(session) == ()
        with pytest.raises(NotFoundProblem):
            trash.restore(session, guid)


@pytest.mark.parametrize("guid", ["", " ", "zzzz", "%", "🏮"])
def test_what_is_not_in_the_trash_cannot_come_back(full: Library, guid: str) -> None:
    with full.step() as session:
        posts.remove(session, 3)
        with pytest.raises(NotFoundProblem, match="Nothing in the trash is called"):
            trash.restore(session, guid)
        assert len(trash.listed(session)) == 1


def test_a_beginning_that_fits_several_is_told(full: Library) -> None:
    with full.step() as session:
        for n in range(17):  # more than there are digits: two begin alike
            themes.remove(session, themes.named(session, f"T{n}").id)
        first = [each.guid[0] for each in trash.listed(session)]
        twice = next(letter for letter in first if first.count(letter) > 1)
        with pytest.raises(NotFoundProblem, match="Several things"):
            trash.restore(session, twice)
        assert theme_names(session) == ["Evening ערב"]


def test_a_highlight_waits_for_its_post(full: Library) -> None:
    with full.step() as session:
        highlights.remove(session, 1)
        (removed,) = trash.listed(session)
        posts.remove(session, 1)
    with (
        pytest.raises(Problem, match="belongs to “Lanterns on the river”, which is in the trash"),
        full.step() as session,
    ):
        trash.restore(session, removed.guid)
    with full.reading() as session:
        assert removed in trash.listed(session)


def theme_names(session: Session) -> list[str]:
    return [theme.name for theme in theme_tree.listed(session)]
