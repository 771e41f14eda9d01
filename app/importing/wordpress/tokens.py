"""Divides what WordPress keeps of a post into words, tags, comments and code.

Linear in its length, whatever stands in it. It is no parser: the result is
sanitised after it like any other HTML.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class TokenKind(Enum):
    """What a piece is; CODE is a whole element whose line ends are its own."""

    WORDS = auto()
    TAG = auto()
    COMMENT = auto()
    CODE = auto()


class Token(NamedTuple):
    """A piece as it stands; `name` of a tag or code, in small letters, else ""."""

    kind: TokenKind
    text: str
    name: str = ""


def tokens(html: str) -> Iterator[Token]:
    """The pieces in their order; joined they are the whole again."""
    endless: set[str] = set()  # what has no end in the rest, so that it is looked for once
    at = done = 0
    while found := _BEGINNING.search(html, at):
        at = found.end()
        token = _token(html, found, endless)
        if not token:
            continue
        if found.start() > done:
            yield Token(TokenKind.WORDS, html[done : found.start()])
        yield token
        at = done = found.start() + len(token.text)
    if done < len(html):
        yield Token(TokenKind.WORDS, html[done:])


_BEGINNING = re.compile(r"<(?:!--|/?(?P<name>[a-zA-Z][a-zA-Z0-9]*))")
_REST_OF_TAG = re.compile(r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_CODE = ("pre", "code", "script", "style", "textarea")
_ENDS = {
    "": re.compile("-->"),
    **{name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _CODE},
}


def _token(html: str, found: re.Match[str], endless: set[str]) -> Token | None:
    name = (found["name"] or "").lower()
    is_end_tag = html.startswith("</", found.start())
    if name in _ENDS and not is_end_tag and name not in endless:
        if ended := _ENDS[name].search(html, found.end()):
            kind = TokenKind.CODE if name else TokenKind.COMMENT
            return Token(kind, html[found.start() : ended.end()], name)
        endless.add(name)
    if name and (rest := _REST_OF_TAG.match(html, found.end())):
        return Token(TokenKind.TAG, html[found.start() : rest.end()], name)
    return None
