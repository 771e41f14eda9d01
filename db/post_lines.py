"""Posts as a list shows them: thousands of lines at once, and the first words of a few."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Integer, Select, and_, func, literal_column, or_, select
from sqlalchemy.orm import Session

from db import models
from db.among import among
from db.folding import name_key
from db.living import ALIVE, PRESENT
from db.records import BlockKind, PostLine, Scope
from db.scopes import of_posts
from db.texts import unpack_first_blocks
from db.theme_tree import colours

ALL: Final = Scope()
MOST_THEMES: Final = 6  # in a line; more could not be told apart
_FEW: Final = 1_000  # posts whose highlights are asked for one by one, rather than all there are
_SNIPPET: Final = 200  # code points; two lines of a wide list
_READ: Final = 1_200  # code points of a text that its first words are looked for in
_UNTOLD: Final = {BlockKind.IMAGE, BlockKind.CAPTION, BlockKind.RULE}

_POST = models.Post.__table__.c
_VERSION = models.Version.__table__.c
_SOURCE = models.Source.__table__.c
_PROGRESS = models.Progress.__table__.c
_HIGHLIGHT = models.Highlight.__table__.c
_HIGHLIGHT_THEME = models.HighlightTheme.__table__.c

# With the plus SQLite takes ix_version_words, in which the words stand. Without it, it would
# look at 10,000 rows beside their texts: 20 ms more.
_PRESENT: Final = and_(
    _VERSION.post_id == _POST.id,
    literal_column("+version.number", Integer) == _POST.version,
)
_LINES: Final = (
    select(
        _POST.id, _POST.guid, _POST.title, _POST.author, _POST.published,
        _POST.source_id, _VERSION.words, _POST.excerpt, _POST.added_at,
        _PROGRESS.read_at, _POST.starred,
    )
    .join_from(_POST.id.table, _VERSION.id.table, _PRESENT)
    .outerjoin(_PROGRESS.post_id.table, _PROGRESS.post_id == _POST.id)
    .order_by(_POST.published.desc(), _POST.id)  # no date, "", is the least
)  # fmt: skip
_ANY: Final = select(_POST.id).where(ALIVE).limit(1)
_SOURCES: Final = select(_SOURCE.id, _SOURCE.name)
_COUNTS: Final = (
    select(_HIGHLIGHT.post_id, func.count())
    .where(_HIGHLIGHT.removed_at.is_(None))
    .group_by(_HIGHLIGHT.post_id)
)
_THEMES: Final = (
    select(_HIGHLIGHT.post_id, _HIGHLIGHT_THEME.theme_id, func.count())
    .join_from(
        _HIGHLIGHT.id.table,
        _HIGHLIGHT_THEME.theme_id.table,
        _HIGHLIGHT_THEME.highlight_id == _HIGHLIGHT.id,
    )
    .where(_HIGHLIGHT.removed_at.is_(None))
    .group_by(_HIGHLIGHT.post_id, _HIGHLIGHT_THEME.theme_id)
)
_BEGINNINGS: Final = select(
    _POST.id,
    _POST.title,
    func.substr(_VERSION.text, 1, _READ),
    func.substr(_VERSION.blocks, 1, _READ),
).join_from(_POST.id.table, _VERSION.id.table, PRESENT)


def lines(
    session: Session,
    scope: Scope = ALL,
    ids: Collection[int] | None = None,
    limit: int | None = None,
    after: PostLine | None = None,
) -> tuple[PostLine, ...]:
    """The posts of a scope: newest first, those without a date last.

    Args:
        session: Reads the library.
        scope: All posts when not told; in the trash are those of its own scope alone.
        ids: Only these, in the same order, where they belong to the scope.
        limit: Only so many, the first.
        after: Only those behind this one.
    """
    statement = _LINES.where(of_posts(session, scope)).limit(limit)
    if ids is not None:
        statement = statement.where(_POST.id.in_(among(ids)))
    if after is not None:
        behind = or_(_POST.published < after.published, _POST.id > after.id)
        statement = statement.where(_POST.published <= after.published, behind)
    rows = session.execute(statement).all()
    few = among([row.id for row in rows]) if len(rows) < _FEW else None
    counts = _counts(session, few)
    themes = _themes(session, few)
    sources = _sources(session, {row.source_id for row in rows} if few is not None else None)
    return tuple(
        PostLine(
            post_id, guid, title, author, published, sources.get(source_id, ""), words, excerpt,
            counts.get(post_id, 0), added, read_at is None, starred, themes.get(post_id, ()),
        )
        for (
            post_id, guid, title, author, published, source_id, words, excerpt, added, read_at,
            starred,
        ) in rows
    )  # fmt: skip


def count(session: Session, scope: Scope = ALL) -> int:
    """How many posts a scope has."""
    counting: Select[int] = select(func.count(_POST.id)).where(of_posts(session, scope))
    return session.execute(counting).scalar_one()


def are_any(session: Session) -> bool:
    """Whether there is a post that people see."""
    return session.execute(_ANY).first() is not None


def beginnings(session: Session, ids: Collection[int]) -> dict[int, str]:
    """The first words of posts, on one line; "" where pictures are all there is at first.

    A heading that only says the title again is left out.
    """
    rows = session.execute(_BEGINNINGS.where(_POST.id.in_(among(ids))))
    return {post_id: _beginning(title, text, blocks) for post_id, title, text, blocks in rows}


def _sources(session: Session, ids: Collection[int | None] | None) -> dict[int | None, str]:
    """The names of these sources, or of all; a library of files has one for each of them."""
    statement = _SOURCES
    if ids is not None:
        statement = _SOURCES.where(_SOURCE.id.in_(among([id_ for id_ in ids if id_ is not None])))
    names: dict[int | None, str] = dict(session.execute(statement).all())
    return names


def _counts(session: Session, posts: Select[int | str] | None) -> dict[int, int]:
    """How many highlights each post has, of these posts or of all."""
    statement = _COUNTS if posts is None else _COUNTS.where(_HIGHLIGHT.post_id.in_(posts))
    return dict(session.execute(statement).all())


def _themes(
    session: Session, posts: Select[int | str] | None
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Colour and count of the first themes of each post, of these posts or of all."""
    statement = _THEMES if posts is None else _THEMES.where(_HIGHLIGHT.post_id.in_(posts))
    known = colours(session)
    order = {theme_id: place for place, theme_id in enumerate(known)}
    rows = [
        (order[theme_id], post_id, count)
        for post_id, theme_id, count in session.execute(statement)
        if theme_id in known
    ]
    slots = tuple(known.values())
    shown: dict[int, tuple[tuple[int, int], ...]] = {}
    for place, post_id, count in sorted(rows):
        before = shown.get(post_id, ())
        if len(before) < MOST_THEMES:
            shown[post_id] = (*before, (slots[place], count))
    return shown


def _beginning(title: str, text: str, blocks: str) -> str:
    told: list[str] = []
    for block in unpack_first_blocks(blocks):
        words = " ".join(text[block.span.start : block.span.end].split())
        again = not told and name_key(words) == name_key(title)
        if block.kind not in _UNTOLD and not again:
            told += [words] if words else []
        if sum(map(len, told)) > _SNIPPET:
            break
    return _shortened(" ".join(told))


def _shortened(words: str) -> str:
    if len(words) <= _SNIPPET:
        return words
    return (words[: _SNIPPET + 1].rpartition(" ")[0] or words[:_SNIPPET]) + "…"
