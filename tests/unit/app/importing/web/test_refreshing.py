from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.importing.pool import Pool
from app.importing.web.refreshing import FeedRow, RefreshReport, refresh
from db import history, posts, sources
from db.jobs import Stopped
from db.library import Library
from db.records import FeedLink
from db.sources import Feed
from tests.unit.app.importing.web_server import Web

WORDS = "The harbour filled up 🏮 before dusk, and nobody had planned cafe\u0301 or שלום for it."


def feed(site: str, **texts: str) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><guid>urn:{site}:{title}</guid>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
        for title, text in texts.items()
    )
    head = f"<title>{site}</title><link>https://h.example/</link><description/>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


def add(library: Library, *addresses: str) -> tuple[Feed, ...]:
    for address in addresses:
        with library.step() as session:
            sources.add_feed(session, FeedLink(address, f"Feed of {address}"))
    return known(library, *addresses)


def known(library: Library, *addresses: str) -> tuple[Feed, ...]:
    with library.reading() as session:
        by_address = {each.address: each for each in sources.feeds(session)}
    return tuple(by_address[address] for address in addresses)


def looked(library: Library, web: Web, pool: Pool, *addresses: str) -> RefreshReport:
    return refresh(library, known(library, *addresses), pool=pool, allow=[web.host])


def counts(row: FeedRow) -> tuple[int, int, int, str]:
    return row.added, row.newer, row.unchanged, row.problem


def titles(library: Library) -> list[str]:
    with library.reading() as session:
        return sorted(line.title for line in posts.lines(session))


def steps(library: Library) -> list[str]:
    with library.reading() as session:
        return [step.label.text() for step in history.steps(session)]


def test_new_posts_of_all_feeds_are_one_step(web: Web, pool: Pool, empty_library: Library) -> None:
    addresses = [
        web.page("/a", feed("A", One=f"{WORDS} 1", Two=f"{WORDS} 2"), ETag='"1"'),
        web.page("/b", feed("B", Three=f"{WORDS} 3")),
    ]
    add(empty_library, *addresses)
    before = len(steps(empty_library))
    report = looked(empty_library, web, pool, *addresses)
    assert [counts(row) for row in report.rows] == [(2, 0, 0, ""), (1, 0, 0, "")]
    assert [row.title for row in report.posts.added] == ["One", "Two", "Three"]
    assert titles(empty_library) == ["One", "Three", "Two"]
    assert len(steps(empty_library)) == before + 1
    first, second = known(empty_library, *addresses)
    assert (first.etag, first.posts, second.etag, second.posts) == ('"1"', 2, "", 1)
    assert first.fetched


def test_a_feed_that_has_not_changed_costs_nothing(
    web: Web, pool: Pool, empty_library: Library
) -> None:
    address = web.page("/a", feed("A", One=WORDS), ETag='"1"', Last_Modified="then")
    add(empty_library, address)
    looked(empty_library, web, pool, address)
    before = steps(empty_library)
    report = looked(empty_library, web, pool, address)
    assert [counts(row) for row in report.rows] == [(0, 0, 0, "")]
    assert web.asked[1][1]["If-None-Match"] == '"1"'
    [feed_now] = known(empty_library, address)
    assert (feed_now.etag, feed_now.modified, steps(empty_library)) == ('"1"', "then", before)


def test_what_is_new_is_told_apart_from_what_was_there(
    web: Web, pool: Pool, empty_library: Library
) -> None:
    address = web.page("/a", feed("A", One=f"{WORDS} 1", Two=f"{WORDS} 2"))
    add(empty_library, address)
    looked(empty_library, web, pool, address)
    changed = f"{WORDS} 2, with a whole sentence more than before."
    web.page("/a", feed("A", One=f"{WORDS} 1", Two=changed, Three=f"{WORDS} 3"))
    report = looked(empty_library, web, pool, address)
    assert [counts(row) for row in report.rows] == [(1, 1, 1, "")]


def test_a_feed_that_fails_is_noted_and_the_others_are_saved(
    web: Web, pool: Pool, empty_library: Library
) -> None:
    good = web.page("/good", feed("A", One=WORDS), ETag='"1"')
    addresses = [web.page("/bad", feed("B", Two=WORDS), ETag='"9"'), good]
    add(empty_library, *addresses)
    looked(empty_library, web, pool, *addresses)
    web.fail("/bad", 500)
    report = looked(empty_library, web, pool, *addresses)
    assert "has trouble of its own" in report.rows[0].problem
    bad, fine = known(empty_library, *addresses)
    assert (bad.problem, bad.etag) == (report.rows[0].problem, '"9"')
    assert fine.problem == ""
    web.page("/bad", feed("B", Two=WORDS), ETag='"10"')
    looked(empty_library, web, pool, *addresses)
    [bad, _fine] = known(empty_library, *addresses)
    assert (bad.problem, bad.etag) == ("", '"10"')


def test_a_page_in_the_place_of_a_feed_is_not_imported(
    web: Web, pool: Pool, empty_library: Library
) -> None:
    page = f"<!doctype html><title>Gone</title><article><h1>Gone</h1><p>{WORDS * 9}</p></article>"
    address = web.page("/a", page.encode(), ETag='"1"')
    add(empty_library, address)
    report = looked(empty_library, web, pool, address)
    assert report.rows[0].problem == f"“{address}” is no feed any more."
    assert (titles(empty_library), known(empty_library, address)[0].etag) == ([], "")


def test_a_refresh_that_is_stopped_leaves_no_trace(
    web: Web, pool: Pool, empty_library: Library
) -> None:
    class Stopping:
        is_fetched = False

        def report(self, done: int, total: int | None, doing: str) -> None:
            del total
            if self.is_fetched and done:
                raise Stopped  # while the posts are being saved
            self.is_fetched |= doing.startswith("Feed of")

    address = web.page("/a", feed("A", One=f"{WORDS} 1", Two=f"{WORDS} 2"), ETag='"1"')
    feeds = add(empty_library, address)
    with pytest.raises(Stopped):
        refresh(empty_library, feeds, Stopping(), pool, [web.host])
    assert titles(empty_library) == []
    assert known(empty_library, address) == feeds == (replace(feeds[0], etag="", fetched=""),)


def test_no_event_is_proposed_where_nobody_sees_it(
    web: Web, pool: Pool, empty_library: Library
) -> None:
    text = "At Lantern Week 2025 we met. Lantern Week 2025 was bright. " * 3 + WORDS
    address = web.page("/a", feed("A", One=text, Two=f"{text} More of Lantern Week 2025."))
    add(empty_library, address)
    report = looked(empty_library, web, pool, address)
    with empty_library.reading() as session:
        opened = [posts.open_post(session, row.post_id) for row in report.posts.added]
    assert [post.events for post in opened] == [(), ()]


def test_no_feeds_are_no_work(empty_library: Library) -> None:
    assert refresh(empty_library, []).rows == ()
