"""`event-notes demo`: the main job on the sample posts."""

import json
import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from app import settings
from tests.end2end.command_line import SAMPLE, EventNotes

A_PICTURE_HAS_COLOURS = 200


def test_the_demo_does_the_whole_job_and_changes_nothing_the_second_time(
    event_notes: EventNotes, event_notes_home: Path
) -> None:
    folder = event_notes_home / "a folder"
    marks = json.loads((SAMPLE / "marks.json").read_text("utf-8"))
    first = event_notes("demo", folder)
    assert (first.code, first.err) == (0, "")
    assert first.lines[0] == "Loaded 6 new posts"
    assert f"Summary: {folder / 'summary.md'}" in first.lines
    assert f"Library: {folder / 'sample.eventnotes'}" in first.lines
    summary = (folder / "summary.md").read_text("utf-8")
    assert f"\nhighlights: {len(marks['highlights'])}\nposts: 6\n" in summary
    assert f"\nthemes: {len(marks['themes'])}\n" in summary

    library = ("--library", folder / "sample.eventnotes")
    history = event_notes(*library, "history", "--json").json
    files = {path.name for path in folder.iterdir()}
    second = event_notes("demo", folder)
    assert (second.code, second.err) == (0, "")
    assert second.lines[0] == "Loaded 0 new posts"
    assert second.lines[1:] == first.lines[1:]
    assert {path.name for path in folder.iterdir()} == files
    assert event_notes(*library, "history", "--json").json == history
    again = (folder / "summary.md").read_text("utf-8")
    assert re.sub("created: .*", "", again) == re.sub("created: .*", "", summary)

    command = shlex.split(second.lines[-1].partition(": ")[2])
    assert command[0] == "event-notes"
    assert len(event_notes(*command[1:]).lines) == 6
    assert event_notes(*library, "check").code == 0

    event_notes(*library, "remove", 1)
    assert event_notes("demo", folder).code == 0


def test_the_demo_takes_a_picture_of_the_window_without_a_word_from_qt(
    installed: EventNotes, event_notes_home: Path
) -> None:
    answer = installed("demo", event_notes_home / "demo")
    assert (answer.code, answer.err) == (0, "")
    path = event_notes_home / "demo" / "window.png"
    assert f"Picture: {path}" in answer.lines
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("PNG", (1280, 800))
        colours = picture.convert("RGB").getcolors(maxcolors=1280 * 800)
    assert colours is not None
    assert len(colours) > A_PICTURE_HAS_COLOURS
    assert max(colours)[0] < 1280 * 800 * 0.9  # no colour alone fills it


def test_without_a_folder_the_demo_is_at_home_beside_the_own_library(
    event_notes: EventNotes, own_library: Path
) -> None:
    before = event_notes("posts", "--json").json
    assert event_notes("demo").code == 0
    assert (settings.home() / "demo" / "summary.md").exists()
    assert event_notes("posts", "--json").json == before


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_made_is_told(
    event_notes: EventNotes, event_notes_home: Path, place: str
) -> None:
    (event_notes_home / "file").write_text("kept")
    answer = event_notes("demo", event_notes_home / place)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 2
    assert (event_notes_home / "file").read_text() == "kept"
