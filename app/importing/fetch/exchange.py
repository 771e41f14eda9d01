"""Speaks HTTP: asks for a page, follows redirects, and takes the answer within its limits.

Each hop is one request over a connection that was checked. It is made below
httpx's client, which would keep cookies, send passwords that stand in an
address, and heed the environment. Loading this module loads httpx, so only a
fetch does it.
"""

import ssl
from collections.abc import Collection, Iterable
from functools import cache

import httpcore
import httpx

from app import __version__
from app.importing.fetch.connection import CheckedNetwork, Patience
from app.importing.fetch.troubles import NotFetched, Trouble, of_status
from app.importing.fetch.unpacking import ACCEPTED, unpacked
from app.importing.fetch.wanted import Fetched, Limits, Wanted

_HEADERS = {
    "User-Agent": f"EventNotes/{__version__} (+reader of blog posts)",
    "Accept": "text/html, application/rss+xml, application/atom+xml, */*;q=0.8",
    "Accept-Encoding": ACCEPTED,
    "Connection": "close",
}
_SCHEMES = ("http", "https")
_REDIRECTS = (301, 302, 303, 307, 308)
_UNCHANGED = 304
_LONGEST_MARK = 1000


def followed(wanted: Wanted, allow: Collection[str], limits: Limits, patience: Patience) -> Fetched:
    """Get what an address leads to.

    Args:
        wanted: The address, and what is known of it.
        allow: Hosts that may be in a network of one's own.
        limits: Of size and redirects.
        patience: The time that is left.

    Raises:
        NotFetched: It was not to be had.
    """
    url = _checked(_first(wanted.address), Trouble.BAD_ADDRESS)
    network = CheckedNetwork(allow, patience)
    try:
        with httpcore.ConnectionPool(_certificates(), network_backend=network) as connections:
            for _hop in range(limits.redirects + 1):
                found = _hop_to(connections, url, wanted, limits)
                if isinstance(found, Fetched):
                    return found
                url = _checked(found, Trouble.BAD_REDIRECT)
    except httpcore.TimeoutException as error:
        raise NotFetched(Trouble.TOO_SLOW) from error
    except httpcore.ConnectError as error:
        raise NotFetched(Trouble.NO_CONNECTION) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise NotFetched(Trouble.BROKEN) from error
    raise NotFetched(Trouble.REDIRECTS)


def _hop_to(
    connections: httpcore.ConnectionPool, url: httpx.URL, wanted: Wanted, limits: Limits
) -> Fetched | httpx.URL:
    """What one address answers: the page, or the address it sends on to."""
    target = httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    headers = [*(_HEADERS | _known(wanted)).items()]
    with connections.stream("GET", target, headers=headers) as answer:
        told = httpx.Headers(answer.headers)
        if answer.status in _REDIRECTS:
            return _next(url, told.get("Location", ""))
        unchanged = answer.status == _UNCHANGED
        if not unchanged and not httpx.codes.is_success(answer.status):
            raise NotFetched(of_status(answer.status))
        return Fetched(
            address=str(url.copy_with(fragment=None)),
            data=b"" if unchanged else _body(answer.iter_stream(), told, limits.size_bytes),
            media_type=_media_type(told),
            charset=_charset(told),
            etag=_mark(told.get("ETag", "")),
            modified=_mark(told.get("Last-Modified", "")),
            unchanged=unchanged,
        )


def _first(address: str) -> httpx.URL:
    try:
        return httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError) as error:  # UnicodeError: a lone surrogate
        raise NotFetched(Trouble.BAD_ADDRESS) from error


def _next(url: httpx.URL, location: str) -> httpx.URL:
    if not location:
        raise NotFetched(Trouble.BAD_REDIRECT)
    try:
        return url.join(location)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise NotFetched(Trouble.BAD_REDIRECT) from error


def _checked(url: httpx.URL, otherwise: Trouble) -> httpx.URL:
    """The address, when it is one of a web page and tells no secret."""
    # `url.host` would refuse what the rules for names of hosts do, such as those with an emoji.
    if url.scheme not in _SCHEMES or not url.raw_host:
        raise NotFetched(otherwise)
    if url.userinfo:
        raise NotFetched(Trouble.PASSWORD)
    return url


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to believe: the authorities that browsers do, and those of this machine."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()  # an office may have an authority of its own
    return context


def _known(wanted: Wanted) -> dict[str, str]:
    """The headers that spare both sides a page which has not changed."""
    marks = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.modified}
    return {name: _mark(value) for name, value in marks.items() if _mark(value)}


def _mark(value: str) -> str:
    """A value that can be sent back to its server as it came, or ""."""
    fits = value.isascii() and value.isprintable() and len(value) <= _LONGEST_MARK
    return value if fits else ""


def _body(chunks: Iterable[bytes], headers: httpx.Headers, most: int) -> bytes:
    encoding = headers.get("Content-Encoding", "")
    told = headers.get("Content-Length", "")
    if not encoding and told.isdecimal() and (len(told) > len(str(most)) or int(told) > most):
        raise NotFetched(Trouble.TOO_LARGE)
    data = bytearray()
    for piece in unpacked(chunks, encoding):
        if len(data) + len(piece) > most:
            raise NotFetched(Trouble.TOO_LARGE)
        data += piece
    return bytes(data)


def _media_type(headers: httpx.Headers) -> str:
    return _parts(headers)[0].lower()


def _charset(headers: httpx.Headers) -> str:
    for parameter in _parts(headers)[1:]:
        name, _equals, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""


def _parts(headers: httpx.Headers) -> list[str]:
    """The media type, and its parameters."""
    told: str = headers.get("Content-Type", "")
    return [part.strip() for part in told.split(";")]
