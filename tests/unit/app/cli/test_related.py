"""`related` and `theme words`: what goes with a post, and what marks a theme."""

from pathlib import Path

import pytest

from app import marking, settings
from db import posts
from db.library import Library
from db.records import Span
from tests.end2end.command_line import EventNotes
from tests.unit.db.three_subjects import fill


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("related") / "subjects.eventnotes"
    with Library.create(path) as library:
        fill(library)
        for post_id in (6, 7):
            with library.step() as session:
                text = posts.title_and_text(session, post_id)[1]
                span = Span(0, text.index("\n"))
                marking.highlight(session, post_id, span, theme_paths=("Garden/Honey",))
    return path.read_bytes()


@pytest.fixture
def library(filled: bytes, event_notes_home: Path) -> Path:
    """Twelve posts about three subjects, two of them under a theme."""
    path = event_notes_home / settings.LIBRARY_NAME
    path.write_bytes(filled)
    return path


def test_related_lists_posts_in_three_parts(event_notes: EventNotes, library: Path) -> None:
    lines = event_notes("related", 1).lines
    assert [line for line in lines if not line.startswith(" ")] == [
        "Reads alike",
        "Same event",
        "Linked",
    ]
    assert any("A procession in the rain" in line for line in lines)
    assert any("% alike: " in line and "lantern" in line.casefold() for line in lines)
    assert "      linked from this post" in lines
    assert "      links to this post" in lines


def test_related_answers_in_json(event_notes: EventNotes, library: Path) -> None:
    told = event_notes("related", 1, "--json").json
    assert {each["post"] for each in told["alike"][:3]} == {2, 3, 4}
    assert all(0 < each["likeness"] <= 1 and each["shared"] for each in told["alike"])
    assert [(each["post"], each["events"]) for each in told["same_event"]] == [
        (2, ["River Week"]),
        (5, ["River Week"]),
    ]
    assert [(each["post"], each["leads_out"]) for each in told["linked"]] == [
        (9, True),
        (6, False),
    ]
    assert (told["same_event_total"], told["linked_total"]) == (2, 2)


def test_the_limit_is_of_each_part_and_the_count_is_said(
    event_notes: EventNotes, library: Path
) -> None:
    lines = event_notes("related", 1, "--limit", 1).lines
    assert "Same event (1 of 2)" in lines
    assert "Linked (1 of 2)" in lines


def test_a_post_that_goes_with_none_says_so(event_notes: EventNotes, library: Path) -> None:
    with Library.open(library, write=True) as opened, opened.step() as session:
        for post_id in range(2, 13):
            posts.remove(session, post_id)
    answer = event_notes("related", 1)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "No other post shares its words, its event or a link.\n"


def test_what_is_not_there_has_nothing_related(event_notes: EventNotes, library: Path) -> None:
    answer = event_notes("related", "99")
    assert answer.code == 1
    assert "“99”" in answer.err


def test_the_words_of_a_theme_are_listed(event_notes: EventNotes, library: Path) -> None:
    answer = event_notes("theme", "words", "Garden", "--limit", 6)
    assert any(line.startswith("swarm: 2 passages, 2 other posts") for line in answer.lines)
    assert answer.err == "6 words\n"
    told = event_notes("theme", "words", "Honey", "--json").json
    assert told["theme"] == "Garden/Honey"
    [honey] = [each for each in told["words"] if each["word"] == "honey"]
    assert (honey["passages"], honey["posts_outside"]) == (2, 2)
