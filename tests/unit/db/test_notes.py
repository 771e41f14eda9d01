"""There is one note about a thing; an empty one goes to the trash."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from db import models, notes, themes, trash
from db.errors import NameProblem, Problem
from db.library import Library
from db.records import About
from tests.unit.db.marks import mark


@pytest.fixture
def things(library: Library) -> Library:
    """Of each kind of thing one with the id 1."""
    with library.step() as session:
        mark(session, 1, "dusk", "Evening")
    return library


@pytest.mark.parametrize("about", About)
def test_a_note_is_written_changed_emptied_and_brought_back(things: Library, about: About) -> None:
    for words, kept in [
        (" first 🏮 \n", {1: "first 🏮"}),
        ("שני e\u0301", {1: "שני e\u0301"}),
        (" \n ", {}),
    ]:
        with things.step() as session:
            notes.write(session, about, 1, words)
        with things.reading() as session:
            assert notes.texts(session, about) == notes.texts(session, about, [1, 2]) == kept
            assert notes.texts(session, about, [2]) == {}
            others = [notes.texts(session, other) for other in About if other is not about]
            assert others == [{}, {}, {}]
    with things.step() as session:
        (removed,) = trash.listed(session)
        assert (removed.kind, removed.name) == ("note", "שני e\u0301")
        trash.restore(session, removed.guid)
        assert notes.texts(session, about) == {1: "שני e\u0301"}


def test_a_note_of_several_lines_keeps_them(things: Library) -> None:
    with things.step() as session:
        notes.write(session, About.POST, 1, "one\n\n  two\t🏮\n")
        assert notes.texts(session, About.POST) == {1: "one\n\n  two\t🏮"}


def test_the_same_words_or_nothing_again_are_no_step(things: Library) -> None:
    with things.step() as session:
        notes.write(session, About.POST, 1, "words")
    for about, words in ((About.POST, " words "), (About.THEME, ""), (About.EVENT, "  ")):
        with things.step() as session:
            notes.write(session, about, 1, words)
            assert session.info["recorder"].step_id is None


def test_an_old_note_cannot_come_back_beside_a_new_one(things: Library) -> None:
    with things.step() as session:
        notes.write(session, About.POST, 1, "old")
        notes.write(session, About.POST, 1, "")
        notes.write(session, About.POST, 1, "new")
        (removed,) = trash.listed(session)
    with pytest.raises(NameProblem), things.step() as session:
        trash.restore(session, removed.guid)
    with things.reading() as session:
        assert notes.texts(session, About.POST) == {1: "new"}
        assert trash.listed(session) == (removed,)


def test_a_note_waits_in_the_trash_for_what_it_is_about(things: Library) -> None:
    with things.step() as session:
        notes.write(session, About.THEME, 1, "about the evening")
        notes.write(session, About.THEME, 1, "")
        (removed,) = trash.listed(session)
        themes.remove(session, 1)
    with (
        pytest.raises(Problem, match="“about the evening” belongs to “Evening”"),
        things.step() as session,
    ):
        trash.restore(session, removed.guid)
    with things.reading() as session:
        assert removed in trash.listed(session)


def test_a_note_is_about_exactly_one_thing_that_is_there(things: Library) -> None:
    with pytest.raises(IntegrityError), things.step() as session:
        notes.write(session, About.POST, 99, "about nothing")
    with things.reading() as session:
        assert session.execute(select(func.count(models.Note.id))).scalar_one() == 0
