"""From a query's tree to SQL: one MATCH where FTS5 can answer, and conditions on tables.

Every value is bound. Names are looked up while the conditions are made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    column,
    exists,
    false,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
    true,
)
from sqlalchemy.orm import Session

from db import found_names
from db.among import among
from db.living import PRESENT
from db.match_expression import match_expression, words_and_facts
from db.models import Highlight, HighlightTheme, Image, Note, Post, PostEvent, PostLabel, Version
from db.query_tree import (
    And,
    Everything,
    Fact,
    Named,
    NameField,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Published,
    Run,
    Titled,
    Tree,
    Word,
)
from db.records import InlineKind
from db.scopes import READ, STARRED

Condition = ColumnElement[bool]
Ids = ColumnElement[int]

POST = Post.__table__.c
HIGHLIGHT = Highlight.__table__.c
_HIGHLIGHT_THEME = HighlightTheme.__table__.c
_IMAGE = Image.__table__.c
_NOTE = Note.__table__.c
_POST_EVENT = PostEvent.__table__.c
_POST_LABEL = PostLabel.__table__.c
_VERSION = Version.__table__.c

_SAID_BY_HIGHLIGHT = text(
    "SELECT rowid FROM highlight_index WHERE highlight_index MATCH :words"
    " UNION ALL SELECT highlight_id FROM note WHERE removed_at IS NULL"
    " AND highlight_id IS NOT NULL"
    " AND id IN (SELECT rowid FROM note_index WHERE note_index MATCH :words)"
)
_SAID_BY_POST = {
    Fact.IS_EXCERPT: POST.excerpt.is_(true()),
    Fact.IS_UNREAD: not_(READ),
    Fact.IS_READ: READ,
    Fact.IS_STARRED: STARRED,
}


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a post must fulfil: `match` on the index of posts, `where` on the table `post`.

    `match` is None where there are no words, or where words stand beside facts
    under an OR or NOT; then all is said in `where`.
    """

    match: str | None
    where: tuple[Condition, ...]


def for_posts(session: Session, tree: Tree) -> Conditions:
    """The conditions for posts; names are looked up in the library.

    That a post is in the trash or belongs to an unfinished import is not asked.
    """
    match, facts = words_and_facts(tree)
    return Conditions(match, tuple(_post_condition(session, fact) for fact in facts))


def for_highlights(session: Session, tree: Tree) -> Condition:
    """The condition on `highlight`: words in its quote or note, its themes, its post's facts."""
    if (combined := _combined(tree, partial(for_highlights, session))) is not None:
        return combined
    match tree:
        case Word() | Prefix() | Phrase() | Run():
            return _said_by_highlight(match_expression(tree) or "")
        case Named(NameField.THEME, name):
            return HIGHLIGHT.id.in_(_under_themes(session, name, _HIGHLIGHT_THEME.highlight_id))
        case Fact.IS_HIGHLIGHTED:
            return true()
        case Fact.HAS_NOTE:
            return HIGHLIGHT.id.in_(_noted(_NOTE.highlight_id))
        case _:
            return HIGHLIGHT.post_id.in_(select(POST.id).where(_post_condition(session, tree)))


def _combined(tree: Tree, each: Callable[[Tree], Condition]) -> Condition | None:
    match tree:
        case And(parts):
            return and_(*[each(part) for part in parts])
        case Or(parts):
            return or_(*[each(part) for part in parts])
        case Not(part):
            return not_(each(part))
        case Everything():
            return true()
        case Nothing():
            return false()
        case _:
            return None


def _post_condition(session: Session, tree: Tree) -> Condition:
    if (match := match_expression(tree)) is not None:
        return POST.id.in_(_in_index("post_index", match))
    if (combined := _combined(tree, partial(_post_condition, session))) is not None:
        return combined
    match tree:
        case Titled(wording):
            return POST.id.in_(_in_index("title_index", match_expression(wording) or ""))
        case Named(field, name):
            return _named(session, field, name)
        case Published(first, last):
            return _published(first, last)
        case Fact():
            return _fact(tree)
    raise AssertionError(tree)


def _in_index(index: str, match: str) -> Select[int]:
    rows = table(index, column("rowid", Integer))
    return select(rows.c.rowid).where(literal_column(index).op("MATCH")(match))


def _named(session: Session, field: NameField, name: str) -> Condition:
    match field:
        case NameField.THEME:
            ids = _under_themes(session, name, _HIGHLIGHT_THEME.highlight_id)
            return POST.id.in_(_alive_highlights(HIGHLIGHT.post_id).where(HIGHLIGHT.id.in_(ids)))
        case NameField.EVENT:
            events = found_names.event_ids(session, name)
            chosen = _POST_EVENT.event_id.in_(among(events))
            return POST.id.in_(select(_POST_EVENT.post_id).where(chosen))
        case NameField.LABEL:
            labels = found_names.label_ids(session, name)
            chosen = _POST_LABEL.label_id.in_(among(labels))
            return POST.id.in_(select(_POST_LABEL.post_id).where(chosen))
        case NameField.AUTHOR:
            return POST.author_key.in_(among(found_names.author_keys(session, name)))


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


def _fact(fact: Fact) -> Condition:
    match fact:
        case Fact.IS_HIGHLIGHTED:
            return POST.id.in_(_alive_highlights(HIGHLIGHT.post_id))
        case Fact.HAS_NOTE:
            highlights = _alive_highlights(HIGHLIGHT.post_id)
            return or_(
                POST.id.in_(_noted(_NOTE.post_id)),
                POST.id.in_(highlights.where(HIGHLIGHT.id.in_(_noted(_NOTE.highlight_id)))),
            )
        case Fact.HAS_IMAGE:
            return _present_version(
                exists(select(_IMAGE.id).where(_IMAGE.version_id == _VERSION.id))
            )
        case Fact.HAS_LINK:
            return _present_version(_VERSION.inlines.contains(f'"{InlineKind.LINK}"'))
        case _:
            return _SAID_BY_POST[fact]


def _present_version(holds: Condition) -> Condition:
    return exists(select(_VERSION.id).where(PRESENT, holds))


def _said_by_highlight(match: str) -> Condition:
    """In text, because this is asked with every key, and takes long to put together otherwise."""
    words: BindParameter[str] = bindparam("words", match, unique=True)
    return HIGHLIGHT.id.in_(_SAID_BY_HIGHLIGHT.bindparams(words).columns(HIGHLIGHT.id))


def _under_themes(session: Session, name: str, wanted: Ids) -> Select[int]:
    themes = found_names.theme_ids(session, name)
    return select(wanted).where(_HIGHLIGHT_THEME.theme_id.in_(among(themes)))


def _alive_highlights(wanted: Ids) -> Select[int]:
    return select(wanted).where(HIGHLIGHT.removed_at.is_(None))


def _noted(wanted: Ids) -> Select[int]:
    return select(wanted).where(_NOTE.removed_at.is_(None), wanted.is_not(None))
