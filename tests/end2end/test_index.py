"""`event-notes index`: how the index of words stands, built anew and listed anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db import indexing
from tests.end2end.command_line import EventNotes

REST = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_index*'"
DERIVED = {"term", "index_state", "post_words", "highlight_words", "note_words"}


def dump(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table but those of the indexes and their words."""
    with closing(sqlite3.connect(library)) as connection:
        names = [name for [name] in connection.execute(REST) if name not in DERIVED]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def drop_index(library: Path) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("DROP TABLE post_index")


def test_the_words_of_imported_posts_are_listed(event_notes: EventNotes, own_library: Path) -> None:
    answer = event_notes("index", "--json")
    assert (answer.code, answer.err) == (0, "")
    state = answer.json
    assert own_library.exists()
    assert (state["whole"], state["words_fresh"]) == (True, True)
    assert state["built"] == state["total"] == len(event_notes("posts", "--json").json["posts"])
    assert state["words"] > 10


def test_how_the_index_stands_is_told_in_words(event_notes: EventNotes, own_library: Path) -> None:
    answer = event_notes("index")
    assert "The index is complete: " in answer.out
    assert " words are listed." in answer.out
    event_notes("highlight", 1, "the old stones", "--note", "wordless 🗿 e\u0301 אבן")
    assert "There are newer words" in event_notes("index").err
    assert event_notes("index", "refresh").code == 0
    assert event_notes("index").err == ""
    drop_index(own_library)
    answer = event_notes("index")
    assert "The index holds 0 of " in answer.out
    assert "event-notes index rebuild" in answer.err


def test_without_its_index_a_library_is_read_searched_and_gets_it_back(
    event_notes: EventNotes, own_library: Path
) -> None:
    found = event_notes("search", "river", "--json").json["total"]
    assert found
    drop_index(own_library)
    before = dump(own_library)
    without = event_notes("search", "river", "--json")
    assert (without.code, without.json["total"]) == (0, 0)
    assert event_notes("show", 1).code == 0
    answer = event_notes("index", "rebuild")
    assert (answer.code, answer.out) == (0, "The index of words is built anew.\n")
    assert dump(own_library) == before
    assert event_notes("search", "river", "--json").json["total"] == found
    assert event_notes("index", "--json").json["whole"]
    assert event_notes("check").code == 0


def test_a_rebuild_that_is_stopped_leaves_the_old_index(
    event_notes: EventNotes, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_half_way(*_arguments: object) -> None:
        raise KeyboardInterrupt

    before = event_notes("search", "river", "--json").json, dump(own_library)
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "_next_rows", stop_half_way)
        answer = event_notes("index", "rebuild")
    assert (answer.code, answer.out) == (130, "")
    assert "nothing was left half done" in answer.err
    assert (event_notes("search", "river", "--json").json, dump(own_library)) == before
    assert event_notes("index", "--json").json["whole"]


def test_an_unfinished_index_is_told_by_a_check_and_repaired(
    event_notes: EventNotes, own_library: Path
) -> None:
    drop_index(own_library)
    answer = event_notes("check")
    assert answer.code == 1
    assert "The index “post_index” is not built to its end." in answer.out
    assert event_notes("check", "--repair").code == 0
    assert event_notes("index", "--json").json["whole"]
