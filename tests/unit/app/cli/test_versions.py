"""`versions` and `changes`: what became of a post's text."""

from pathlib import Path

import pytest

from tests.end2end.command_line import EventNotes
from tests.unit.app.cli.conftest import FIRST, SECOND


def test_the_texts_of_a_post_are_listed(event_notes: EventNotes, changed_library: Path) -> None:
    answer = event_notes("versions", 1)
    assert [line.split()[0] for line in answer.lines] == ["1", "2"]
    assert [line.endswith("(the present one)") for line in answer.lines] == [False, True]
    assert answer.err == "2 versions\n"
    told = event_notes("versions", 1, "--json").json
    assert told["post"] == 1
    assert [(each["version"], each["present"]) for each in told["versions"]] == [
        (1, False), (2, True),
    ]  # fmt: skip


def test_changes_are_marked_in_the_text(event_notes: EventNotes, changed_library: Path) -> None:
    answer = event_notes("changes", 1)
    assert answer.lines[0] == "“A ford” from version 1 to version 2"
    assert answer.lines[1].startswith("The river came up by [-a-] {+one+} hand 🐙")
    assert answer.lines[-4:] == [
        FIRST[2],
        "… 1 paragraph as it was …",
        FIRST[4],
        f"{{+{SECOND[-1]}+}}",
    ]


def test_changes_as_json_put_both_texts_together(
    event_notes: EventNotes, changed_library: Path
) -> None:
    told = event_notes("changes", 1, "--json").json
    assert (told["post"], told["from"], told["to"]) == (1, 1, 2)
    for kind, key, text in (("added", "old", FIRST), ("removed", "new", SECOND)):
        spans = [each[key] for each in told["differences"] if each["kind"] != kind]
        assert "".join("\n".join(text)[slice(*span)] for span in spans) == "\n".join(text)
    assert [each["text"] for each in told["differences"]][1] == "a "


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        (["--from", "2", "--to", "1"], "“A ford” from version 2 to version 1"),
        (["--to", "2"], "“A ford” from version 1 to version 2"),
        (["--from", "1"], "“A ford” from version 1 to version 2"),
    ],
)
def test_two_versions_can_be_named(
    event_notes: EventNotes, changed_library: Path, asked: list[str], heading: str
) -> None:
    assert event_notes("changes", 1, *asked).lines[0] == heading


def test_equal_texts_are_told_as_such(event_notes: EventNotes, changed_library: Path) -> None:
    answer = event_notes("changes", 1, "--from", 1, "--to", 1)
    assert answer.lines[1:] == ["Both texts are the same."]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--to", "1"], "There is no version before version “1”."),
        (["--from", "7"], "The post has no version “7”."),
    ],
)
def test_a_version_that_is_not_there_is_told(
    event_notes: EventNotes, changed_library: Path, asked: list[str], told: str
) -> None:
    answer = event_notes("changes", 1, *asked)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(told)


def test_a_text_that_never_changed_is_told_as_such(
    event_notes: EventNotes, changed_library: Path
) -> None:
    event_notes("undo")
    answer = event_notes("changes", 1)
    assert (answer.code, answer.out) == (0, "The text of “A ford” has never changed.\n")
