"""The verbs of highlights: passages someone marked to keep.

A highlight keeps for ever the words, surroundings and version it was made in.
Where it stands in a version is its placement there; two may overlap.
"""

from collections.abc import Collection
from functools import cache
from gettext import gettext as _
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, select
from sqlalchemy.orm import Session

from db import models
from db.clock import new_guid, now
from db.errors import NotFoundProblem, Problem
from db.folding import cjk_forms, folded_forms
from db.history import describe
from db.living import ALIVE, PRESENT
from db.notes import texts
from db.records import About, Anchor, Highlight, HighlightHit, Scope, Span, State, Theme
from db.scopes import of_highlights
from db.theme_tree import by_id

_CHUNK: Final = 10_000  # ids in one statement; SQLite takes 32,766
_QUOTATION_MARKS: Final = '“”„«»"'
_SHOWN: Final = 40  # letters of a quote in the name of a step
_PRESENT_VERSION: Final = (
    select(models.Version)
    .join(models.Post, PRESENT)
    .where(models.Post.id == bindparam("post_id"), models.Post.removed_at.is_(None))
)


def add(session: Session, post_id: int, anchor: Anchor) -> int:
    """Keep a passage of a post's present text, and give the highlight's id.

    Raises:
        Problem: The anchor's words are not what stands at its place: the text has changed.
    """
    version = present_version(session, post_id)
    start, end = anchor.span
    if not anchor.quote or version.text[start:end] != anchor.quote:
        raise Problem(
            _("The passage “{quote}” is not in the text any more.").format(
                quote=shortened(anchor.quote)
            ),
            _("Open the post anew and mark it again."),
        )
    describe(session, "Highlight “{quote}”", quote=shortened(anchor.quote))
    row = models.Highlight(
        guid=new_guid(),
        post_id=post_id,
        version_id=version.id,
        made_at=now(),
        start=start,
        end=end,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        cjk=cjk_forms(anchor.quote),
        folded=folded_forms(anchor.quote),
        quote=anchor.quote,
    )
    session.add(row)
    session.flush()
    session.add(
        models.Placement(
            highlight_id=row.id,
            version_id=version.id,
            start=start,
            end=end,
            state=State.PLACED,
            confidence=1.0,
        )
    )
    session.flush()
    return row.id


def find(session: Session, named: str) -> int | None:
    """The id of the highlight whose guid begins so, if exactly one does; 4 letters at least."""
    beginning = named.strip().lower()
    if len(beginning) < 4:
        return None
    found = (
        session.execute(
            select(models.Highlight.id).where(
                models.Highlight.guid.startswith(beginning, autoescape=True),
                models.Highlight.removed_at.is_(None),
            )
        )
        .scalars()
        .all()
    )
    return found[0] if len(found) == 1 else None


def at(session: Session, post_id: int, span: Span) -> int | None:
    """The highlight that stands at exactly this span of the present text, if there is one."""
    return (
        session.execute(
            select(models.Highlight.id)
            .join(models.Placement, models.Placement.highlight_id == models.Highlight.id)
            .join(models.Version, models.Version.id == models.Placement.version_id)
            .join(models.Post, PRESENT)
            .where(
                models.Highlight.post_id == post_id,
                models.Highlight.removed_at.is_(None),
                models.Placement.start == span.start,
                models.Placement.end == span.end,
            )
            .order_by(models.Highlight.id)
        )
        .scalars()
        .first()
    )


def move(session: Session, highlight_id: int, span: Span) -> None:
    """Place a highlight by hand elsewhere in the present text; what it was made from stays.

    Raises:
        Problem: The span is empty or beyond the text.
    """
    row = row_of(session, highlight_id)
    version = present_version(session, row.post_id)
    if not 0 <= span.start < span.end <= len(version.text):
        raise Problem(
            _("The passage from “{start}” to “{end}” is not in the text.").format(
                start=span.start, end=span.end
            ),
            _("Choose a passage of at least one letter inside the text."),
        )
    describe(session, "Move the highlight “{quote}”", quote=shortened(row.quote))
    placement = session.get(models.Placement, (highlight_id, version.id))
    if placement is None:
        placement = models.Placement(
            highlight_id=highlight_id, version_id=version.id, state=State.PLACED, confidence=1.0
        )
        session.add(placement)
    placement.start, placement.end = span
    placement.state, placement.confidence = State.PLACED, 1.0
    session.flush()


