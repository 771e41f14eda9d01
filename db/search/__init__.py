"""Runs a query over the library: posts, highlights and notes, and the places in one post.

While somebody types, `first` is asked with every key and `ranked` after a pause; both give
hits without snippets, which are made for the rows in view by `snippets`. `find` gives all
of it at once.

A query is made ready in `asked`: `conditions` says it in SQL, with `post_facts` and
`post_names`, and `places` finds its words in a text. `post_hits` and `highlight_hits` ask
the library; `hints` says why it had nothing. Apart from queries stands `plain_places`,
which finds words as they were typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from gettext import gettext as _
from typing import Final

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from db import fulltext
from db.living import PRESENT
from db.models import Version
from db.query import Query
from db.query.printing import printed
from db.query.tree import Where
from db.records import Hit, Meant, Results, Span
from db.search import highlight_hits, post_hits
from db.search.asked import Asked
from db.search.hints import why_nothing
from db.search.places import Snippet
from db.search.post_facts import POST
from db.search.post_hits import PostIds
from db.words import spelling
from db.words.fewer_words import fewer

_VERSION: Final = Version.__table__.c
_FEW: Final = 3  # posts; where no more are found, something else may have been meant
_FACTS: Final[Select[int, str, str, str]] = select(
    POST.id, POST.guid, POST.title, POST.published
).where(POST.id.in_(bindparam("ids", expanding=True)), POST.removed_at.is_(None))
_TEXTS: Final[Select[int, str]] = (
    select(POST.id, _VERSION.text)
    .join_from(POST.id.table, _VERSION.id.table, PRESENT)
    .where(POST.id.in_(bindparam("ids", expanding=True)), POST.removed_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Count:
    """How much a query finds."""

    posts: int
    highlights: int
    notes: int


def find(session: Session, typed: str, limit: int = 20) -> Results:
    """What a query finds, whole and in order; whatever is typed, nothing is raised.

    Posts stand by how well the words fit (bm25; in the title a word weighs
    eight times), of equal ones the newest first, unless the query says how they are to
    be sorted. Where there are no words, or only under an OR or NOT beside something else,
    the newest is first and the undated last. Highlights and notes come where the query
    says something about them, the latest made first.

    Args:
        session: Reads the library.
        typed: The query as it stands in the field.
        limit: Of posts shown, of highlights, and of notes.
    """
    results = ranked(session, typed, limit)
    of_hits = snippets(session, [hit.post_id for hit in results.hits], typed)
    return replace(results, hits=tuple(_with(hit, of_hits[hit.post_id]) for hit in results.hits))


def ranked(session: Session, typed: str, limit: int = 60) -> Results:
    """What `find` gives, without snippets."""
    asked = Asked.of(session, typed)
    limit = max(limit, 0)
    posts = post_hits.NONE
    if asked.looks_in(Where.POSTS):
        posts = post_hits.ranked(session, asked.posts, asked.query.sort, limit)
    return _with_advice(asked, _results(asked, typed, posts, limit))


def first(session: Session, typed: str, limit: int = 60) -> Results:
    """What can be said at once, without snippets.

    The same as `ranked` where few posts fit; else those with the words in their titles and
    the best of the newest, and about how many there are.
    """
    asked = Asked.of(session, typed)
    posts = post_hits.NONE
    if asked.looks_in(Where.POSTS):
        posts = post_hits.first(session, asked.posts, asked.query.sort, limit, asked.tree)
    return _results(asked, typed, posts, limit)


def snippets(session: Session, post_ids: Sequence[int], typed: str) -> dict[int, Snippet]:
    """The passage of each post where most of the words stand; posts that are gone have none."""
    if not post_ids:
        return {}
    sought = Asked.of(session, typed).places
    rows = session.execute(_TEXTS, {"ids": list(post_ids)})
    return {post_id: sought.snippet(text) for post_id, text in rows}


def places(session: Session, post_id: int, typed: str) -> tuple[Span, ...]:
    """Where the words of a query stand in a post's present text; none where the post is gone."""
    text = _text(session, post_id)
    return Asked.of(session, typed).places.find(text)


