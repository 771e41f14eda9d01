"""One entry of any feed, whatever its format, and the draft that it becomes."""

import re
from dataclasses import dataclass, replace
from gettext import gettext as _
from html import escape, unescape

from app.importing.pictures import Pictures
from app.importing.post_size import check_size
from app.text import clean, from_html
from app.text.blocks import Built, TextBuilder
from app.text.clean import one_line
from app.text.from_plain import passages
from db.records import Address, AddressKind, Block, BlockKind, Draft, Span

LONGEST_TITLE = 80  # letters of a title that is made of a post's first words
OUTLINE_LETTERS = 300
_MOST_LABELS = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry of a feed says; "" or empty where it says nothing.

    Attributes:
        title: On one line, without tags.
        body: Its text, as HTML unless `is_plain`.
        base: What relative addresses in it begin with.
        link: The post's own http address.
        guid: The name the feed gives it, as it stands there.
        printed: Its date as the feed prints it.
        picture: Address and words of a picture that stands beside the body.
        is_summary: The body may be a summary of the post, so its end counts.
        is_partial: The body is surely not the whole post: the format says so, or
            the feed breaks off in it.
        same_title: Which of the feed's entries of one title it is, from 1.
    """

    title: str = ""
    body: str = ""
    is_plain: bool = False
    base: str = ""
    link: str = ""
    guid: str = ""
    author: str = ""
    published: str = ""
    printed: str = ""
    language: str = ""
    labels: tuple[str, ...] = ()
    picture: tuple[str, str] = ("", "")
    is_summary: bool = False
    is_partial: bool = False
    same_title: int = 1


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, and what the person should know of how it came about.

    Attributes:
        footer: Words below the post that only lead back to the blog, left out of it; or "".
    """

    draft: Draft
    remarks: tuple[str, ...] = ()
    footer: str = ""


def drafted(entry: Entry, source_name: str) -> Drafted:
    """Make a draft of an entry, whole.

    Of an entry without text its title is the text, and the beginning of a post.

    Raises:
        FileProblem: The entry is larger than any post.
    """
    check_size(entry.body, entry.title or source_name)
    body, footer = _without_footer(entry)
    built, remarks = _from_plain(body) if entry.is_plain else _from_html(entry, body)
    draft = _described(entry, built.text, source_name)
    if built.text:
        draft = replace(
            draft,
            text=built.text,
            blocks=built.blocks,
            inlines=built.inlines,
            images=built.images,
            excerpt=entry.is_partial or _is_excerpt(entry, body),
        )
    own_bytes = entry.body.encode(errors="replace")
    return Drafted(replace(draft, own_bytes=own_bytes), remarks, footer)


def outlined(entry: Entry, source_name: str) -> Draft:
    """Make a draft of an entry with its first words alone, fast."""
    body, _footer = _without_footer(entry)
    start = _DATA.sub("", body[:_START_LETTERS])[:_OUTLINE_HTML]
    # A tag that was cut through would stand as words.
    built, _remarks = (
        _from_plain(start) if entry.is_plain else _from_html(entry, _UNENDED.sub("", start))
    )
    draft = _described(entry, built.text, source_name)
    if words := first_words(built.text, OUTLINE_LETTERS):
        draft = replace(draft, text=words, blocks=_paragraph(words))
    return replace(draft, excerpt=draft.excerpt or entry.is_partial or _is_excerpt(entry, body))


def first_words(text: str, most: int = LONGEST_TITLE) -> str:
    """The first words of a text on one line, with "…" where there are more of them."""
    line = one_line(text.replace(clean.IMAGE, " ")[:_LONGEST_START])
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    if line[most - 1] != " ":
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:–—-") + "…"


_LONGEST_START = 10_000  # letters of which blanks may be most
_START_LETTERS = 100_000  # of which pictures inside the page may be most
_OUTLINE_HTML = 1_500
_DATA = re.compile(r"data:[^\s\"'>]*")
_UNENDED = re.compile(r"<[^<>]*\Z")


def _described(entry: Entry, text: str, source_name: str) -> Draft:
    """The draft with all that is said of the post, and its title in place of its text."""
    title = entry.title or next(filter(None, map(first_words, text.split("\n"))), "")
    shown = title or entry.link or _("Untitled")
    return Draft(
        title=shown,
        text=shown,
        blocks=_paragraph(shown),
        author=entry.author,
        published=entry.published,
        printed=entry.printed,
        language=entry.language,
        addresses=_addresses(entry, title, source_name),
        labels=entry.labels[:_MOST_LABELS],
        excerpt=not entry.body,
        evidence=() if entry.title else (_("It has no title; its first words stand for one."),),
    )


