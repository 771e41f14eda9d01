"""JSON feeds: only values of the expected type say anything."""

import json

import pytest

from app.importing.feeds import json_feed
from app.importing.source_file import PART_POSTS, SourceFile
from db.errors import FileProblem
from db.records import Address, AddressKind, BlockKind, Draft, Reading

SOURCE = SourceFile("feed.json")
VERSION = "https://jsonfeed.org/version/1.1"
WORDS = "Die Halle war voll 🎪, cafe\u0301 für alle, שלום an der Tür."


def reading(*items: object, **said: object) -> Reading:
    feed = {"version": VERSION, "title": "Harbour notes", **said, "items": items}
    return json_feed.read(json.dumps(feed).encode(), SOURCE)


def only(item: dict[str, object], **said: object) -> Draft:
    (draft,) = reading(item, **said).drafts
    return draft


def test_a_post_says_what_the_feed_says() -> None:
    draft = only(
        {
            "id": "7",
            "url": "/2024/first-day",
            "title": "First\n day",
            "content_html": f"<h2>Morning</h2><p>{WORDS}</p>",
            "summary": "not this",
            "date_published": "2024-05-06T23:30:00-07:00",
            "date_modified": "2024-06-01T00:00:00Z",
            "authors": [{"name": "Ana Sol"}, {"name": "Bo Lind"}],
            "tags": ["Ports", "ports", "Open data"],
            "language": "de_AT",
        },
        home_page_url="https://harbour.example/",
    )
    assert (draft.title, draft.text) == ("First day", f"Morning\n{WORDS}")
    assert (draft.published, draft.author) == ("2024-05-06", "Ana Sol, Bo Lind")
    assert (draft.labels, draft.language) == (("Ports", "Open data"), "de-AT")
    assert draft.addresses == (
        Address(AddressKind.URL, "https://harbour.example/2024/first-day"),
        Address(AddressKind.GUID, "7"),
    )
    assert not draft.excerpt
    assert draft.own_bytes == f"<h2>Morning</h2><p>{WORDS}</p>".encode()


def test_version_1_0_names_one_author_and_the_feed_names_the_rest() -> None:
    said = {"version": "https://jsonfeed.org/version/1", "language": "fr"}
    draft = only({"id": "1", "content_text": "Words."}, author={"name": "Ana Sol"}, **said)
    assert (draft.author, draft.language) == ("Ana Sol", "fr")
    assert reading({"id": "1", "content_text": "Words."}).site == "Harbour notes"


def test_plain_content_keeps_its_paragraphs_and_signs() -> None:
    draft = only({"id": "1", "title": "A", "content_text": f"a <b> c\n\n- one\n- two\n\n{WORDS}"})
    assert draft.text == f"a <b> c\none\ntwo\n{WORDS}"
    assert [block.kind for block in draft.blocks][1] is BlockKind.ITEM


def test_a_summary_alone_is_an_excerpt() -> None:
    assert only({"id": "1", "title": "A", "summary": "About the quay."}).excerpt


def test_a_post_without_title_is_called_by_its_first_words() -> None:
    assert only({"id": "1", "content_text": "word " * 40}).title == "word " * 15 + "word…"


def test_a_picture_beside_the_text_stands_above_it() -> None:
    picture = {"url": "https://h.example/q.png", "mime_type": "image/png", "title": "The quay"}
    draft = only({"id": "1", "content_html": "<p>Words.</p>", "attachments": [7, picture]})
    assert [(each.address, each.alt) for each in draft.images] == [
        ("https://h.example/q.png", "The quay")
    ]


@pytest.mark.parametrize(
    ("stated", "guids"), [(7, ["7"]), ("7", ["7"]), (True, []), (None, []), ({"a": 1}, [])]
)
def test_an_id_is_a_text_or_a_whole_number(stated: object, guids: list[str]) -> None:
    draft = only({"id": stated, "url": "https://h.example/1", "content_text": "Words."})
    assert [a.value for a in draft.addresses if a.kind is AddressKind.GUID] == guids


@pytest.mark.parametrize("foreign", [7, None, True, ["x"], {"word": "x"}, 1e400])
def test_values_of_a_foreign_type_say_nothing(foreign: object) -> None:
    names = (
        *("title", "url", "date_published", "language", "summary", "content_html", "image"),
        *("attachments", "author", "authors", "tags"),
    )
    item = {**dict.fromkeys(names, foreign), "content_text": "Words."}
    draft = only(item, title="Harbour", language=foreign, home_page_url=foreign)
    assert (draft.title, draft.text, draft.published) == ("Words.", "Words.", "")
    assert (draft.language, draft.images) == ("", ())
    assert draft.author == ""
    assert [label for label in draft.labels if label != "x"] == []


def test_halves_of_letters_are_replaced() -> None:
    data = b'{"version": "%s", "items": [{"content_text": "a \\ud83d b"}]}' % VERSION.encode()
    assert json_feed.read(data, SOURCE).drafts[0].text == "a \ufffd b"


def test_a_feed_of_several_pages_says_so() -> None:
    found = reading({"id": "1", "content_text": "A"}, next_url="https://h.example/2")
    assert found.remarks == ("The feed goes on at another address; only this part of it was read.",)


def test_a_large_feed_comes_in_parts() -> None:
    items = [{"id": f"{n}", "content_text": f"Post {n}"} for n in range(PART_POSTS + 1)]
    data = json.dumps({"version": VERSION, "items": items}).encode()
    parts = list(json_feed.parts(data, SOURCE))
    assert [len(part.reading.drafts) for part in parts] == [PART_POSTS, 1]
    assert json_feed.read(data, SOURCE).drafts[PART_POSTS].text == f"Post {PART_POSTS}"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no whole JSON feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [{"id"', "is no whole JSON feed"),
        (b"[" * 200_000, "is no whole JSON feed"),
        (b'{"items": ' + b"9" * 10_000 + b"}", "is no whole JSON feed"),
        (b"[]", "but no JSON feed"),
        (b'{"version": 1, "items": []}', "but no JSON feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "lists no posts"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {"a": 1}}', "lists no posts"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [1, {}]}', "lists no posts"),
        (b" " * 20_000_001, "is larger than 20 MB"),
    ],
)
def test_what_is_no_feed_is_a_problem_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(FileProblem, match=words) as raised:
        json_feed.read(data, SOURCE)
    assert "“feed.json”" in raised.value.message
    assert raised.value.remedy.endswith(".")