def best_place(session: Session, post_id: int, typed: str) -> int:
    """Which of the `places` a snippet would show, from 0; 0 where there is none."""
    return Asked.of(session, typed).places.best(_text(session, post_id))


def count(session: Session, typed: str) -> Count:
    """How much a query finds."""
    asked = Asked.of(session, typed)
    return Count(_post_count(asked), highlight_hits.count(asked), highlight_hits.note_count(asked))


def post_ids(session: Session, typed: str) -> tuple[int, ...]:
    """All posts that a query finds, in no order."""
    asked = Asked.of(session, typed)
    if not asked.looks_in(Where.POSTS):
        return ()
    return post_hits.all_ids(session, asked.posts)


def highlight_ids(session: Session, typed: str) -> tuple[int, ...]:
    """All highlights that a query describes, by their words, note, themes or post."""
    return highlight_hits.ids(Asked.of(session, typed))


def _results(asked: Asked, typed: str, posts: PostIds, limit: int) -> Results:
    highlights, highlight_total = highlight_hits.found(asked, limit)
    notes, note_total = highlight_hits.notes(asked, limit)
    return Results(
        query=typed,
        total=posts.total,
        hits=_hits(asked.session, posts.ranks),
        highlights=highlights,
        notice=" ".join(filter(None, (asked.query.notice, _of_index(asked.session)))),
        notes=notes,
        highlight_total=highlight_total,
        note_total=note_total,
        is_counted=posts.is_counted,
        is_ranked=posts.is_ranked,
    )


def _with_advice(asked: Asked, results: Results) -> Results:
    """Say what may have been meant where little was found, and why where it was nothing."""
    if results.total > _FEW:
        return results
    meant = _meant(asked, results.total)
    found = results.total or results.highlight_total or results.note_total
    if found or results.notice:
        return replace(results, meant=meant)
    return replace(results, meant=meant, notice=why_nothing(asked.session, asked.query.tree))


def _meant(asked: Asked, found: int) -> Meant | None:
    """Another query, if it finds more."""
    other = spelling.meant(asked.session, asked.query)
    posts = _posts(asked.session, other) if other else 0
    if posts <= found and not found and asked.looks_in(Where.POSTS):
        other = fewer(asked.session, other or asked.query, partial(_posts, asked.session))
        posts = _posts(asked.session, other) if other else 0
    return Meant(printed(other), posts) if other and posts > found else None


def _posts(session: Session, query: Query) -> int:
    return _post_count(Asked.of_query(session, query))


def _post_count(asked: Asked) -> int:
    return post_hits.total(asked.session, asked.posts) if asked.looks_in(Where.POSTS) else 0


def _hits(session: Session, ranks: dict[int, float]) -> tuple[Hit, ...]:
    if not ranks:
        return ()
    rows = {row.id: row for row in session.execute(_FACTS, {"ids": list(ranks)})}
    return tuple(
        Hit(id_, rows[id_].guid, rows[id_].title, rows[id_].published, "", (), 0, rank)
        for id_, rank in ranks.items()
    )


def _with(hit: Hit, snippet: Snippet) -> Hit:
    return replace(hit, snippet=snippet.text, marks=snippet.marks, places=snippet.places)


def _of_index(session: Session) -> str:
    """That not everything can be found while the index is not whole, whether or not it is built."""
    unfinished = fulltext.unfinished(session)
    if unfinished is None:
        return ""
    return _(
        "The index of words is not built to its end: {done} of {total} posts can be found."
    ).format(done=unfinished.done, total=unfinished.total)


def _text(session: Session, post_id: int) -> str:
    row = session.execute(_TEXTS, {"ids": [post_id]}).one_or_none()
    return row.text if row else ""
