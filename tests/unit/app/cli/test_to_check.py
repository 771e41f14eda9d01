"""`to-check`: highlights whose text has changed, accepted or left on the old one."""

from pathlib import Path
from typing import Any

import pytest

from tests.end2end.command_line import EventNotes
from tests.unit.app.cli.conftest import QUOTES


def listed(event_notes: EventNotes) -> list[dict[str, Any]]:
    return list(event_notes("to-check", "--json").json["to_check"])


def named(event_notes: EventNotes, state: str) -> str:
    """The first letters of the one highlight in this state."""
    [found] = [each for each in listed(event_notes) if each["state"] == state]
    return str(found["highlight"])[:8]


def in_post(event_notes: EventNotes) -> list[tuple[str, str]]:
    post = event_notes("show", 1, "--json").json
    return [(each["quote"], each["state"]) for each in post["highlights"]]


def test_the_doubtful_and_the_lost_are_listed_with_where_they_may_stand(
    event_notes: EventNotes, changed_library: Path
) -> None:
    found = {each["state"]: each for each in listed(event_notes)}
    assert set(found) == {"check", "lost"}
    assert (found["check"]["old"], found["lost"]["old"]) == QUOTES[:2]
    text = event_notes("show", 1, "--json").json["text"]
    for each in found.values():
        for candidate in each["candidates"]:
            assert text[candidate["start"] : candidate["end"]] == candidate["quote"]
    assert "hand 🐙" in found["check"]["candidates"][0]["quote"]
    answer = event_notes("to-check")
    assert "in doubt: post 1, A ford" in answer.lines[0]
    assert answer.lines[1] == f"    was: “{QUOTES[0]}”"
    assert answer.lines[2].startswith("    1:   “")
    assert answer.err == "2 highlights to look at\n"
    assert event_notes("posts", "--scope", "check").lines[0].strip().startswith("1 ")


def test_accepting_places_a_highlight_where_it_was_shown(
    event_notes: EventNotes, changed_library: Path
) -> None:
    guid = named(event_notes, "check")
    [there] = [each for each in listed(event_notes) if each["state"] == "check"]
    answer = event_notes("to-check", "accept", guid)
    quote = there["candidates"][0]["quote"]
    assert answer.out == f"It stands in “A ford” now: “{quote}”\n"
    assert (quote, "placed") in in_post(event_notes)
    assert [each["state"] for each in listed(event_notes)] == ["lost"]
    event_notes("undo")
    assert len(listed(event_notes)) == 2


def test_a_highlight_can_be_placed_by_quoting(
    event_notes: EventNotes, changed_library: Path
) -> None:
    guid = named(event_notes, "lost")
    answer = event_notes(
        "to-check", "accept", guid, "--quote", "the", "--occurrence", 2
    )  # fmt: skip
    assert answer.code == 0
    assert ("the", "placed") in in_post(event_notes)
    assert named(event_notes, "check")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--candidate", "9"], "that “{guid}” could stand on."),
        (["--quote", "the"], "“the” stands"),
        (["--quote", "nowhere"], "“nowhere” does not stand in “A ford”."),
    ],
)
def test_a_place_that_is_not_clear_is_told(
    event_notes: EventNotes, changed_library: Path, asked: list[str], told: str
) -> None:
    guid = named(event_notes, "lost")
    answer = event_notes("to-check", "accept", guid, *asked)
    assert (answer.code, answer.out) == (1, "")
    assert told.format(guid=guid) in answer.err.splitlines()[0]
    assert len(listed(event_notes)) == 2


def test_what_is_kept_on_the_old_version_is_not_asked_again(
    event_notes: EventNotes, changed_library: Path
) -> None:
    for state in ("lost", "check"):
        answer = event_notes("to-check", "keep", named(event_notes, state))
        assert answer.out.endswith("stays on the old version of “A ford”.\n")
    assert listed(event_notes) == []
    assert in_post(event_notes).count((QUOTES[0], "lost")) == 1


@pytest.mark.parametrize("verb", ["accept", "keep"])
def test_a_highlight_that_nobody_doubts_is_left_alone(
    event_notes: EventNotes, changed_library: Path, verb: str
) -> None:
    post = event_notes("show", 1, "--json").json
    [sure] = [each["highlight"] for each in post["highlights"] if each["state"] == "placed"]
    answer = event_notes("to-check", verb, sure)
    assert (answer.code, answer.out) == (1, "")
    assert "event-notes to-check" in answer.err
    assert event_notes("show", 1, "--json").json == post


def test_the_reader_of_a_post_sees_what_is_in_doubt(
    event_notes: EventNotes, changed_library: Path
) -> None:
    told = event_notes("show", 1).out
    assert told.count(" (in doubt: its words have changed)") == 1
    assert told.count(" (lost: no longer in the text)") == 1
