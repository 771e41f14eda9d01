"""`twins`: posts that may be one are listed, joined or kept."""

import os
import shutil
from pathlib import Path

import pytest

from app import settings
from app.cli import main
from tests.end2end.command_line import EventNotes
from tests.unit.app.cli.conftest import WORDS, markdown


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("twins")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, settings.HOME_VARIABLE, str(folder))
        for name in ("a", "b"):
            words = markdown("Lanterns 🏮", WORDS * 5, canonical_url=f"https://{name}.example/post")
            (folder / f"{name}.md").write_text(words, encoding="utf-8")
            assert main(["import", str(folder / f"{name}.md")]) == 0
        assert main(["highlight", "2", "nobody had planned", "--occurrence", "1"]) == 0
    return folder / settings.LIBRARY_NAME


@pytest.fixture
def library(template: Path, event_notes_home: Path) -> Path:
    """Two posts with one text under two addresses; the second has a highlight."""
    return Path(shutil.copy(template, event_notes_home / settings.LIBRARY_NAME))


def pairs(event_notes: EventNotes) -> list[tuple[int, int]]:
    found = event_notes("twins", "--json").json["twins"]
    return [(pair["first"]["post"], pair["second"]["post"]) for pair in found]


def test_a_pair_is_listed_with_both_posts(event_notes: EventNotes, library: Path) -> None:
    answer = event_notes("twins")
    assert answer.lines[0] == "100 % alike"
    assert [line.split()[0] for line in answer.lines[1:]] == ["2", "1"]
    assert all("Lanterns 🏮" in line for line in answer.lines[1:])
    assert answer.err == "1 pair\n"
    [pair] = event_notes("twins", "--json").json["twins"]
    assert pair["likeness"] == 1.0


def test_merging_keeps_the_highlights_and_one_post(event_notes: EventNotes, library: Path) -> None:
    answer = event_notes("twins", "merge", 2, 1)
    assert answer.out == "Joined “Lanterns 🏮” (post 2) with “Lanterns 🏮” (post 1).\n"
    assert [line["post"] for line in event_notes("posts", "--json").json["posts"]] == [1]
    [kept] = event_notes("show", 1, "--json").json["highlights"]
    assert (kept["quote"], kept["state"]) == ("nobody had planned", "placed")
    assert pairs(event_notes) == []
    event_notes("undo")
    assert pairs(event_notes) == [(2, 1)]
    assert event_notes("show", 2, "--json").json["highlights"]


def test_a_highlight_that_the_other_text_lacks_is_to_be_looked_at(
    event_notes: EventNotes, library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text(markdown("Something else", "Apples 🍎, cafe\u0301, שלום."), encoding="utf-8")
    event_notes("import", other)
    answer = event_notes("twins", "merge", 2, 3)
    assert answer.lines[1] == "1 highlight is to be looked at: “event-notes to-check” shows it."


def test_both_are_kept_when_the_person_says_so(event_notes: EventNotes, library: Path) -> None:
    answer = event_notes("twins", "keep", 1, 2)
    assert answer.out == "The posts 1 and 2 are two; they are not offered again.\n"
    assert pairs(event_notes) == []
    assert len(event_notes("posts", "--json").json["posts"]) == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["merge", "1", "1"], "A post cannot be joined with itself."),
        (["merge", "1", "9"], "There is no post “9”."),
        (["keep", "2", "2"], "The posts “2” and “2” are no pair to decide about."),
    ],
)
def test_what_cannot_be_decided_is_told(
    event_notes: EventNotes, library: Path, asked: list[str], told: str
) -> None:
    answer = event_notes("twins", *asked)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines()[0] == told
    assert pairs(event_notes) == [(2, 1)]
