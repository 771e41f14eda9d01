"""Large feeds: parts, outlines, choices, and posts that are too large."""

from dataclasses import replace

import pytest

from app.importing.feeds import feed
from app.importing.source_file import PART_POSTS
from db.errors import FileProblem
from db.records import BlockKind
from tests.unit.app.importing.feed_files import SOURCE, WORDS, item, rss, whole


def many(count: int) -> bytes:
    posts = (
        item(f"<p>{WORDS} {n}.</p>" * 8, f"<guid isPermaLink='false'>{n}</guid>", f"Post {n}")
        for n in range(count)
    )
    return rss("".join(posts) + "<item/>")


def test_a_large_feed_comes_in_parts() -> None:
    parts = list(feed.parts(many(2 * PART_POSTS + 1), SOURCE))
    assert [len(part.reading.drafts) for part in parts] == [PART_POSTS, PART_POSTS, 1]
    assert {part.reading.site for part in parts} == {"Harbour notes"}
    assert [len(part.reading.remarks) for part in parts] == [1, 0, 0]


def test_an_outline_and_the_whole_count_alike() -> None:
    data = many(30)
    outline = whole(data, replace(SOURCE, is_outline=True)).drafts
    wanted = whole(data, replace(SOURCE, wanted=frozenset({3, 29}))).drafts
    assert [draft.title for draft in wanted] == [outline[3].title, outline[29].title]
    assert [draft.addresses for draft in wanted] == [outline[3].addresses, outline[29].addresses]
    assert len(outline) == 30


def test_an_outline_holds_only_the_first_words() -> None:
    draft = whole(many(1), replace(SOURCE, is_outline=True)).drafts[0]
    assert len(draft.text) <= 300
    assert draft.text.startswith("Die Halle war voll 🎪, cafe\u0301 für alle, שלום")
    assert draft.text.endswith("…")
    assert [block.kind for block in draft.blocks] == [BlockKind.PARAGRAPH]
    assert (draft.own_bytes, draft.images, draft.inlines) == (b"", (), ())


def test_one_post_too_large_leaves_the_others() -> None:
    reading = whole(rss(item("x" * 5_000_001, title="Huge") + item(title="Small")))
    assert [draft.title for draft in reading.drafts] == ["Small"]
    assert [(each.kind, each.text) for each in reading.skipped] == [("post", "Huge")]
    assert "“Huge”" in reading.remarks[0]


def test_a_lone_post_that_is_too_large_is_a_problem() -> None:
    with pytest.raises(FileProblem, match="“Huge” holds more than 5 million"):
        whole(rss(item("x" * 5_000_001, title="Huge")))


def test_the_same_remark_on_many_posts_is_made_once() -> None:
    reading = whole(rss(item("a\u200bb") + item("c\u200bd", title="Two")))
    assert reading.remarks == ("In 2 posts each: 1 invisible character was left out.",)
