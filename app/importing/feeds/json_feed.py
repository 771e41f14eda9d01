"""Reads a JSON Feed, version 1.0 or 1.1.

Source: https://www.jsonfeed.org/version/1.1/
"""

import json
import re
from collections.abc import Iterator
from gettext import gettext as _

from app.importing import dates
from app.importing.dates import Published
from app.importing.decoding import decoded
from app.importing.feeds.feed_entry import Entry
from app.importing.feeds.feed_parts import check_count, check_feed_size, parts_of
from app.importing.source_file import Part, SourceFile
from app.text.clean import REPLACEMENT, one_line
from app.text.sanitise import link
from db.errors import FileProblem
from db.records import Reading

_VERSION = "jsonfeed.org/version/1"


def read(data: bytes, source: SourceFile) -> Reading:
    """Read all posts of a JSON feed at once.

    Raises:
        FileProblem: As `parts`.
    """
    readings = [part.reading for part in parts(data, source)]
    return Reading(
        drafts=tuple(draft for reading in readings for draft in reading.drafts),
        skipped=tuple(each for reading in readings for each in reading.skipped),
        remarks=tuple(remark for reading in readings for remark in reading.remarks),
        site=readings[0].site,
    )


def parts(data: bytes, source: SourceFile) -> Iterator[Part]:
    """Read the posts of a JSON feed, in its order, and send them on in parts.

    Raises:
        FileProblem: It is too large, broken, no JSON feed, or lists no posts.
    """
    check_feed_size(data, source)
    letters = decoded(data)
    feed = _feed(letters.text, source)
    listed = feed.get("items")
    items = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    check_count(len(items), source)
    base = link(_text(feed.get("home_page_url")), source.address) or source.address
    base = base or link(_text(feed.get("feed_url"))) or ""
    entries = [_entry(item, feed, base) for item in items]
    remarks = list(letters.remarks)
    if _text(feed.get("next_url")):
        remarks.append(_("The feed goes on at another address; only this part of it was read."))
    yield from parts_of(entries, source, one_line(_text(feed.get("title"))), tuple(remarks))


def _feed(text: str, source: SourceFile) -> dict[str, object]:
    name = one_line(source.name)
    try:
        feed: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileProblem(
            _("“{name}” is no whole JSON feed: it is broken or breaks off.").format(name=name),
            _("Fetch the feed again from the blog, or import the blog's pages instead."),
        ) from error
    if not isinstance(feed, dict) or _VERSION not in _text(feed.get("version")):
        raise FileProblem(
            _("“{name}” holds JSON, but no JSON feed.").format(name=name),
            _("Choose the feed of a blog; what else holds JSON cannot be read."),
        )
    return feed


def _entry(item: dict[str, object], feed: dict[str, object], base: str) -> Entry:
    html, plain = _text(item.get("content_html")), _text(item.get("content_text"))
    summary = "" if html or plain else _text(item.get("summary"))
    address = _address(item, base)
    published = _published(item, address)
    return Entry(
        title=one_line(_text(item.get("title"))),
        body=html or plain or summary,
        is_plain=not html,
        base=address or base,
        link=address,
        guid=_guid(item.get("id")),
        author=_authors(item) or _authors(feed),
        published=published.date,
        printed=published.printed,
        language=_language(item) or _language(feed),
        labels=_labels(item.get("tags")),
        picture=_picture(item, base),
        is_summary=bool(summary),
        is_partial=bool(summary),
    )


def _address(item: dict[str, object], base: str) -> str:
    """The post's own address; its id may be one too, that of another site never is."""
    for stated in (_text(item.get("url")), _text(item.get("id"))):
        whole = link(stated, base if stated == item.get("url") else "") or ""
        if whole.startswith("http"):
            return whole
    return ""


def _guid(stated: object) -> str:
    """The id; some programs write it as a number, which the format lets pass."""
    if isinstance(stated, int) and not isinstance(stated, bool):
        return f"{stated}"
    return one_line(_text(stated))


def _published(item: dict[str, object], address: str) -> Published:
    for name in ("date_published", "date_modified"):
        if found := dates.published(one_line(_text(item.get(name)))):
            return found
    return dates.from_address(address) or Published("", "")


def _authors(said: dict[str, object]) -> str:
    """The names of the authors; version 1.0 had one alone."""
    listed = said.get("authors")
    people = listed if isinstance(listed, list) else [said.get("author")]
    names = [one_line(_text(each.get("name"))) for each in people if isinstance(each, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _labels(stated: object) -> tuple[str, ...]:
    words = [one_line(_text(each)) for each in stated] if isinstance(stated, list) else []
    named = {word.casefold(): word for word in reversed(words) if word}
    return tuple(reversed(named.values()))


def _picture(item: dict[str, object], base: str) -> tuple[str, str]:
    listed = item.get("attachments")
    attached = (
        [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    )
    for name in ("image", "banner_image"):
        if address := link(_text(item.get(name)), base):
            return address, ""
    for each in attached:
        address = link(_text(each.get("url")), base)
        if address and _text(each.get("mime_type")).startswith("image/"):
            return address, one_line(_text(each.get("title")))
    return "", ""


def _language(said: dict[str, object]) -> str:
    return one_line(_text(said.get("language"))).replace("_", "-")[:35]


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can spell halves of letters


def _text(value: object) -> str:
    return _LONE_SURROGATE.sub(REPLACEMENT, value) if isinstance(value, str) else ""
