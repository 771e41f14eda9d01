"""`event-notes highlight`, `themes` and `theme`: marking passages and ordering them."""

from typing import Any

import pytest

from app import terminal
from tests.end2end.command_line import Answer, EventNotes

pytestmark = pytest.mark.usefixtures("own_library")


def shown(event_notes: EventNotes, post: int = 2) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = event_notes("show", post, "--json").json["highlights"]
    return kept


def paths(event_notes: EventNotes) -> dict[str, int]:
    return {each["path"]: each["count"] for each in event_notes("themes", "--json").json["themes"]}


def refused(answer: Answer, message: str) -> None:
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines()[0] == message
    assert len(answer.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("planned for it \N{IZAKAYA LANTERN}.", "planned for it \N{IZAKAYA LANTERN}."),
        ('"We paid the café ourselves", said', "“We paid the cafe\u0301 ourselves”, said"),
        ("it wasn't dear - 1,200", "it wasn’t dear – 1,200"),
        ("Noor  נור", "Noor נור"),
        ("crowns. Nobody minded", "crowns.\nNobody minded"),
        ("noor", "Noor"),
    ],
)
def test_a_quote_is_taken_letter_for_letter_from_the_post(
    event_notes: EventNotes, typed: str, quote: str
) -> None:
    answer = event_notes("highlight", 2, typed, "--json")
    assert answer.code == 0
    assert answer.json["quote"] == quote
    text = event_notes("show", 2, "--json").json["text"]
    assert text[answer.json["start"] : answer.json["end"]] == quote


def test_what_was_marked_is_told(event_notes: EventNotes) -> None:
    answer = event_notes(
        "highlight", 2, "crowns. Nobody", "--theme", "Money", "--theme", "People/Noor",
        "--note", "Who\nis it?",
    )  # fmt: skip
    assert answer.lines == [
        "Highlighted in “Lanterns on the quay”: “crowns. Nobody”",
        "Money, People/Noor; note: Who is it?",
    ]
    assert answer.err == ""
    assert event_notes("highlight", 2, "dear").lines == [
        "Highlighted in “Lanterns on the quay”: “dear”"
    ]


def test_words_that_stand_more_than_once_need_to_be_told_apart(event_notes: EventNotes) -> None:
    refused(
        event_notes("highlight", 2, "wasn't"), "“wasn't” stands 2 times in “Lanterns on the quay”."
    )
    assert shown(event_notes) == []
    second = event_notes("highlight", 2, "wasn't", "--occurrence", 2, "--json").json
    first = event_notes("highlight", 2, "wasn't", "--occurrence", 1, "--json").json
    assert first["start"] < second["start"]
    refused(
        event_notes("highlight", 2, "wasn't", "--occurrence", 3),
        "“wasn't” stands only 2 times in “Lanterns on the quay”.",
    )
    assert event_notes("highlight", 2, "wasn't", "--occurrence", "0").code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["2", "nowhere"], "“nowhere” does not stand in “Lanterns on the quay”."),
        (["2", "Lanterns on"], "“Lanterns on” does not stand in “Lanterns on the quay”."),
        (["2", ""], "There are no words to look for in “Lanterns on the quay”."),
        (["7", "Nobody"], "There is no post “7”."),
        (["2", "dear", "--theme", " "], "A name is needed; “” is empty."),
        (["2", "dear", "--theme", "A//B"], "A name is needed; “” is empty."),
    ],
)  # fmt: skip
def test_what_cannot_be_marked_is_told_and_nothing_changes(
    event_notes: EventNotes, arguments: list[str], message: str
) -> None:
    before = event_notes("history", "--json").json
    refused(event_notes("highlight", *arguments), message)
    assert event_notes("history", "--json").json == before
    assert paths(event_notes) == {}


def test_the_same_passage_again_adds_themes_and_keeps_the_rest(event_notes: EventNotes) -> None:
    event_notes("highlight", 2, "Nobody minded", "--theme", "People", "--note", "one")
    event_notes("highlight", 2, " Nobody  minded ", "--theme", "Quiet", "--theme", "people")
    (kept,) = shown(event_notes)
    assert set(kept["themes"]) == {"People", "Quiet"}
    assert kept["note"] == "one"


def test_bytes_that_are_no_letters_are_stored_as_such(event_notes: EventNotes) -> None:
    arguments = ("--theme", "a\udcff\x1b]0;b\x07", "--note", "n\x00\udcff")
    kept = event_notes("highlight", 2, "dear\udcff", *arguments)
    assert kept.code == 1
    kept = event_notes("highlight", 2, "dear", *arguments, "--json")
    assert kept.json["themes"] == ["a\ufffd]0;b"]
    assert kept.json["note"] == "n\ufffd\ufffd"


