"""From what WordPress keeps of a post to the HTML that it shows.

The editor of today keeps HTML with comments that say where its blocks begin
and end; that of old keeps text without paragraphs; many posts mix both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from typing import NamedTuple

from app.importing.wordpress.paragraphs import with_paragraphs
from app.importing.wordpress.shortcodes import with_code_blocks, without_shortcodes
from app.importing.wordpress.tokens import Token, TokenKind, tokens

_BLOCK = re.compile(r"<!--\s+(?P<end>/?)wp:(?P<name>[a-z][a-z0-9_/-]*)\s")
# Blocks in which paragraphs are made of line ends, as outside of all blocks.
_OF_OLD = {"freeform", "classic", "shortcode"}
_DIVIDERS = {"more", "nextpage"}
_ADDRESS_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """The HTML of a post, not yet sanitised.

    Attributes:
        shortcodes: Those left out, in their order.
        blocks: Blocks that only the blog itself can fill, left out, in their order.
    """

    html: str
    shortcodes: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


def shown(content: str) -> Shown:
    """Give the HTML for the text of a post, with links for addresses alone on a line."""
    whole = with_code_blocks(content.replace("\r\n", "\n").replace("\r", "\n"))
    shortcodes: list[str] = []
    blocks: list[str] = []
    html: list[str] = []
    for in_block, stretches in groupby(_stretches(whole, blocks), lambda piece: piece.in_block):
        own = "".join(_without(stretches, shortcodes))
        html.append(own if in_block else with_paragraphs(own))
    return Shown("".join(html), tuple(shortcodes), tuple(blocks))


class _Stretch(NamedTuple):
    """A part of the text without comments; paragraphs are made outside of blocks only."""

    text: str
    in_block: bool
    is_code: bool = False


def _stretches(whole: str, blocks: list[str]) -> Iterator[_Stretch]:
    """The text between the comments; dynamic blocks are put on the list."""
    depth = 0
    for kind, run in groupby(tokens(whole), _kind_of_stretch):
        text = "".join(token.text for token in run)
        if kind is not TokenKind.COMMENT:
            yield _Stretch(text, depth > 0, kind is TokenKind.CODE)
            continue
        for comment in text.split("-->")[:-1]:
            depth = max(depth + _change_of_depth(f"{comment}-->", blocks), 0)
            if comment[4:].strip().split(" ")[0] in _DIVIDERS:
                yield _Stretch("\n\n", depth > 0)


def _kind_of_stretch(token: Token) -> TokenKind:
    """Shortcodes may enclose tags, so these are a part of the words."""
    return TokenKind.WORDS if token.kind is TokenKind.TAG else token.kind


def _change_of_depth(comment: str, blocks: list[str]) -> int:
    found = _BLOCK.match(comment)
    if not found or found["name"].removeprefix("core/") in _OF_OLD:
        return 0
    if comment.endswith("/-->"):
        blocks.append(comment[4:-4].strip())
        return 0
    return -1 if found["end"] else 1


def _without(stretches: Iterable[_Stretch], shortcodes: list[str]) -> Iterator[str]:
    for stretch in stretches:
        if stretch.is_code:
            yield stretch.text
            continue
        kept, told = without_shortcodes(stretch.text)
        shortcodes += told
        yield _ADDRESS_LINE.sub(_link, kept)


def _link(found: re.Match[str]) -> str:
    address = escape(unescape(found[1]))
    return f'<a href="{address}">{address}</a>'
