"""`event-notes posts` and `show`: what there is to read."""

from pathlib import Path

import pytest

from app import terminal
from tests.end2end.command_line import FORD, EventNotes


def test_the_list_has_numbers_beginnings_of_guids_and_facts(
    event_notes: EventNotes, own_library: Path
) -> None:
    event_notes("highlight", 1, "the old stones")
    answer = event_notes("posts")
    guids = [post["guid"] for post in event_notes("posts", "--json").json["posts"]]
    assert answer.lines == [
        f"   1  {guids[0][:8]}  A ford in autumn (Ines Okafor, 2025-10-04, ford.md, 1 highlight)",
        f"   2  {guids[1][:8]}  Lanterns on the quay (quay.txt)",
    ]
    assert answer.err == "2 posts\n"


def test_the_list_as_json(event_notes: EventNotes, own_library: Path) -> None:
    answer = event_notes("posts", "--json")
    assert (answer.code, answer.err) == (0, "")
    ford, quay = answer.json["posts"]
    assert ford | {"guid": ""} == {
        "post": 1,
        "guid": "",
        "title": "A ford in autumn",
        "author": "Ines Okafor",
        "published": "2025-10-04",
        "source": "ford.md",
        "words": 39,
        "excerpt": False,
        "highlights": 0,
        "unread": True,
        "starred": False,
    }
    assert quay["published"] == ""  # never made up


def test_an_empty_library_is_no_problem(event_notes: EventNotes, own_library: Path) -> None:
    event_notes("undo")
    assert event_notes("posts").out == ""
    assert event_notes("posts", "--json").json == {"posts": []}
    assert event_notes("search", "anything").lines == ["0 posts"]
    assert event_notes("themes", "--json").json == {"themes": []}
    assert event_notes("trash", "--json").json == {"trash": []}


def test_a_post_is_shown_with_its_parts(event_notes: EventNotes, own_library: Path) -> None:
    assert event_notes("show", 1).lines == [
        "A ford in autumn",
        "================",
        "by: Ines Okafor",
        "published: 2025-10-04",
        "address: https://ford.example/autumn",
        "from: ford.md",
        "labels: water, crossings",
        "",
        "The river came up by a hand \N{OCTOPUS} on Friday, and the old stones שלום held.",
        "",
        "## What we lost",
        "",
        "  • One re\u0301sume\u0301 of the year before",
        "  • Two lanterns, see the mill",
        "",
        "  > Whoever builds a bridge should first have carried something.",
    ]


def test_a_post_as_json_is_its_text_and_spans_over_it(
    event_notes: EventNotes, own_library: Path
) -> None:
    event_notes("highlight", 1, "One résumé", "--theme", "Losses", "--note", "Whose?")
    post = event_notes("show", 1, "--json").json
    text = post["text"]
    assert [(b["kind"], b["level"], text[b["start"] : b["end"]]) for b in post["blocks"]][1:3] == [
        ("heading", 2, "What we lost"),
        ("item", 1, "One re\u0301sume\u0301 of the year before"),
    ]
    (link,) = post["links"]
    assert (link["href"], text[link["start"] : link["end"]]) == (
        "https://mill.example/",
        "the mill",
    )
    (kept,) = post["highlights"]
    assert text[kept["start"] : kept["end"]] == kept["quote"] == "One re\u0301sume\u0301"
    assert (kept["themes"], kept["note"], kept["state"]) == (["Losses"], "Whose?", "placed")


def test_a_post_is_named_by_number_or_by_the_beginning_of_its_guid(
    event_notes: EventNotes, own_library: Path
) -> None:
    wanted = event_notes("show", 2, "--json").json
    for name in (wanted["guid"], wanted["guid"][:8].upper(), " 2 "):
        assert event_notes("show", name, "--json").json == wanted


@pytest.mark.parametrize(
    "name", ["3", "0", "-1", "", "abc", "zzzz", "²", "9" * 30, "1; DROP TABLE"]
)
def test_a_post_that_is_not_there_is_told_by_its_name(
    event_notes: EventNotes, own_library: Path, name: str
) -> None:
    answer = event_notes("show", "--json", "--", name)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines()[0] == f"There is no post “{name}”."
    assert "event-notes posts" in answer.err


def test_overlapping_highlights_are_marked_where_they_begin_and_end(
    event_notes: EventNotes, own_library: Path
) -> None:
    event_notes("highlight", 2, "Noor נור. It wasn't")
    event_notes("highlight", 2, "It wasn't cheap", "--theme", "Money/Crowns", "--note", "a\nb")
    event_notes("highlight", 2, "1,200 crowns. Nobody minded.")
    answer = event_notes("show", 2)
    assert "said [1>Noor נור. [2>It wasn’t<1] cheap<2], and" in answer.out
    assert "– [3>1,200 crowns.\n\nNobody minded.<3] Nobody" in answer.out
    guids = [h["highlight"][:8] for h in event_notes("show", 2, "--json").json["highlights"]]
    assert answer.lines[-6:] == [
        "3 highlights",
        f"[1] without a theme  {guids[0]}",
        f"[2] Money/Crowns  {guids[1]}",
        "    a",
        "    b",
        f"[3] without a theme  {guids[2]}",
    ]


def test_on_a_terminal_running_text_is_wrapped(
    event_notes: EventNotes, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "width", lambda: 40)
    wrapped = event_notes("show", 1)
    assert max(map(len, wrapped.lines)) <= 40
    assert "  > Whoever builds a bridge should first\n  > have carried something." in wrapped.out
    monkeypatch.undo()


def test_posts_name_each_other_in_both_directions(
    event_notes: EventNotes, own_library: Path
) -> None:
    mill = FORD.replace("A ford in autumn", "The mill").replace(
        "ford.example/autumn", "mill.example"
    )
    path = own_library.parent / "mill.md"
    path.write_text(
        mill.replace("(https://mill.example/)", "(https://ford.example/autumn?utm_source=x)")
    )
    event_notes("import", path)
    assert "links to posts: 3" in event_notes("show", 1).out
    assert "links to posts: 1" in event_notes("show", 3).out
