"""Tells whether two addresses name the same page.

A blog post is met under many spellings of one address: with and without
`www.`, over http and https, with what a newsletter or a search engine hung on
it. The form made here is for comparing only; what a person sees and opens is
the address as it was given.
"""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, quote, unquote, urlsplit

from db.records import Address, AddressKind, Inline, InlineKind

_WEB = {"http": 80, "https": 443}

# Added by newsletters, advertising and share buttons; never part of what is shown.
_TRACKING = re.compile(
    r"utm_.*|mc_[ce]id|mkt_tok|_hs(enc|mi)|(fb|g|dcl|ms|y|tw|wbra|gbra)clid|igshid|igsh|s?cmpid"
    r"|ref|ref_src|ref_url|referrer|__twitter_impression|at_(medium|campaign)|share|nb",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\x00-\x20\x7f\s]")
_UNRESERVED = "-._~!$&'()*+,;=:@/"  # RFC 3986, 2.3 and 3.3: signs a path holds as they are


def comparable(address: Address) -> str:
    """The value by which an address of a post is compared and kept."""
    return canonical(address.value) if address.kind is AddressKind.URL else address.value


def outgoing(inlines: Iterable[Inline]) -> list[str]:
    """The web addresses that links lead to, in their form for comparing, each once."""
    hrefs = {inline.href for inline in inlines if inline.kind is InlineKind.LINK}
    return sorted({canonical(href) for href in hrefs if href.startswith(("http:", "https:"))})


def canonical(address: str) -> str:
    """Give the form of an address that is equal for all spellings of one page.

    http and https are one, `www.`, the usual ports, tracking parameters, the
    fragment (but not a `#!` route) and a slash at the end go; the order of the
    other parameters stays, because it may matter. What is no web address comes
    back as it is, without blanks at its ends.
    """
    # A lone surrogate has no bytes that could be written in an address.
    address = address.strip().encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # such as a port of letters: comparable to itself alone
        return address
    host = parts.hostname or ""
    if parts.scheme not in _WEB or not host or _BLANK.search(host):
        return address
    place = "" if port in (None, *_WEB.values()) else f":{port}"
    return "https://" + _host(host) + place + _path(parts.path) + _rest(parts)


def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"
    name = name.rstrip(".").removeprefix("www.")
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:  # not a name the network knows: comparable to itself alone
        return name


def _path(path: str) -> str:
    """The path with its letters escaped in one way; bytes of an old encoding stay apart."""
    letters = unquote(path, errors="surrogateescape")
    return quote(letters, _UNRESERVED, errors="surrogateescape").rstrip("/")


def _rest(parts: SplitResult) -> str:
    kept = [
        field
        for field in parts.query.split("&")
        if field and not _TRACKING.fullmatch(field.partition("=")[0])
    ]
    route = parts.fragment if parts.fragment.startswith("!") else ""
    rest = (f"?{'&'.join(kept)}" if kept else "") + (f"#{route}" if route else "")
    return _BLANK.sub(lambda blank: quote(blank[0]), rest)
