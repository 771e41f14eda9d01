"""Highlights, posts and themes as the library would give them."""

from uuid import UUID

from app.exporting.groups import PostFacts
from db.records import Anchor, Event, Highlight, Span, State, Theme

WEEK = Event(1, "e1", "Open Week", "", "Bergen", "2025-06-16", "2025-06-20")

# Dated with an event and an address; of a month, its title like a list; hardly known at all.
POSTS = {
    1: PostFacts(
        id=1,
        guid="p1",
        title="Ten deals [updated]",
        author="Ines Okafor",
        published="2025-06-14",
        url="https://example.org/ten_(1)",
        source="Harbour Notes",
        events=(WEEK,),
        note="Read it twice.\n\nThe end repeats the talk.",
    ),
    2: PostFacts(
        id=2,
        guid="p2",
        title="1. Why the loaf?",
        published="2025-06",
        version_dates={3: "2025-05-03T10:00:00Z"},
    ),
    3: PostFacts(id=3, guid="p3", title="", author="שרה e\u0301", events=(WEEK,)),
}


def theme(number: int, path: str, order: int = 0, definition: str = "") -> Theme:
    """A theme of this path, whether or not its parent exists."""
    name = path.rpartition("/")[2]
    return Theme(number, f"t{number}", name, path, None, 0, definition, None, order, 0)


def highlight(
    number: int,
    post_id: int,
    *themes: Theme,
    start: int = 0,
    passage: str = "words",
    note: str = "",
    state: State = State.PLACED,
    guid: str = "",
) -> Highlight:
    """A highlight whose guid tells its number unless one is given."""
    span = Span(start, start + len(passage))
    return Highlight(
        id=number,
        guid=guid or str(UUID(int=number << 80)),
        post_id=post_id,
        anchor=Anchor(span, passage),
        span=None if state is State.LOST else span,
        passage=passage,
        state=state,
        themes=themes,
        note=note,
        made="2026-01-01T00:00:00Z",
    )
