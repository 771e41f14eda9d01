"""`event-notes edit`, `star`, `unstar`, `events` and `event`."""

from pathlib import Path
from typing import Any

import pytest

from app import terminal
from tests.end2end.command_line import EventNotes

pytestmark = pytest.mark.usefixtures("own_library")


def events(event_notes: EventNotes) -> dict[str, int]:
    return {each["name"]: each["count"] for each in event_notes("events", "--json").json["events"]}


def scope(event_notes: EventNotes, name: str) -> list[int]:
    return [post["post"] for post in event_notes("posts", "--scope", name, "--json").json["posts"]]


@pytest.fixture
def fairs(event_notes: EventNotes, own_library: Path) -> None:
    """The events “River Fair 🌊” with post 3 and “Autumn Fair” with post 4."""
    for name, event in (("one.txt", "River Fair 🌊"), ("two.txt", "Autumn Fair")):
        path = own_library.parent / name
        path.write_text(f"{name} title\n\nWords of {name}: e\u0301 שלום.\n", encoding="utf-8")
        assert event_notes("import", path, "--event", event).code == 0


def test_what_is_known_of_a_post_is_corrected_and_the_rest_stays(event_notes: EventNotes) -> None:
    before = event_notes("show", 1, "--json").json
    answer = event_notes(
        "edit", 1, "--title", "A ford 🐙 in autumn", "--published", "2025-10",
        "--label", "water", "--label", "מים",
    )  # fmt: skip
    assert answer.lines == ["Changed the post “A ford 🐙 in autumn”."]
    after = event_notes("show", 1, "--json").json
    changed = {"title": "A ford 🐙 in autumn", "published": "2025-10", "labels": ["water", "מים"]}
    assert after == before | changed
    event_notes("undo")
    assert event_notes("show", 1, "--json").json == before


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("--title", "", "A name is needed"),
        ("--published", "last autumn", "“last autumn” is not a date."),
        ("--url", "ford", "“ford” is not the address of a web page."),
        ("--label", "", "A name is needed"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(
    event_notes: EventNotes, field: str, value: str, words: str
) -> None:
    before = event_notes("show", 1, "--json").json
    answer = event_notes("edit", 1, "--author", "Somebody", field, value)
    assert (answer.code, answer.out) == (1, "")
    assert words in answer.err
    assert event_notes("show", 1, "--json").json == before


def test_a_post_cannot_have_the_address_of_another(event_notes: EventNotes) -> None:
    answer = event_notes("edit", 2, "--url", "http://www.ford.example/autumn/")
    assert answer.code == 1
    assert "“A ford in autumn”" in answer.err
    assert event_notes("edit", 1, "--url", "").code == 0
    assert event_notes("edit", 2, "--url", "http://www.ford.example/autumn/").code == 0
    assert "address: http://www.ford.example/autumn/" in event_notes("show", 2).lines


def test_starred_posts_are_listed_apart(event_notes: EventNotes) -> None:
    assert event_notes("star", 2, 2).lines == ["1 post has a star."]
    assert scope(event_notes, "starred") == [2]
    assert event_notes("posts").lines[1].endswith("Lanterns on the quay (quay.txt, starred)")
    assert event_notes("search", "is:starred").lines[0] == "1 post"
    assert event_notes("unstar", 1, 2).lines == ["2 posts have no star."]
    assert scope(event_notes, "starred") == []
    event_notes("undo")
    assert scope(event_notes, "starred") == [2]


def test_each_scope_lists_its_posts(event_notes: EventNotes) -> None:
    event_notes("highlight", 2, "crowns")
    found = {name: scope(event_notes, name) for name in ("all", "unread", "highlighted", "recent")}
    assert found == {"all": [1, 2], "unread": [1, 2], "highlighted": [2], "recent": [1, 2]}


@pytest.mark.usefixtures("fairs")
def test_events_are_listed_with_what_is_known_of_them(event_notes: EventNotes) -> None:
    answer = event_notes(
        "event", "edit", "river fair 🌊", "--venue", "The quay", "--starts", "2025-10-03",
        "--ends", "2025-10-05",
    )  # fmt: skip
    assert answer.lines == ["Changed the event “River Fair 🌊”."]
    event_notes("event", "edit", "River Fair 🌊", "--series", "Fairs")
    listed = event_notes("events")
    assert listed.lines == [
        "   1  River Fair 🌊 (Fairs, The quay, 2025-10-03 – 2025-10-05)",
        "   1  Autumn Fair",
    ]
    assert listed.err == "2 events\n"
    event: dict[str, Any] = event_notes("events", "--json").json["events"][0]
    assert event | {"event": ""} == {
        "event": "", "name": "River Fair 🌊", "series": "Fairs", "venue": "The quay",
        "starts": "2025-10-03", "ends": "2025-10-05", "count": 1,
    }  # fmt: skip


@pytest.mark.usefixtures("fairs")
def test_events_are_renamed_merged_and_filled(event_notes: EventNotes) -> None:
    answer = event_notes("event", "rename", "Autumn Fair", "Harvest שוק")
    assert answer.lines == ["Renamed “Autumn Fair” to “Harvest שוק”."]
    answer = event_notes("event", "put", "Harvest שוק", 1, 2)
    assert answer.lines == ["3 posts are under the event “Harvest שוק”."]
    answer = event_notes("event", "take", "Harvest שוק", 2)
    assert answer.lines == ["2 posts are under the event “Harvest שוק”."]
    answer = event_notes("event", "merge", "Harvest שוק", "River Fair 🌊")
    assert answer.lines == ["The posts of “Harvest שוק” are now under “River Fair 🌊”."]
    assert events(event_notes) == {"River Fair 🌊": 3}
    event_notes("undo")
    assert events(event_notes) == {"River Fair 🌊": 1, "Harvest שוק": 2}


@pytest.mark.usefixtures("fairs")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("edit", "Rain Week", "--venue", "x"), "There is no event “Rain Week”."),
        (("edit", "Autumn Fair", "--starts", "soon"), "“soon” is not a date."),
        (("rename", "Autumn Fair", "RIVER fair 🌊"), "There is an event “River Fair 🌊” already."),
        (("merge", "Autumn Fair", "autumn fair"), "“Autumn Fair” cannot be joined with itself."),
        (("put", "Autumn Fair", "77"), "There is no post “77”."),
        (("delete", "Rain Week", "--yes"), "There is no event “Rain Week”."),
    ],
)
def test_what_cannot_be_done_with_an_event_is_told(
    event_notes: EventNotes, arguments: tuple[str, ...], words: str
) -> None:
    answer = event_notes("event", *arguments)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines()[0] == words
    assert events(event_notes) == {"River Fair 🌊": 1, "Autumn Fair": 1}


@pytest.mark.usefixtures("fairs")
@pytest.mark.parametrize(("agreed", "left"), [(True, 1), (False, 2)])
def test_an_event_is_deleted_after_a_question(
    event_notes: EventNotes, monkeypatch: pytest.MonkeyPatch, agreed: bool, left: int
) -> None:
    monkeypatch.setattr(terminal, "agreed", lambda _question: agreed)
    answer = event_notes("event", "delete", "Autumn Fair")
    assert answer.lines[0] == (
        "“Autumn Fair” goes into the trash. 1 post stays, without this event."
    )
    assert answer.code == 0
    assert len(events(event_notes)) == left
    assert scope(event_notes, "all") == [1, 2, 3, 4]
    if agreed:
        event_notes("undo")
        assert len(events(event_notes)) == 2
