"""Where links lead: what may leave the program, and how an address is shown before it does."""

import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from db.records import LinkOut, Post

_WEB: Final = {"http", "https"}
_LONGEST: Final = 8_000  # code points; no browser takes more
_NO_LETTERS: Final = {"Cc", "Cf", "Zl", "Zp", "Cs"}


@lru_cache(maxsize=16_384)  # a page asks twice for each of its links
def may_open(href: str) -> bool:
    """Whether an address may be handed to the system: http, https or mailto, nothing else.

    Blanks and controls make it none: programs differ in what they do with them.
    """
    if not 0 < len(href) <= _LONGEST or _has_unseen(href):
        return False
    parts = _split(href)
    if parts is None:
        return False
    if parts.scheme in _WEB:
        return bool(_host(parts)) and href[len(parts.scheme) :].startswith("://")
    return parts.scheme == "mailto" and "@" in parts.path


def shown(href: str) -> str:
    """An address as a person can check it: the host in letters nobody can disguise.

    A host of other than ASCII letters is given in punycode, a user name before
    the host is left out, and what cannot be seen is shown as it is encoded.
    """
    parts = _split(href)
    if parts is None or parts.scheme not in _WEB or not _host(parts):
        return _seen(href)
    port = f":{parts.port}" if parts.port else ""
    rest = href.split("://", 1)[1]
    begin = min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))
    return f"{parts.scheme}://{_host(parts)}{port}{_seen(rest[begin:])}"


def short(href: str) -> str:
    """An address as a quiet line shows it: host and path, without what every address has."""
    address = shown(href)
    bare = address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return _seen(unquote(bare))


def leads_somewhere(link: LinkOut) -> bool:
    """Whether a link can be followed: to a post of the library, or out."""
    return link.post_id is not None or may_open(link.href)


def at(post: Post, offset: int) -> LinkOut | None:
    """The link that holds a code point, or that ends at it; the shortest of several."""
    found = [
        link
        for link in post.links
        if link.span.start <= offset <= link.span.end and leads_somewhere(link)
    ]
    return min(found, key=lambda link: _rank(link, offset), default=None)


def _rank(link: LinkOut, offset: int) -> tuple[bool, int]:
    return offset == link.span.end, link.span.end - link.span.start


def _split(href: str) -> SplitResult | None:
    try:
        parts = urlsplit(href)
        _ = parts.port  # looked at only when asked for, and then it may be no number
    except ValueError:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _has_unseen(href: str) -> bool:
    if href.isascii():  # as nearly all are
        return not href.isprintable() or " " in href or "\\" in href
    return any(map(_is_unseen, href))


def _is_unseen(sign: str) -> bool:
    return sign in {" ", "\\"} or unicodedata.category(sign) in _NO_LETTERS


def _seen(address: str) -> str:
    return "".join(
        "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))
        if _is_unseen(sign) and sign != " "
        else sign
        for sign in address
    )
