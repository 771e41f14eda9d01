"""Small feeds to read in tests, and ways to read them."""

from dataclasses import replace

from app.importing.feeds import feed
from app.importing.source_file import SourceFile
from db.records import AddressKind, Draft, Reading

SOURCE = SourceFile("feed.xml")
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
WORDS = "Die Halle war voll 🎪, cafe\u0301 für alle, שלום an der Tür."


def rss(items: str, channel: str = "<title>Harbour notes</title>") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {SPACES}>'
        f"<channel>{channel}{items}</channel></rss>"
    ).encode()


def atom(entries: str, head: str = "<title>Harbour notes</title>", more: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{more}>{head}{entries}</feed>'.encode()


def item(body: str = "<p>Words.</p>", more: str = "", title: str = "First day") -> str:
    return f"<item><title>{title}</title><description><![CDATA[{body}]]></description>{more}</item>"


def whole(data: bytes, source: SourceFile = SOURCE) -> Reading:
    """All parts of a feed as one reading."""
    readings = [part.reading for part in feed.parts(data, source)]
    return replace(
        readings[0],
        drafts=tuple(draft for reading in readings for draft in reading.drafts),
        skipped=tuple(skipped for reading in readings for skipped in reading.skipped),
        remarks=tuple(remark for reading in readings for remark in reading.remarks),
    )


def only(data: bytes, source: SourceFile = SOURCE) -> Draft:
    (draft,) = whole(data, source).drafts
    return draft


def values(draft: Draft, kind: AddressKind) -> list[str]:
    return [address.value for address in draft.addresses if address.kind is kind]
