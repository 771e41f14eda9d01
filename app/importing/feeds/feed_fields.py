"""From what feedparser found in a feed to entries; every value is looked at before it is used."""

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from app.importing import dates
from app.importing.dates import Published
from app.importing.feeds.feed_entry import Entry
from app.text import from_html
from app.text.clean import one_line
from app.text.sanitise import link

if TYPE_CHECKING:
    from feedparser import FeedParserDict


@dataclass(frozen=True, slots=True)
class Blog:
    """What a feed says of itself, for all its entries.

    Attributes:
        base: What relative addresses begin with: the blog's home page, or the
            address that the feed itself has.
        is_atom: In Atom a summary is never the whole, and an author counts for all.
    """

    name: str = ""
    base: str = ""
    language: str = ""
    author: str = ""
    is_atom: bool = False


def blog_of(found: "FeedParserDict", address: str) -> Blog:
    """Read what a feed says of itself.

    Args:
        found: All that feedparser found.
        address: Where the feed was fetched from, or "".
    """
    feed = _mapping(found.get("feed"))
    links = [_mapping(each) for each in _listed(feed.get("links"))]
    own = next((link(_text(each.get("href"))) for each in links if each.get("rel") == "self"), None)
    where = address or own or ""
    is_atom = _text(found.get("version")).startswith("atom")
    return Blog(
        name=_line_of(feed, "title"),
        base=link(_text(feed.get("link")), where) or where,
        language=_language(feed.get("language")),
        author=_author(feed) if is_atom else "",
        is_atom=is_atom,
    )


def entry_of(found: object, blog: Blog) -> Entry:
    """Read one entry."""
    entry = _mapping(found)
    body = _body(entry, blog)
    address = _link(entry, body.base or blog.base)
    published = _published(entry, address)
    return Entry(
        title=_line_of(entry, "title"),
        body=body.value,
        is_plain=body.is_plain,
        base=(link(body.base, blog.base) or "") if body.base else address or blog.base,
        link=address,
        guid=one_line(_text(entry.get("id"))),
        author=_author(entry) or blog.author,
        published=published.date,
        printed=published.printed,
        language=body.language or blog.language,
        labels=_labels(entry),
        picture=_picture(entry, blog.base),
        is_summary=body.is_summary,
        is_partial=body.is_summary and blog.is_atom,
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """The text that an entry gives, and what counts for it."""

    value: str = ""
    is_plain: bool = False
    base: str = ""
    language: str = ""
    is_summary: bool = False


def _body(entry: dict[str, object], blog: Blog) -> _Body:
    """The content before the summary.

    In RSS the longer of both: what stands there as content may be the words of
    a picture, which feedparser takes for it.
    """
    contents = [_body_of(_mapping(each)) for each in _listed(entry.get("content"))]
    content = max(contents, key=lambda body: len(body.value), default=_Body())
    told = _mapping(entry.get("summary_detail")) or {"value": entry.get("summary")}
    summary = _body_of(told, is_summary=True)
    if content.value and (blog.is_atom or len(content.value) >= len(summary.value)):
        return content
    return summary


def _body_of(told: dict[str, object], *, is_summary: bool = False) -> _Body:
    kind = _text(told.get("type")) or "text/html"
    if not kind.startswith("text/") and not kind.endswith(("xml", "html")):
        return _Body()  # bytes of a picture or a sound
    return _Body(
        _text(told.get("value")),
        kind == "text/plain",
        _text(told.get("base")),
        _language(told.get("language")),
        is_summary,
    )


def _link(entry: dict[str, object], base: str) -> str:
    """The post's own address; what a service for feeds put in its place comes last."""
    links = [_mapping(each) for each in _listed(entry.get("links"))]
    others = [_text(each.get("href")) for each in links if each.get("rel") == "alternate"]
    for stated in (_text(entry.get("feedburner_origlink")), _text(entry.get("link")), *others):
        whole = link(stated, base) or ""
        if whole.startswith("http"):
            return whole
    return ""


# RFC 822 allowed years of two figures; RFC 2822, section 4.3, says which they are.
_SHORT_YEAR = re.compile(r"\b(\d{1,2} [A-Z][a-z]{2}) (\d{2}) \d\d?:\d\d")
_CENTURY_ENDS = 50


def _published(entry: dict[str, object], address: str) -> Published:
    """The date of publication, else that of the last change, else that in the address."""
    # Asking feedparser for a change that is not there would give the publication again.
    for name in ("published", "created", "updated"):
        printed = one_line(_text(entry[name])) if name in entry else ""
        if printed and (found := dates.published(printed) or _with_short_year(printed)):
            return found
    return dates.from_address(address) or Published("", "")


def _with_short_year(printed: str) -> Published | None:
    found = _SHORT_YEAR.search(printed)
    if found is None:
        return None
    century = "20" if int(found[2]) < _CENTURY_ENDS else "19"
    day = dates.published(f"{found[1]} {century}{found[2]}")
    return Published(day.date, found[0]) if day else None


def _author(said: dict[str, object]) -> str:
    people = [_mapping(each) for each in _listed(said.get("authors"))]
    names = [one_line(_text(each.get("name")) or _text(each.get("email"))) for each in people]
    return ", ".join(dict.fromkeys(name for name in names if name)) or one_line(
        _text(said.get("author"))
    )


def _labels(entry: dict[str, object]) -> tuple[str, ...]:
    """The words a blog filed the post under; addresses among them are for programs."""
    tags = [_mapping(each) for each in _listed(entry.get("tags"))]
    words = [one_line(unescape(_text(tag.get("label")) or _text(tag.get("term")))) for tag in tags]
    named = {word.casefold(): word for word in reversed(words) if word and "://" not in word}
    return tuple(reversed(named.values()))


def _picture(entry: dict[str, object], base: str) -> tuple[str, str]:
    """Address and words of the first picture that stands beside the text."""
    beside = (
        *_listed(entry.get("media_content")),
        *_listed(entry.get("links")),
        *_listed(entry.get("media_thumbnail")),
    )
    for each in map(_mapping, beside):
        kind = (_text(each.get("type")), _text(each.get("medium")))
        is_picture = kind[0].startswith("image/") or kind[1] == "image"
        if is_picture and each.get("rel", "enclosure") == "enclosure":
            address = link(_text(each.get("url")) or _text(each.get("href")), base)
            if address:
                return address, one_line(_text(each.get("title")))
    return "", ""


def _line_of(said: dict[str, object], name: str) -> str:
    """A title on one line; as HTML its tags go, as a text it may hold what looks like one."""
    value = _text(said.get(name))
    kind = _text(_mapping(said.get(f"{name}_detail")).get("type"))
    if kind.endswith(("html", "xml")):
        has_tags = "<" in value
        value = from_html.convert(value).built.text if has_tags else unescape(value)
    return one_line(value)


def _language(stated: object) -> str:
    return one_line(_text(stated)).replace("_", "-")[:35]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
