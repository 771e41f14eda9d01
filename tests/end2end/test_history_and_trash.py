"""`undo`, `redo`, `history`, `trash`, `remove` and `restore`, each a start of the program."""

from typing import Any

import pytest

from tests.end2end.command_line import EventNotes

pytestmark = pytest.mark.usefixtures("own_library")


def state(event_notes: EventNotes) -> list[Any]:
    """All that a person sees of the library, but for its history."""
    posts = event_notes("posts", "--json").json["posts"]
    return [
        posts,
        [event_notes("show", post["post"], "--json").json for post in posts],
        event_notes("themes", "--json").json,
        event_notes("trash", "--json").json,
    ]


def labels(event_notes: EventNotes) -> list[str]:
    return [step["label"] for step in event_notes("history", "--json").json["steps"]]


STEPS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("highlight", "2", "wasn't cheap", "--theme", "Money/Crowns", "--note", "Or was it?"),
        "Highlight “wasn’t cheap” in “Lanterns on the quay”",
    ),
    (("theme", "add", "People"), "Add the theme “People”"),
    (("theme", "move", "Crowns", "People"), "Move the theme “Crowns” to People"),
    (("theme", "rename", "Money", "Wealth"), "Rename the theme “Money” to “Wealth”"),
    (("theme", "merge", "Wealth", "People"), "Join the theme “Wealth” with “People”"),
    (("theme", "delete", "People", "--yes"), "Remove the theme “People”"),
    (("remove", "1"), "Remove “A ford in autumn”"),
)


def test_every_step_can_be_taken_back_and_done_again_in_later_starts(
    event_notes: EventNotes,
) -> None:
    states = [state(event_notes)]
    for arguments, _label in STEPS:
        assert event_notes(*arguments).code == 0
        states.append(state(event_notes))
    wanted = [label for _arguments, label in STEPS]
    assert labels(event_notes) == [*reversed(wanted), "Import 2 posts"]
    for number in range(len(STEPS), 0, -1):
        assert event_notes("undo").out == f"Undone: {wanted[number - 1]}\n"
        assert state(event_notes) == states[number - 1]
    for number in range(1, len(STEPS) + 1):
        assert event_notes("redo").out == f"Done again: {wanted[number - 1]}\n"
        assert state(event_notes) == states[number]
    assert event_notes("check").code == 0


def test_where_there_is_nothing_to_turn_it_is_said(event_notes: EventNotes) -> None:
    assert (event_notes("redo").out, event_notes("redo").code) == ("There is nothing to redo.\n", 0)
    event_notes("undo")
    assert (event_notes("undo").out, event_notes("undo").code) == ("There is nothing to undo.\n", 0)


def test_a_new_step_ends_redo_and_nothing_leaves_the_history(event_notes: EventNotes) -> None:
    event_notes("theme", "add", "One")
    event_notes("undo")
    event_notes("theme", "add", "Two")
    assert event_notes("redo").out == "There is nothing to redo.\n"
    lines = event_notes("history").lines
    assert [line[25:] for line in lines] == [
        "Add the theme “Two”",
        "undone: Add the theme “One”",
        "Add the theme “One” (taken back)",
        "Import 2 posts",
    ]


def test_what_changes_nothing_is_no_step_and_keeps_redo(event_notes: EventNotes) -> None:
    event_notes("theme", "add", "One")
    event_notes("theme", "add", "Two")
    event_notes("undo")
    before = labels(event_notes)
    event_notes("theme", "add", "one")
    event_notes("theme", "rename", "One", "One")
    assert labels(event_notes) == before
    assert event_notes("redo").out == "Done again: Add the theme “Two”\n"


def test_the_history_as_json(event_notes: EventNotes) -> None:
    event_notes("theme", "add", "One")
    event_notes("undo")
    steps = event_notes("history", "--json", "--limit", 2).json["steps"]
    assert [(step["kind"], step["label"], step["undone"]) for step in steps] == [
        ("undo", "Add the theme “One”", False),
        ("do", "Add the theme “One”", True),
    ]
    assert all(step["made"].endswith("Z") and step["guid"] for step in steps)
    assert event_notes("history", "--limit", 0).code == 2


def test_a_removed_post_comes_back_with_all_that_is_in_it(event_notes: EventNotes) -> None:
    event_notes("highlight", 1, "What we lost", "--theme", "Losses", "--note", "!")
    before = state(event_notes)
    answer = event_notes("remove", 1)
    assert answer.lines == [
        "The post “A ford in autumn” is in the trash.",
        "“event-notes undo” takes that back.",
    ]
    assert [post["post"] for post in event_notes("posts", "--json").json["posts"]] == [2]
    assert event_notes("search", "river", "--json").json["total"] == 0
    assert event_notes("show", 1).code == 1
    trash = event_notes("trash")
    assert trash.lines[0].endswith("  post: A ford in autumn")
    assert trash.err == "1 thing in the trash\n"
    assert event_notes("restore", trash.lines[0][:8]).out == "Restored: A ford in autumn\n"
    assert state(event_notes) == before
    assert event_notes("search", "river", "--json").json["total"] == 1


def test_a_highlight_is_removed_and_restored_by_its_guid(event_notes: EventNotes) -> None:
    kept = event_notes("highlight", 2, "Nobody minded", "--theme", "Quiet", "--json").json
    before = state(event_notes)
    answer = event_notes("remove", kept["highlight"][:8])
    assert answer.lines[0] == "The highlight “Nobody minded” is in the trash."
    assert event_notes("show", 2, "--json").json["highlights"] == []
    (thing,) = event_notes("trash", "--json").json["trash"]
    assert (thing["kind"], thing["guid"], thing["name"]) == (
        "highlight",
        kept["highlight"],
        "Nobody minded",
    )
    assert event_notes("restore", kept["highlight"]).code == 0
    assert state(event_notes) == before


def test_a_theme_is_restored_with_what_went_with_it(event_notes: EventNotes) -> None:
    event_notes("highlight", 2, "Nobody minded", "--theme", "Quiet/Very")
    before = state(event_notes)
    event_notes("theme", "delete", "Quiet")
    guids = {thing["name"]: thing["guid"] for thing in event_notes("trash", "--json").json["trash"]}
    assert event_notes("restore", guids["Quiet"]).code == 0
    assert state(event_notes) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("remove", "3"), "No one post or highlight is called “3”."),
        (("remove", ""), "No one post or highlight is called “”."),
        (("remove", "\udcff\udcff\udcff\udcff"), "No one post or highlight is called “����”."),
        (("restore", "abcd"), "Nothing in the trash is called “abcd”."),
        (("restore", ""), "Nothing in the trash is called “”."),
    ],
)
def test_what_is_not_there_is_told(
    event_notes: EventNotes, arguments: tuple[str, ...], message: str
) -> None:
    before = event_notes("history", "--json").json
    answer = event_notes(*arguments)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines()[0] == message
    assert len(answer.err.splitlines()) == 2
    assert event_notes("history", "--json").json == before


def test_a_name_that_is_taken_by_now_is_told(event_notes: EventNotes) -> None:
    event_notes("theme", "add", "Quiet")
    event_notes("theme", "delete", "Quiet")
    event_notes("theme", "add", "QUIET")
    guid = event_notes("trash", "--json").json["trash"][0]["guid"]
    answer = event_notes("restore", guid)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines()[0] == (
        "“Quiet” cannot come back: its name or address is taken by now."
    )
