"""`event-notes import` of every kind of source: files, addresses, feeds and lists of them."""

from pathlib import Path

import pytest

from app.cli import verb_import
from app.importing import reading
from app.importing.kinds import Kind
from db.records import BlockKind
from tests.end2end.command_line import EventNotes
from tests.unit.app.cli.conftest import WORDS, markdown, rss
from tests.unit.app.importing.sources import GOOD
from tests.unit.app.importing.web_server import Web
from tests.unit.app.importing.wxr import export, item

WITHOUT_TEXT = {"feeds.opml", "pocket.csv"}
POSTS = sorted(GOOD.keys() - WITHOUT_TEXT)
PAGE = (
    "<!doctype html><html><head><title>Lanterns 🏮</title>"
    '<link rel="alternate" type="application/rss+xml" href="/feed" title="All posts">'
    f"</head><body><article><h1>Lanterns 🏮</h1><p>{WORDS * 5}</p></article></body></html>"
).encode()


def titles(event_notes: EventNotes) -> list[str]:
    return sorted(line["title"] for line in event_notes("posts", "--json").json["posts"])


@pytest.fixture
def wordpress(tmp_path: Path) -> Path:
    """An export with one post that is published, and four things that are not."""
    path = tmp_path / "in" / "quay.xml"
    path.parent.mkdir()
    path.write_bytes(
        export(
            item("Open 🏮 cafe\u0301 שלום.", title="Open"),
            *(
                item(f"Words of {n}.", title=kind, guid=f"https://quay.example/?p={n}",
                     link=f"https://quay.example/{n}", wp_post_id=str(n), **{field: kind})
                for n, (field, kind) in enumerate(
                    [("wp_status", "draft"), ("wp_status", "private"), ("wp_status", "future"),
                     ("wp_post_type", "page")], 10,
                )
            ),
        )
    )  # fmt: skip
    return path


def test_the_kinds_are_those_that_can_be_read() -> None:
    assert sorted(verb_import.KINDS) == sorted(kind.name.lower() for kind in Kind)


