"""One post that arrives by several roads, and again and again, is one post."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from app.importing.report import Update
from app.importing.run import save_files
from app.importing.standing import Standing
from app.importing.standings import standings
from db import twins
from db.library import Library
from db.records import Draft, State
from tests.unit.app.importing.given import (
    FIRST,
    GUID,
    SECOND,
    THIRD,
    TITLE,
    URL,
    addresses,
    dump,
    file,
    kept,
    post,
    save,
)
from tests.unit.db.marks import join, mark
from tests.unit.db.random_actions import everything

ROADS = {
    "page": post(FIRST, SECOND, THIRD),
    "feed": post(FIRST, SECOND, THIRD + " Read on.", url=URL + "?utm_source=feed", guid=GUID),
    "export": post(
        FIRST,
        SECOND.replace("“", '"').replace("”", '"'),
        THIRD,
        guid=GUID,
        url="http://www.harbour.example/lanterns",
    ),
}
OTHER = "https://mirror.example/lanterns"
BOTH = ["https://harbour.example/lanterns", GUID]


@pytest.mark.parametrize("roads", [*permutations(ROADS)])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_post_by_three_roads_is_one_post_in_any_order(
    empty_library: Library, roads: Sequence[str], *, at_once: bool
) -> None:
    if at_once:
        files = [file(ROADS[road], name=road) for road in roads]
        assert len(save_files(empty_library, files).added) == 1
    else:
        added = [save(empty_library, ROADS[road]).added for road in roads]
        assert [len(rows) for rows in added] == [1, 0, 0]
    [one] = kept(empty_library)
    assert addresses(empty_library) == {one.id: sorted(BOTH)}


@pytest.mark.parametrize("at_once", [True, False])
def test_what_one_road_tells_leads_to_the_post_by_the_next(
    empty_library: Library, *, at_once: bool
) -> None:
    drafts = [ROADS["page"], ROADS["feed"], post(FIRST, SECOND, url=OTHER, guid=GUID)]
    if at_once:
        save_files(empty_library, [file(draft) for draft in drafts])
    else:
        for draft in drafts:
            save(empty_library, draft)
    [one] = kept(empty_library)
    assert addresses(empty_library) == {one.id: sorted([*BOTH, OTHER])}


@pytest.mark.parametrize("roads", [*permutations(ROADS)])
def test_highlights_stay_on_a_post_that_comes_by_three_roads(
    empty_library: Library, roads: Sequence[str]
) -> None:
    save(empty_library, ROADS[roads[0]])
    with empty_library.step() as session:
        mark(session, 1, "before dusk 🏮, and nobody", "Evening", note="ערב")
        mark(session, 1, "said Noor נור")
    for road in roads[1:]:
        save(empty_library, ROADS[road])
    [one] = kept(empty_library)
    assert [(each.passage, each.state) for each in one.highlights] == [
        ("before dusk 🏮, and nobody", State.PLACED),
        ("said Noor נור", State.PLACED),
    ]
    assert one.highlights[0].note == "ערב"


EXCERPT = replace(post(FIRST), excerpt=True)
LONGER = replace(post(FIRST, SECOND), excerpt=True)
WHOLE = post(FIRST, SECOND, THIRD)


@pytest.mark.parametrize("order", [*permutations([EXCERPT, LONGER, WHOLE])])
@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("is_here", [True, False])
def test_the_whole_text_is_what_is_kept_of_a_post_and_its_excerpts(
    empty_library: Library, order: Sequence[Draft], *, at_once: bool, is_here: bool
) -> None:
    if is_here:
        save(empty_library, replace(post(FIRST[:40]), excerpt=True))
    if at_once:
        save_files(empty_library, [file(draft) for draft in order])
    else:
        for draft in order:
            save(empty_library, draft)
    [one] = kept(empty_library)
    assert (one.text, one.excerpt) == (WHOLE.text, False)


def test_a_highlight_on_an_excerpt_stands_in_the_whole_text(empty_library: Library) -> None:
    save(empty_library, EXCERPT)
    with empty_library.step() as session:
        mark(session, 1, "before dusk 🏮")
    whole = post("A line above.", FIRST, SECOND, THIRD)
    report = save(empty_library, whole)
    [row] = report.updated
    assert (row.what, row.placed, row.check, row.lost) == (Update.FULL, 1, 0, 0)
    [one] = kept(empty_library)
    [highlight] = one.highlights
    assert highlight.span is not None
    assert one.text[slice(*highlight.span)] == "before dusk 🏮"
    again = save(empty_library, EXCERPT)
    assert (again.updated, [row.reason.value for row in again.unchanged]) == ((), ["already here"])
    assert kept(empty_library) == [one]


def test_nearly_the_same_text_at_two_addresses_is_offered_and_not_joined(
    empty_library: Library,
) -> None:
    save(empty_library, post(FIRST, SECOND, THIRD))
    twin = post(FIRST, SECOND, THIRD + " A word more.", url=OTHER)
    with empty_library.reading() as session:
        assert standings(session, [file(twin)]) == ((Standing.TWIN,),)
    report = save(empty_library, twin)
    assert (len(report.added), report.twins) == (1, 1)
    assert "“Same post?” offers to join them" in report.remarks[0].text
    with empty_library.reading() as session:
        [pair] = twins.open_pairs(session)
    assert (pair.first.id, pair.second.id) == (2, 1)
    assert 0.9 <= pair.likeness < 1
    assert save(empty_library, twin).twins == 0


def test_joining_twins_keeps_both_addresses_and_all_highlights_and_undo_parts_them(
    empty_library: Library,
) -> None:
    save(empty_library, post(FIRST, SECOND, THIRD))
    save(empty_library, post("A line above.", FIRST, THIRD, SECOND, url=OTHER, guid=GUID))
    with empty_library.step() as session:
        mark(session, 1, "said Noor נור")
        mark(session, 2, "the quay was quiet", "Evening", note="ערב")
        mark(session, 2, "A line above")
    before = everything(empty_library)
    with empty_library.step() as session:
        join(session, 2, 1)
    [one] = kept(empty_library)
    assert addresses(empty_library) == {one.id: sorted([*BOTH, OTHER])}
    assert [(each.passage, each.state) for each in one.highlights] == [
        ("said Noor נור", State.PLACED),
        ("the quay was quiet", State.PLACED),
        ("A line above", State.LOST),
    ]
    assert one.highlights[1].note == "ערב"
    empty_library.undo()
    assert everything(empty_library) == before
    assert {each: len(known) for each, known in addresses(empty_library).items()} == {1: 1, 2: 2}


def test_what_was_joined_is_one_post_when_it_comes_again(empty_library: Library) -> None:
    save(empty_library, post(FIRST, SECOND, THIRD))
    save(empty_library, post(FIRST, SECOND, THIRD, url=OTHER))
    with empty_library.step() as session:
        join(session, 2, 1)
    report = save(empty_library, post(FIRST, SECOND, THIRD, url=OTHER))
    assert (report.added, report.twins) == ((), 0)
    assert [row.post_id for row in report.unchanged] == [1]


@pytest.mark.parametrize(
    ("title", "paragraphs", "url", "count"),
    [
        (TITLE, (FIRST, SECOND, THIRD + " More."), "", 1),  # a text file of it
        (TITLE, ("Nothing 🏮 of it e\u0301 שלום at all.", THIRD, "Else."), "", 2),
        ("Weekly notes", (FIRST, SECOND, THIRD + " More."), "", 2),
        (TITLE, (FIRST, SECOND, THIRD + " More."), OTHER, 2),
    ],
)
def test_an_equal_title_and_nearly_the_same_text_are_one_unless_both_have_addresses(
    empty_library: Library, title: str, paragraphs: tuple[str, ...], url: str, count: int
) -> None:
    save(empty_library, post())
    save(empty_library, post(*paragraphs, url=url, title=title))
    assert len(kept(empty_library)) == count


NEWER = post(FIRST, "A paragraph 🏮 e\u0301 שלום that is new in between.", SECOND, THIRD)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param([NEWER], id="the same"),
        pytest.param([WHOLE], id="the older text"),
        pytest.param([WHOLE, NEWER], id="both"),
        pytest.param([replace(NEWER, text=NEWER.text.upper())], id="the same words"),
        pytest.param([EXCERPT], id="an excerpt"),
        pytest.param([replace(NEWER, addresses=())], id="without its address"),
    ],
)
def test_what_is_here_changes_nothing_and_nothing_is_written(
    empty_library: Library, again: Sequence[Draft]
) -> None:
    save(empty_library, WHOLE, data=b"first")
    save(empty_library, NEWER, data=b"second")
    with empty_library.step() as session:
        mark(session, 1, "said Noor נור")
    before = dump(empty_library)
    report = save_files(empty_library, [file(draft, data=b"third") for draft in again])
    assert (report.added, report.updated) == ((), ())
    assert {row.reason.value for row in report.unchanged} == {"already here"}
    assert dump(empty_library) == before


def test_a_newer_text_that_was_taken_back_can_be_taken_again(empty_library: Library) -> None:
    save(empty_library, WHOLE)
    save(empty_library, NEWER)
    empty_library.undo()
    [row] = save(empty_library, NEWER).updated
    assert row.what is Update.NEWER
    assert kept(empty_library)[0].text == NEWER.text


def test_two_newer_texts_of_one_post_in_one_import_are_not_both_taken(
    empty_library: Library,
) -> None:
    save(empty_library, WHOLE)
    other = post(FIRST, SECOND, THIRD, "Another end 🏮 e\u0301 שלום.", guid=GUID)
    report = save(empty_library, NEWER, other)
    assert [row.what for row in report.updated] == [Update.NEWER]
    assert [row.reason.value for row in report.unchanged] == ["twice in this import"]
    [one] = kept(empty_library)
    assert one.text == NEWER.text
    assert addresses(empty_library) == {one.id: sorted(BOTH)}
