"""The history holds what was done, each noun in its own way, and nothing leaves it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import (
    events,
    highlights,
    history,
    history_models,
    incoming,
    models,
    notes,
    posts,
    searches,
    themes,
    trash,
)
from db.incoming import Arrival
from db.library import Library
from db.records import About, Span
from db.steps import Changes, Label
from tests.unit.conftest import MakeDraft, draft_of
from tests.unit.db.marks import copy_of, made_from, mark

Act = Callable[[Session], object]


@pytest.fixture(scope="module")
def marked_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Highlight 1 on post 1 under theme 1, with note 1; theme 2 below theme 1; search 1."""
    return made_from(files / "filled.eventnotes", tmp_path_factory.mktemp("marked"), mark_one)


def mark_one(session: Session) -> None:
    mark(session, 1, "The harbour filled up", "Crowds", note="loud 📣 cafe\u0301 רעש")
    themes.named(session, "Crowds/Queues")
    searches.save(session, "Mine", "lanterns")


@pytest.fixture
def marked(marked_file: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of `marked_file` for one test."""
    with copy_of(marked_file, tmp_path / "marked.eventnotes") as library:
        yield library


KEY = {"highlight_id", "theme_id"}
NOTE_WORDS = {"text", "folded"}


@pytest.mark.parametrize(
    ("act", "logged"),
    [
        (lambda s: themes.named(s, "New"), [("theme", "add", set())]),
        (lambda s: themes.rename(s, 1, "People"), [("theme", "change", {"name", "name_key"})]),
        (lambda s: themes.rename(s, 1, "CROWDS"), [("theme", "change", {"name"})]),
        (lambda s: themes.rename(s, 1, "Crowds"), []),
        (lambda s: themes.remove(s, 1), [("theme", "change", {"removed_at"})] * 2),
        (lambda s: highlights.put(s, 1, 2), [("highlight_theme", "add", KEY)]),
        (lambda s: highlights.put(s, 1, 1), []),
        (lambda s: highlights.take(s, 1, 1), [("highlight_theme", "remove", KEY)]),
        (lambda s: highlights.take(s, 1, 2), []),
        (lambda s: highlights.move(s, 1, Span(4, 11)), [("placement", "change", {"start", "end"})]),
        (lambda s: highlights.remove(s, 1), [("highlight", "change", {"removed_at"})]),
        (lambda s: notes.write(s, About.HIGHLIGHT, 1, "quiet"), [("note", "change", NOTE_WORDS)]),
        (lambda s: notes.write(s, About.POST, 2, "wow"), [("note", "add", set())]),
        (lambda s: events.put(s, 3, 1), [("post_event", "add", {"post_id", "event_id"})]),
        (lambda s: searches.remove(s, 1), [("saved_search", "change", {"removed_at"})]),
        (
            lambda s: posts.remove(s, 1),
            [("address", "change", {"removed_at"}), ("post", "change", {"removed_at"})],
        ),
    ],
)
def test_each_row_is_logged_as_its_table_asks(
    marked: Library, act: Act, logged: list[tuple[str, str, set[str]]]
) -> None:
    entries = newest_entries(marked, act)
    told = [(each.noun, each.operation, set(json.loads(each.change or "{}"))) for each in entries]
    told = [(noun, operation, columns - {"cjk"}) for noun, operation, columns in told]
    assert sorted(told, key=str) == sorted(logged, key=str)


def test_a_noun_is_called_by_its_guid_and_a_change_has_both_sides(marked: Library) -> None:
    (entry,) = newest_entries(marked, lambda session: themes.rename(session, 1, "Foule 👥"))
    with marked.reading() as session:
        guid = session.get_one(models.Theme, 1).guid
    assert entry.row == guid
    assert json.loads(entry.change)["name"] == ["Crowds", "Foule 👥"]


def test_a_link_is_called_by_its_key_and_logged_whole(marked: Library) -> None:
    (entry,) = newest_entries(marked, lambda session: highlights.put(session, 1, 2))
    assert json.loads(entry.row) == [1, 2]
    assert json.loads(entry.change) == {"highlight_id": 1, "theme_id": 2}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM history",
        "DELETE FROM history WHERE seq = 1",
        "UPDATE history SET change = '' WHERE seq = 1",
        "INSERT OR REPLACE INTO history SELECT * FROM history WHERE seq = 1",
        "DELETE FROM highlight",
        "DELETE FROM note WHERE id = 1",
        "DELETE FROM theme WHERE id = 2",
        "INSERT OR REPLACE INTO note SELECT * FROM note",
        "DELETE FROM step",
    ],
)
def test_what_a_person_wrote_cannot_be_deleted_by_any_statement(
    marked: Library, statement: str
) -> None:
    before = all_rows(marked)
    with pytest.raises(IntegrityError), marked.writing() as session:
        session.execute(text(statement))
    assert all_rows(marked) == before


@pytest.mark.parametrize(
    "table", [models.Post, models.Highlight, models.Theme, models.Note, models.Event]
)
def test_deleting_a_noun_instead_of_removing_it_is_a_bug(
    marked: Library, table: type[models.Noun]
) -> None:
    before = all_rows(marked)
    with (
        pytest.raises((RuntimeError, IntegrityError), match=r"never deleted|FOREIGN KEY"),
        marked.step() as session,
    ):
        session.delete(session.get_one(table, 1))
    assert all_rows(marked) == before


def test_a_change_whose_before_nobody_read_is_a_bug(marked: Library) -> None:
    with pytest.raises(RuntimeError, match="not known"), marked.step() as session:
        row = session.get_one(models.Theme, 1)
        session.expire(row)
        row.definition = "Many people"


def changed(**ids: set[int]) -> Changes:
    posts, highlights, themes, events = (
        frozenset(ids.get(noun, ())) for noun in ("posts", "highlights", "themes", "events")
    )
    return Changes(posts, highlights, themes, events)


@pytest.mark.parametrize(
    ("act", "changes"),
    [
        (lambda s: mark(s, 2, "bridges", "New"), changed(posts={2}, highlights={2}, themes={3})),
        (lambda s: highlights.move(s, 1, Span(0, 3)), changed(highlights={1})),
        (lambda s: highlights.put(s, 1, 2), changed(highlights={1}, themes={2})),
        (lambda s: highlights.take(s, 1, 1), changed(highlights={1}, themes={1})),
        (lambda s: highlights.remove(s, 1), changed(posts={1}, highlights={1})),
        (lambda s: themes.named(s, "New"), changed(themes={3})),
        (lambda s: themes.rename(s, 1, "People"), changed(themes={1})),
        (lambda s: themes.move(s, 2, None), changed(themes={2})),
        (lambda s: themes.merge(s, 1, themes.named(s, "New").id),
         changed(highlights={1}, themes={1, 2, 3})),
        (lambda s: themes.remove(s, 1), changed(themes={1, 2})),
        (lambda s: notes.write(s, About.HIGHLIGHT, 1, "x"), changed(highlights={1})),
        (lambda s: notes.write(s, About.EVENT, 1, "x"), changed(events={1})),
        (lambda s: notes.write(s, About.POST, 3, "x"), changed(posts={3})),
        (lambda s: events.named(s, "Rain Week"), changed(events={3})),
        (lambda s: events.edit(s, 1, name="Rain"), changed(events={1})),
        (lambda s: events.put(s, 3, 1), changed(posts={3}, events={1})),
        (lambda s: events.take(s, 1, 1), changed(posts={1}, events={1})),
        (lambda s: events.remove(s, 2), changed(events={2})),
        (lambda s: posts.edit(s, 1, title="T", author="", published=""), changed(posts={1})),
        (lambda s: posts.remove(s, 1), changed(posts={1})),
        (lambda s: incoming.save(s, [Arrival(draft_of("A", "b"), event="Lantern Week")]),
         changed(posts={4}, events={1})),
        (lambda s: searches.edit(s, 1, "Yours", "x"), changed()),
        (lambda s: themes.rename(s, 1, "Crowds"), changed()),
    ],
)  # fmt: skip
def test_each_verb_tells_what_it_touched_and_so_does_its_undoing(
    marked: Library, act: Act, changes: Changes
) -> None:
    heard: list[Changes] = []
    marked.listeners.append(heard.append)
    with marked.step() as session:
        act(session)
        stepped = session.info["recorder"].step_id is not None
    if stepped:
        marked.undo()
    for each in heard:
        assert without_label(each) == changes


def test_bringing_something_back_tells_what_came(marked: Library) -> None:
    with marked.step() as session:
        themes.remove(session, 1)
    with marked.reading() as session:
        guid = session.get_one(models.Theme, 1).guid
    heard: list[Changes] = []
    marked.listeners.append(heard.append)
    with marked.step() as session:
        trash.restore(session, guid)
    assert without_label(heard[0]) == changed(themes={1, 2})


def test_the_outermost_action_names_the_step(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "dusk 🏮", "Evening")
    with library.reading() as session:
        (step,) = history.steps(session, limit=1)
    assert step.label.text() == "Highlight “dusk 🏮” in “Lanterns on the river”"
    assert (step.kind, step.undone) == ("do", False)


def test_steps_come_newest_first_and_as_many_as_asked(
    library: Library, make_draft: MakeDraft
) -> None:
    for name in ("One", "Two", "Three"):
        with library.step() as session:
            themes.named(session, name)
    library.undo()
    with library.reading() as session:
        steps = history.steps(session, limit=3)
    assert [(step.kind, step.undone, step.label.arguments["name"]) for step in steps] == [
        ("undo", False, "Three"),
        ("do", True, "Three"),
        ("do", False, "Two"),
    ]


def test_two_names_that_changed_places_in_one_step_change_back(library: Library) -> None:
    with library.step() as session:
        first, second = themes.named(session, "First"), themes.named(session, "Second")
    with library.step() as session:
        themes.rename(session, first.id, "Third")
        themes.rename(session, second.id, "First")
    library.undo()
    assert names(library) == {first.id: "First", second.id: "Second"}
    library.redo()
    assert names(library) == {first.id: "Third", second.id: "First"}


def test_a_label_is_kept_with_its_arguments_apart(library: Library) -> None:
    with library.step() as session:
        themes.named(session, "שם 👋 e\u0301")
    with library.reading() as session:
        label = history.steps(session, limit=1)[0].label
    assert label == Label("Add the theme “{name}”", {"name": "שם 👋 e\u0301"})


def newest_entries(library: Library, act: Act) -> list[history_models.History]:
    """What the log gained by an action."""
    with library.reading() as session:
        last = session.execute(
            select(history_models.History.seq).order_by(history_models.History.seq)
        ).all()[-1][0]
    with library.step() as session:
        act(session)
    with library.reading() as session:
        return list(
            session.execute(
                select(history_models.History).where(history_models.History.seq > last)
            ).scalars()
        )


def all_rows(library: Library) -> list[tuple[object, ...]]:
    with library.reading() as session:
        return [
            tuple(row)
            for table in ("history", "step", "post", "highlight", "note", "theme", "event")
            for row in session.execute(text(f"SELECT * FROM {table}"))
        ]


def names(library: Library) -> dict[int, str]:
    with library.reading() as session:
        return dict(session.execute(select(models.Theme.id, models.Theme.name)).all())


def without_label(changes: Changes) -> Changes:
    return Changes(changes.posts, changes.highlights, changes.themes, changes.events)
