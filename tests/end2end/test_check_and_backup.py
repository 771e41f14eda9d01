"""`event-notes check` and `backup`: is the library sound, and a copy of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import settings
from tests.end2end.command_line import EventNotes


def change(library: Path, statement: str) -> None:
    """Change a closed library behind the program's back."""
    with closing(sqlite3.connect(library)) as connection, connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(statement)


def test_a_sound_library_is_called_so(event_notes: EventNotes, own_library: Path) -> None:
    event_notes("highlight", 1, "the old stones", "--theme", "Stones", "--note", "!")
    answer = event_notes("check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"“{own_library}” is sound.\n"


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (
            "UPDATE highlight SET quote = 'the new stones'",
            "The highlight “the new stones” (",
        ),
        ("UPDATE version SET text = replace(text, 'river', 'brook')", "The text of post 1 is not "),
        ("UPDATE version SET post_id = 77 WHERE post_id = 2", " points to a row of "),
        ("UPDATE post SET title = 'Brook' WHERE id = 1", "The index “"),
    ],
)
def test_what_is_not_true_any_more_is_told(
    event_notes: EventNotes, own_library: Path, statement: str, finding: str
) -> None:
    event_notes("highlight", 1, "the old stones")
    change(own_library, statement)
    answer = event_notes("check")
    assert answer.code == 1
    assert [line for line in answer.lines if finding in line]
    assert f"“{own_library}” needs care" in answer.err


def test_a_wrong_index_is_made_anew_when_asked(event_notes: EventNotes, own_library: Path) -> None:
    change(own_library, "UPDATE post SET title = 'Brook' WHERE id = 1")
    change(own_library, "DELETE FROM post_index_data WHERE id > 10")
    assert event_notes("check").code == 1
    repaired = event_notes("check", "--repair")
    assert (repaired.code, repaired.out) == (0, f"“{own_library}” is sound.\n")
    assert event_notes("search", "title:brook", "--json").json["total"] == 1


def test_a_copy_is_a_library_of_its_own(
    event_notes: EventNotes, own_library: Path, event_notes_home: Path
) -> None:
    event_notes("highlight", 1, "the old stones", "--theme", "Stones")
    copy = event_notes_home / "far" / "away.eventnotes"
    answer = event_notes("backup", copy)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"A checked copy is at {copy}\n"
    assert {each.name for each in copy.parent.iterdir()} == {copy.name}
    for verb in (["show", 1, "--json"], ["themes", "--json"], ["history", "--json"]):
        assert event_notes("--library", copy, *verb).json == event_notes(*verb).json
    assert event_notes("--library", copy, "check").code == 0
    event_notes("--library", copy, "undo")
    assert event_notes("themes", "--json").json["themes"]

    event_notes("theme", "add", "More")
    assert event_notes("backup", copy).code == 0  # an older copy is replaced
    assert len(event_notes("--library", copy, "themes", "--json").json["themes"]) == 2


def test_a_copy_never_replaces_a_library_in_use(
    event_notes: EventNotes, own_library: Path, event_notes_home: Path
) -> None:
    other = event_notes_home / "other.eventnotes"
    other.write_bytes(b"kept")
    other.with_name(other.name + "-wal").write_bytes(b"kept")
    for target in (own_library, other):
        answer = event_notes("backup", target)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith(f"“{target}” is a library in use.\n")
    assert other.read_bytes() == b"kept"
    assert event_notes("check").code == 0


def test_a_copy_that_cannot_be_made_leaves_nothing(
    event_notes: EventNotes, own_library: Path, event_notes_home: Path
) -> None:
    (event_notes_home / "plain").write_text("kept")
    for target, reason in (
        (event_notes_home / "plain" / "copy", "File exists"),
        (event_notes_home, "Is a directory"),
    ):
        answer = event_notes("backup", target)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.splitlines()[0] == f"The copy “{target}” could not be made: {reason}."
    assert not list(event_notes_home.parent.glob("*.part"))


def test_there_must_be_a_library_to_copy(event_notes: EventNotes, event_notes_home: Path) -> None:
    answer = event_notes("backup", event_notes_home / "copy")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"There is no library at “{settings.library_path()}”.")
    assert list(event_notes_home.iterdir()) == []


def test_after_the_first_change_of_a_day_a_safety_copy_lies_beside(
    event_notes: EventNotes, own_library: Path
) -> None:
    backups = own_library.parent / "backups"
    event_notes("posts")
    event_notes("check")
    assert not backups.exists()
    event_notes("theme", "add", "One")
    event_notes("theme", "add", "Two")
    (copy,) = backups.iterdir()
    assert len(event_notes("--library", copy, "themes", "--json").json["themes"]) == 1
