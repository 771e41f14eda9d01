"""Every example of the help page “How to search” is understood, and finds what the page says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import resources
from db import highlights, incoming, notes, posts, progress, search, themes
from db.incoming import Arrival
from db.library import Library
from db.models import Placement, Version
from db.query import parse
from db.records import About, Anchor, Image, Inline, InlineKind, Span, State
from tests.unit.conftest import draft_of

PAGE = resources.text("help", "searching.md")
EXAMPLES = [
    example
    for item in re.findall(r"^- (`.+?`):", PAGE, re.MULTILINE)
    for example in re.findall("`([^`]+)`", item)
]

WEEK, RAIN, SONG = 1, 2, 3
FOUND: dict[str, set[int]] = {
    "river procurement": {WEEK}, '"open call"': {WEEK}, '"open procurement"~5': {WEEK},
    "procure*": {WEEK, SONG}, "*wash*": {WEEK}, "w?sh": {SONG}, "procurment~": {WEEK},
    "prcurment~2": {WEEK}, "title:river": {WEEK}, "river -rain": {WEEK},
    "rain OR call": {WEEK, RAIN}, "river (rain OR call)": {WEEK, RAIN},
    "theme:funding": {WEEK, SONG}, "theme:=funding": {WEEK}, "theme:none": {RAIN},
    "event:none": {RAIN, SONG}, "label:none": {RAIN, SONG}, 'event:"river week"': {WEEK},
    "author:ana": {WEEK}, 'source:"river blog"': {WEEK}, "label:water": {WEEK},
    "language:de": {RAIN}, "language:german": {RAIN}, "date:2025": {WEEK}, "date:2025-06": {WEEK},
    "date:2025-06-18": {WEEK}, "date:2025-06-01..2025-06-20": {WEEK}, "date:..2024": {RAIN},
    'date:"18 June 2025"': {WEEK}, 'date:"since June 2025"': {WEEK}, "date:none": {SONG},
    "added:today": {WEEK, RAIN, SONG}, 'added:"last 7 days"': {WEEK, RAIN, SONG},
    "read:none": {RAIN, SONG}, 'read:"this year"': {WEEK}, "is:unread": {RAIN, SONG},
    "is:read": {WEEK}, "is:starred": {RAIN}, "is:highlighted": {WEEK, RAIN, SONG},
    "is:excerpt": {RAIN}, "is:lost": {RAIN}, "is:check": {RAIN, SONG}, "has:note": {WEEK},
    "has:image": {RAIN}, "has:link": {RAIN}, "words:>20": {RAIN}, "words:<=20": {WEEK, SONG},
    "words:10..20": {WEEK}, "highlights:>=1": {WEEK, RAIN, SONG}, "highlights:0": set(),
    "procurement in:posts": {WEEK}, "river sort:new": {WEEK, RAIN},
    "river sort:old": {WEEK, RAIN}, "river sort:rank": {WEEK, RAIN},
    "river sort:highlights": {WEEK, RAIN},
}  # fmt: skip
FOUND_HIGHLIGHTS = {"procurement in:highlights": 1, "procurement in:notes": 1}


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_understood_without_a_notice(example: str) -> None:
    assert parse(example).notice == ""


def test_every_example_is_tried() -> None:
    assert set(EXAMPLES) == {*FOUND, *FOUND_HIGHLIGHTS}


def test_every_example_finds_what_the_page_says(told: Library) -> None:
    with told.reading() as session:
        assert {each: set(search.post_ids(session, each)) for each in FOUND} == FOUND
        for each, number in FOUND_HIGHLIGHTS.items():
            count = search.count(session, each)
            assert (count.posts, count.highlights) == (0, number)
        newest = [hit.post_id for hit in search.find(session, "river sort:new").hits]
        oldest = [hit.post_id for hit in search.find(session, "river sort:old").hits]
        assert (newest, oldest) == ([WEEK, RAIN], [RAIN, WEEK])


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of three posts that the page could be about."""
    path: Path = tmp_path_factory.mktemp("help") / "told.eventnotes"
    with Library.create(path) as library:
        fill(library)
        yield library


def fill(library: Library) -> None:
    week = draft_of(
        "River week opens",
        "An open call on procurement, and a washing day by the river 🏮 שיר.",
        author="Ana Ruiz", published="2025-06-18", labels=("water",),
    )  # fmt: skip
    rain = draft_of(
        "A diary of weather",
        "Rain, rain, rain: it fell on the river all day long, and those who had come to see"
        " the boats went home again, wet and cafe\u0301-bound.",
        author="Ben", published="2024-03",
    )  # fmt: skip
    rain = replace(
        rain,
        excerpt=True,
        language="de-AT",
        images=(Image(0, "rain"),),
        inlines=(Inline(Span(0, 4), InlineKind.LINK, "https://rain.example/"),),
    )
    song = draft_of("A song", "We wish you procured it.")
    with library.step() as session:
        incoming.save(
            session,
            [Arrival(week, "River blog", "River Week"), Arrival(rain, "Rain"), Arrival(song)],
        )
        themes.named(session, "Funding/Grants")
        progress.mark_read(session, [WEEK], True)
        posts.star(session, [RAIN], True)
        marked = highlight(session, WEEK, "procurement", "Funding")
        notes.write(session, About.HIGHLIGHT, marked, "Who does procurement?")
        placed(session, highlight(session, RAIN, "Rain", ""), State.LOST)
        placed(session, highlight(session, SONG, "wish", "Funding/Grants"), State.CHECK)


def highlight(session: Session, post_id: int, quote: str, theme: str) -> int:
    text = session.execute(select(Version.text).where(Version.post_id == post_id)).scalar_one()
    start = text.index(quote)
    highlight_id = highlights.add(session, post_id, Anchor(Span(start, start + len(quote)), quote))
    if theme:
        highlights.put(session, highlight_id, themes.named(session, theme).id)
    return highlight_id


def placed(session: Session, highlight_id: int, state: State) -> None:
    statement = select(Placement).where(Placement.highlight_id == highlight_id)
    placement = session.execute(statement).scalar_one()
    placement.state, placement.confidence = state, 0.5
    if state is State.LOST:
        placement.start = placement.end = None
    session.flush()
