"""`event-notes search`: found posts and highlights, in words and in JSON."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db import notes
from db.library import Library
from db.records import About
from tests.end2end.command_line import EventNotes


def test_a_hit_shows_number_title_date_and_words(
    event_notes: EventNotes, own_library: Path
) -> None:
    answer = event_notes("search", "stones")
    assert answer.code == 0
    assert answer.lines[:2] == ["1 post", "   1  A ford in autumn (2025-10-04)"]
    assert "old stones שלום held" in answer.lines[2]
    assert "\x1b" not in answer.out


def test_found_words_are_bold_on_a_terminal(
    event_notes: EventNotes, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.terminal._has_styles", lambda: True)
    assert "old \x1b[1mstones\x1b[0m שלום" in event_notes("search", "stones").out


def test_the_json_has_the_shape_that_scripts_rely_on(
    event_notes: EventNotes, own_library: Path
) -> None:
    event_notes("highlight", 2, "Nobody minded", "--theme", "People", "--note", "Lanterns again")
    found = event_notes("search", "lanterns", "--json").json
    assert set(found) == {
        "query", "total", "counted", "hits", "highlight_total", "highlights", "note_total", "notes",
        "notice", "meant",
    }  # fmt: skip
    assert (found["query"], found["total"], found["notice"]) == ("lanterns", 2, "")
    for hit in found["hits"]:
        assert {"post", "title", "snippet", "marks", "places", "rank"} <= set(hit)
    assert {(hit["post"], hit["places"]) for hit in found["hits"]} == {(1, 1), (2, 0)}
    (kept,) = found["highlights"]
    assert (kept["quote"], kept["title"], kept["note"]) == (
        "Nobody minded",
        "Lanterns on the quay",
        "Lanterns again",
    )


def test_highlights_are_told_with_themes_note_and_post(
    event_notes: EventNotes, own_library: Path
) -> None:
    event_notes("highlight", 2, "Nobody minded", "--theme", "People", "--note", "Who\ncounted?")
    answer = event_notes("search", "theme:people")
    assert answer.lines[-4:] == [
        "",
        "1 highlight",
        "  “Nobody minded”",
        "      People; note: Who counted?; post 2, Lanterns on the quay",
    ]


@pytest.mark.parametrize(
    ("typed", "posts"),
    [
        (["river"], {1}),
        (["RIVER", "Friday"], {1}),
        (["river nobody"], set()),
        (["river", "OR", "nobody"], {1, 2}),
        (['"old stones"'], {1}),
        (['"stones old"'], set()),
        (["resume"], {1}),
        (["lant*"], {1, 2}),
        (["wasn't"], {2}),
        (["title:quay"], {2}),
        (["author:okafor"], {1}),
        (["label:water"], {1}),
        (["date:2025"], {1}),
        (["date:2025-10"], {1}),
        (["date:2024"], set()),
        (["is:highlighted"], set()),
        (["שלום"], {1}),
        (["--", "lant*", "-river"], {2}),
        (["--", "-river"], {2}),
    ],
)
def test_the_language_of_the_search_field(
    event_notes: EventNotes, own_library: Path, typed: list[str], posts: set[int]
) -> None:
    found = event_notes("search", "--json", *typed).json
    assert {hit["post"] for hit in found["hits"]} == posts
    assert found["total"] == len(posts)


@pytest.mark.parametrize(
    "typed",
    [
        "C++", "don't", "10:30", '"unclosed', "(", ")", "*", '"', "AND", "OR", "NOT", "a OR", "^:",
        "title:", "theme:", "date:soon", "is:nothing", "nosuch:field", "\N{OCTOPUS}", "e\u0301", "",
        " ", "'", "a*b", "(a OR (b", "--", "%", "_", "\\", "\x00", "\udcff", "x" * 10_000,
        "(" * 3_000, "東", "NEAR(a b)", "{a b}", "-", "- -", "*:*", "a AND OR b", "[a TO b]",
        "date:[2025 to]",
    ],
)  # fmt: skip
def test_nothing_a_person_can_type_fails(
    event_notes: EventNotes, own_library: Path, typed: str
) -> None:
    answer = event_notes("search", "--json", "--", typed)
    if answer.code:  # a date or field that can be understood in no way is told
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) >= 2
    else:
        assert answer.json["total"] >= len(answer.json["hits"])


def test_what_cannot_be_searched_is_said_quietly(
    event_notes: EventNotes, own_library: Path
) -> None:
    answer = event_notes("search", "(")
    assert (answer.code, answer.out) == (0, "0 posts\n")
    assert answer.err.startswith("“(” ")
    assert event_notes("search", "(", "--json").json["notice"] == answer.err.strip()


def test_the_limit_bounds_what_is_shown_and_not_what_is_counted(
    event_notes: EventNotes, sample_library: Path
) -> None:
    found = event_notes("search", "the", "--limit", 2, "--json").json
    assert (found["total"], len(found["hits"])) == (6, 2)
    assert event_notes("search", "the", "--limit", 2).lines[0] == "6 posts"
    assert len(event_notes("search", "the", "--limit", 10**30, "--json").json["hits"]) == 6


@pytest.mark.parametrize("limit", ["0", "-1", "x", "", "1.5", "²"])
def test_a_limit_is_a_number_from_one(
    event_notes: EventNotes, own_library: Path, limit: str
) -> None:
    answer = event_notes("search", "the", f"--limit={limit}")
    assert (answer.code, answer.out) == (2, "")
    assert f"“{limit}” is no number from 1" in answer.err


def test_help_says_how_to_leave_a_word_out(event_notes: EventNotes) -> None:
    for words in (["--help"], ["-h"], ["lanterns", "-h"]):
        answer = event_notes("search", *words)
        assert answer.code == 0
        told = " ".join(answer.out.split())
        assert "as in: event-notes search funding -draft." in told
        assert "Put -- before a query" in told


@pytest.mark.parametrize(
    ("typed", "posts"),
    [
        (["-river"], {2}),
        (["-harbour", "lanterns"], {1, 2}),  # not the option -h with “arbour” behind it
        (["lanterns", "-river"], {2}),
        (["-river", "lanterns", "--limit", 5], {2}),
        (["-author:okafor", "-river"], {2}),
        (['-"old stones"'], {2}),
    ],
)
def test_a_word_is_left_out_by_a_minus_as_in_the_window(
    event_notes: EventNotes, own_library: Path, typed: list[str], posts: set[int]
) -> None:
    found = event_notes("search", *typed, "--json").json
    assert found["query"] == " ".join(map(str, typed)).removesuffix(" --limit 5")
    assert {hit["post"] for hit in found["hits"]} == posts


def test_an_option_that_is_none_is_still_refused(
    event_notes: EventNotes, own_library: Path
) -> None:
    assert event_notes("search", "lanterns", "--river").code == 2
    assert event_notes("search", "lanterns", "--limit", "-1").code == 2


def test_hits_of_a_long_snippet_stay_on_one_line(
    event_notes: EventNotes, own_library: Path
) -> None:
    answer = event_notes("search", "lanterns")
    assert len(answer.lines) == 5


def test_notes_have_a_section_of_their_own_with_the_words_marked(
    event_notes: EventNotes, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(own_library, write=True) as library, library.step() as session:
        notes.write(session, About.POST, 1, "Who keeps\nthe ferry 🐙 cafe\u0301 שלום?")
    monkeypatch.setattr("app.terminal._has_styles", lambda: True)
    answer = event_notes("search", "ferry in:notes")
    assert answer.lines[0] == "0 posts"
    assert answer.lines[-3:] == [
        "1 note",
        "  Who keeps the \x1b[1mferry\x1b[0m 🐙 cafe\u0301 שלום?",
        "      on the post “A ford in autumn”",
    ]
    (note,) = event_notes("search", "ferry in:notes", "--json").json["notes"]
    assert (note["about"], note["id"], note["name"]) == ("post", 1, "A ford in autumn")


def test_the_words_of_a_highlight_are_marked(
    event_notes: EventNotes, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event_notes("highlight", 1, "the old stones שלום held")
    monkeypatch.setattr("app.terminal._has_styles", lambda: True)
    answer = event_notes("search", "stones")
    assert "  “the old \x1b[1mstones\x1b[0m שלום held”" in answer.lines


def test_the_word_that_finds_a_highlight_by_its_note_is_marked_in_the_note(
    event_notes: EventNotes, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = "Cafe\u0301 🐙\nthe ferry שלום"
    event_notes("highlight", 2, "Nobody minded", "--theme", "People", "--note", note)
    (kept,) = event_notes("search", "ferry", "--json").json["highlights"]
    assert kept["marks"] == []
    assert [note[start:end] for start, end in kept["note_marks"]] == ["ferry"]
    monkeypatch.setattr("app.terminal._has_styles", lambda: True)
    answer = event_notes("search", "ferry")
    assert "the \x1b[1mferry\x1b[0m שלום; post 2" in answer.lines[-1]


def test_an_index_that_is_not_whole_is_told_with_what_to_do(
    event_notes: EventNotes, own_library: Path
) -> None:
    with closing(sqlite3.connect(own_library)) as connection, connection:
        connection.execute("DROP TABLE post_index")
    answer = event_notes("search", "lanterns")
    assert "The index of words is not built to its end: 0 of 2 posts can be found." in answer.err
    assert "“event-notes index rebuild”" in answer.err


def test_what_may_have_been_meant_is_told_beside_the_answer(
    event_notes: EventNotes, own_library: Path
) -> None:
    answer = event_notes("search", "lantrens")
    assert answer.lines == ["0 posts"]
    assert "Did you mean: lanterns (2 posts)?" in answer.err
    assert event_notes("search", "lantrens", "--json").json["meant"] == {
        "query": "lanterns",
        "posts": 2,
    }


@pytest.mark.parametrize(
    "arguments",
    [[], ["--saved", "x", "y"], ["--saved", "x", "--queries", "-"], ["y", "--queries", "-"]],
)
def test_one_thing_is_asked_at_a_time(
    event_notes: EventNotes, own_library: Path, arguments: list[str]
) -> None:
    answer = event_notes("search", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "--saved" in answer.err
