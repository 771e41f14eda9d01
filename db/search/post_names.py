"""That a post belongs to a theme, event, author, source, label or language that was named.

Names are looked up while the condition is made; every value is bound.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from db.among import among
from db.models import PostEvent, PostLabel
from db.query.tree import Named, NameField
from db.search.post_facts import HIGHLIGHT, HIGHLIGHT_THEME, POST, Condition, with_highlight
from db.words import found_names

_POST_EVENT: Final = PostEvent.__table__.c
_POST_LABEL: Final = PostLabel.__table__.c


def belongs(session: Session, named: Named) -> Condition:
    """That a post belongs to what is named."""
    return _CONDITIONS[named.field](session, named)


def is_under(session: Session, named: Named) -> Condition:
    """That a highlight stands under the theme named, or one below it."""
    themes = among(found_names.theme_ids(session, named.name, exactly=named.exactly))
    rows = select(HIGHLIGHT_THEME.highlight_id).where(HIGHLIGHT_THEME.theme_id.in_(themes))
    return HIGHLIGHT.id.in_(rows)


def _theme(session: Session, named: Named) -> Condition:
    return with_highlight(is_under(session, named))


def _event(session: Session, named: Named) -> Condition:
    events = among(found_names.event_ids(session, named.name, exactly=named.exactly))
    return POST.id.in_(select(_POST_EVENT.post_id).where(_POST_EVENT.event_id.in_(events)))


def _label(session: Session, named: Named) -> Condition:
    labels = among(found_names.label_ids(session, named.name, exactly=named.exactly))
    return POST.id.in_(select(_POST_LABEL.post_id).where(_POST_LABEL.label_id.in_(labels)))


def _author(session: Session, named: Named) -> Condition:
    authors = found_names.author_keys(session, named.name, exactly=named.exactly)
    return POST.author_key.in_(among(authors))


def _source(session: Session, named: Named) -> Condition:
    sources = found_names.source_ids(session, named.name, exactly=named.exactly)
    # A post may be of no source: NOT of NULL would be NULL again.
    return func.coalesce(POST.source_id.in_(among(sources)), false())


def _language(session: Session, named: Named) -> Condition:
    languages = found_names.languages(session, named.name, exactly=named.exactly)
    return POST.language.in_(among(languages))


_CONDITIONS: Final[dict[NameField, Callable[[Session, Named], Condition]]] = {
    NameField.THEME: _theme,
    NameField.EVENT: _event,
    NameField.LABEL: _label,
    NameField.AUTHOR: _author,
    NameField.SOURCE: _source,
    NameField.LANGUAGE: _language,
}
