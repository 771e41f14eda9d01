"""How highlights are gathered and ordered for a reader."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.exporting.groups import PostFacts
from app.exporting.summary import By, Section, Summary, build
from db.records import Event, Highlight, State, Theme
from tests.unit.app.exporting.briefing_parts import POSTS, WEEK, highlight, theme

FUNDING = theme(1, "Funding", order=2, definition="Who pays.")
PUBLIC = theme(2, "Funding/Public money", order=9)
PEOPLE = theme(3, "People", order=1)
LATE = Event(2, "e2", "A later day", starts="2026-01-01")
UNDATED = Event(3, "e3", "A day nobody dated")


def built(
    highlights: Iterable[Highlight],
    by: By = By.THEME,
    posts: dict[int, PostFacts] = POSTS,
    themes: Iterable[Theme] = (),
) -> Summary:
    made = datetime(2026, 8, 21, tzinfo=UTC)
    given = list(highlights)
    return build(given, posts, by, scope="all", title="Briefing", created=made, themes=themes)


def outline(summary: Summary) -> list[tuple[int, str, int]]:
    return [(each.level, each.title, len(each.entries)) for each in summary.sections]


def passages(section: Section) -> list[str]:
    return [entry.passage for entry in section.entries]


def test_themes_stand_in_their_order_each_below_its_parent() -> None:
    highlights = [
        highlight(1, 1, PUBLIC),
        highlight(2, 1, FUNDING, PEOPLE),
        highlight(3, 1),
    ]

    summary = built(highlights)

    assert outline(summary) == [
        (2, "People", 1),
        (2, "Funding", 1),
        (3, "Public money", 1),
        (2, "Without a theme", 1),
    ]
    assert summary.themes == ("People", "Funding", "Funding/Public money")
    assert summary.highlights == 3


def test_a_parent_without_highlights_has_its_heading_and_the_definition_the_library_knows() -> None:
    alone = built([highlight(1, 1, PUBLIC)])
    known = built([highlight(1, 1, PUBLIC)], themes=[FUNDING, PUBLIC, PEOPLE])

    assert outline(alone) == outline(known) == [(2, "Funding", 0), (3, "Public money", 1)]
    assert [alone.sections[0].lead, known.sections[0].lead] == ["", "Who pays."]
    assert known.themes == ("Funding/Public money",)


def test_headings_are_never_deeper_than_six() -> None:
    deep = theme(1, "/".join("abcdefgh"))

    levels = [section.level for section in built([highlight(1, 1, deep)]).sections]

    assert levels == [2, 3, 4, 5, 6, 6, 6, 6]


def test_within_a_theme_the_oldest_post_stands_first_and_the_text_decides_within_it() -> None:
    highlights = [
        highlight(1, 3, FUNDING, passage="undated"),
        highlight(2, 1, FUNDING, start=40, passage="later in the day's post"),
        highlight(3, 2, FUNDING, start=90, passage="lost, of the month", state=State.LOST),
        highlight(4, 1, FUNDING, start=4, passage="earlier in the day's post"),
    ]

    (section,) = built(highlights).sections

    assert passages(section) == [
        "lost, of the month",
        "earlier in the day's post",
        "later in the day's post",
        "undated",
    ]


def test_events_stand_by_their_date_and_posts_without_one_come_last() -> None:
    posts = {
        **POSTS,
        1: replace(POSTS[1], events=(UNDATED, LATE, WEEK)),
    }
    highlights = [highlight(1, 1), highlight(2, 2), highlight(3, 3)]

    summary = built(highlights, By.EVENT, posts)

    assert [(each.title, each.lead, len(each.entries)) for each in summary.sections] == [
        ("Open Week", "Bergen, 16–20 June 2025", 2),
        ("A later day", "1 January 2026", 1),
        ("A day nobody dated", "", 1),
        ("Without an event", "", 1),
    ]


def test_by_post_each_post_is_a_section_with_its_note() -> None:
    highlights = [highlight(1, 3), highlight(2, 1, start=9), highlight(3, 2), highlight(4, 1)]

    summary = built(highlights, By.POST)

    assert outline(summary) == [
        (2, "1. Why the loaf?", 1),
        (2, "Ten deals [updated]", 2),
        (2, "Untitled post", 1),
    ]
    assert summary.sections[1].note == POSTS[1].note


@pytest.mark.parametrize("by", By)
def test_a_note_on_a_post_stands_exactly_once(by: By) -> None:
    summary = built([highlight(1, 1, FUNDING, PEOPLE), highlight(2, 1, FUNDING)], by)

    notes = [section.note for section in summary.sections]
    notes += [source.note for source in summary.sources]
    assert notes.count(POSTS[1].note) == 1


def test_sources_are_numbered_as_they_are_first_named() -> None:
    highlights = [highlight(1, 2, FUNDING), highlight(2, 3, PEOPLE), highlight(3, 1, FUNDING)]

    summary = built(highlights)

    assert [(each.number, each.title) for each in summary.sources] == [
        (1, "Untitled post"),
        (2, "1. Why the loaf?"),
        (3, "Ten deals [updated]"),
    ]
    numbers = [entry.source for section in summary.sections for entry in section.entries]
    assert numbers == [1, 2, 3]


def test_a_block_id_stands_once_though_the_highlight_stands_twice() -> None:
    guid = "01234567-89ab-4def-8123-456789abcdef"

    summary = built([highlight(1, 1, FUNDING, PEOPLE, guid=guid)])

    entries = [entry for section in summary.sections for entry in section.entries]
    assert [entry.block_id for entry in entries] == ["en-0123456789ab", ""]


def test_guids_that_begin_alike_have_block_ids_of_their_own() -> None:
    guids = ("01234567-89ab-7def-8123-000000000001", "01234567-89ab-7def-8123-000000000002")

    (section,) = built(highlight(n, 1, guid=guid) for n, guid in enumerate(guids)).sections

    assert [entry.block_id for entry in section.entries] == [
        "en-0123456789ab",
        "en-0123456789ab7def8123000000000002",
    ]


def test_only_the_lost_highlight_has_the_date_of_its_version() -> None:
    highlights = [highlight(3, 2, state=State.LOST), highlight(4, 2)]

    (section,) = built(highlights).sections

    assert [(each.state, each.version_date) for each in section.entries] == [
        (State.LOST, "2025-05-03T10:00:00Z"),
        (State.PLACED, ""),
    ]


@pytest.mark.parametrize("by", By)
def test_the_order_in_which_highlights_are_given_does_not_matter(by: By) -> None:
    highlights = [
        highlight(
            number, 1 + number % 3, *((FUNDING, PUBLIC, PEOPLE)[: number % 4]), start=number // 5
        )
        for number in range(30)
    ]
    shuffled = random.Random(7).sample(highlights, k=len(highlights))

    assert built(shuffled, by) == built(highlights, by)
