"""The feeds a page declares in its head."""

import pytest
from lxml.html import HTMLParser, document_fromstring

from app.importing.pages.page_feeds import MOST_FEEDS, feeds_of
from db.records import FeedLink

BASE = "https://h.example/blog/post"
RSS = 'rel="alternate" type="application/rss+xml"'


def feeds(links: str, base: str = BASE) -> tuple[FeedLink, ...]:
    page = f"<html><head>{links}</head><body><p>Words.</p></body></html>"
    return feeds_of(document_fromstring(page.encode(), parser=HTMLParser(encoding="utf-8")), base)


def test_each_declared_feed_is_given_once_in_the_pages_order() -> None:
    found = feeds(
        f'<link {RSS} href="/feed/" title="Häfen 🎪 שלום">'
        '<link rel="Alternate home" type="application/atom+xml; charset=utf-8" href="atom.xml">'
        f'<link {RSS} href="https://h.example/feed/">'
        '<link rel="alternate" type="application/feed+json" href="https://h.example/feed.json">'
    )
    assert found == (
        FeedLink("https://h.example/feed/", "Häfen 🎪 שלום", BASE),
        FeedLink("https://h.example/blog/atom.xml", "", BASE),
        FeedLink("https://h.example/feed.json", "", BASE),
    )


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="stylesheet" type="application/rss+xml" href="/feed/">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/7">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?url=x">',
        f'<link {RSS} href="/comments/feed/">',
        f'<link {RSS} href="/post/feed/" title="Harbour » First day Comments Feed">',
        f'<link {RSS} href="javascript:x()">',
        f'<link {RSS} href="mailto:a@h.example">',
        f"<link {RSS}>",
    ],
)
def test_what_lists_no_posts_is_no_feed(link: str) -> None:
    assert feeds(link) == ()


def test_a_relative_address_needs_the_pages_own() -> None:
    assert feeds(f'<link {RSS} href="/feed/">', base="") == ()


def test_a_page_cannot_fill_the_list() -> None:
    links = "".join(f'<link {RSS} href="/{n}">' for n in range(1000))
    assert len(feeds(links)) == MOST_FEEDS
