"""What may stand where the caret is: fields, what they can hold, words, and earlier searches.

What is typed of a name or value may be the beginning of any of its words. Nothing but
the word at the caret changes, save that a saved or recent search takes the place of all.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from sqlalchemy.orm import Session

from db import recent_searches, searches
from db.folding import fold, fold_line, is_cjk, parts
from db.query import parse
from db.query.fields import FIELDS
from db.query.tree import NameField, wordings
from db.words import fixed_values, known_names, terms
from db.words.known_names import KnownName
from db.words.suggestions import Suggestion, SuggestionKind
from db.words.typed_piece import Piece, piece_at, word_of

__all__ = ["Suggestion", "SuggestionKind", "suggestions"]

_LEAST_LETTERS: Final = 2  # of a word or field: one letter begins nearly everything
_OPERATORS: Final = frozenset({"AND", "OR", "NOT"})
_NEVER: Final = re.compile("(?!)")
_KINDS: Final = {field: SuggestionKind(field.value) for field in NameField}


def suggestions(session: Session, typed: str, caret: int, limit: int = 8) -> tuple[Suggestion, ...]:
    """What may stand at the caret, the likeliest first.

    With nothing typed these are the latest searches, then the saved ones. Inside a word, and
    behind one that says nothing yet, there are none.

    Args:
        session: Reads the library.
        typed: What stands in the field.
        caret: Where, in code points.
        limit: How many at most.
    """
    if not typed.strip():
        return tuple(islice(_earlier(session, limit), limit))
    piece = piece_at(typed, caret)
    if piece is None:
        return ()
    found = (
        each for each in _fitting(session, piece, limit) if each.query.strip() != typed.strip()
    )
    return tuple(islice(found, limit))


def _earlier(session: Session, limit: int) -> Iterator[Suggestion]:
    for query in recent_searches.listed(session, limit):
        yield Suggestion(SuggestionKind.RECENT, query, query, len(query))
    yield from _saved(session, "")


def _fitting(session: Session, piece: Piece, limit: int) -> Iterator[Suggestion]:
    if piece.field in set(NameField):
        yield from _names(session, piece, NameField(piece.field))
    if piece.field and piece.field != "title":
        yield from _values(session, piece)
        return
    words = _words(session, word_of(piece), limit)
    if not piece.field and not piece.is_quoted:
        fields = list(_fields(piece))
        if _goes_on_with_words(piece):
            yield from islice(words, max(limit - len(fields), 0))
        yield from fields
        if piece.text and piece.text.strip() == piece.typed.strip():
            yield from _saved(session, piece.text)
    yield from words


def _goes_on_with_words(piece: Piece) -> bool:
    """Whether words stand before, so that another is likelier than a field not yet typed whole."""
    if piece.text.lower() in FIELDS:
        return False
    return any(True for _each in wordings(parse(piece.typed[: piece.start]).tree))


def _fields(piece: Piece) -> Iterator[Suggestion]:
    if len(piece.text) < _LEAST_LETTERS:
        return
    for field in FIELDS:
        if field.startswith(piece.text.lower()):
            query, caret = piece.with_field(field)
            detail = fixed_values.field_detail(field)
            yield Suggestion(SuggestionKind.FIELD, f"{field}:", query, caret, detail)


def _names(session: Session, piece: Piece, field: NameField) -> Iterator[Suggestion]:
    begins = _beginning_of_a_word(piece.text)
    known = [each for each in known_names.listed(session, field) if begins.search(each.key)]
    for name in sorted(known, key=lambda each: begins.match(each.key) is None):
        yield _named(piece, _KINDS[field], name)


def _named(piece: Piece, kind: SuggestionKind, known: KnownName) -> Suggestion:
    query, caret = piece.with_value(known.name)
    return Suggestion(kind, known.name, query, caret, known.detail, known.colour, known.count)


def _values(session: Session, piece: Piece) -> Iterator[Suggestion]:
    """Values that are no names; in quotation marks or behind a “=” there is no “none”."""
    begins = _beginning_of_a_word(piece.text)
    is_name = piece.field in set(NameField)
    if is_name and (piece.is_quoted or piece.typed[piece.start - 1 : piece.start] in ("=", "＝")):
        return
    for value in fixed_values.listed(session, piece.field):
        if begins.search(value.value):
            bare = not piece.is_quoted and " " not in value.value
            query, caret = piece.with_value(value.value, is_bare=bare)
            yield Suggestion(SuggestionKind.VALUE, value.value, query, caret, value.detail)


def _saved(session: Session, name: str) -> Iterator[Suggestion]:
    """Saved searches of which a word begins so."""
    begins = _beginning_of_a_word(name)
    for saved in searches.listed(session):
        if begins.search(fold_line(saved.name)):
            yield Suggestion(
                SuggestionKind.SAVED, saved.name, saved.query, len(saved.query), saved.query
            )


def _words(session: Session, piece: Piece, limit: int) -> Iterator[Suggestion]:
    """Words of the library that begin so; where words of Chinese begin is not written."""
    key = fold(piece.text)
    is_word = parts(key) == [key] and not is_cjk(key)
    if len(key) < _LEAST_LETTERS or not is_word or piece.text in _OPERATORS:
        return
    for term in terms.beginning(session, key, limit + 1):
        if term.word != key:
            query, caret = piece.with_word(term.word)
            yield Suggestion(SuggestionKind.WORD, term.word, query, caret, count=term.posts)


def _beginning_of_a_word(typed: str) -> re.Pattern[str]:
    """Fits all names where nothing is typed, and none where there is nothing to compare."""
    wanted = fold_line(typed)
    if typed.strip() and not wanted:
        return _NEVER
    return re.compile(rf"(?<![^\W_]){re.escape(wanted)}")