def put(session: Session, highlight_id: int, theme_id: int) -> None:
    """Put a highlight under a theme; nothing happens when it is there already."""
    if session.get(models.HighlightTheme, (highlight_id, theme_id)) is None:
        row = row_of(session, highlight_id)
        describe(session, "Put “{quote}” under a theme", quote=shortened(row.quote))
        session.add(models.HighlightTheme(highlight_id=highlight_id, theme_id=theme_id))
        session.flush()


def take(session: Session, highlight_id: int, theme_id: int) -> None:
    """Take a highlight away from a theme; nothing happens when it is not there."""
    link = session.get(models.HighlightTheme, (highlight_id, theme_id))
    if link is not None:
        row = row_of(session, highlight_id)
        describe(session, "Take “{quote}” away from a theme", quote=shortened(row.quote))
        session.delete(link)
        session.flush()


def remove(session: Session, highlight_id: int) -> None:
    """Put a highlight into the trash, with its note and themes."""
    row = row_of(session, highlight_id)
    describe(session, "Remove the highlight “{quote}”", quote=shortened(row.quote))
    row.removed_at = now()
    session.flush()


def records(session: Session, ids: Collection[int] | None = None) -> dict[int, Highlight]:
    """Highlights by id, as they stand in the present texts; all of them when not told which.

    Those in the trash, or of a post there, are left out. Ordered by post, then
    by their place in its text; the lost ones of a post come last.
    """
    if ids is None:
        return _read(session, None)
    wanted = list(ids)
    found: dict[int, Highlight] = {}
    for first in range(0, len(wanted), _CHUNK):
        chunk = wanted[first : first + _CHUNK]
        found |= _read(session, models.Highlight.id.in_(chunk))
    return found


def in_scope(session: Session, scope: Scope) -> tuple[HighlightHit, ...]:
    """The highlights of a part of the library, with the titles of their posts.

    They stand as the lines of their posts do, newest first, and by their place
    in its text.
    """
    post, made = models.Post, models.Highlight
    rows = session.execute(
        select(made.id, post.id, post.title)
        .join(post, post.id == made.post_id)
        .where(made.removed_at.is_(None), of_highlights(session, scope))
        .order_by(post.published.desc(), post.id)
    ).all()
    titles = {post_id: title for _id, post_id, title in rows}
    rank = {post_id: place for place, post_id in enumerate(titles)}
    kept = records(session, [highlight_id for highlight_id, *_post in rows]).values()
    return tuple(
        HighlightHit(each, titles[each.post_id])
        for each in sorted(kept, key=lambda each: (rank[each.post_id], *_place(each)))
    )


def of_post(session: Session, post_id: int) -> tuple[Highlight, ...]:
    """The highlights of one post, by their place in its text."""
    return tuple(_read(session, models.Highlight.post_id == post_id).values())


def made_in(session: Session, ids: Collection[int]) -> dict[int, str]:
    """When the version was saved that each of these highlights was made in."""
    wanted = list(ids)
    found: dict[int, str] = {}
    for first in range(0, len(wanted), _CHUNK):
        rows = session.execute(
            select(models.Highlight.id, models.Version.made_at)
            .join(models.Version, models.Version.id == models.Highlight.version_id)
            .where(models.Highlight.id.in_(wanted[first : first + _CHUNK]))
        )
        found |= dict(rows.all())
    return found


def present_version(session: Session, post_id: int) -> models.Version:
    """The row of a post's present text; for use inside `db`.

    Raises:
        NotFoundProblem: There is no such post, or it is in the trash.
    """
    row = session.execute(_PRESENT_VERSION, {"post_id": post_id}).scalar_one_or_none()
    if row is None:
        raise NotFoundProblem(
            _("There is no post with the number “{n}”.").format(n=post_id),
            _("“event-notes posts” lists those there are."),
        )
    return row


