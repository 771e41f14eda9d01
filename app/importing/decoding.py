"""From a file's bytes to its letters, whatever encoding it was written in."""

import codecs
import re
from dataclasses import dataclass
from gettext import ngettext

from app.text.clean import REPLACEMENT


@dataclass(frozen=True, slots=True)
class Decoded:
    """The letters of a file, with every line end as one newline and no NUL.

    Attributes:
        encoding: The encoding they were read with, by Python's name.
        remarks: What could not be read, for the import report.
    """

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


def decoded(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as text; never fails.

    In this order: a byte order mark, the declared encoding, UTF-16 by its
    pattern of NULs, UTF-8, what the statistics of the letters suggest, and
    Windows-1252. A page that declares Latin-1 but is UTF-8 throughout is UTF-8
    (it was saved anew, with the old declaration). Single bad bytes in what is
    otherwise good become U+FFFD, as does NUL, and are counted in a remark.

    Args:
        data: The whole file.
        declared: What the file or the server says the encoding is; may be nonsense.
    """
    for encoding in _candidates(data, declared):
        text = _read(data, encoding)
        if text is not None:
            return _finished(text, encoding)
    return _finished(data.decode(_LAST_RESORT, errors="replace"), _LAST_RESORT)


_LAST_RESORT = "cp1252"
# What the Web calls Latin-1 has always been Windows-1252; and short Russian texts
# look like Mac ones to the statistics, which nobody has written for twenty years.
_OTHER_NAME = {"iso8859-1": "cp1252", "ascii": "cp1252", "mac-cyrillic": "cp1251"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings of texts; others that Python knows (utf-7, idna, unicode_escape) are slow or a trap.
_OF_TEXTS = re.compile(r"utf-(?:8|16|32)|iso8859-|iso2022_|cp|euc_|gb|big5|shift_jis|koi8")
_WIDE = ("utf-16", "utf-32")
_SAMPLE_BYTES = 30_000  # the statistics are slow and sure long before that
_SURE = 0.9  # below that it takes “naïve” for Turkish
_BAD_SHARE = 0.1  # of the letters beyond ASCII: more bad ones and the encoding is another


def _candidates(data: bytes, declared: str) -> list[str]:
    """Encodings worth trying, best first; each is asked for only when needed."""
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    told = _known(declared)
    if told.startswith(_WIDE) and b"\0" not in data[:_SAMPLE_BYTES]:
        told = ""  # a page saved anew as UTF-8; blanks and line ends would have NULs
    order = [mark, told, _utf_16(data), "utf-8"]
    if told == _LAST_RESORT:
        order = [mark, "utf-8", told]
    order = [encoding for encoding in order if encoding]
    if _is_valid(data, order[0]):
        return order[:1]
    return [*order, _guessed(data)]


def _known(name: str) -> str:
    """Python's name of an encoding of texts, or ""."""
    try:
        known = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return ""
    known = _OTHER_NAME.get(known, known)
    return known if _OF_TEXTS.match(known) else ""


def _utf_16(data: bytes) -> str:
    """UTF-16 without a mark: Latin letters leave a NUL in every second byte."""
    even, odd = data[:4096:2], data[1:4096:2]
    share_even = even.count(0) / max(len(even), 1)
    share_odd = odd.count(0) / max(len(odd), 1)
    if share_odd > _MANY and share_even < _FEW:
        return "utf-16-le"
    return "utf-16-be" if share_even > _MANY and share_odd < _FEW else ""


_MANY, _FEW = 0.4, 0.05  # NULs among the bytes of one parity


def _is_valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _guessed(data: bytes) -> str:
    """What the statistics say of the letters beyond ASCII, when they are sure."""
    from chardet import detect

    beyond = _BEYOND_ASCII.search(data)
    start = max(beyond.start() - 1000, 0) if beyond else 0
    guess = detect(data[start : start + _SAMPLE_BYTES], should_rename_legacy=True)
    name = _known(guess["encoding"] or "")
    return name if guess["confidence"] >= _SURE else ""


_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def _read(data: bytes, encoding: str) -> str | None:
    """The text, with few bad bytes replaced; None where this is not its encoding."""
    if not encoding:
        return None
    text = data.decode(encoding, errors="replace")
    bad = text.count(REPLACEMENT)
    if not bad or _is_valid(data, encoding):
        return text
    beyond = sum(1 for sign in text if sign > "\x7f") - bad
    return text if bad <= beyond * _BAD_SHARE else None


def _finished(text: str, encoding: str) -> Decoded:
    bad = text.count("\x00") + text.count(REPLACEMENT)
    whole = text.replace("\x00", REPLACEMENT).replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(whole, encoding, _remarks(bad))


def _remarks(bad: int) -> tuple[str, ...]:
    if not bad:
        return ()
    return (
        ngettext(
            "{n} byte could not be read as a letter and stands as “\ufffd”.",
            "{n} bytes could not be read as letters and stand as “\ufffd”.",
            bad,
        ).format(n=bad),
    )
