"""What fields can hold that is no name: facts, places to look, orders, days, counts."""

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Post
from db.query.fields import NONE
from db.query.tree import CountField, DateField, NameField, Sort, Where

_MOST_YEARS: Final = 12
_DAYS: Final = (
    "today", "yesterday", "this week", "last week", "last 7 days", "this month", "last month",
    "this year", "last year",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FixedValue:
    """A value as a query writes it, and in words what it asks for."""

    value: str
    detail: str = ""


def listed(session: Session, field: str) -> tuple[FixedValue, ...]:
    """What can stand behind a field; of a field of names only that there is none."""
    if field in set(DateField):
        return (*_days(session, DateField(field)), _none(field))
    if field in set(NameField):
        return (_none(field),)
    return tuple(FixedValue(value, detail()) for value, detail in _VALUES.get(field, {}).items())


def field_detail(field: str) -> str:
    """In some words what a field asks for."""
    return _FIELDS[field]()


def _none(field: str) -> FixedValue:
    return FixedValue(NONE, _("what has no {field}").format(field=field))


def _days(session: Session, field: DateField) -> list[FixedValue]:
    """Days counted from today and, for when posts were published, the latest years."""
    years = _years(session) if field is DateField.DATE else []
    return [FixedValue(day) for day in (*_DAYS, *years)]


def _years(session: Session) -> list[str]:
    """The latest years of which there are posts, each by one look into the index of days."""
    years: list[str] = []
    before = "~"  # sorts behind every digit
    while len(years) < _MOST_YEARS:
        latest = session.execute(
            select(func.max(Post.published)).where(
                Post.removed_at.is_(None), Post.published < before
            )
        ).scalar()
        if not latest:
            break
        before = latest[:4]
        years.append(before)
    return years


_VALUES: Final[dict[str, dict[str, Callable[[], str]]]] = {
    "is": {
        "highlighted": lambda: _("with a highlight"),
        "unread": lambda: _("not yet read"),
        "read": lambda: _("read"),
        "starred": lambda: _("with a star"),
        "check": lambda: _("with a highlight to look at"),
        "lost": lambda: _("with a highlight whose words are gone"),
        "excerpt": lambda: _("only a part of the post is here"),
    },
    "has": {
        "note": lambda: _("with a note of yours"),
        "image": lambda: _("with a picture"),
        "link": lambda: _("with a link"),
    },
    "in": {
        Where.POSTS: lambda: _("only in posts"),
        Where.HIGHLIGHTS: lambda: _("only in highlights"),
        Where.NOTES: lambda: _("only in notes"),
    },
    "sort": {
        Sort.NEW: lambda: _("the latest first"),
        Sort.OLD: lambda: _("the oldest first"),
        Sort.RANK: lambda: _("what fits best first"),
        Sort.HIGHLIGHTS: lambda: _("most highlights first"),
    },
    CountField.WORDS: {
        ">1000": lambda: _("more than 1000"),
        "300..1000": lambda: _("from 300 to 1000"),
        "<300": lambda: _("less than 300"),
    },
    CountField.HIGHLIGHTS: {
        ">=1": lambda: _("at least one"),
        ">=3": lambda: _("at least three"),
        "0": lambda: _("none"),
    },
}
_FIELDS: Final[dict[str, Callable[[], str]]] = {
    "title": lambda: _("words of the title"),
    NameField.THEME: lambda: _("with a highlight under a theme"),
    NameField.EVENT: lambda: _("about an event"),
    NameField.AUTHOR: lambda: _("by an author"),
    NameField.SOURCE: lambda: _("from a blog or file"),
    NameField.LABEL: lambda: _("filed under a label"),
    NameField.LANGUAGE: lambda: _("in a language"),
    DateField.DATE: lambda: _("when it was published"),
    DateField.ADDED: lambda: _("when it came into the library"),
    DateField.READ: lambda: _("when you read it"),
    CountField.WORDS: lambda: _("how long it is"),
    CountField.HIGHLIGHTS: lambda: _("how many highlights it has"),
    "is": lambda: _("read, starred, highlighted ..."),
    "has": lambda: _("a note, a picture, a link"),
    "in": lambda: _("posts, highlights or notes"),
    "sort": lambda: _("the order of what is found"),
}