def row_of(session: Session, highlight_id: int) -> models.Highlight:
    """The row of a highlight; for use inside `db`.

    Raises:
        NotFoundProblem: There is none of this number, or it is in the trash.
    """
    row = session.get(models.Highlight, highlight_id)
    if row is None or row.removed_at is not None:
        raise NotFoundProblem(
            _("There is no highlight with the number “{n}”.").format(n=highlight_id),
            _("It may be in the trash: see “event-notes trash”."),
        )
    return row


def shortened(words: str, *, in_quotes: bool = True) -> str:
    """A passage short enough for one line, its end marked when it is cut.

    Args:
        words: The passage.
        in_quotes: It will stand between quotation marks; then those it has at its
            own ends go, for two in a row read as a slip.
    """
    words = " ".join(words.split())
    words = words.strip(_QUOTATION_MARKS) if in_quotes else words
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip(" .,;:…") + "…"


def _place(highlight: Highlight) -> tuple[bool, Span, int]:
    """By this the highlights of a post stand in its text; the lost ones come last."""
    span = highlight.span
    return span is None, span or Span(0, 0), highlight.id


def _read(session: Session, where: ColumnElement[bool] | None) -> dict[int, Highlight]:
    statement = _statement()
    if where is not None:
        statement = statement.where(where)
    rows = session.execute(statement).all()
    ids = [row.id for row in rows] if where is not None else None
    themes = _themes(session, where)
    notes = texts(session, About.HIGHLIGHT, ids if ids is None or len(ids) < _CHUNK else None)
    return {row.id: _record(row, themes.get(row.id, ()), notes.get(row.id, "")) for row in rows}


@cache
def _statement() -> Select[*tuple[Any, ...]]:
    made, placed, version = models.Highlight, models.Placement, models.Version
    passage = func.substr(version.text, placed.start + 1, placed.end - placed.start)
    return (
        select(
            made.id, made.guid, made.post_id, made.made_at, made.start, made.end,
            made.quote, made.prefix, made.suffix,
            placed.start.label("now_start"), placed.end.label("now_end"), placed.state,
            passage.label("passage"),
        )
        .join(models.Post, models.Post.id == made.post_id)
        .join(version, PRESENT)
        .outerjoin(placed, and_(placed.highlight_id == made.id, placed.version_id == version.id))
        .where(made.removed_at.is_(None), ALIVE)
        .order_by(made.post_id, placed.start.is_(None), placed.start, placed.end, made.id)
    )  # fmt: skip


def _record(row: Row[*tuple[Any, ...]], themes: tuple[Theme, ...], note: str) -> Highlight:
    span = None if row.now_start is None else Span(row.now_start, row.now_end)
    return Highlight(
        id=row.id,
        guid=row.guid,
        post_id=row.post_id,
        anchor=Anchor(Span(row.start, row.end), row.quote, row.prefix, row.suffix),
        span=span,
        passage=row.quote if span is None else row.passage,
        state=State(row.state or State.LOST),
        themes=themes,
        note=note,
        made=row.made_at,
    )


def _themes(session: Session, where: ColumnElement[bool] | None) -> dict[int, tuple[Theme, ...]]:
    link = models.HighlightTheme
    statement = select(link.highlight_id, link.theme_id)
    if where is not None:
        statement = statement.join(
            models.Highlight, models.Highlight.id == link.highlight_id
        ).where(where)
    links = session.execute(statement).all()
    known = by_id(session, {theme_id for _highlight_id, theme_id in links})
    order = {theme_id: place for place, theme_id in enumerate(known)}
    found: dict[int, list[int]] = {}
    for highlight_id, theme_id in links:
        if theme_id in known:
            found.setdefault(highlight_id, []).append(theme_id)
    return {
        highlight_id: tuple(known[each] for each in sorted(ids, key=order.__getitem__))
        for highlight_id, ids in found.items()
    }
