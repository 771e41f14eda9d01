"""Reads the signs that Obsidian adds to Markdown: `[[links]]`, `==highlights==`, `%%comments%%`.

What they show stays, in plain Markdown. Inside code they are the author's own.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from urllib.parse import quote

from app.text.blocks import Built
from app.text.markdown_code import outside_code, replaced
from db.records import Span

# Brackets of medieval editions: no Markdown, punctuation as emphasis beside it needs it,
# and unchanged by every step after. Where an author uses them, highlights are not told.
_BEGINS, _ENDS = "\u2e28", "\u2e29"
_EITHER = re.compile(f"[{_BEGINS}{_ENDS}]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A note as plain Markdown.

    Attributes:
        markdown: With brackets of our own around highlights, for `unmarked` to take out.
        is_marked: There are such brackets, and none of the author's.
        comments: What its author hid, in order.
        embeds: Signs that stand for another note, or for sound and film.
    """

    markdown: str
    is_marked: bool = False
    comments: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()


def plain(markdown: str) -> Plain:
    """Give the note without Obsidian's own signs.

    A link between notes becomes its words, a picture one of Markdown, the
    title of a callout a line of its own.
    """
    comments: list[str] = []
    embeds: list[str] = []

    def commented(sign: re.Match[str]) -> str:
        comments.append(sign["comment"].strip())
        return ""

    def linked(sign: re.Match[str]) -> str:
        words = _words(sign["target"], sign["shown"])
        if not sign["embed"]:
            return words
        if picture := _picture(sign["target"].strip(), sign["shown"] or ""):
            return picture
        embeds.append(sign[0])
        return ""

    shown = replaced(markdown, _COMMENT, commented) if "%%" in markdown else markdown
    shown = replaced(shown, _LINK, linked) if "[[" in shown else shown
    shown = replaced(shown, _CALLOUT, _called_out) if "[!" in shown else shown
    shown = replaced(shown, _NAME, lambda _sign: "") if " ^" in shown else shown
    can_mark = "==" in shown and not _EITHER.search(shown)
    shown = replaced(shown, _HIGHLIGHT, _marked if can_mark else _unsigned)
    return Plain(shown, can_mark, tuple(comments), tuple(embeds))


def unmarked(built: Built, note: Plain) -> tuple[Built, tuple[Span, ...]]:
    """Give the text made of a note without our brackets, and the spans they enclosed."""
    signs = [sign.start() for sign in _EITHER.finditer(built.text)]
    if not signs or not note.is_marked:
        return built, ()

    def moved(place: int) -> int:
        return place - bisect_left(signs, place)

    def span(old: Span) -> Span:
        return Span(moved(old.start), moved(old.end))

    plain = Built(
        _EITHER.sub("", built.text),
        tuple(block._replace(span=span(block.span)) for block in built.blocks),
        tuple(run._replace(span=span(run.span)) for run in built.inlines),
        tuple(replace(image, position=moved(image.position)) for image in built.images),
    )
    enclosed = (span(Span(*found.span())) for found in _ENCLOSED.finditer(built.text))
    return plain, tuple(place for place in enclosed if place.start < place.end)


_COMMENT = outside_code(r"%%(?P<comment>(?:(?!%%)[\s\S])+)%%")
_LINK = outside_code(
    r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n\\]+)(?:\\?\|(?P<shown>[^\[\]\n]*))?\]\]"
)
_CALLOUT = outside_code(
    r"^(?P<quote>[ \t]{0,3}>[> \t]*)\[![\w-]+(?:\|[^\[\]\n]*)?\][+-]?[ \t]*(?P<title>[^\n]*)$"
)
# Shorter ones are more likely to be a power.
_NAME = outside_code(r"[ \t]\^[A-Za-z0-9-]{4,}[ \t]*$")
# Not between letters, in an address, or beside a third sign: there it compares two things.
# Tags and pictures inside would leave a block without words when the signs are taken out.
_HIGHLIGHT = outside_code(
    r"(?<![A-Za-z0-9=\\/?&])==(?P<marked>(?=[^\s=])(?:(?!==|!\[|\n[ \t]*\n)[^<&])+(?<!\s))=="
    r"(?![A-Za-z0-9=])"
)
_ENCLOSED = re.compile(f"{_BEGINS}[^{_BEGINS}{_ENDS}]*{_ENDS}")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|bmp|svg)$", re.IGNORECASE)
_LETTER = re.compile(r"\w")
_SIZE = re.compile(r"\s*\d+(?:x\d+)?\s*")


def _marked(sign: re.Match[str]) -> str:
    # Without a letter there is nothing to see, and a block of signs alone would be empty.
    has_words = _LETTER.search(sign["marked"])
    return f"{_BEGINS}{sign['marked']}{_ENDS}" if has_words else sign[0]


def _unsigned(sign: re.Match[str]) -> str:
    return sign["marked"] if _LETTER.search(sign["marked"]) else sign[0]


def _words(target: str, shown: str | None) -> str:
    """What Obsidian shows for a link; a name of a block is no words."""
    if shown and shown.strip():
        return shown
    steps = (step.strip() for step in target.split("#"))
    return " > ".join(step for step in steps if step and not step.startswith("^"))


def _picture(target: str, shown: str) -> str:
    if not _PICTURE.search(target):
        return ""
    words = " ".join(part for part in shown.split("|") if not _SIZE.fullmatch(part))
    return f"![{words.strip()}]({quote(target)})"


def _called_out(sign: re.Match[str]) -> str:
    quoted, title = sign["quote"], sign["title"].strip()
    return f"{quoted}{title}\n{quoted.rstrip()}" if title else quoted.rstrip()
