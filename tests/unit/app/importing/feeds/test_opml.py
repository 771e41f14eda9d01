"""OPML: the feeds of a list with the folders they stand in."""

import pytest

from app.importing.feeds import opml
from app.importing.source_file import SourceFile
from db.errors import FileProblem
from db.records import FeedLink, Reading


def opml_file(body: str, head: str = "<title>My feeds</title>") -> bytes:
    return f'<opml version="2.0"><head>{head}</head><body>{body}</body></opml>'.encode()


def reading(data: bytes) -> Reading:
    return opml.read(data, SourceFile("feeds.opml"))


def feed(address: str, name: str = "A") -> str:
    return f'<outline type="rss" text="{name}" xmlUrl="{address}"/>'


def test_folders_in_folders_are_joined() -> None:
    found = reading(
        opml_file(
            '<outline text="Häfen 🎪"><outline text="שלום / Peace" title="">'
            '<outline text="A" title="Cafe\u0301 A" type="rss" xmlUrl="https://a.example/feed"'
            ' htmlUrl="https://a.example/"/></outline>'
            f"{feed('https://b.example/feed', 'B')}</outline>"
            f"{feed('https://c.example/feed', 'C')}"
        )
    )
    assert found.feeds == (
        FeedLink(
            "https://a.example/feed",
            "Cafe\u0301 A",
            "https://a.example/",
            "Häfen 🎪/שלום ∕ Peace",
        ),
        FeedLink("https://b.example/feed", "B", "", "Häfen 🎪"),
        FeedLink("https://c.example/feed", "C"),
    )
    assert (found.site, found.drafts, found.remarks) == ("My feeds", (), ())


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("https://a.example/feed?x=1&amp;y=2", "https://a.example/feed?x=1&y=2"),
        ("https://a.example/feed?x=1&y=2", "https://a.example/feed?x=1&y=2"),
        ("feed://a.example/feed", "http://a.example/feed"),
        ("feed:https://a.example/feed", "https://a.example/feed"),
        ("  http://a.example/feed ", "http://a.example/feed"),
    ],
)
def test_an_address_is_read_as_people_write_it(stated: str, address: str) -> None:
    assert [each.address for each in reading(opml_file(feed(stated))).feeds] == [address]


def test_a_sign_that_xml_forbids_does_not_end_the_list() -> None:
    found = reading(opml_file(feed("https://a.example/", "Q&A &eacute; &foo; &#233;")))
    assert found.feeds[0].name == "Q&A é &foo; é"


def test_names_of_attributes_may_be_written_in_any_letters() -> None:
    found = reading(opml_file('<outline TEXT="A" XMLURL="https://a.example/"/>'))
    assert found.feeds == (FeedLink("https://a.example/", "A"),)


def test_a_feed_in_two_folders_is_one() -> None:
    twice = "".join(f'<outline text="{n}">{feed("https://a.example/")}</outline>' for n in "XY")
    assert [each.folder for each in reading(opml_file(twice)).feeds] == ["X"]


def test_feeds_without_an_address_on_the_web_are_counted() -> None:
    found = reading(
        opml_file(feed("file:///etc/hostname") + feed("/feed") + feed("https://a.example/"))
    )
    assert len(found.feeds) == 1
    assert found.remarks == ("2 feeds of the list have no address on the Web and were left out.",)


def test_a_list_that_breaks_off_gives_what_was_read() -> None:
    data = opml_file(feed("https://a.example/") + "\n" + feed("https://b.example/"))
    found = reading(data[: data.index(b"b.example")])
    assert [each.address for each in found.feeds] == ["https://a.example/"]
    assert found.remarks == ("The list is damaged near line 2; what stands before was read.",)


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "b">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    data = f"<!DOCTYPE opml [{declared}]>".encode() + opml_file(feed("https://a.example/", "&a;"))
    with pytest.raises(FileProblem, match="declares XML entities") as raised:
        reading(data)
    assert raised.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (opml_file(""), "names no feed"),
        (opml_file('<outline text="empty"/>'), "names no feed"),
        (b"<html><p>no list</p></html>", "names no feed"),
        (b"", "names no feed"),
        (opml_file('<outline text="a">' * 60 + feed("https://a.example/")), "50 deep"),
        (b"<a>" * 200_000, "50 deep"),
        (b" " * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_no_list_is_a_problem_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(FileProblem, match=words) as raised:
        reading(data)
    assert "“feeds.opml”" in raised.value.message
    assert raised.value.remedy.endswith(".")
