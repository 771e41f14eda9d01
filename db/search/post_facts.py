"""What a post must be or have: its facts, as conditions on the table `post`.

Every value is bound.
"""

from typing import Final

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, not_, or_, select, true

from db.living import PRESENT
from db.models import (
    Event,
    Highlight,
    HighlightTheme,
    Image,
    Note,
    Post,
    PostEvent,
    PostLabel,
    Progress,
    Theme,
    Version,
)
from db.query.tree import Counted, CountField, Dated, DateField, Fact, NameField
from db.records import InlineKind
from db.scopes import LOST, READ, STARRED, TO_CHECK

Condition = ColumnElement[bool]

POST: Final = Post.__table__.c
HIGHLIGHT: Final = Highlight.__table__.c
HIGHLIGHT_THEME: Final = HighlightTheme.__table__.c
NOTE: Final = Note.__table__.c
_EVENT: Final = Event.__table__.c
_IMAGE: Final = Image.__table__.c
_POST_EVENT: Final = PostEvent.__table__.c
_POST_LABEL: Final = PostLabel.__table__.c
_PROGRESS: Final = Progress.__table__.c
_THEME: Final = Theme.__table__.c
_VERSION: Final = Version.__table__.c


def is_so(fact: Fact) -> Condition:
    """That a post is or has this."""
    return _FACTS[fact]


def lacking(field: NameField | DateField) -> Condition:
    """That a post has none: no theme, no event, no date ..."""
    return _LACKING[field]


def dated(when: Dated) -> Condition:
    """That a post was published, added or read within these days."""
    first, last = when.first, when.last
    match when.field:
        case DateField.DATE:
            return _published(first, last)
        case DateField.ADDED:
            return _on_days(POST.added_at, first, last)
        case DateField.READ:
            read = _PROGRESS.read_at.is_not(None)
            days = _on_days(_PROGRESS.read_at, first, last)
            return POST.id.in_(select(_PROGRESS.post_id).where(read, days))


def counted(count: Counted) -> Condition:
    """That a post has so many words or highlights."""
    least, most = count.least, count.most
    if count.field is CountField.WORDS:
        return _present_version(_between(_VERSION.words, least, most))
    kept = _alive(HIGHLIGHT.post_id).group_by(HIGHLIGHT.post_id)
    if least is None or least < 1:  # those without any stand in no group
        return true() if most is None else POST.id.not_in(kept.having(func.count() > most))
    return POST.id.in_(kept.having(_between(func.count(), least, most)))


def with_highlight(holds: Condition) -> Condition:
    """That a post has a highlight for which this holds."""
    return POST.id.in_(_alive(HIGHLIGHT.post_id).where(holds))


def under_some_theme() -> Select[int]:
    """The highlights that stand under a theme, whichever."""
    alive = select(_THEME.id).where(_THEME.removed_at.is_(None))
    return select(HIGHLIGHT_THEME.highlight_id).where(HIGHLIGHT_THEME.theme_id.in_(alive))


def noted(wanted: ColumnElement[int | None]) -> Select[int | None]:
    """What notes are about: their posts or their highlights."""
    return select(wanted).where(NOTE.removed_at.is_(None), wanted.is_not(None))


def _published(first: str, last: str) -> Condition:
    """Overlap of spans of time, by comparing ISO texts of different lengths.

    A year sorts before its days, so it stands for its first day as it is; with a
    "~" behind it sorts after them, and stands for its last.
    """
    conditions = [POST.published != ""]
    if first:
        conditions += [POST.published >= first[:4], POST.published.concat("~") >= first]
    if last:
        conditions.append(POST.published <= last)
    return and_(*conditions)


def _on_days(
    time: ColumnElement[str] | ColumnElement[str | None], first: str, last: str
) -> Condition:
    """That a UTC time lies within these days; "~" sorts behind every hour of the last one."""
    bounds = [time >= first] if first else []
    return and_(true(), *bounds, *([time <= f"{last}~"] if last else []))


def _between(number: ColumnElement[int], least: int | None, most: int | None) -> Condition:
    bounds = [] if least is None else [number >= least]
    return and_(true(), *bounds, *([] if most is None else [number <= most]))


def _present_version(holds: Condition) -> Condition:
    return exists(select(_VERSION.id).where(PRESENT, holds))


def _alive(wanted: ColumnElement[int]) -> Select[int]:
    return select(wanted).where(HIGHLIGHT.removed_at.is_(None))


_ITS_IMAGES: Final = select(_IMAGE.id).where(_IMAGE.version_id == _VERSION.id)
_FACTS: Final = {
    Fact.IS_EXCERPT: POST.excerpt.is_(true()),
    Fact.IS_UNREAD: not_(READ),
    Fact.IS_READ: READ,
    Fact.IS_STARRED: STARRED,
    Fact.IS_HIGHLIGHTED: with_highlight(true()),
    Fact.IS_LOST: with_highlight(HIGHLIGHT.id.in_(LOST)),
    Fact.IS_CHECK: with_highlight(HIGHLIGHT.id.in_(TO_CHECK)),
    Fact.HAS_NOTE: or_(
        POST.id.in_(noted(NOTE.post_id)),
        with_highlight(HIGHLIGHT.id.in_(noted(NOTE.highlight_id))),
    ),
    Fact.HAS_IMAGE: _present_version(exists(_ITS_IMAGES)),
    Fact.HAS_LINK: _present_version(_VERSION.inlines.contains(f'"{InlineKind.LINK}"')),
}
_ALIVE_EVENTS: Final = select(_EVENT.id).where(_EVENT.removed_at.is_(None))
_TOLD: Final = select(_POST_EVENT.post_id).where(_POST_EVENT.event_id.in_(_ALIVE_EVENTS))
_LACKING: Final[dict[NameField | DateField, Condition]] = {
    NameField.THEME: not_(with_highlight(HIGHLIGHT.id.in_(under_some_theme()))),
    NameField.EVENT: POST.id.not_in(_TOLD),
    NameField.LABEL: POST.id.not_in(select(_POST_LABEL.post_id)),
    NameField.AUTHOR: POST.author_key == "",
    NameField.SOURCE: POST.source_id.is_(None),
    NameField.LANGUAGE: POST.language == "",
    DateField.DATE: POST.published == "",
    DateField.ADDED: false(),  # every post was added some day
    DateField.READ: not_(READ),
}
