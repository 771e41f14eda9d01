"""Gathers the highlights of a library, or of a part of it, into a summary."""

from dataclasses import replace
from datetime import UTC, datetime
from gettext import gettext as _
from typing import Final

from app.exporting.coverage import WHOLE, Coverage, Covered, covered
from app.exporting.groups import PostFacts
from app.exporting.summary import By, Summary, build
from db import events, highlights, links, notes, posts, theme_tree
from db.library import Session
from db.records import About, Event, Highlight, State

_NAMED: Final = 3  # events in a heading; more would not be read


def gather(
    session: Session,
    by: By = By.THEME,
    coverage: Coverage = WHOLE,
    *,
    title: str = "",
    created: datetime | None = None,
) -> Summary:
    """A summary of all highlights, or of those in a part of the library.

    The summary of a theme says nothing of other themes that its highlights are
    under, and that of an event nothing of other events.

    Args:
        session: Reads the library.
        by: What the sections are.
        coverage: The part of the library.
        title: The summary's own; by default what it covers.
        created: The present moment unless given, in UTC.

    Raises:
        NotFoundProblem: The part is not there any more.
    """
    part = covered(session, coverage)
    found = [_about(highlight, part) for highlight in part.highlights]
    facts = _facts(session, found, part.event)
    return build(
        found,
        facts,
        by,
        scope=part.words,
        title=title or part.name or _title(facts),
        created=created or datetime.now(UTC),
        themes=theme_tree.listed(session),
    )


def _about(highlight: Highlight, part: Covered) -> Highlight:
    if part.themes is None:
        return highlight
    within = tuple(theme for theme in highlight.themes if theme.id in part.themes)
    return replace(highlight, themes=within)


def _facts(session: Session, found: list[Highlight], event_id: int) -> dict[int, PostFacts]:
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
            events=_events(events_of.get(line.id, ()), event_id),
            note=notes_of.get(line.id, ""),
            version_dates=dates,
        )
        for line in posts.lines(session)
        if line.id in used
    }


def _events(told: tuple[Event, ...], event_id: int) -> tuple[Event, ...]:
    return tuple(event for event in told if event_id in (0, event.id))


def _title(facts: dict[int, PostFacts]) -> str:
    """The events that the posts tell of, where these are few and cover them all."""
    names = list(dict.fromkeys(event.name for post in facts.values() for event in post.events))
    if 0 < len(names) <= _NAMED and all(post.events for post in facts.values()):
        return ", ".join(names)
    return _("Highlights")
