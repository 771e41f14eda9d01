"""Unpacks what a server sent packed, in pieces of a bounded size."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from app.importing.fetch.troubles import NotFetched, Trouble

ACCEPTED = "gzip, deflate"
_PIECE_BYTES = 65_536
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_WITHOUT_HEADER = -zlib.MAX_WBITS


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Give the bytes as they were before the server packed them.

    No piece is larger than 64 KB, however well they were packed: whoever takes
    the pieces can stop in time.

    Args:
        chunks: As they come from the server.
        encoding: Its `Content-Encoding`.

    Raises:
        NotFetched: They are packed twice or in a way nobody asked for, or are
            damaged or incomplete.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return iter(chunks)
        case "gzip" | "x-gzip" | "deflate":
            return _inflated(chunks)
    raise NotFetched(Trouble.BROKEN)


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    source = iter(chunks)
    first = _first(source)
    unpacker = zlib.decompressobj(_form(first))
    try:
        for chunk in chain([first], source):
            rest = chunk
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE_BYTES)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise NotFetched(Trouble.BROKEN) from error
    if first and not unpacker.eof:
        raise NotFetched(Trouble.BROKEN)


def _first(chunks: Iterator[bytes]) -> bytes:
    """The chunks up to the first two bytes, which tell how they are packed."""
    first = b""
    for chunk in chunks:
        first += chunk
        if len(first) >= 2:
            break
    return first


def _form(first: bytes) -> int:
    """How a stream that begins so is packed; some servers leave out the header of deflate."""
    try:
        zlib.decompressobj(_GZIP_OR_ZLIB).decompress(first, 1)
    except zlib.error:
        return _WITHOUT_HEADER
    return _GZIP_OR_ZLIB
