"""`event-notes import`: what is saved, what is told, and what is left alone."""

import json
from pathlib import Path

import pytest

from app import settings
from tests.end2end.command_line import FILES, FORD, SAMPLE, SHARED, EventNotes, write_files

SEED = SHARED / "posts" / "000_ee240df5d3c19ea2.txt"


@pytest.fixture
def folder(event_notes_home: Path) -> Path:
    return write_files(event_notes_home / "in")


def in_home() -> set[str]:
    return {path.name for path in settings.home().iterdir()}


def test_the_good_files_are_saved_and_a_bad_one_is_a_line(
    event_notes: EventNotes, folder: Path
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    answer = event_notes("import", folder)
    assert answer.code == 1
    assert answer.lines == [
        "2 posts added",
        "     1  A ford in autumn",
        "     2  Lanterns on the quay",
    ]
    told = answer.err.splitlines()
    assert told[0] == f"A new library was made: {settings.library_path()}"
    assert [line.split(": ")[0] for line in told[1:]] == [
        str(folder / "empty.txt"),
        str(folder / "photo.txt"),
    ]

    again = event_notes("import", folder, "--json")
    assert again.code == 1
    assert again.json["added"] == []
    assert [row["title"] for row in again.json["unchanged"]] == [
        "A ford in autumn",
        "Lanterns on the quay",
    ]
    assert [Path(row["path"]).name for row in again.json["problems"]] == ["empty.txt", "photo.txt"]
    assert all(row["message"] and row["remedy"] for row in again.json["problems"])


def test_the_same_files_again_change_nothing(
    event_notes: EventNotes, own_library: Path, folder: Path
) -> None:
    before = event_notes("history", "--json").json
    answer = event_notes("import", folder)
    assert answer.code == 0
    assert answer.lines[:2] == ["0 posts added", "2 posts left as they were"]
    assert answer.err == ""
    assert event_notes("history", "--json").json == before


def test_the_json_has_the_shape_that_scripts_rely_on(event_notes: EventNotes, folder: Path) -> None:
    answer = event_notes("import", "--json", folder / "quay.txt", folder / "nowhere.txt")
    assert answer.json == {
        "added": [{"post": 1, "title": "Lanterns on the quay"}],
        "updated": [],
        "unchanged": [],
        "twins": 0,
        "left_out": {},
        "feeds": [],
        "problems": [
            {
                "path": str(folder / "nowhere.txt"),
                "message": f"There is no file or folder “{folder / 'nowhere.txt'}”.",
                "remedy": "Check the spelling, and whether it was moved or renamed.",
            }
        ],
    }


def test_a_newer_text_under_a_known_address_is_taken_with_the_highlights(
    event_notes: EventNotes, own_library: Path, folder: Path
) -> None:
    for quote in (
        "Two lanterns, see the mill",
        "The river came up by a hand \N{OCTOPUS} on Friday",
    ):
        assert event_notes("highlight", 1, quote).code == 0
    (folder / "ford.md").write_text(_newer(), encoding="utf-8")
    answer = event_notes("import", folder / "ford.md")
    assert (answer.code, answer.lines) == (
        0,
        [
            "0 posts added",
            "1 post brought up to date",
            "     1  A ford in autumn (newer text, 1 highlight placed, 1 to check)",
            "1 highlight is to be looked at: “event-notes to-check” shows it.",
        ],
    )
    post = event_notes("show", 1, "--json").json
    assert post["version"] == 2
    assert "by one hand" in post["text"]
    assert [each["state"] for each in post["highlights"]] == ["check", "placed"]
    again = event_notes("import", folder / "ford.md", "--json").json
    assert (again["updated"], [row["reason"] for row in again["unchanged"]]) == (
        [],
        ["already here"],
    )


def _newer() -> str:
    river = "The river rose by one hand \N{OCTOPUS} and a bit more, late on a Friday"
    return FORD.replace("The river came up by a hand \N{OCTOPUS} on Friday", river)


def test_the_newer_text_can_be_taken_back_with_one_undo(
    event_notes: EventNotes, own_library: Path, folder: Path
) -> None:
    event_notes("highlight", 1, "the old stones")
    before = event_notes("show", 1, "--json").json
    (folder / "ford.md").write_text(FORD.replace("the *old* stones", "sand"), encoding="utf-8")
    event_notes("import", folder)
    assert event_notes("show", 1, "--json").json["highlights"][0]["state"] == "lost"
    assert event_notes("undo").code == 0
    assert event_notes("show", 1, "--json").json == before


@pytest.mark.parametrize("json_too", [[], ["--json"]])
def test_a_dry_run_needs_no_library_and_writes_nothing(
    event_notes: EventNotes, folder: Path, json_too: list[str]
) -> None:
    answer = event_notes("import", "--dry-run", *json_too, folder)
    assert answer.code == 0
    assert in_home() == {"in"}
    assert {path.name for path in folder.iterdir()} == set(FILES)


def test_a_dry_run_shows_what_an_import_would_save(event_notes: EventNotes, folder: Path) -> None:
    found = event_notes("import", "--dry-run", "--json", folder, "--event", "Low Water Week").json
    assert set(found) == {"drafts", "skipped", "feeds", "left_out", "problems"}
    ford, quay = found["drafts"]
    blocks = ford.pop("blocks")
    assert ford == {
        "title": "A ford in autumn",
        "author": "Ines Okafor",
        "published": "2025-10-04",
        "url": "https://ford.example/autumn",
        "labels": ["water", "crossings"],
        "event": "Low Water Week",
        "language": "en",
        "excerpt": False,
        "publication": "published",
        "highlights": [],
    }
    assert blocks[1:3] == [
        {"kind": "heading", "text": "What we lost"},
        {"kind": "item", "text": "One re\u0301sume\u0301 of the year before"},
    ]
    assert quay["blocks"][1] == {"kind": "paragraph", "text": "Nobody minded. Nobody ever does."}

    told = event_notes("import", "--dry-run", folder).out
    assert told.startswith("2 posts found\n\nA ford in autumn\n  published: 2025-10-04\n")


def test_the_event_that_is_named_is_the_event_of_all(event_notes: EventNotes, folder: Path) -> None:
    assert event_notes("import", folder, "--event", " Low  Water ").code == 0
    assert event_notes("show", 1, "--json").json["events"] == ["Low Water"]
    assert event_notes("search", 'event:"low water"', "--json").json["total"] == 2
    bad = event_notes("import", folder, "--event", " ")
    assert (bad.code, bad.out) == (1, "")
    assert "A name is needed" in bad.err


def test_a_library_that_vanished_is_not_begun_anew_unless_asked(
    event_notes: EventNotes, folder: Path
) -> None:
    event_notes("import", folder)
    settings.library_path().unlink()
    answer = event_notes("import", folder)
    assert (answer.code, answer.out) == (1, "")
    assert "There is no library at" in answer.err
    assert "--new" in answer.err
    assert str(settings.home() / "backups") in answer.err
    assert not settings.library_path().exists()
    assert event_notes("import", "--new", folder).lines[0] == "2 posts added"


def test_new_is_refused_where_a_library_is(
    event_notes: EventNotes, own_library: Path, folder: Path
) -> None:
    answer = event_notes("import", "--new", folder)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"“{own_library}” is there already.\nLeave out --new")


