"""The letters of an XML file, piece by piece, such as an XML parser takes them.

An export may hold single bytes that are no letters, control characters that
XML forbids, or blank lines before its declaration. A parser ends at the first
of them; so they are replaced or left out beforehand, and counted.
"""

import re
from codecs import getincrementaldecoder, lookup
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from app.importing import decoding
from app.text.clean import REPLACEMENT

PIECE_BYTES = 1 << 16


def pieces(stream: BinaryIO, counts: Counter[str]) -> Iterator[str]:
    """Give the whole file in pieces of some 64,000 letters.

    Args:
        stream: The file, at its beginning.
        counts: Is told what was changed, by the names that `clean.remarks` knows.
    """
    data = stream.read(PIECE_BYTES)
    decoder = getincrementaldecoder(_encoding(data))("replace")
    has_begun = False
    while data:
        piece = decoder.decode(data)
        if not has_begun:
            piece = piece.lstrip(_BEFORE_XML)
            has_begun = bool(piece)
        if piece:
            yield _allowed(piece, counts)
        data = stream.read(PIECE_BYTES)
    if rest := decoder.decode(b"", final=True):
        yield _allowed(rest, counts)


_BEFORE_XML = "\ufeff \t\r\n"
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})")
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# Encodings that differ from UTF-8 only beyond ASCII.
_ONE_BYTE = re.compile(r"iso8859-|cp125|koi8")


def _encoding(head: bytes) -> str:
    found = _DECLARED.search(head[:400])
    declared = found[1].decode("ascii") if found else ""
    # Cut where a tag ends: half a letter would speak against the encoding.
    whole = head[: head.rfind(b">") + 1] or head
    if whole.isascii() and _ONE_BYTE.match(name := _known(declared)):
        return name  # nothing speaks against it yet
    return decoding.decoded(whole, declared).encoding


def _known(declared: str) -> str:
    try:
        return lookup(declared).name
    except LookupError:
        return ""


def _allowed(piece: str, counts: Counter[str]) -> str:
    if _FORBIDDEN.search(piece):
        counts["removed"] += len(_FORBIDDEN.findall(piece)) - piece.count("\0")
        piece = _FORBIDDEN.sub("", piece.replace("\0", REPLACEMENT))
    counts["unreadable"] += piece.count(REPLACEMENT)
    return piece
