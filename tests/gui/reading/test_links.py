from dataclasses import replace

import pytest

from app.ui.reading import links
from db.records import LinkOut, Span
from tests.gui.reading.posts_to_read import LINK, lantern_post


@pytest.mark.parametrize(
    ("href", "may"),
    [
        ("https://example.org/", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("https://münchen.example/🏮?q=שלום#e\u0301", True),
        ("mailto:ines@example.org", True),
        ("https://[::1]:8080/", True),
        ("", False),
        ("/about", False),
        ("#top", False),
        ("example.org", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,hello", False),
        ("smb://host/share", False),
        ("ms-msdt:/id", False),
        ("ftp://example.org/", False),
        ("https:example.org", False),
        ("http:\\\\evil.example", False),
        ("https://", False),
        ("https://[half", False),
        ("https://example.org:port/", False),
        ("https://good.example\u202e/", False),
        (" https://example.org/", False),
        ("https://example.org/a b", False),
        ("mailto:", False),
        ("https://example.org/" + "a" * 9000, False),
    ],
)
def test_only_web_and_mail_addresses_may_be_opened(href: str, may: bool) -> None:
    assert links.may_open(href) is may


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("https://EXAMPLE.org", "https://example.org"),
        ("https://аpple.com/x", "https://xn--pple-43d.com/x"),
        ("https://paypal.com@evil.example/login", "https://evil.example/login"),
        ("https://example.org:8443/x", "https://example.org:8443/x"),
        ("https://example.org/\u202egpj.exe", "https://example.org/%E2%80%AEgpj.exe"),
        ("mailto:ines@example.org", "mailto:ines@example.org"),
        ("javascript:x", "javascript:x"),
        ("", ""),
    ],
)
def test_an_address_is_shown_so_that_its_host_cannot_be_disguised(href: str, shown: str) -> None:
    assert links.shown(href) == shown


@pytest.mark.parametrize(
    ("href", "short"),
    [
        ("https://www.example.org/2025/lanterns/", "example.org/2025/lanterns"),
        ("https://example.org/%D7%A9%D7%9C", "example.org/של"),
        ("https://example.org/%E2%80%AEx", "example.org/%E2%80%AEx"),
    ],
)
def test_above_the_text_an_address_is_short_and_readable(href: str, short: str) -> None:
    assert links.short(href) == short


def test_the_link_at_a_letter_is_found_from_its_first_to_after_its_last() -> None:
    post = lantern_post()
    start, end = post.links[0].span
    found = [links.at(post, offset) for offset in (start - 1, start, end - 1, end, end + 1)]
    assert [link is not None for link in found] == [False, True, True, True, False]


def test_of_two_links_that_meet_the_one_that_begins_is_meant() -> None:
    first, second = LinkOut(Span(0, 4), LINK, None), LinkOut(Span(4, 8), LINK, None)
    post = replace(lantern_post(), links=(first, second))
    assert links.at(post, 4) == second
