"""Damaged and hostile feeds: what can be read is kept, and what does harm is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.feeds.feed_parts import LARGEST_FEED_BYTES, MOST_POSTS
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from tests.unit.app.importing.feed_files import WORDS, item, only, rss, whole

_IN_TWO = "The file ends in the middle of post 2."
_AFTER_ONE = "The file ends after 1 post, before the end of the feed."


@pytest.mark.parametrize(
    ("cut_after", "titles", "text", "remark"),
    [
        ("Two wor", ["One", "Two"], "Two wor", _IN_TWO),
        ("Two words.</p>]]", ["One", "Two"], "Two words.", _IN_TWO),
        ("</item>", ["One"], "One words.", _AFTER_ONE),
    ],
)
def test_a_feed_that_breaks_off_gives_what_was_read(
    cut_after: str, titles: list[str], text: str, remark: str
) -> None:
    data = rss(item("<p>One words.</p>", title="One") + item("<p>Two words.</p>", title="Two"))
    end = data.index(cut_after.encode()) + len(cut_after)
    reading = whole(data[:end])
    assert [draft.title for draft in reading.drafts] == titles
    assert reading.drafts[-1].text == text
    assert reading.remarks == (remark,)
    assert reading.drafts[-1].excerpt is ("middle" in remark)


def test_a_feed_that_speaks_of_feeds_is_whole_to_its_own_end() -> None:
    data = rss(item("<code>&lt;/rss&gt;</code> </item> ends it", title="One") + item(title="Two"))
    reading = whole(data + b"<!-- made in 0.2 s " + b"." * 3_000 + b" -->\n")
    assert [draft.title for draft in reading.drafts] == ["One", "Two"]
    assert reading.remarks == ()


def test_a_damaged_feed_gives_what_was_read() -> None:
    reading = whole(rss(item(title="Fish & ships") + item(title="Two</b>")))
    assert reading.drafts[0].title == "Fish & ships"
    assert reading.remarks == ("The feed is damaged near line 2; what could be read was taken.",)


def test_letters_that_xml_forbids_do_not_end_the_feed() -> None:
    reading = whole(rss(item("One&#x0B; two&#xD800; three\x0c", title="A&nbsp;&#8;B")))
    assert reading.drafts[0].title == "A B"
    assert reading.drafts[0].text == "One two\ufffd three"
    assert not any("damaged" in remark for remark in reading.remarks)
    assert len(reading.remarks) == 2


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("<?xml version='1.0' encoding='iso-8859-1'?><rss><item><title>Café</title></item></rss>"
         .encode("cp1252"), "Café"),
        ("<?xml version='1.0' encoding='utf-16'?><rss><item><title>Café 🎪</title></item></rss>"
         .encode(), "Café 🎪"),
        ("<?xml version='1.0' encoding='utf-16'?><rss><item><title>Café 🎪</title></item></rss>"
         .encode("utf-16"), "Café 🎪"),
        ("<?xml version='1.0' encoding='windows-1251'?><rss><item><title>Порт</title></item></rss>"
         .encode("cp1251"), "Порт"),
        (b"\n\n<?xml version='1.0'?><rss><item><title>Late head</title></item></rss>", "Late head"),
    ],
)  # fmt: skip
def test_the_encoding_is_found_whatever_is_declared(data: bytes, title: str) -> None:
    assert only(data).title == title


BOMB = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'


@pytest.mark.parametrize(
    "head",
    [
        f"<!DOCTYPE rss [{BOMB}]>",
        f"<!-- <rss> --><!DOCTYPE rss [{BOMB}]>",
        f"<!DOCTYPE one><!DOCTYPE rss [{BOMB}]>",
        '<!DOCTYPE rss [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        f'<!DOCTYPE rss [<!ENTITY b "{"ha" * 50_000}">]>',
    ],
)
def test_entities_made_to_do_harm_are_refused(head: str) -> None:
    data = f"{head}<rss><item><title>&b;</title></item></rss>".encode()
    with pytest.raises(FileProblem, match="declares XML entities of its own"):
        whole(data)


def test_names_of_letters_are_no_harm() -> None:
    head = (
        '<!DOCTYPE rss PUBLIC "-//x//DTD RSS 0.91//EN" "http://h.example/rss.dtd" ['
        '<!ENTITY % letters PUBLIC "-//x" "http://h.example/letters">'
        '<!ENTITY quay "&#33775;">]>'
    )
    reading = whole(f"{head}<rss><item><title>&quay;&eacute;</title></item></rss>".encode())
    assert reading.drafts[0].title == "\u83efé"
    assert reading.remarks == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<rss>" + b"<a>" * 5_000, "lists no posts"),
        (rss(""), "lists no posts"),
        (rss("<item/>"), "lists no posts"),
        (b"<html><p>no feed</p></html>", "could not be read as one"),
        (b"<rss><item><width><title>A</width></item></rss>", "could not be read as one"),
        (b"", "could not be read as one"),
        (rss("<item/>" * (MOST_POSTS + 1)), "lists more than 50000 posts"),
        (b" " * (LARGEST_FEED_BYTES + 1), "is larger than 20 MB"),
    ],
)
def test_a_feed_without_posts_is_a_problem_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(FileProblem, match=words) as raised:
        whole(data)
    assert "“feed.xml”" in raised.value.message
    assert raised.value.remedy.endswith(".")


def test_text_inside_many_elements_is_kept() -> None:
    draft = only(rss(item("<div>" * 2_000 + WORDS + "</div>" * 2_000)))
    assert draft.text == WORDS


_BROKEN = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<entry>",
            "<title>",
            "</title>",
            "<image>",
            "<category>",
            "<link/>",
        ),
        *("<source>", "<author>", "<width>", "</width>", "<where>", "<textinput>", "<name>"),
        *(
            "&#xD800;",
            "&#99999999999;",
            "&foo;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "\0",
            'href="http://["',
        ),
        *(
            'href="http://["',
            "</description>",
            "<content:encoded>",
            "<media:credit>",
            "<guid>",
            "<svg>",
            '"',
            "&",
        ),
    ]
)


@given(st.lists(st.tuples(st.integers(0, 700), _BROKEN), max_size=5), st.integers(0, 900))
def test_a_feed_broken_anywhere_is_read_or_told_of(
    broken: list[tuple[int, str]], length: int
) -> None:
    text = rss(item(WORDS, "<guid>1</guid><category>a</category>") + item(title="B")).decode()
    for at, piece in broken:
        text = text[:at] + piece + text[at:]
    try:
        drafts = whole(text[:length].encode()).drafts
    except FileProblem:
        return
    assert all(draft.title and draft.text for draft in drafts)
    assert all(blocks_hold(draft.text, draft.blocks) for draft in drafts)