def _paragraph(text: str) -> tuple[Block, ...]:
    return (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)


def _addresses(entry: Entry, title: str, source_name: str) -> tuple[Address, ...]:
    stated = (
        Address(AddressKind.URL, entry.link) if entry.link else None,
        Address(AddressKind.GUID, entry.guid) if entry.guid else None,
    )
    again = f" ({entry.same_title})" if entry.same_title > 1 else ""
    named = Address(AddressKind.FILE, f"{source_name}#{title}{again}")
    return tuple(address for address in stated if address) or (named,)


def _from_html(entry: Entry, body: str) -> tuple[Built, tuple[str, ...]]:
    base = entry.base or entry.link
    pictures = Pictures(None, base)
    converted = from_html.convert(_with_picture(entry, body), base, entry.title, pictures.find)
    return converted.built, (*pictures.remarks, *converted.remarks)


def _with_picture(entry: Entry, body: str) -> str:
    """The body, below the picture that stands beside it if it is not in the body too."""
    if "<" not in body and "\n\n" in body.replace("\r", ""):
        body = "".join(f"<p>{part}</p>" for part in _EMPTY_LINE.split(body))
    address, words = entry.picture
    if not address or escape(address) in body or address in body:
        return body
    return f'<p><img src="{escape(address)}" alt="{escape(words)}"></p>{body}'


_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n")


def _from_plain(body: str) -> tuple[Built, tuple[str, ...]]:
    builder = TextBuilder()
    counts = builder.counts
    for passage in passages(clean.clean(body.replace("\r\n", "\n"), counts)):
        builder.block(passage.kind, passage.text, passage.level)
    return builder.build(), clean.remarks(counts)


# What plug-ins of WordPress write below each post of a feed.
_FOOTER = re.compile(
    r"<p>\s*The post\s+<a\b[^>]*>[^<]*</a>\s+(?:appeared first on|first appeared on)\s+"
    r"<a\b[^>]*>[^<]*</a>\s*\.?\s*</p>\s*\Z"
)
_TAIL_LETTERS = 1500
_LONGEST_SUMMARY = 3000  # letters, with tags; a longer one is a post that ends in dots
_TAG = re.compile(r"<[^<>]*>")
_CUT_TAG = re.compile(r"\A[^<>]*>")
_MORE = (
    r"(?:continue reading|keep reading|read (?:the )?(?:more|rest|full \w+)"
    r"|weiterlesen|lire la suite|leer más|sigue leyendo|continua a leggere|leia mais|lees verder)"
)
_DOTS = r"\[\s*(?:…|\.\.\.)\s*\]"
# A whole text may well end in "read more about it in our guide"; a summary does not.
_ENDS_WHOLE = re.compile(rf"(?:{_DOTS}|\b{_MORE})\W{{0,20}}\Z", re.IGNORECASE)
_ENDS_SUMMARY = re.compile(
    rf"(?:{_DOTS}\W{{0,20}}|…|\.\.\.|\b{_MORE}\b.{{0,150}})\s*\Z", re.IGNORECASE
)


def _without_footer(entry: Entry) -> tuple[str, str]:
    """The body without a footer below it, and the words of that footer."""
    body = entry.body
    found = _FOOTER.search(body, max(0, len(body) - _TAIL_LETTERS))
    if entry.is_plain or found is None:
        return body, ""
    return body[: found.start()], one_line(unescape(_TAG.sub("", found[0])))


def _is_excerpt(entry: Entry, body: str) -> bool:
    """Whether a body is only the beginning of its post, by how it ends."""
    tail = body[-_TAIL_LETTERS:]
    if not entry.is_plain:
        whole_tags = _CUT_TAG.sub("", tail) if len(body) > len(tail) else tail
        tail = unescape(_TAG.sub(" ", whole_tags))
    may_be_summary = entry.is_summary and len(body) <= _LONGEST_SUMMARY
    ending = _ENDS_SUMMARY if may_be_summary else _ENDS_WHOLE
    return ending.search(one_line(tail)) is not None