def test_a_theme_and_those_above_it_are_made_by_its_path(event_notes: EventNotes) -> None:
    assert event_notes("theme", "add", "Money / Grants/Small ones").out == (
        "There is a theme “Money/Grants/Small ones”.\n"
    )
    event_notes("highlight", 2, "1,200 crowns", "--theme", "money/grants")
    event_notes(
        "theme", "edit", "Grants", "--definition", "What\nis given", "--colour", 3, "--key", 9
    )
    assert paths(event_notes) == {"Money": 0, "Money/Grants": 1, "Money/Grants/Small ones": 0}
    answer = event_notes("themes")
    assert answer.lines == [
        "   0  [1] Money",
        "   1    [9] Grants: What is given",
        "   0      [3] Small ones",
    ]
    assert answer.err == "3 themes\n"
    grants = event_notes("themes", "--json").json["themes"][1]
    assert grants | {"theme": ""} == {
        "theme": "",
        "path": "Money/Grants",
        "name": "Grants",
        "colour": 3,
        "key": 9,
        "definition": "What\nis given",
        "count": 1,
    }


def test_a_theme_gets_another_name_or_place(event_notes: EventNotes) -> None:
    event_notes("theme", "add", "Money/Grants")
    event_notes("theme", "add", "People")
    assert event_notes("theme", "rename", "grants", "Gifts").out == (
        "Renamed “Money/Grants” to “Money/Gifts”.\n"
    )
    assert event_notes("theme", "move", "Gifts", "people").out == (
        "Moved “Money/Gifts”: it is now “People/Gifts”.\n"
    )
    assert event_notes("theme", "move", "gifts").out == (
        "Moved “People/Gifts”: it is now “Gifts”.\n"
    )


def test_two_themes_become_one(event_notes: EventNotes) -> None:
    event_notes("highlight", 2, "dear", "--theme", "Money")
    event_notes("highlight", 2, "cheap", "--theme", "Money", "--theme", "Crowns/Below")
    assert event_notes("theme", "merge", "Money", "Crowns/Below").out == (
        "The highlights of “Money” are now under “Crowns/Below”.\n"
    )
    assert paths(event_notes) == {"Crowns": 0, "Crowns/Below": 2}


def test_deleting_a_theme_says_first_what_happens(event_notes: EventNotes) -> None:
    event_notes("highlight", 2, "dear", "--theme", "Money/Grants")
    event_notes("highlight", 2, "cheap", "--theme", "Money", "--theme", "People")
    answer = event_notes("theme", "delete", "Money")
    assert answer.lines == [
        " ".join(
            [
                "“Money” goes into the trash.",
                "So do the themes below it: Money/Grants.",
                "2 highlights stay, without this theme.",
                "1 of them then has no theme.",
            ]
        ),
        "Done; “event-notes undo” takes it back.",
    ]
    assert {tuple(each["themes"]) for each in shown(event_notes)} == {(), ("People",)}
    event_notes("theme", "add", "Bare")
    assert event_notes("theme", "delete", "bare").lines[0] == (
        "“Bare” goes into the trash. No highlight is under it."
    )


def test_who_says_no_keeps_the_theme(
    event_notes: EventNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    event_notes("theme", "add", "Money")
    asked: list[str] = []
    monkeypatch.setattr(terminal, "agreed", asked.append)  # None is no
    answer = event_notes("theme", "delete", "Money")
    assert asked == ["Go on? [y/N]"]
    assert (answer.code, answer.err) == (0, "Nothing was changed.\n")
    assert paths(event_notes) == {"Money": 0}
    assert event_notes("theme", "delete", "Money", "--yes").code == 0
    assert len(asked) == 1
    assert paths(event_notes) == {}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["rename", "Grants", "x"],
            "Several themes are called “Grants”: Money/Grants, People/Grants.",
        ),
        (["delete", "Nothing"], "There is no theme “Nothing”."),
        (["rename", "Money", "people"], "There is a theme “People” already."),
        (["rename", "Money", "a/b"], "The name “a/b” holds a “/”."),
        (["rename", "Money", " "], "A name is needed; “” is empty."),
        (["rename", "Money", "x" * 201], f"The name “{'x' * 40}…” has 201 letters."),
        (["move", "Money", "Money/Grants"], "“Money” cannot stand below itself."),
        (["move", "Money", "Money"], "“Money” cannot stand below itself."),
        (["move", "People/Grants", "Money"], "There is a theme “Grants” in that place already."),
        (["merge", "Money", "Money/Grants"], "“Grants” stands below “Money”."),
        (["merge", "Money", "money"], "“Money” cannot be joined with itself."),
        (["edit", "Money", "--colour", "7"], "There is no colour “7”."),
        (["edit", "Money", "--key", "10"], "“10” cannot be a theme's key."),
        (["add", "/"], "A name is needed; “” is empty."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_with_a_theme_is_told(
    event_notes: EventNotes, arguments: list[str], message: str
) -> None:
    event_notes("theme", "add", "Money/Grants")
    event_notes("theme", "add", "People/Grants")
    before = event_notes("themes", "--json").json
    refused(event_notes("theme", *arguments), message)
    assert event_notes("themes", "--json").json == before


def test_a_digit_goes_from_one_theme_to_another_or_away(event_notes: EventNotes) -> None:
    event_notes("theme", "add", "Money")
    event_notes("theme", "add", "People")
    event_notes("theme", "edit", "People", "--key", 1)
    assert [each["key"] for each in event_notes("themes", "--json").json["themes"]] == [None, 1]
    event_notes("theme", "edit", "People", "--key", 0)
    assert [each["key"] for each in event_notes("themes", "--json").json["themes"]] == [None, None]
