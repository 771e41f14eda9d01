"""Parts of the library: which posts and highlights belong to one, and how much each holds."""

from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.orm import Session

from db.clock import days_ago
from db.living import ALIVE, PRESENT, in_trash
from db.models import (
    Event,
    Highlight,
    HighlightTheme,
    Noun,
    Placement,
    Post,
    PostEvent,
    Progress,
    Theme,
    Version,
)
from db.records import Counts, Scope, ScopeKind, State
from db.theme_tree import family

RECENT_DAYS: Final = 7

Condition = ColumnElement[bool]

READ: Final[Condition] = (
    exists()
    .where(Progress.post_id == Post.id, Progress.read_at.is_not(None))
    .correlate(Post)  # and not the progress that the question itself may join
)
"""That a post counts as read."""

STARRED: Final[Condition] = Post.starred == true()  # so, and not `is_`, the index is asked
"""That a post has a star."""

_UNSURE: Final[Condition] = tuple_(Highlight.id, Version.id).in_(
    select(Placement.highlight_id, Placement.version_id).where(
        or_(
            Placement.state == State.CHECK,
            # A person who leaves one on its old version is sure of it.
            and_(Placement.state == State.LOST, Placement.confidence < 1),
        )
    )
)
# A highlight has a place in the version it was made in; this spares asking for 10,000 others.
_WITHOUT_PLACE: Final[Condition] = and_(
    Highlight.version_id != Version.id,
    ~exists()
    .where(Placement.highlight_id == Highlight.id, Placement.version_id == Version.id)
    .correlate(Highlight, Version),
)


def of_posts(session: Session, scope: Scope) -> Condition:
    """That a post belongs to a scope; those in the trash belong to its scope alone."""
    if scope.kind is ScopeKind.TRASH:
        return and_(in_trash(Post), Post.pending.is_(False))
    return and_(ALIVE, _of_alive_posts(session, scope))


def of_highlights(session: Session, scope: Scope) -> Condition:
    """That a highlight belongs to a scope: by its themes, by its state, or as its post does.

    To be asked where highlights not in the trash are joined with their posts.
    """
    match scope.kind:
        case ScopeKind.THEME:
            return and_(ALIVE, Highlight.id.in_(_under(session, scope.id)))
        case ScopeKind.CHECK:
            return and_(ALIVE, Highlight.id.in_(TO_CHECK))
        case ScopeKind.TRASH:
            return false()
        case _:
            return of_posts(session, scope)


def counts(session: Session) -> Counts:
    """How much there is in each part of the library."""
    posts, read, recent = session.execute(_POSTS, {"since": days_ago(RECENT_DAYS)}).one()
    return Counts(
        all=posts,
        unread=posts - read,
        starred=session.execute(_STARRED).scalar_one(),
        highlighted=session.execute(_HIGHLIGHTED).scalar_one(),
        recent=recent,
        check=session.execute(_CHECKED).scalar_one(),
        trash=sum(session.execute(_REMOVED).scalars()),
    )


def _of_alive_posts(session: Session, scope: Scope) -> Condition:
    match scope.kind:
        case ScopeKind.RECENT:
            return Post.added_at >= days_ago(RECENT_DAYS)
        case ScopeKind.EVENT:
            return Post.id.in_(_telling_of(scope.id))
        case ScopeKind.THEME:
            return Post.id.in_(_marked().where(Highlight.id.in_(_under(session, scope.id))))
        case _:
            return _ALWAYS_THE_SAME[scope.kind]


def _marked() -> Select[int]:
    """The posts of highlights, whatever highlights the question itself is about."""
    return select(Highlight.post_id).where(Highlight.removed_at.is_(None)).correlate(None)


def _telling_of(event_id: int) -> Select[int]:
    return (
        select(PostEvent.post_id)
        .join(Event, Event.id == PostEvent.event_id)
        .where(Event.id == event_id, Event.removed_at.is_(None))
    )


def _under(session: Session, theme_id: int) -> Select[int]:
    """The highlights under a theme or those below it; none where the theme is in the trash."""
    return (
        select(HighlightTheme.highlight_id)
        .join(Theme, Theme.id == HighlightTheme.theme_id)
        .where(Theme.id.in_(family(session, theme_id)), Theme.removed_at.is_(None))
    )


TO_CHECK: Final = (
    select(Highlight.id)
    .join(Post, Post.id == Highlight.post_id)
    .join(Version, PRESENT)
    .where(Highlight.removed_at.is_(None), ALIVE, or_(_UNSURE, _WITHOUT_PLACE))
)
"""The highlights that a person should look at."""

LOST: Final = (
    select(Highlight.id)
    .join(Post, Post.id == Highlight.post_id)
    .join(Version, PRESENT)
    .join(
        Placement,
        and_(Placement.highlight_id == Highlight.id, Placement.version_id == Version.id),
    )
    .where(Highlight.removed_at.is_(None), ALIVE, Placement.state == State.LOST)
)
"""The highlights whose passage is no longer in the text."""

# Made once: the counts are asked after every step.
_CHECKED: Final = select(func.count()).select_from(TO_CHECK.subquery())
_POSTS: Final = (
    select(
        func.count(Post.id),
        func.count(Progress.read_at),
        func.count(case((Post.added_at >= bindparam("since"), 1))),
    )
    .outerjoin(Progress, Progress.post_id == Post.id)
    .where(ALIVE)
)
_STARRED: Final = select(func.count(Post.id)).where(ALIVE, STARRED)
_HIGHLIGHTED: Final = (
    select(func.count(Highlight.post_id.distinct()))
    .join(Post, Post.id == Highlight.post_id)
    .where(Highlight.removed_at.is_(None), ALIVE)
)
_FIRST, *_MORE = (
    select(func.count(table.id)).where(in_trash(table)) for table in Noun.__subclasses__()
)
_REMOVED: Final = _FIRST.union_all(*_MORE)

_ALWAYS_THE_SAME: Final = {
    ScopeKind.ALL: true(),
    ScopeKind.UNREAD: ~READ,
    ScopeKind.STARRED: STARRED,
    ScopeKind.HIGHLIGHTED: Post.id.in_(_marked()),
    ScopeKind.CHECK: Post.id.in_(_marked().where(Highlight.id.in_(TO_CHECK))),
}
