"""What search engines are told of a page is used where it can be read, and else passed over."""

import json

import pytest
from lxml.html import document_fromstring

from app.importing.pages.linked_data import linked_data

ARTICLE: dict[str, object] = {
    "@type": "BlogPosting",
    "headline": "Lanterns 🏮 e\u0301 שלום",
    "datePublished": "2025-06-18",
    "author": {"@type": "Person", "name": "Noor"},
    "url": "https://harbour.example/lanterns",
}
KNOWN = {
    "headline": "Lanterns 🏮 e\u0301 שלום",
    "datepublished": "2025-06-18",
    "author": "Noor",
    "url": "https://harbour.example/lanterns",
}


def told(*scripts: str) -> dict[str, str]:
    tags = "".join(f"<script type='application/ld+json'>{script}</script>" for script in scripts)
    page = f"<html><head><meta charset='utf-8'>{tags}</head><body>x</body></html>"
    return linked_data(document_fromstring(page.encode()))


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "WebSite", "url": "https://harbour.example"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "Person"}, ARTICLE]},
        ARTICLE | {"@type": ["Thing", "Article"]},
        ARTICLE | {"author": [{"name": "Noor"}, {"name": "Ada"}]},
        ARTICLE | {"author": "Noor"},
    ],
)
def test_the_first_article_is_found_however_it_is_wrapped(data: object) -> None:
    assert told(json.dumps(data)) == KNOWN


def test_data_that_cannot_be_read_are_passed_over() -> None:
    assert told("{ not json", "[" * 50_000, json.dumps(ARTICLE)) == KNOWN


@pytest.mark.parametrize(
    "data",
    [
        None, 5, "Article", [], [[ARTICLE]], {"@type": 5}, {"@type": {"a": 1}},
        {"@type": [None, 7]}, {"@graph": 7}, {"@type": "Product", "headline": "A lamp"},
    ],
)  # fmt: skip
def test_what_is_no_article_says_nothing(data: object) -> None:
    assert told(json.dumps(data)) == {}


def test_parts_of_another_kind_than_expected_are_left_out() -> None:
    odd = ARTICLE | {"headline": 7, "author": [], "url": None, "datePublished": {"name": 3}}
    assert told(json.dumps(odd)) == {}


def test_a_script_too_long_to_be_honest_is_not_read() -> None:
    assert told(json.dumps(ARTICLE | {"padding": "x" * 200_000})) == {}
