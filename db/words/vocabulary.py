"""The words of the indexes, read from the indexes themselves.

`db.fulltext` makes a table of the words of each index. To read one means to go through
the whole index (2.6 to 4.2 s of 100,000 posts), so `db.words.term_table` keeps the outcome.

Only words as `db.folding.fold` leaves them count. FTS5 also holds the raw forms that fold
to others (straße), and those forms beside them (strasse), so nothing is lost. Chinese,
Japanese and Korean signs are left out: where their words begin is not written, and what
is glued to them stands in the index once more by itself.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.folding import SEPARATOR, fold, is_cjk, parts

# Enough for what is imported by hand, and 60 to 90 ms; a larger import is followed by a refresh.
_MOST_NEW: Final = 300


class Uses(NamedTuple):
    """In how many posts a word stands, and how often in posts, highlights and notes."""

    posts: int
    uses: int


class Tops(NamedTuple):
    """The greatest numbers of what has words."""

    post: int
    highlight: int
    note: int


_NONE: Final = Uses(0, 0)
_LISTS: Final = (("post_words", True), ("highlight_words", False), ("note_words", False))
_VIEWS: Final = (
    ("post_text", "title || ' ' || text"),
    ("highlight_text", "quote"),
    ("note_text", "text"),
)
_TOPS: Final = text(
    "SELECT (SELECT max(id) FROM post), (SELECT max(id) FROM highlight), (SELECT max(id) FROM note)"
)


def read(session: Session) -> dict[str, Uses]:
    """Every word of the posts, highlights and notes as they are now; those of notes have 0 posts.

    Takes seconds in a large library and can be interrupted. What stands in the index a
    second time, because folding helps FTS5 there, is counted as two uses, never as two posts.
    """
    found: dict[str, Uses] = {}
    for table, is_of_posts in _LISTS:
        for word, rows, uses in session.execute(text(f"SELECT term, doc, cnt FROM {table}")):  # noqa: S608 -- our own constant names
            if is_kept(word):
                before = found.get(word, _NONE)
                found[word] = Uses(before.posts + rows * is_of_posts, before.uses + uses)
    return found


def newer(session: Session, than: Tops) -> dict[str, Uses]:
    """The words of what was added later; of very much only the newest."""
    found: dict[str, Uses] = {}
    for (view, column), top in zip(_VIEWS, than, strict=True):
        for added in _added(session, view, column, top):
            for word, uses in Counter(filter(_is_word, parts(fold(added)))).items():
                before = found.get(word, _NONE)
                found[word] = Uses(before.posts + (view == "post_text"), before.uses + uses)
    return found


def tops(session: Session) -> Tops:
    """The greatest numbers now."""
    return Tops(*(top or 0 for top in session.execute(_TOPS).one()))


def is_kept(word: str) -> bool:
    """Whether a word of the index is one as words are compared, and not a sign of ours."""
    if word.isascii():
        return True
    return SEPARATOR not in word and fold(word) == word and all(map(_is_word, parts(word)))


def _added(session: Session, view: str, column: str, top: int) -> Iterator[str]:
    statement = f"SELECT {column} FROM {view} WHERE id > :top ORDER BY id DESC LIMIT {_MOST_NEW}"  # noqa: S608 -- our own constant names
    yield from session.execute(text(statement), {"top": top}).scalars()


def _is_word(part: str) -> bool:
    return not is_cjk(part)
