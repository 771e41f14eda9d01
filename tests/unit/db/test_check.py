"""A check is silent over a sound library, and names each damage."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db import check, connecting, highlights, posts
from db.check import Finding
from db.library import Library
from db.records import Span
from db.words import term_table
from tests.unit.db.marks import copy_of, made_from, mark, renew
from tests.unit.db.random_actions import everything


@pytest.fixture(scope="module")
def marked_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three posts, and the highlights 1 on “harbour” and 2 on “apples 🍎”."""
    return made_from(files / "filled.eventnotes", tmp_path_factory.mktemp("marked"), mark_two)


def mark_two(session: Session) -> None:
    mark(session, 1, "harbour", "Places")
    mark(session, 3, "apples 🍎", note="e\u0301 תפוח")
    session.flush()
    term_table.refresh(session)


@pytest.fixture
def marked(marked_file: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of `marked_file` for one test."""
    with copy_of(marked_file, tmp_path / "marked.eventnotes") as library:
        yield library


def test_a_sound_library_has_nothing_to_tell(empty_library: Library, marked: Library) -> None:
    assert findings(empty_library) == ()
    assert findings(marked) == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda session: highlights.move(session, 1, Span(0, 3)),
        lambda session: highlights.remove(session, 1),
        lambda session: posts.remove(session, 1),
        lambda session: renew(session, 1, "Another text 🏮."),
        lambda session: posts.edit(session, 1, title="T", author="", published=""),
    ],
)
def test_what_a_person_did_is_no_damage(marked: Library, act: Callable[[Session], None]) -> None:
    with marked.step() as session:
        act(session)
    assert findings(marked) == ()
    marked.undo()
    assert findings(marked) == ()
    marked.redo()
    assert findings(marked) == ()


FORGET = """
    INSERT INTO title_index(title_index, rowid, title, cjk, folded)
    SELECT 'delete', * FROM title_text"""
FORGET_ONE = FORGET + " WHERE id = 2"
UNTRUE_WORD = "UPDATE term SET posts = posts + 1 WHERE word = 'harbour'"
SPOIL = """
    UPDATE version SET text = cast(x'ff' || cast(text AS BLOB) AS TEXT) WHERE post_id = 2"""
NO_TEXT = ("text", "The text of post 2 is not what was saved")
NO_BLOCKS = ("text", "The paragraphs of post 2 do not fit its text")
APPLES = "“apples 🍎” (g) "


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            "UPDATE placement SET state = 'gone' WHERE highlight_id = 1",
            [("file", "CHECK constraint failed in placement")],
        ),
        (
            "DELETE FROM label WHERE name = 'funding'",
            [("keys", "of “post_label” points to a row of “label”")] * 2,
        ),
        (FORGET_ONE, [("index", "“title_index” does not tell")]),
        (FORGET, [("index", "“title_index” is not built to its end")]),
        (
            "DELETE FROM note_index_data WHERE id > 10",
            [("index", "“note_index” is not built to its end")],
        ),
        ("DROP TABLE post_index", [("index", "“post_index” is not built to its end")]),
        (UNTRUE_WORD, [("index", "The list of words does not tell")]),
        ("DELETE FROM term", [("index", "The list of words does not tell")]),
        # one sign for another, which no index would notice
        ("UPDATE version SET text = replace(text, 's.', 's!') WHERE post_id = 2", [NO_TEXT]),
        (SPOIL, [NO_TEXT, NO_BLOCKS]),
        ("UPDATE version SET blocks = '[]' WHERE post_id = 2", [NO_BLOCKS]),
        ("UPDATE version SET blocks = '[[0, 1' WHERE post_id = 2", [NO_BLOCKS]),
        ("UPDATE version SET blocks = '[[0, 5, \"odd\", 0]]' WHERE post_id = 2", [NO_BLOCKS]),
        (
            "UPDATE highlight SET quote = 'harbor' WHERE id = 1",
            [
                ("quote", "“harbor” (g) is not what stands at its place"),
                ("quote", "“harbor” (g) stands at another place"),
            ],
        ),
        (
            "UPDATE highlight SET start = start + 1 WHERE id = 2",
            [("quote", APPLES + "is not what stands at its place")],
        ),
        (
            "UPDATE placement SET start = start + 1 WHERE highlight_id = 2",
            [("quote", APPLES + "stands at another place than it was put")],
        ),
        (
            'UPDATE placement SET "end" = 99999 WHERE highlight_id = 2',
            [("quote", APPLES + "stands outside its text")],
        ),
        (
            "UPDATE placement SET start = -1 WHERE highlight_id = 2",
            [("quote", APPLES + "stands outside its text")],
        ),
        (
            "DELETE FROM placement WHERE highlight_id = 1",
            [("quote", "“harbour” (g) has no place in its text")],
        ),
    ],
)
def test_each_damage_is_named(marked: Library, damage: str, told: list[tuple[str, str]]) -> None:
    with marked.reading() as session:
        guids = [each.guid[:8] for each in highlights.records(session).values()]
    marked.close()
    break_behind(marked.path, damage)
    with Library.open(marked.path, write=True) as broken:
        found = findings(broken)
    for guid in guids:
        found = tuple(Finding(each.about, each.message.replace(guid, "g")) for each in found)
    found = tuple(each for each in found if each.about != "index" or "index" in dict(told))
    assert [each.about for each in found] == [about for about, _words in told]
    for finding, (_about, words) in zip(found, told, strict=True):
        assert words in finding.message


def test_a_check_changes_nothing_and_tells_how_far_it_is(marked: Library) -> None:
    class Job:
        heard: list[tuple[int, int | None]] = []  # noqa: RUF012 -- of one test

        def report(self, done: int, total: int | None, doing: str) -> None:
            assert doing
            self.heard.append((done, total))

    before = everything(marked)
    job = Job()
    with marked.writing(counts=False) as session:
        assert check.run(session, job) == ()
    assert job.heard == [(0, None), (0, 3)]
    assert everything(marked) == before


def findings(library: Library) -> tuple[Finding, ...]:
    with library.writing(counts=False) as session:
        return check.run(session)


def break_behind(path: Path, statement: str) -> None:
    connection = connecting.plain(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()
