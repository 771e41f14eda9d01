"""The indexes of words are in step with the posts, highlights and notes, whatever happens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from db import fulltext, highlights, indexing, models, notes, posts, themes, trash
from db.index_tables import INDEXES
from db.library import Library
from db.records import About
from db.words import term_table
from tests.unit.db.marks import add_version, copy_of, made_from, mark, out_of_step, renew

SECOND = "A second text 🌊 of e\u0301bb and tide, עם ים."


def version_first(session: Session) -> None:
    add_version(session, 1, 2, SECOND)
    session.flush()
    session.get_one(models.Post, 1).version = 2


def number_first(session: Session) -> None:
    post = session.get_one(models.Post, 1)
    post.version = 2
    session.flush()
    add_version(session, 1, 2, SECOND)


def retitle(session: Session) -> None:
    posts.edit(session, 1, title="Torches 火 ﬁre", author="Noor", published="")


# What is done, the index and the words to look for, what is found before and after.
Case = tuple[Callable[[Session], object], str, str, set[int], set[int]]
CHANGES: list[Case] = [
    (lambda session: posts.remove(session, 1), "post_index", "dusk", {1}, set()),
    (lambda session: posts.remove(session, 1), "title_index", "river", {1}, set()),
    (version_first, "post_index", "tide", set(), {1}),
    (version_first, "post_index", "dusk", {1}, set()),
    (number_first, "post_index", "tide", set(), {1}),
    (number_first, "post_index", "dusk", {1}, set()),
    (lambda session: renew(session, 1, SECOND), "post_index", "ים", set(), {1}),
    (lambda session: renew(session, 1, SECOND), "post_index", "lanterns", {1, 2}, {1, 2}),
    (retitle, "post_index", "title:torches", set(), {1}),
    (retitle, "post_index", "title:lanterns", {1, 2}, {2}),
    (retitle, "title_index", "river", {1}, set()),
    (retitle, "title_index", "fire", set(), {1}),
    (lambda session: highlights.remove(session, 1), "highlight_index", "harbour", {1}, set()),
    (lambda session: mark(session, 3, "barn"), "highlight_index", "barn", set(), {2}),
    (
        lambda session: notes.write(session, About.HIGHLIGHT, 1, "rather שקט"),
        "note_index",
        "שקט",
        set(),
        {1},
    ),
    (
        lambda session: notes.write(session, About.HIGHLIGHT, 1, ""),
        "note_index",
        "loud",
        {1},
        set(),
    ),
]


@pytest.fixture(scope="module")
def marked_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three posts, and one highlight with a note."""
    return made_from(files / "filled.eventnotes", tmp_path_factory.mktemp("marked"), mark_one)


def mark_one(session: Session) -> None:
    mark(session, 1, "The harbour filled up", "Crowds", note="loud 📣 cafe\u0301 רעש")


