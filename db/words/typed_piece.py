"""What is being typed at the caret: the last word, or what a field is to hold."""

import re
from dataclasses import dataclass
from typing import Final

from db.query.fields import FIELDS, NONE
from db.query.open_quotes import field_before, opened_at
from db.query.signs import cleaned, in_quotes, out_of_quotes, plain

_FIELD: Final = rf"(?P<field>{'|'.join(FIELDS)}):=?"
_PAIR: Final = re.compile(rf"{_FIELD}(?P<value>.*)", re.IGNORECASE | re.DOTALL)
_PIECE: Final = re.compile(r'[^\s()"]*\Z')
_WORD: Final = re.compile(r"[^\s\x00-\x26\x28-/:-@\[-`{-~]*\Z")  # of signs, only ' stays in it
_BARE: Final = re.compile(r"[^\W_](?:\w|[./-](?=\w))*")


@dataclass(frozen=True, slots=True)
class Piece:
    """The word at the caret.

    Attributes:
        typed: The whole query.
        start: Where the word or value begins, its opening quotation mark with it.
        caret: Where it ends so far, in code points.
        field: The name of the field that it is the value of, or "".
        text: The word or value itself.
        is_quoted: A quotation mark before it is still open.
    """

    typed: str
    start: int
    caret: int
    field: str
    text: str
    is_quoted: bool = False

    def with_value(self, value: str, *, is_bare: bool = False) -> tuple[str, int]:
        """The query with a value in place of what is typed of it, and the caret behind it.

        It stands in quotation marks where it has to, or where one is open already, and is
        followed by a blank at the end of the query, so that one can type on. Nothing else
        of the query changes.

        Args:
            value: Whatever it is called.
            is_bare: It must not be quoted, because it has a meaning of its own.
        """
        behind = self.typed[self.caret :]
        written = value if is_bare else self._in_quotes(cleaned(value))
        if self.is_quoted and plain(behind[:1]) == '"':  # it is closed already: go behind that
            query, caret = self._filled(written[:-1], "")
            return query, caret + 1
        return self._filled(written, "" if behind else " ")

    def with_word(self, word: str) -> tuple[str, int]:
        """The query with another word in place of this one, and the caret behind it."""
        is_last = not self.typed[self.caret :] and not self.is_quoted
        return self._filled(word, " " if is_last else "")

    def with_field(self, field: str) -> tuple[str, int]:
        """The query with a field's name in place of this word, and the caret behind its colon."""
        return self._filled(f"{field}:", "")

    def _in_quotes(self, value: str) -> str:
        is_plain = _BARE.fullmatch(value) and value.lower() != NONE
        return value if is_plain and not self.is_quoted else in_quotes(value)

    def _filled(self, written: str, blank: str) -> tuple[str, int]:
        before = self.typed[: self.start] + written + blank
        return before + self.typed[self.caret :], len(before)


def piece_at(typed: str, caret: int) -> Piece | None:
    """What is being typed there; None inside a word, or where a quotation mark was just closed."""
    before, behind = plain(typed[:caret]), plain(typed[caret:])
    opened = opened_at(before)
    if opened is not None:
        return _quoted_piece(typed, before, behind, opened)
    if behind and not (behind[0].isspace() or behind[0] == ")"):
        return None
    start = _piece_start(before)
    if before[start - 1 : start] == '"':
        return None
    pair = _PAIR.match(before, start)
    if pair is None:
        return Piece(typed, start, caret, "", before[start:])
    return Piece(typed, pair.start("value"), caret, pair["field"].lower(), pair["value"])


def word_of(piece: Piece) -> Piece:
    """The last word of a piece that may be more, such as a phrase or well-known."""
    found = _WORD.search(piece.text)
    word = found[0] if found else ""
    return Piece(
        piece.typed, piece.caret - len(word), piece.caret, piece.field, word, piece.is_quoted
    )


def _quoted_piece(typed: str, before: str, behind: str, opened: int) -> Piece | None:
    """A value whose quotation mark is open; None where it closes later than here."""
    if behind[:1] != '"' and behind.count('"') % 2:
        return None
    text = out_of_quotes(before[opened + 1 :])
    return Piece(typed, opened, len(before), field_before(before, opened), text, is_quoted=True)


def _piece_start(before: str) -> int:
    found = _PIECE.search(before)
    start = found.start() if found else len(before)
    return start + 1 if before[start : start + 1] == "-" else start
