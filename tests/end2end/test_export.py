"""`event-notes export`: the summary a person would send to a colleague."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from tests.end2end.command_line import EventNotes

MARKED: tuple[tuple[int, str, list[str], str], ...] = (
    (1, "the old stones שלום held", ["Water/Stones", "People"], "Which *ones*?\nAsk."),
    (1, "One résumé of the year before", ["People"], ""),
    (2, "“We paid the café ourselves”, said Noor נור. It wasn’t", ["Money"], ""),
    (2, "1,200 crowns. Nobody minded. Nobody", ["Money", "Water/Stones"], ""),
    (2, "ever does.", [], "1. not a list"),
)


@pytest.fixture
def marked(event_notes: EventNotes, own_library: Path) -> list[dict[str, Any]]:
    """Five highlights in both posts, as `show` tells of them."""
    for post, quote, themes, note in MARKED:
        named = [part for theme in themes for part in ("--theme", theme)]
        assert event_notes("highlight", post, quote, *named, "--note", note).code == 0
    shown = [event_notes("show", post, "--json").json["highlights"] for post in (1, 2)]
    return [each for kept in shown for each in kept]


def without_date(written: str) -> str:
    return re.sub(r"(?m)^created: .*$", "created:", written)


def quotes(written: str) -> list[str]:
    """The block quotes as a reader of Markdown gives them, paragraphs joined by newlines."""
    found: list[list[str]] = []
    inside = False
    for token in MarkdownIt("commonmark").parse(written.split("\n---\n", 1)[1]):
        if token.type == "blockquote_open":
            found.append([])
            inside = True
        elif token.type == "blockquote_close":
            inside = False
        elif inside and token.type == "inline":
            found[-1].append("".join(child.content for child in token.children or []))
    return ["\n".join(paragraphs) for paragraphs in found]


def headings(written: str) -> list[str]:
    return re.findall(r"(?m)^#+ .*$", written)


def test_quotes_are_read_back_letter_for_letter(
    event_notes: EventNotes, marked: list[dict[str, Any]]
) -> None:
    written = event_notes("export", "--by", "post").out
    assert sorted(quotes(written)) == sorted(each["quote"] for each in marked)
    assert "cafe\u0301" in written
    assert "re\u0301sume\u0301" in written


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "theme",
            ["## Water", "### Stones", "## People", "## Money", "## Without a theme", "## Sources"],
        ),
        ("event", ["## Low Water", "## Without an event", "## Sources"]),
        ("post", ["## A ford in autumn", "## Lanterns on the quay", "## Sources"]),
    ],
)  # fmt: skip
def test_sections_are_themes_events_or_posts(
    event_notes: EventNotes,
    own_library: Path,
    marked: list[dict[str, Any]],
    by: str,
    expected: list[str],
) -> None:
    path = own_library.parent / "third.md"
    path.write_text("---\ntitle: Third\n---\n\nLow water \N{OCTOPUS} e\u0301 שלום all week long.\n")
    event_notes("import", path, "--event", "Low Water")
    if by == "event":
        event_notes("highlight", 3, "all week")
    answer = event_notes("export", "--by", by, "--title", "To Ada")
    assert answer.code == 0
    assert headings(answer.out) == ["# To Ada", *expected]


def test_front_matter_counts_what_is_in_it(
    event_notes: EventNotes, marked: list[dict[str, Any]]
) -> None:
    written = event_notes("export").out
    facts = yaml.safe_load(written.split("---\n")[1])
    assert (facts["highlights"], facts["posts"], facts["themes"]) == (5, 2, 3)
    assert sorted(facts["tags"]) == ["Money", "People", "Water/Stones"]
    assert facts["scope"] == "all posts"


def test_each_highlight_has_an_id_its_note_source_and_themes(
    event_notes: EventNotes, marked: list[dict[str, Any]]
) -> None:
    written = event_notes("export", "--by", "post").out
    for each in marked:
        assert written.count(f"\n\n^en-{each['highlight'].replace('-', '')[:12]}\n") == 1
    assert "- Source: [A ford in autumn](https://ford.example/autumn), Ines Okafor, " in written
    assert re.search(r"- Note: Which \\\*ones\\\*\?.*\n  Ask\.", written)
    assert "- Note: 1\\. not a list" in written
    assert re.findall(r"(?m)^\d\. .*$", written) == [
        "1. A ford in autumn, Ines Okafor, 4 October 2025, ford.md, <https://ford.example/autumn>",
        "2. Lanterns on the quay, quay.txt",
    ]
    assert set(re.findall(r"- Source: .* \[(\d)\]", written)) == {"1", "2"}


def test_a_query_chooses_the_highlights(
    event_notes: EventNotes, marked: list[dict[str, Any]]
) -> None:
    written = event_notes("export", "--query", "theme:money", "--by", "post").out
    assert len(quotes(written)) == 2
    assert 'scope: "the query “theme:money”"' in written
    assert headings(written)[1:] == ["## Lanterns on the quay", "## Sources"]


def test_a_file_is_written_whole_and_twice_the_same(
    event_notes: EventNotes, marked: list[dict[str, Any]], event_notes_home: Path
) -> None:
    path = event_notes_home / "summary.md"
    answer = event_notes("export", "--output", path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"5 highlights written to {path}\n"
    first = path.read_bytes().decode()
    event_notes("export", "--output", path)
    assert without_date(path.read_bytes().decode()) == without_date(first)
    assert without_date(event_notes("export").out) == without_date(first)
    assert without_date(event_notes("export", "--output", "-").out) == without_date(first)
    assert [each.name for each in event_notes_home.glob("*.tmp")] == []


def test_nothing_found_is_said_beside_the_summary(
    event_notes: EventNotes, marked: list[dict[str, Any]]
) -> None:
    answer = event_notes("export", "--query", "unheard-of")
    assert answer.code == 0
    assert answer.err == "No highlight was found; the summary is empty.\n"
    assert "0 highlights from 0 posts" in answer.out


def test_what_is_not_understood_of_a_query_is_said_beside_the_summary(
    event_notes: EventNotes, marked: list[dict[str, Any]]
) -> None:
    answer = event_notes("export", "--query", "theme:money date:03/04/2025")
    assert answer.code == 0
    assert answer.err.startswith("“date:03/04/2025” is no clear day")
    assert "highlights from" in answer.out


def test_a_file_that_cannot_be_written_is_told(
    event_notes: EventNotes, marked: list[dict[str, Any]], event_notes_home: Path
) -> None:
    for path, reason in (
        (event_notes_home / "no" / "such" / "s.md", "could not be written: No such file"),
        (event_notes_home, "is not a file but a folder"),
        (event_notes_home / "quay.md" / "s.md", "could not be written: Not a directory"),
    ):
        (event_notes_home / "quay.md").write_text("kept")
        answer = event_notes("export", "--output", path)
        assert (answer.code, answer.out) == (1, "")
        assert reason in answer.err.splitlines()[0]
        assert len(answer.err.splitlines()) == 2
    assert (event_notes_home / "quay.md").read_text() == "kept"


@pytest.mark.parametrize("name", ["library.eventnotes", "link.md"])
def test_a_summary_never_replaces_the_library(
    event_notes: EventNotes, marked: list[dict[str, Any]], own_library: Path, name: str
) -> None:
    os.link(own_library, own_library.with_name("link.md"))
    answer = event_notes("export", "--output", own_library.with_name(name))
    assert (answer.code, answer.out) == (1, "")
    assert "is the library itself" in answer.err
    assert event_notes("check").code == 0


@pytest.mark.parametrize("arguments", [["--by", "author"], ["--format", "pdf"], ["--output"]])
def test_what_there_is_not_to_choose_is_a_wrong_usage(
    event_notes: EventNotes, arguments: list[str]
) -> None:
    assert event_notes("export", *arguments).code == 2


def test_letters_that_are_none_do_not_reach_the_file(
    event_notes: EventNotes, marked: list[dict[str, Any]]
) -> None:
    answer = event_notes("export", "--title", "a\udcff\x1b[2J", "--query", "\udcff")
    assert answer.code == 0
    assert headings(answer.out)[0] == "# a\ufffd\\[2J"
