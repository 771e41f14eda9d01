"""Gathers the highlights of a library, or of a query, into a summary."""

from datetime import UTC, datetime
from gettext import gettext as _
from typing import Final

from app.exporting.groups import PostFacts
from app.exporting.summary import By, Summary, build
from db import events, highlights, links, notes, posts, search, theme_tree
from db.library import Session
from db.notes import About
from db.records import Highlight, State

_NAMED: Final = 3  # events in a heading; more would not be read


def gather(
    session: Session,
    by: By = By.THEME,
    *,
    query: str = "",
    title: str = "",
    created: datetime | None = None,
) -> Summary:
    """A summary of all highlights, or of those a query finds.

    Args:
        session: Reads the library.
        by: What the sections are.
        query: In the language of the search field; "" for the whole library.
        title: The summary's own; by default what it covers.
        created: The present moment unless given, in UTC.
    """
    ids = search.highlight_ids(session, query) if query.strip() else None
    found = list(highlights.records(session, ids).values())
    facts = _facts(session, found)
    return build(
        found,
        facts,
        by,
        scope=_("the query “{query}”").format(query=query) if query.strip() else _("all posts"),
        title=title or _title(facts),
        created=created or datetime.now(UTC),
        themes=theme_tree.listed(session),
    )


def _facts(session: Session, found: list[Highlight]) -> dict[int, PostFacts]:
    used = {highlight.post_id for highlight in found}
    lost = [highlight.id for highlight in found if highlight.state is State.LOST]
    dates = highlights.made_in(session, lost)
    events_of, urls = events.of_posts(session), links.urls(session)
    notes_of = notes.texts(session, About.POST)
    return {
        line.id: PostFacts(
            id=line.id,
            guid=line.guid,
            title=line.title,
            author=line.author,
            published=line.published,
            url=urls.get(line.id, ""),
            source=line.source,
            events=events_of.get(line.id, ()),
            note=notes_of.get(line.id, ""),
            version_dates=dates,
        )
        for line in posts.lines(session)
        if line.id in used
    }


def _title(facts: dict[int, PostFacts]) -> str:
    """The events that the posts tell of, where these are few and cover them all."""
    names = list(dict.fromkeys(event.name for post in facts.values() for event in post.events))
    if 0 < len(names) <= _NAMED and all(post.events for post in facts.values()):
        return ", ".join(names)
    return _("Highlights")
