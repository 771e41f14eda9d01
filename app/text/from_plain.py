"""Plain text to passages: what its blank lines, bullets and line lengths say.

Made for what a browser's select-all, `w3m -dump` or a person's editor leaves.
Whether a passage is a title, a date line or a menu is not told here.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from db.records import BlockKind

SHORT_LENGTH = 200  # the longest image texts seen have 160 letters
SHORT_WORDS = 32
DEEPEST = 9  # of quotes in quotes; more is a line of signs


class Passage(NamedTuple):
    """A paragraph-sized part of a plain text, on one line, without its bullet.

    `kind` is paragraph, item, quote, caption (a text in brackets that stands for
    an image), heading (underlined with signs) or rule (whose text is "").
    `level` is the depth of an item or quote from 1.
    """

    kind: BlockKind
    text: str
    level: int = 0

    @property
    def is_short(self) -> bool:
        """Whether it could be a title, heading or image text: short, with an open end."""
        return self.kind in _LINE_KINDS and is_short(self.text)


def is_short(text: str) -> bool:
    """Whether a line is short and does not end as a sentence does; "!" and "?" are let pass."""
    if not text or len(text) > SHORT_LENGTH or text.count(" ") >= SHORT_WORDS:
        return False
    return text.rstrip(_CLOSING)[-1:] not in _FINAL


def passages(text: str) -> tuple[Passage, ...]:
    """The passages of a clean text, in order; only blanks and bullet signs are left out.

    A blank line or a bullet begins a new passage. Lines are joined only where
    the file's own lines are wrapped at one width, and a line that had room for
    the next word ends its passage. Numbers of a list stay: they are words.

    Args:
        text: Already through `clean`; lines end in newlines.
    """
    lines = text.split("\n")
    reader = _Reader(_wrap_width(lines))
    for line in lines:
        reader.read(_LEADING.sub(_spaces, line, count=1))
    reader.close()
    return tuple(reader.found)


_LINE_KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_CLOSING = "\"'”’»)]* "
_FINAL = tuple(".;:,…")
_SENTENCE_END = tuple(".:!?…")
_LEADING = re.compile(r"[ \t]*")
_BULLET = re.compile(
    r"\s*(?:([•‣◦▪▫●○■□⁃∙·])(?:\s+|$)|([*+–-])\s+(?=\S)|(?=([0-9]{1,3}[.)])\s+\S))"
)
_SIGNS = re.compile(r"\s*([-=*_~#•·—–])(?:\s?\1){2,}\s*")
_IN_BRACKETS = re.compile(r"(?:\[[^\[\]]{2,300}\]\s*)+")
_QUOTED = re.compile(r"\s{0,3}((?:>\s?)+)")
_LONGEST_SIGNS = 400  # a longer line is no dividing line

NARROWEST, WIDEST = 40, 400  # nobody wraps lines outside of this
_NEARLY_FULL = 0.85  # people who wrap by hand stop a little early
_TOO_LONG = 1.15
_FEW, _USUAL = 4, 120  # so few lines must all be full, and of a usual width
_LONG_SHARE = 0.05  # of lines that are too long for the width: addresses, code


def _wrap_width(lines: Sequence[str]) -> int:
    """The width at which the file's lines are wrapped; 0 where each is a whole passage.

    Wrapped lines end where the next word would not have fitted, most of them
    in the middle of a sentence; whole paragraphs end anywhere, but with one.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if _is_prose(a) and _is_prose(b)]
    lengths = sorted(len(line) for pair in pairs for line in pair if len(line) >= NARROWEST)
    if not lengths:
        return 0
    width = lengths[-(-len(lengths) * 9 // 10) - 1]
    long = [pair for pair in pairs if len(pair[0]) >= NARROWEST]
    full = [a for a, b in long if _is_full(a, b, width)]
    wrapped = sum(not line.rstrip().endswith(_SENTENCE_END) for line in full)
    too_long = sum(1 for line in lines if len(line) > width * _TOO_LONG and " " in line.strip())
    if len(long) < _FEW and (len(full) < len(long) or width > _USUAL):
        return 0
    if width > WIDEST or wrapped * 2 <= len(long) or too_long > len(lengths) * _LONG_SHARE:
        return 0
    return width


def _spaces(leading: re.Match[str]) -> str:
    """Indents in one unit; a tab further on is the author's."""
    return leading[0].expandtabs(4)


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not _BULLET.match(line)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(first) > width * _NEARLY_FULL


@dataclass(slots=True)
class _Reader:
    """Takes lines one by one and puts them together to passages."""

    width: int
    found: list[Passage] = field(default_factory=list)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _pieces: list[str] = field(default_factory=list)
    _last: str = ""
    _indents: list[int] = field(default_factory=list)

    def read(self, line: str) -> None:
        if not line.strip():
            self.close()
        elif len(line) < _LONGEST_SIGNS and _SIGNS.fullmatch(line):
            self._read_signs(line)
        elif (bullet := _BULLET.match(line)) and self._may_begin_item(bullet):
            self._begin_item(line, bullet)
        elif quoted := _QUOTED.match(line):
            self._read_quote(line[quoted.end() :], min(quoted[1].count(">"), DEEPEST))
        elif self._pieces and self._continues(line):
            self._pieces.append(line.strip())
        else:
            self._begin(BlockKind.PARAGRAPH, line)
        self._last = line

    def close(self) -> None:
        """End the open passage, if there is one."""
        if self._pieces:
            text = "".join(_joined(self._pieces))
            if self._kind is BlockKind.PARAGRAPH and _names_images(text):
                self.found.append(Passage(BlockKind.CAPTION, _without_brackets(text)))
            elif text:
                self.found.append(Passage(self._kind, text, self._level))
        self._pieces = []
        self._last = ""

    def _begin(self, kind: BlockKind, text: str, level: int = 0) -> None:
        self.close()
        self._kind, self._level, self._pieces = kind, level, [text.strip()]
        if kind is not BlockKind.ITEM:
            self._indents = []

    def _read_signs(self, line: str) -> None:
        """A line of signs divides; right below a single line it makes that a heading."""
        underlines = len(self._pieces) == 1 and self._kind is BlockKind.PARAGRAPH
        if underlines and line.strip()[0] in "=-~" and is_short(self._pieces[0]):
            self._kind = BlockKind.HEADING
            self.close()
        else:
            self.close()
            self.found.append(Passage(BlockKind.RULE, ""))

    def _may_begin_item(self, bullet: re.Match[str]) -> bool:
        """Whether a dash or number is a bullet, and not only the next wrapped word."""
        if bullet[1] or not self._pieces or self._kind is BlockKind.ITEM or not self.width:
            return True
        ended = self._last.rstrip().endswith(_SENTENCE_END)
        return ended or not _is_full(self._last, "", self.width)

    def _begin_item(self, line: str, bullet: re.Match[str]) -> None:
        indent = len(line) - len(line.lstrip())
        indents = [outer for outer in self._indents if outer < indent]
        indents.append(indent)
        self._begin(BlockKind.ITEM, line[bullet.end() :], len(indents))
        self._indents = indents

    def _read_quote(self, text: str, level: int) -> None:
        if self._pieces and (self._kind, self._level) == (BlockKind.QUOTE, level) and text.strip():
            self._pieces.append(text.strip())
        else:
            self._begin(BlockKind.QUOTE, text, level)

    def _continues(self, line: str) -> bool:
        if self._kind is BlockKind.ITEM and len(line) - len(line.lstrip()) > self._indents[-1]:
            return True
        if not self.width:
            return False
        runs_on = line.lstrip()[0].islower() and not self._last.rstrip().endswith(_SENTENCE_END)
        return runs_on or _is_full(self._last, line, self.width)


def _joined(pieces: Sequence[str]) -> Iterator[str]:
    """Wrapped lines as one; no blank between letters that are written without."""
    yield pieces[0]
    for before, after in pairwise(pieces):
        if not (before and after and _is_wide(before[-1]) and _is_wide(after[0])):
            yield " "
        yield after


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF" and unicodedata.category(sign) != "So"


def _names_images(text: str) -> bool:
    """Whether words in brackets stand for images, and are no aside or "[…]"."""
    if text[:1] != "[" or not _IN_BRACKETS.fullmatch(text):
        return False
    ends = {part.strip()[-1:] for part in text.strip("[] ").split("]")}
    return any(sign.isalnum() for sign in text) and ends.isdisjoint((*_FINAL, "!", "?"))


def _without_brackets(text: str) -> str:
    return " ".join(text.translate(_NO_BRACKETS).split())


_NO_BRACKETS = {ord("["): " ", ord("]"): " "}
