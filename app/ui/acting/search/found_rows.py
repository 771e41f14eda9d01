"""What a query found, read from the library as rows of the list."""

from dataclasses import dataclass

from app.ui.acting.search.as_typed import completed
from app.ui.acting.search.found_words import order_words
from app.ui.browsing.post_list_rows import NoteRow, PassageRow, PostRow
from db import post_lines, query, search, theme_tree
from db.library import Session
from db.query import in_words
from db.records import About, Results


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found.

    Attributes:
        typed: The query as it stood in the field.
        others: Highlights, then notes.
        explained: The query in words.
        order: The order of the posts in words.
    """

    typed: str
    results: Results
    posts: tuple[PostRow, ...]
    others: tuple[PassageRow | NoteRow, ...]
    explained: str
    order: str


def first(session: Session, typed: str, limit: int) -> Found:
    """What can be said at once; the snippets are still to be asked for."""
    return _found(session, typed, search.first(session, completed(typed), limit))


def ranked(session: Session, typed: str, limit: int) -> Found:
    """All in its order; the snippets are still to be asked for."""
    return _found(session, typed, search.ranked(session, completed(typed), limit))


def _found(session: Session, typed: str, results: Results) -> Found:
    understood = query.parse(completed(typed))
    ids = {hit.post_id for hit in results.hits}
    ids |= {hit.highlight.post_id for hit in results.highlights}
    lines = {line.id: line for line in post_lines.lines(session, ids=sorted(ids))}
    passages = [
        PassageRow(hit, line.source, line.published)
        for hit in results.highlights
        for line in [lines[hit.highlight.post_id]]
    ]
    return Found(
        typed=typed,
        results=results,
        posts=tuple(PostRow(lines[hit.post_id]) for hit in results.hits),
        others=(*passages, *_notes(session, results)),
        explained=in_words.explained(understood),
        order=order_words(understood, is_ranked=results.is_ranked),
    )


def _notes(session: Session, results: Results) -> list[NoteRow]:
    slots: dict[int, int] = {}
    if any(note.about is About.THEME for note in results.notes):
        slots = {theme.id: theme.colour for theme in theme_tree.listed(session)}
    return [
        NoteRow(note, slots.get(note.id, 0) if note.about is About.THEME else 0)
        for note in results.notes
    ]
