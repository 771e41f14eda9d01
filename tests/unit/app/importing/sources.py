"""One small, good file of each kind of letters or archive, and how to ask what is in any file."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.importing import any_file
from app.importing.source_file import Part, SourceFile
from app.text.clean import clean
from db.records import Draft, InlineKind, Reading

WORDS = "The harbour filled up before dusk 🏮, café cafe\u0301, said Noor נור, and it stayed full."


@dataclass
class Heard:
    """What a reader told of one file, the reading itself among the parts."""

    parts: list[Part] = field(default_factory=list)

    def __call__(self, stage: str) -> None:
        assert stage

    def part(self, part: Part) -> None:
        self.parts.append(part)

    @property
    def drafts(self) -> list[Draft]:
        return [draft for part in self.parts for draft in part.reading.drafts]

    @property
    def text(self) -> str:
        return "\n".join(draft.text for draft in self.drafts)


def heard(data: bytes, source: SourceFile | str) -> Heard:
    told = Heard()
    source = SourceFile(source) if isinstance(source, str) else source
    told.part(Part(any_file.read(data, source, told)))
    return told


def html(words: str) -> str:
    return (
        "<!doctype html><html><head><meta charset='utf-8'><title>On the quay</title></head><body>"
        f"<article><h1>On the quay</h1><p>{WORDS}</p>{words}<p>{WORDS}</p></article></body></html>"
    )


def markdown(words: str) -> str:
    return f"---\ntitle: On the quay\n---\n\n{WORDS}\n\n{words}\n"


def rss(words: str) -> str:
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Quay</title>"
        "<item><title>On the quay</title><guid>a</guid>"
        f"<description>{escape(f'<p>{WORDS}</p>{words}')}</description></item></channel></rss>"
    )


def atom(words: str) -> str:
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><entry><id>a</id>"
        "<title>On the quay</title>"
        f"<content type='html'>{escape(f'<p>{WORDS}</p>{words}')}</content></entry></feed>"
    )


def json_feed(words: str) -> str:
    item = {"id": "a", "title": "On the quay", "content_html": f"<p>{WORDS}</p>{words}"}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})


def wordpress(words: str) -> str:
    content = f"<p>{WORDS}</p>{words}".replace("]]>", "]]]]><![CDATA[>")
    return (
        "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'"
        " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Quay</title>"
        "<wp:wxr_version>1.2</wp:wxr_version><item><title>On the quay</title>"
        "<guid isPermaLink='false'>https://quay.example/?p=1</guid>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>1</wp:post_id>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>"
    )


def text(words: str) -> str:
    return f"On the quay\n\n{WORDS}\n\n{words}\n"


# Those through which a stranger's HTML or Markdown comes in.
RICH: dict[str, Callable[[str], str]] = {
    "a.html": html,
    "a.md": markdown,
    "rss.xml": rss,
    "atom.xml": atom,
    "feed.json": json_feed,
    "wordpress.xml": wordpress,
}


def zipped(**members: str | bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            # Without the time of day, which would give the cases another name every time.
            info = ZipInfo(name.replace("__", "/").replace("_dot_", "."))
            archive.writestr(info, data, ZIP_DEFLATED)
    return out.getvalue()


_PAGE = {"id": "1", "slug": "quay", "title": "On the quay", "url": "https://quay.example/a"}
_ANNOTATION = {
    "id": "1",
    "uri": "https://quay.example/a",
    "target": [{"selector": [{"type": "TextQuoteSelector", "exact": WORDS}]}],
    "document": {"title": ["On the quay"]},
}
GOOD: dict[str, bytes] = {
    **{name: make("<p>Later.</p>").encode() for name, make in RICH.items()},
    "a.txt": text("Later.").encode(),
    "feeds.opml": b"<opml version='2.0'><head/><body><outline text='Quay' type='rss'"
    b" xmlUrl='https://quay.example/feed'/></body></opml>",
    "readwise.csv": f'Highlight,Book Title,Note\n"{WORDS}",On the quay,mine\n'.encode(),
    "pocket.csv": b"title,url,time_added,tags,status\n"
    b"On the quay,https://quay.example/a,1750000000,a|b,unread\n",
    "instapaper.csv": b"URL,Title,Selection,Folder,Timestamp\n"
    b"https://quay.example/a,On the quay,It stayed full.,Unread,1750000000\n",
    "hypothesis.json": json.dumps(
        {"export_date": "2025-06-18", "export_userid": "noor", "annotations": [_ANNOTATION]}
    ).encode(),
    "omnivore.zip": zipped(
        metadata_0_to_20_dot_json=json.dumps([_PAGE]), content__quay_dot_html=html("Later.")
    ),
    "posts.zip": zipped(a_dot_md=markdown("Later."), b_dot_html=html("Later.")),
}


def check_sound(told: Heard) -> None:
    """Assert that nothing of what came out could harm a library or a window."""
    for part in told.parts:
        _check_reading(part.reading)


def _check_reading(reading: Reading) -> None:
    for words in (*reading.remarks, *(part.text for part in reading.skipped)):
        words.encode()
    for draft in reading.drafts:
        assert draft.text == clean(draft.text)
        assert draft.title == clean(draft.title)
        assert "\n" not in draft.title
        assert "\n".join(draft.text[b.span.start : b.span.end] for b in draft.blocks) == draft.text
        for inline in draft.inlines:
            is_link = inline.kind is InlineKind.LINK
            assert inline.href.startswith(("http://", "https://", "mailto:")) is is_link
        for image in draft.images:
            assert not image.address or image.address.startswith(("http://", "https://"))
            assert image.media_type in {"", "image/png", "image/jpeg"}
