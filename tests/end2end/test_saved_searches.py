"""`event-notes searches`, and what else takes the name of a saved search or many queries."""

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.end2end.command_line import EventNotes


@pytest.fixture
def kept(event_notes: EventNotes, own_library: Path) -> EventNotes:
    """Three saved searches on two posts and a highlight."""
    event_notes("highlight", 2, "Nobody minded", "--theme", "People 👥", "--note", "Who?")
    event_notes("searches", "save", "Lights 🏮", "lanterns")
    event_notes("searches", "save", "Kept cafe\u0301", "in:highlights", 'theme:"people 👥"')
    event_notes("searches", "save", "גשר", "bridge", "--pin")
    return event_notes


def names(event_notes: EventNotes) -> list[str]:
    return [each["name"] for each in event_notes("searches", "--json").json["searches"]]


def test_they_are_listed_with_how_much_they_find_the_pinned_first(kept: EventNotes) -> None:
    answer = kept("searches")
    assert answer.lines == [
        "   1  גשר (pinned): bridge",
        "   2  Lights 🏮: lanterns",
        '   1  Kept cafe\u0301: theme:"people 👥" in:highlights',
    ]
    assert answer.err.strip() == "3 saved searches"


def test_the_json_has_the_shape_that_scripts_rely_on(kept: EventNotes) -> None:
    found = kept("searches", "--json").json["searches"]
    assert len(found[0].pop("search")) > 8
    assert found[0] == {
        "name": "גשר", "query": "bridge", "pinned": True, "count": 1, "counts": "posts",
    }  # fmt: skip
    assert (found[2]["count"], found[2]["counts"]) == (1, "highlights")


def test_saving_says_what_is_kept(event_notes: EventNotes, own_library: Path) -> None:
    answer = event_notes("searches", "save", "Mine", "Stones", "AND", "“Old  stones”")
    assert answer.lines == ['Saved as “Mine”: stones "old stones"']
    answer = event_notes("searches", "save", "mine", "other")
    assert answer.code == 1
    assert "“Mine”" in answer.err


@pytest.mark.parametrize(
    ("arguments", "said", "order"),
    [
        (["edit", "lights 🏮", "--name", "Lamps"], "“Lamps” finds now: lanterns",
         ["גשר", "Lamps", "Kept cafe\u0301"]),
        (["edit", "Lights 🏮", "--query", "title:quay"], "“Lights 🏮” finds now: title:quay",
         ["גשר", "Lights 🏮", "Kept cafe\u0301"]),
        (["pin", "KEPT caf\u00e9"], "“Kept cafe\u0301” is pinned.",
         ["Kept cafe\u0301", "גשר", "Lights 🏮"]),
        (["unpin", "גשר"], "“גשר” is not pinned any more.",
         ["Lights 🏮", "Kept cafe\u0301", "גשר"]),
        (["move", "Lights 🏮", 3], "“Lights 🏮” is number 3 now.",
         ["גשר", "Kept cafe\u0301", "Lights 🏮"]),
        (["move", "Lights 🏮", 1], "“Lights 🏮” is number 2 now.",
         ["גשר", "Lights 🏮", "Kept cafe\u0301"]),
        (["delete", "גשר"], "“גשר” is in the trash; “event-notes undo” takes it back.",
         ["Lights 🏮", "Kept cafe\u0301"]),
    ],
)  # fmt: skip
def test_each_verb_says_what_it_did_and_is_undone(
    kept: EventNotes, arguments: list[str | int], said: str, order: list[str]
) -> None:
    before = kept("searches", "--json").json
    answer = kept("searches", *arguments)
    assert (answer.code, answer.lines) == (0, [said])
    assert names(kept) == order
    kept("undo")
    if arguments[-1] != 1:  # what stood there already is no step
        assert kept("searches", "--json").json == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--saved", "Light"],
        ["export", "--saved", "Light"],
        ["searches", "pin", "Light"],
        ["searches", "edit", "Light"],
        ["searches", "delete", "Light"],
    ],
)
def test_a_name_that_nothing_has_is_told_with_a_near_one(
    kept: EventNotes, arguments: list[str]
) -> None:
    answer = kept(*arguments)
    assert answer.code == 1
    assert answer.err.splitlines() == [
        "There is no saved search “Light”.",
        "Did you mean “Lights 🏮”?",
    ]


def test_search_runs_a_saved_search(kept: EventNotes) -> None:
    assert kept("search", "--saved", "lights 🏮").out == kept("search", "lanterns").out
    assert kept("search", "--saved", "lights 🏮", "--json").json["query"] == "lanterns"


def test_export_of_a_saved_search_is_titled_by_its_name(kept: EventNotes) -> None:
    written = kept("export", "--saved", "kept caf\u00e9").out
    assert "# Kept cafe\u0301" in written.splitlines()
    assert "Nobody minded" in written
    assert "# Mine" in kept("export", "--saved", "kept café", "--title", "Mine").lines
    assert kept("export", "--saved", "x", "--query", "y").code == 2


def test_a_theme_with_a_new_name_is_followed(kept: EventNotes) -> None:
    kept("theme", "rename", "People 👥", "Folk")
    assert "Kept cafe\u0301: theme:Folk in:highlights" in kept("searches").out
    assert kept("search", "--saved", "kept café").lines[-3] == "1 highlight"


LINES = "lanterns\n\n   \ntitle:ford\r\n(((\nno \udcff such\n-\n".encode(errors="surrogateescape")


def answers(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_many_queries_are_answered_one_line_each(kept: EventNotes, tmp_path: Path) -> None:
    path = tmp_path / "queries.txt"
    path.write_bytes(LINES)
    answer = kept("search", "--queries", path, "--json")
    found = answers(answer.out)
    assert answer.code == 0
    assert [each["query"] for each in found] == [
        "lanterns",
        "title:ford",
        "(((",
        "no \ufffd such",
        "-",
    ]
    assert [each["total"] for each in found[:2]] == [2, 1]
    assert found[2]["notice"]
    assert kept("search", "--queries", path).out == answer.out


def test_queries_come_from_standard_input_too(
    kept: EventNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbflanterns\n")))
    (found,) = answers(kept("search", "--queries", "-", "--limit", 1).out)
    assert (found["query"], found["total"], len(found["hits"])) == ("lanterns", 2, 1)


def test_each_answer_is_handed_on_before_the_next_query_is_read(
    kept: EventNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []

    class Slow(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            happened.append("read")
            return super().readline(size if size is not None else -1)

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=Slow(b"one\ntwo\n")))
    monkeypatch.setattr("app.terminal.finish", lambda: happened.append("handed on"))
    kept("search", "--queries", "-")
    assert happened[:5] == ["read", "handed on", "read", "handed on", "read"]


def test_a_file_that_is_not_there_is_told(kept: EventNotes, tmp_path: Path) -> None:
    answer = kept("search", "--queries", tmp_path / "none.txt")
    assert answer.code == 1
    assert "none.txt" in answer.err
