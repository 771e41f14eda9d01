"""From a query's tree to SQL: one MATCH where FTS5 can answer, and conditions on tables.

Every value is bound. Names are looked up while the conditions are made.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlalchemy import (
    BindParameter,
    Integer,
    Select,
    and_,
    bindparam,
    column,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
    true,
)
from sqlalchemy.orm import Session

from db.among import among
from db.query.match_expression import match_expression, title_expression, words_and_facts
from db.query.tree import (
    And,
    Counted,
    Dated,
    Everything,
    Fact,
    Lacking,
    Named,
    NameField,
    Not,
    Nothing,
    Or,
    Tree,
    Where,
)
from db.scopes import LOST, TO_CHECK
from db.search import post_facts, post_names
from db.search.post_facts import HIGHLIGHT, NOTE, POST, Condition
from db.words import found_names

_QUOTED: Final = "SELECT rowid FROM highlight_index WHERE highlight_index MATCH :words"
_NOTED: Final = (
    "SELECT highlight_id FROM note WHERE removed_at IS NULL AND highlight_id IS NOT NULL"
    " AND id IN (SELECT rowid FROM note_index WHERE note_index MATCH :words)"
)
# Whether words count in quotes, and in notes: in both where neither was asked for.
_SAID: Final = {
    (True, False): text(_QUOTED),
    (False, True): text(_NOTED),
    (True, True): text(f"{_QUOTED} UNION ALL {_NOTED}"),
    (False, False): text(f"{_QUOTED} UNION ALL {_NOTED}"),
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
    return Conditions(match, tuple(_of_post(session, fact) for fact in facts))


def for_highlights(session: Session, where: Collection[Where], tree: Tree) -> Condition:
    """The condition on `highlight`: its words, its themes, its state, and its post's facts.

    Args:
        session: Names are looked up in its library.
        where: Words are looked for in quotes if it has HIGHLIGHTS, in notes if it has NOTES;
            in both if neither.
        tree: What is asked for.
    """
    if (combined := _combined(tree, partial(for_highlights, session, where))) is not None:
        return combined
    if (match := match_expression(tree)) is not None:
        return _said_by_highlight(match, where)
    match tree:
        case Named(NameField.THEME):
            return post_names.is_under(session, tree)
        case Lacking(NameField.THEME):
            return HIGHLIGHT.id.not_in(post_facts.under_some_theme())
        case Fact() if tree in _OF_HIGHLIGHTS:
            return _OF_HIGHLIGHTS[tree]
        case _:
            return HIGHLIGHT.post_id.in_(select(POST.id).where(_of_post(session, tree)))


def for_notes(session: Session, tree: Tree) -> Condition:
    """The condition on `note`, of those about posts, events and themes.

    A note about a post fulfils what its post does; one about an event or a theme is of
    that event or theme, and of no other.
    """
    if (combined := _combined(tree, partial(for_notes, session))) is not None:
        return combined
    if (match := match_expression(tree)) is not None:
        return NOTE.id.in_(_in_index("note_index", match))
    if tree is Fact.HAS_NOTE:
        return true()
    of_post = NOTE.post_id.in_(select(POST.id).where(_of_post(session, tree)))
    # Each may be NULL, of which NOT would be NULL again.
    return or_(func.coalesce(of_post, false()), func.coalesce(_of_thing(session, tree), false()))


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


def _of_post(session: Session, tree: Tree) -> Condition:
    if (match := match_expression(tree)) is not None:
        return POST.id.in_(_in_index("post_index", match))
    if (titles := title_expression(tree)) is not None:
        return POST.id.in_(_in_index("title_index", titles))
    if (combined := _combined(tree, partial(_of_post, session))) is not None:
        return combined
    return _fact(session, tree)


def _fact(session: Session, tree: Tree) -> Condition:
    match tree:
        case Named():
            return post_names.belongs(session, tree)
        case Lacking(field):
            return post_facts.lacking(field)
        case Dated():
            return post_facts.dated(tree)
        case Counted():
            return post_facts.counted(tree)
        case Fact():
            return post_facts.is_so(tree)
    raise AssertionError(tree)


def _in_index(index: str, match: str) -> Select[int]:
    rows = table(index, column("rowid", Integer))
    return select(rows.c.rowid).where(literal_column(index).op("MATCH")(match))


def _said_by_highlight(match: str, where: Collection[Where]) -> Condition:
    """In text, because this is asked with every key, and takes long to put together otherwise."""
    words: BindParameter[str] = bindparam("words", match, unique=True)
    rows = _SAID[Where.HIGHLIGHTS in where, Where.NOTES in where]
    return HIGHLIGHT.id.in_(rows.bindparams(words).columns(HIGHLIGHT.id))


def _of_thing(session: Session, tree: Tree) -> Condition:
    """That a note is about the theme or event that is named."""
    match tree:
        case Named(NameField.THEME, name, exactly):
            themes = found_names.theme_ids(session, name, exactly=exactly)
            return NOTE.theme_id.in_(among(themes))
        case Named(NameField.EVENT, name, exactly):
            events = found_names.event_ids(session, name, exactly=exactly)
            return NOTE.event_id.in_(among(events))
        case _:
            return false()


_OF_HIGHLIGHTS: Final = {
    Fact.IS_HIGHLIGHTED: true(),
    Fact.IS_LOST: HIGHLIGHT.id.in_(LOST),
    Fact.IS_CHECK: HIGHLIGHT.id.in_(TO_CHECK),
    Fact.HAS_NOTE: HIGHLIGHT.id.in_(post_facts.noted(NOTE.highlight_id)),
}