def test_the_import_is_one_step(event_notes: EventNotes, own_library: Path) -> None:
    assert [s["label"] for s in event_notes("history", "--json").json["steps"]] == [
        "Import 2 posts"
    ]
    assert event_notes("undo").out == "Undone: Import 2 posts\n"
    assert event_notes("posts", "--json").json == {"posts": []}
    assert event_notes("redo").out == "Done again: Import 2 posts\n"
    assert len(event_notes("posts", "--json").json["posts"]) == 2


def test_three_formats_come_in_side_by_side(event_notes: EventNotes, sample_library: Path) -> None:
    lines = event_notes("posts", "--json").json["posts"]
    assert len(lines) == 6
    shown = [event_notes("show", line["post"], "--json").json for line in lines]
    assert {Path(post["source"]).suffix for post in shown} >= {".md", ".txt"}
    for post in shown:
        pieces = [post["text"][b["start"] : b["end"]] for b in post["blocks"]]
        assert "\n".join(pieces) == post["text"]
    assert sum(len(post["images"]) for post in shown) >= 2
    part_two = next(post for post in shown if "Part 2" in post["title"])
    assert part_two["linked_from"]
    assert {link["post"] for link in part_two["links"]} == set(part_two["linked_from"])


@pytest.mark.skipif(not SEED.exists(), reason="the shared test data are not here")
def test_the_real_page_gives_exactly_what_is_expected(event_notes: EventNotes) -> None:
    expected = json.loads(SEED.with_suffix("").with_suffix(".expected.json").read_text("utf-8"))
    assert event_notes("import", SEED).code == 0
    lines = event_notes("posts", "--json").json["posts"]
    assert [line["title"] for line in lines] == [post["title"] for post in expected["posts"]]
    ids = {line["title"]: line["post"] for line in lines}
    for wanted in expected["posts"]:
        post = event_notes("show", ids[wanted["title"]], "--json").json
        texts = [(b["kind"], post["text"][b["start"] : b["end"]]) for b in post["blocks"]]
        body = [(kind, words) for kind, words in texts if kind in ("paragraph", "item")]
        kinds = {"paragraph": "paragraph", "bullet": "item"}
        assert [(kind, len(words.split())) for kind, words in body] == [
            (kinds[block["type"]], block["words"]) for block in wanted["blocks"]
        ]
        for (_kind, words), block in zip(body, wanted["blocks"], strict=True):
            assert words.startswith(block["starts"])
            assert words.endswith(block["ends"])
        captions = [words for kind, words in texts if kind == "caption"]
        assert captions == wanted["caption_or_image_text"]
        assert len(texts) == len(body) + len(captions)
        assert post["labels"] == [expected["tag"]]
        assert post["published"] == ""
        (link,) = wanted["links_in_text"]
        named = [
            (post["text"][each["start"] : each["end"]], each["post"]) for each in post["links"]
        ]
        assert named == [(link["text"], ids[link["to_post"]])]
        assert post["linked_from"] == [ids[link["to_post"]]]


@pytest.mark.parametrize("arguments", [["import"], ["import", "--event"], ["import", "--jsn", "x"]])
def test_a_wrong_usage_is_told_with_the_right_one(
    event_notes: EventNotes, arguments: list[str]
) -> None:
    answer = event_notes(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: event-notes")
    assert in_home() == set()


def test_a_path_given_twice_and_a_folder_inside_are_read_once(
    event_notes: EventNotes, folder: Path
) -> None:
    answer = event_notes("import", folder, folder / "quay.txt", folder.parent, "--json")
    assert len(answer.json["added"]) == 2


def test_the_samples_need_no_care(event_notes: EventNotes) -> None:
    answer = event_notes("import", "--dry-run", "--json", SAMPLE)
    assert answer.code == 0
    assert answer.json["problems"] == []
    kinds = [part["kind"] for part in answer.json["skipped"]]
    assert kinds.count("archive heading") == 1
    assert set(kinds) == {"archive heading", "page furniture", "date line", "comments"}
