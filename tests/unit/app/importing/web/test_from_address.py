from collections.abc import Iterator

import pytest

from app.importing.pool import Pool
from app.importing.run import save_files
from app.importing.web.from_address import FoundAtAddresses, read_addresses
from db.errors import NameProblem
from db.jobs import Stopped
from db.library import Library
from db.records import Address, AddressKind
from tests.unit.app.importing.web_server import Web

WORDS = "The harbour filled up 🏮 before dusk, and nobody had planned cafe\u0301 or שלום for it. "
PAGE = (
    "<!doctype html><html><head><title>Lanterns 🏮</title>"
    '<link rel="alternate" type="application/rss+xml" href="/feed" title="All posts">'
    f"</head><body><article><h1>Lanterns 🏮</h1><p>{WORDS * 5}</p></article></body></html>"
).encode()


def feed(*titles: str) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><guid>urn:{title}</guid>"
        f"<description>&lt;p&gt;{WORDS}{title}&lt;/p&gt;</description></item>"
        for title in titles
    )
    head = "<title>Harbour blog</title><link>https://h.example/</link><description/>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


def found(web: Web, pool: Pool, *addresses: str, event: str | None = None) -> FoundAtAddresses:
    return read_addresses(addresses, event, pool=pool, allow=[web.host])


def test_a_page_is_read_as_a_file_of_its_address(web: Web, pool: Pool) -> None:
    address = web.page("/2025/lanterns.html?page=2", PAGE, Content_Type="text/html")
    read = found(web, pool, f" {address} ")
    [file], [draft] = read.files, read.drafts
    assert (file.path, file.name, file.data) == (address, "lanterns.html", PAGE)
    assert draft.title == "Lanterns 🏮"
    assert Address(AddressKind.URL, address) in draft.addresses
    assert (read.problems, read.followable) == ((), ())
    assert [(each.address, each.name) for each in read.feeds] == [
        (web.address("/feed"), "All posts")
    ]


def test_plain_letters_get_the_address_they_came_from(web: Web, pool: Pool) -> None:
    address = web.page("/lanterns.txt", f"Lanterns\n\n{WORDS}".encode())
    [draft] = found(web, pool, address).drafts
    assert draft.addresses == (Address(AddressKind.URL, address),)


def test_what_the_server_says_of_the_letters_is_heard(web: Web, pool: Pool) -> None:
    body = "<!doctype html><title>Фонари</title><p>" + "Гавань светилась до утра. " * 20
    address = web.page("/", body.encode("koi8-r"), Content_Type="text/html; charset=koi8-r")
    [draft] = found(web, pool, address).drafts
    assert draft.title == "Фонари"


def test_a_feed_can_be_followed_and_gives_its_posts(web: Web, pool: Pool) -> None:
    address = web.page("/rss", feed("One 🏮", "Two"), Content_Type="text/html")
    read = found(web, pool, web.redirect("/old", "/rss"))
    [link] = read.followable
    assert (link.address, link.name) == (address, "Harbour blog")
    assert [draft.title for draft in read.drafts] == ["One 🏮", "Two"]
    assert [file.source for file in read.files] == ["Harbour blog"]
    assert read.feeds == ()


def test_what_fails_is_told_and_the_others_are_read_in_their_order(web: Web, pool: Pool) -> None:
    addresses = [
        web.page("/a", PAGE),
        web.fail("/gone", 404),
        "http://nowhere.example/",
        web.page("/picture", b"\x89PNG\r\n\x1a\n"),
        web.page("/z", PAGE.replace(b"Lanterns", b"Boats")),
    ]
    read = found(web, pool, *addresses, addresses[0])
    assert [row.path for row in read.problems] == addresses[1:4]
    assert [draft.title for draft in read.drafts] == ["Lanterns 🏮", "Boats 🏮"]
    assert [path for path, _headers in web.asked].count("/a") == 1


def test_the_event_goes_to_all_posts(web: Web, pool: Pool) -> None:
    drafts = found(web, pool, web.page("/a", PAGE), event=" Week ").drafts
    assert [draft.event for draft in drafts] == ["Week"]
    with pytest.raises(NameProblem):
        found(web, pool, web.address("/a"), event=" ")


def test_what_was_read_can_be_saved_and_is_known_again(
    web: Web, pool: Pool, empty_library: Library
) -> None:
    address = web.page("/a", PAGE)
    first = save_files(empty_library, found(web, pool, address).files)
    again = save_files(empty_library, found(web, pool, address).files)
    assert ([row.title for row in first.added], first.unchanged) == (["Lanterns 🏮"], ())
    assert (again.added, [row.title for row in again.unchanged]) == ((), ["Lanterns 🏮"])


class Listening:
    """A job that writes down what it hears, and stops the work after so many reports."""

    def __init__(self, most: int = 1_000_000) -> None:
        self.heard: list[tuple[int, int | None]] = []
        self._most = most

    def report(self, done: int, total: int | None, doing: str) -> None:
        del doing
        self.heard.append((done, total))
        if len(self.heard) > self._most:
            raise Stopped


def test_the_job_hears_how_far_it_is_and_may_stop_it(web: Web, pool: Pool) -> None:
    addresses = [web.page("/a", PAGE), web.page("/b", PAGE)]
    job = Listening()
    read_addresses(addresses, None, job, pool, [web.host])
    assert list(dict.fromkeys(job.heard)) == [(0, 2), (1, 2), (2, 2)]
    with pytest.raises(Stopped):
        read_addresses(addresses, None, Listening(0), pool, [web.host])
