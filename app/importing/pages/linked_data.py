"""What a page says of its post in JSON-LD, the data written for search engines."""

import json

from lxml.html import HtmlElement

_TYPES = {"Article", "BlogPosting", "NewsArticle", "Report", "TechArticle"}
_LONGEST = 200_000  # letters; real ones have a few thousand
_NAMES = {
    "headline": "headline",
    "datePublished": "datepublished",
    "url": "url",
    "author": "author",
}


def linked_data(root: HtmlElement) -> dict[str, str]:
    """The headline, datepublished, url and author of the first article described.

    Data that cannot be read say nothing.
    """
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type", "").strip().lower() != "application/ld+json" or len(text) > _LONGEST:
            continue
        try:
            data: object = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if article := _article(data):
            return article
    return {}


def _article(data: object) -> dict[str, str]:
    """What is known of the first article in a list, a graph or an object."""
    if isinstance(data, list):
        return next((found for item in data if (found := _article_of(item))), {})
    if isinstance(data, dict) and isinstance(data.get("@graph"), list):
        return _article(data["@graph"])
    return _article_of(data)


def _article_of(data: object) -> dict[str, str]:
    if not isinstance(data, dict):
        return {}
    types = data.get("@type")
    stated = types if isinstance(types, list) else [types]
    if not any(isinstance(each, str) and each in _TYPES for each in stated):
        return {}
    return {name: said for key, name in _NAMES.items() if (said := _text(data.get(key)))}


def _text(value: object) -> str:
    """A text as it stands, or the name of the thing described, or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""