@pytest.mark.parametrize("name", POSTS)
def test_a_dry_run_gives_the_drafts_of_every_kind_of_file(
    event_notes: EventNotes, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(GOOD[name])
    answer = event_notes("import", "--dry-run", "--json", tmp_path / name)
    assert (answer.code, answer.json["problems"]) == (0, [])
    assert answer.json["drafts"]
    kinds = {block["kind"] for draft in answer.json["drafts"] for block in draft["blocks"]}
    assert kinds
    assert kinds <= {kind.value for kind in BlockKind}


def test_addresses_without_a_text_are_listed_and_fail_the_import(
    event_notes: EventNotes, tmp_path: Path
) -> None:
    (tmp_path / "pocket.csv").write_bytes(GOOD["pocket.csv"])
    answer = event_notes("import", "--dry-run", "--json", tmp_path / "pocket.csv")
    assert (answer.code, answer.json["drafts"]) == (1, [])
    assert answer.json["skipped"][0]["text"] == "On the quay https://quay.example/a"


def test_a_dry_run_tells_in_words_what_other_tools_bring(
    event_notes: EventNotes, tmp_path: Path
) -> None:
    (tmp_path / "readwise.csv").write_bytes(GOOD["readwise.csv"])
    answer = event_notes("import", "--dry-run", tmp_path / "readwise.csv")
    assert "On the quay (excerpt)" in answer.lines
    assert "  highlights: 1" in answer.lines


def test_only_what_is_published_is_saved_and_the_rest_is_counted(
    event_notes: EventNotes, wordpress: Path
) -> None:
    answer = event_notes("import", wordpress)
    assert answer.code == 0
    assert answer.lines[-1] == (
        "left out, not being published: 1 draft, 1 private post, 1 scheduled post, 1 page; "
        "--all takes them too"
    )
    assert titles(event_notes) == ["Open"]


def test_what_was_left_out_can_be_taken_later_from_the_same_file(
    event_notes: EventNotes, wordpress: Path
) -> None:
    event_notes("import", wordpress)
    answer = event_notes("import", "--all", "--json", wordpress)
    assert len(answer.json["added"]) == 4
    assert [row["title"] for row in answer.json["unchanged"]] == ["Open"]
    assert answer.json["left_out"] == {}


def test_a_dry_run_leaves_out_the_same(event_notes: EventNotes, wordpress: Path) -> None:
    found = event_notes("import", "--dry-run", "--json", wordpress).json
    assert [draft["title"] for draft in found["drafts"]] == ["Open"]
    assert found["left_out"] == {"draft": 1, "private": 1, "scheduled": 1, "page": 1}
    told = event_notes("import", "--dry-run", "--all", wordpress)
    assert told.lines[0] == "5 posts found"
    assert "  not published: draft" in told.lines


def test_a_dry_run_of_a_large_file_says_that_it_shows_the_beginnings(
    event_notes: EventNotes, wordpress: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "OUTLINED_BYTES", 10)
    answer = event_notes("import", "--dry-run", wordpress)
    assert answer.lines[0] == "1 post found"
    assert "The file is large: the beginnings of its posts are shown" in answer.err


def test_a_file_is_read_as_what_the_person_says(event_notes: EventNotes, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(f"# Lanterns\n\n**{WORDS}**\n", encoding="utf-8")
    found = event_notes("import", "--dry-run", "--json", "--read-as", "markdown", path).json
    assert found["drafts"][0]["blocks"][-1] == {"kind": "paragraph", "text": WORDS}
    assert "**" in str(event_notes("import", "--dry-run", "--json", path).json["drafts"])
    answer = event_notes("import", "--read-as", "word", path)
    assert (answer.code, answer.out) == (2, "")
    assert "wordpress" in answer.err


def test_files_and_addresses_come_in_as_one_step(
    event_notes: EventNotes, blog: Web, tmp_path: Path
) -> None:
    path = tmp_path / "ford.md"
    path.write_text(markdown("A ford", WORDS), encoding="utf-8")
    answer = event_notes("import", path, blog.page("/lanterns", PAGE, Content_Type="text/html"))
    assert answer.code == 0
    assert answer.lines == ["2 posts added", "     1  Lanterns 🏮", "     2  A ford"]
    assert event_notes("show", 1, "--json").json["url"] == blog.address("/lanterns")
    assert len(event_notes("history", "--json").json["steps"]) == 1


def test_a_feed_that_a_page_names_is_told_and_not_taken(event_notes: EventNotes, blog: Web) -> None:
    answer = event_notes("import", blog.page("/lanterns", PAGE, Content_Type="text/html"))
    assert answer.err.splitlines()[-2:] == [
        "The pages name feeds; “event-notes feed add ADDRESS” takes one in:",
        f"  All posts {blog.address('/feed')}",
    ]
    assert event_notes("feeds", "--json").json == {"feeds": []}


def test_the_address_of_a_feed_gives_its_posts_and_the_feed(
    event_notes: EventNotes, blog: Web
) -> None:
    address = blog.page("/rss", rss("Harbour", One=f"{WORDS} 1", Two=f"{WORDS} 2"))
    answer = event_notes("import", address)
    assert answer.lines[0] == "2 posts added"
    assert answer.lines[-2:] == ["1 feed added", f"     1  Harbour {address}"]
    [feed] = event_notes("feeds", "--json").json["feeds"]
    assert (feed["name"], feed["posts"]) == ("Harbour", 2)
    again = event_notes("import", "--json", address).json
    assert (again["added"], again["feeds"]) == ([], [])


def test_a_list_of_feeds_is_taken_as_one_step_unless_not_wanted(
    event_notes: EventNotes, tmp_path: Path
) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(GOOD["feeds.opml"])
    found = event_notes("import", "--dry-run", path)
    assert found.lines == ["0 posts found", "feed: Quay https://quay.example/feed"]
    assert event_notes("import", "--no-feeds", "--json", path).json["feeds"] == []
    assert event_notes("feeds", "--json").json == {"feeds": []}
    [feed] = event_notes("import", "--json", path).json["feeds"]
    assert (feed["name"], feed["address"]) == ("Quay", "https://quay.example/feed")
    assert event_notes("undo").out == "Undone: Add the feed “Quay”\n"


def test_a_list_of_feeds_may_be_at_an_address(event_notes: EventNotes, blog: Web) -> None:
    address = blog.page("/mine.opml", GOOD["feeds.opml"])
    assert event_notes("import", address).lines[1:] == [
        "1 feed added",
        "     1  Quay https://quay.example/feed",
    ]


def test_an_address_that_fails_is_a_line_and_the_others_are_saved(
    event_notes: EventNotes, blog: Web
) -> None:
    bad = blog.fail("/bad", 500)
    answer = event_notes("import", bad, blog.page("/good", PAGE, Content_Type="text/html"))
    assert answer.code == 1
    assert answer.lines[0] == "1 post added"
    assert any(line.startswith(f"{bad}: ") for line in answer.err.splitlines())


def test_an_address_on_this_machine_is_not_fetched_unless_allowed(
    event_notes: EventNotes, web: Web
) -> None:
    answer = event_notes("import", web.page("/good", PAGE))
    assert (answer.code, web.asked) == (1, [])
    assert answer.lines == ["0 posts added"]


def test_a_post_that_may_be_one_that_is_here_is_told(
    event_notes: EventNotes, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        words = markdown("Lanterns", WORDS * 5, canonical_url=f"https://{name}.example/lanterns")
        (tmp_path / f"{name}.md").write_text(words, encoding="utf-8")
    event_notes("import", tmp_path / "a.md")
    answer = event_notes("import", tmp_path / "b.md")
    assert answer.lines[-1] == (
        "1 of them may be a post that was here: “event-notes twins” shows both."
    )