@pytest.fixture
def marked(marked_file: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of `marked_file` for one test."""
    with copy_of(marked_file, tmp_path / "marked.eventnotes") as library:
        yield library


@pytest.mark.parametrize("case", CHANGES)
def test_an_index_follows_each_change_and_its_undoing(marked: Library, case: Case) -> None:
    change, index, words, before, after = case
    assert found(marked, index, words) == before
    with pytest.raises(ZeroDivisionError), marked.step() as session:
        change(session)
        session.flush()
        raise ZeroDivisionError
    assert (found(marked, index, words), out_of_step(marked)) == (before, ())
    with marked.step() as session:
        change(session)
    assert (found(marked, index, words), out_of_step(marked)) == (after, ())
    marked.undo()
    assert (found(marked, index, words), out_of_step(marked)) == (before, ())
    marked.redo()
    assert (found(marked, index, words), out_of_step(marked)) == (after, ())


def test_what_comes_back_from_the_trash_is_found_again(marked: Library) -> None:
    with marked.step() as session:
        posts.remove(session, 2)
    with marked.step() as session:
        highlights.remove(session, 1)
    with marked.reading() as session:
        removed = [each.guid for each in trash.listed(session)]
    for guid in removed:
        with marked.step() as session:
            trash.restore(session, guid)
    assert found(marked, "post_index", "procurement") == {2}
    assert found(marked, "highlight_index", "harbour") == {1}
    assert out_of_step(marked) == ()


@pytest.mark.parametrize("index", [index.name for index in INDEXES])
def test_an_index_that_forgot_a_row_is_reported_and_repaired(marked: Library, index: str) -> None:
    damage(marked, index)
    assert out_of_step(marked) == (index,)
    with marked.writing() as session:
        indexing.rebuild(session.connection())
    assert out_of_step(marked) == ()
    assert found(marked, "post_index", "dusk") == {1}


def test_a_text_changed_behind_the_index_is_reported(marked: Library) -> None:
    with marked.writing() as session:
        session.execute(text("UPDATE version SET text = replace(text, 'dusk', 'dawn')"))
    assert out_of_step(marked) == ("post_index",)


def test_whether_an_index_is_in_step_cannot_be_asked_while_only_reading(marked: Library) -> None:
    with pytest.raises(Exception, match="readonly"), marked.reading() as session:
        fulltext.out_of_step(session.connection())


@pytest.mark.parametrize(
    ("change", "is_stale"),
    [
        (lambda session: posts.remove(session, 1), True),
        (lambda session: renew(session, 1, SECOND), True),
        (retitle, True),
        (lambda session: highlights.remove(session, 1), True),
        (lambda session: mark(session, 3, "barn"), True),
        (lambda session: notes.write(session, About.HIGHLIGHT, 1, "rather שקט"), True),
        (lambda session: posts.star(session, [1], True), False),
        (lambda session: themes.named(session, "Crowds 🎏"), False),
    ],
)
def test_a_step_that_changes_words_makes_the_list_of_words_stale(
    marked: Library, change: Callable[[Session], object], is_stale: bool
) -> None:
    refresh(marked)
    with marked.step() as session:
        change(session)
    assert fresh(marked) is not is_stale
    refresh(marked)
    marked.undo()
    assert fresh(marked) is not is_stale


def test_a_step_that_fails_leaves_the_list_of_words_fresh(marked: Library) -> None:
    refresh(marked)
    with pytest.raises(ZeroDivisionError), marked.step() as session:
        posts.remove(session, 1)
        session.flush()
        raise ZeroDivisionError
    assert fresh(marked)


def refresh(library: Library) -> None:
    with library.writing(counts=False) as session:
        term_table.refresh(session)


def fresh(library: Library) -> bool:
    with library.reading() as session:
        return term_table.are_fresh(session)


@pytest.mark.parametrize(
    ("table", "word", "rows"),
    [("post_words", "lanterns", 2), ("highlight_words", "harbour", 1), ("note_words", "רעש", 1)],
)
def test_the_words_of_an_index_can_be_listed(
    marked: Library, table: str, word: str, rows: int
) -> None:
    with marked.reading() as session:
        asked = text(f"SELECT doc FROM {table} WHERE term = :word")
        assert session.execute(asked, {"word": word}).scalar() == rows


def test_joining_the_parts_of_an_index_loses_nothing(marked: Library) -> None:
    with marked.writing() as session:
        fulltext.merge(session.connection())
    assert out_of_step(marked) == ()
    assert found(marked, "post_index", "lanterns") == {1, 2}


def test_joining_them_bit_by_bit_comes_to_an_end_and_loses_nothing(marked: Library) -> None:
    with marked.step() as session:
        retitle(session)
    with marked.writing(counts=False) as session:
        assert fulltext.merge_a_little(session.connection(), anew=True)
        while fulltext.merge_a_little(session.connection()):
            pass
    assert (parts(marked), out_of_step(marked)) == (1, ())
    assert found(marked, "post_index", "torches") == {1}


def parts(library: Library) -> int:
    """How many parts the index of posts has; FTS5 numbers them from 1 in the upper bits."""
    with library.reading() as session:
        asked = text("SELECT count(DISTINCT segid) FROM post_index_idx")
        return int(session.execute(asked).scalar_one())


def found(library: Library, index: str, words: str) -> set[int]:
    with library.reading() as session:
        statement = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :words")
        return set(session.execute(statement, {"words": words}).scalars())


def damage(library: Library, name: str) -> None:
    """Make an index forget its first row."""
    index = next(each for each in INDEXES if each.name == name)
    columns = ", ".join(index.columns)
    with library.writing() as session:
        session.execute(
            text(
                f"INSERT INTO {name}({name}, rowid, {columns}) "
                f"SELECT 'delete', id, {columns} FROM {index.view} ORDER BY id LIMIT 1"
            )
        )
