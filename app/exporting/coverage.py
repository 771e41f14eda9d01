"""Which highlights a summary covers: those of the whole library, or of a part of it."""

from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from typing import Final

from db import events, highlights, posts, search, searches, theme_tree
from db.errors import NotFoundProblem
from db.library import Session
from db.records import Highlight


class Part(StrEnum):
    """What kind of part of a library is meant."""

    ALL = "all"
    EVENT = "event"
    THEME = "theme"
    POST = "post"
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class Coverage:
    """A part of the library.

    Attributes:
        id: That of the event, theme or post; 0 for other parts.
        query: In the language of the search field, of `Part.QUERY` alone.
        name: Under which the query is saved, or "".
    """

    part: Part = Part.ALL
    id: int = 0
    query: str = ""
    name: str = ""


WHOLE: Final = Coverage()


@dataclass(frozen=True, slots=True)
class Covered:
    """The highlights of a part, and how it is named.

    Attributes:
        words: What was asked for, such as "the theme “Money”".
        name: The name of event, theme or post alone, or "".
        themes: The ids of the themes it is about; None where it is about all.
        event: The id of the event it is about, 0 where it is about all.
    """

    highlights: tuple[Highlight, ...]
    words: str
    name: str = ""
    themes: frozenset[int] | None = None
    event: int = 0


def asked(query: str) -> Coverage:
    """What a query finds; the whole library where it says nothing."""
    return Coverage(Part.QUERY, query=query) if query.strip() else WHOLE


def saved(session: Session, name: str) -> Coverage:
    """What a saved search finds; the summary is titled by its name.

    Raises:
        NotFoundProblem: No search is saved under the name.
    """
    found = searches.found(session, name)
    return Coverage(Part.QUERY, query=found.query, name=found.name)


def covered(session: Session, coverage: Coverage) -> Covered:
    """The highlights of a part of the library.

    A theme has those of the themes below it too.

    Raises:
        NotFoundProblem: The event, theme or post is not there any more.
        QueryProblem: The query can be understood in no way.
    """
    match coverage.part:
        case Part.ALL:
            return Covered(tuple(highlights.records(session).values()), _("all posts"))
        case Part.EVENT:
            return _of_event(session, coverage.id)
        case Part.THEME:
            return _of_theme(session, coverage.id)
        case Part.POST:
            return _of_post(session, coverage.id)
        case Part.QUERY:
            return _of_query(session, coverage)


def _of_event(session: Session, event_id: int) -> Covered:
    name = next((event.name for event in events.listed(session) if event.id == event_id), None)
    if name is None:
        raise NotFoundProblem(_("The event is not in the library any more."), _choose())
    inside = {
        post_id
        for post_id, told in events.of_posts(session).items()
        if any(event.id == event_id for event in told)
    }
    found = (each for each in highlights.records(session).values() if each.post_id in inside)
    words = _("the event “{event}”").format(event=name)
    return Covered(tuple(found), words, name, event=event_id)


def _of_theme(session: Session, theme_id: int) -> Covered:
    known = theme_tree.by_id(session)
    if theme_id not in known:
        raise NotFoundProblem(_("The theme is not in the library any more."), _choose())
    family = frozenset(theme_tree.family(session, theme_id))
    found = (
        each
        for each in highlights.records(session).values()
        if any(theme.id in family for theme in each.themes)
    )
    words = _("the theme “{theme}”").format(theme=known[theme_id].path)
    return Covered(tuple(found), words, known[theme_id].name, themes=family)


def _of_post(session: Session, post_id: int) -> Covered:
    post = posts.open_post(session, post_id)
    return Covered(post.highlights, _("the post “{title}”").format(title=post.title), post.title)


def _of_query(session: Session, coverage: Coverage) -> Covered:
    ids = search.highlight_ids(session, coverage.query)
    found = tuple(highlights.records(session, ids).values())
    name, query = coverage.name, coverage.query
    if name:
        return Covered(
            found, _("the search “{name}”: {query}").format(name=name, query=query), name
        )
    return Covered(found, _("the query “{query}”").format(query=query))


def _choose() -> str:
    return _("Choose what else the summary is to cover.")
