from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.past_states import PastStates
from app.importing.sheets import sheet_editing
from app.importing.sheets.sheet import Apart, Kind, Sheet, SheetPost
from app.importing.sheets.sheet_outcome import drafts, is_post, outcome, skipped
from db.records import (
    AddressKind,
    BlockKind,
    Image,
    PostLink,
    Reading,
    Skipped,
    Span,
    Suggestion,
)
from tests.unit.app.importing.sheet_readings import (
    CAFE,
    LANTERNS,
    draft,
    readings,
    sheet,
    two_posts,
)

LONG = "The lanterns went out one by one while the band played on. " * 5
SECOND = 3  # the place of the line in the middle of the first post
KINDS: list[Kind] = [*BlockKind, *Apart]


def titles(found: Sheet) -> list[str]:
    return [one.title for one in drafts(found)]


def texts(found: Sheet) -> list[str]:
    return [one.text for one in drafts(found)]


def test_a_split_makes_a_line_the_title_of_what_follows() -> None:
    split = sheet_editing.split(sheet(), SECOND)
    assert titles(split) == ["Lanterns", "Second part", "Boats"]
    assert texts(split) == [LANTERNS, CAFE, "Boats again."]


def test_of_a_post_cut_in_two_the_first_keeps_address_and_date() -> None:
    first, second, _boats = drafts(sheet_editing.split(sheet(), SECOND))
    assert first.addresses[0].kind is AddressKind.URL
    assert [(a.kind, a.value) for a in second.addresses] == [
        (AddressKind.FILE, "page.txt#Second part")
    ]
    assert (first.published, second.published) == ("2025-06-18", "")
    assert (second.author, second.labels) == ("Ada", ("boats",))
    assert second.evidence == ("short line",)


def test_two_posts_cut_off_under_one_title_have_two_addresses() -> None:
    reading = Reading((draft("A", "Start.", "Notes", "One.", "Notes", "Two."),))
    found = sheet_editing.set_kind(Sheet.of(reading, "a.txt"), [2, 4], Apart.TITLE)
    values = [one.addresses[0].value for one in drafts(found)[1:]]
    assert sorted(values) == ["a.txt#Notes", "a.txt#Notes (2)"]


def test_a_highlight_goes_with_its_words() -> None:
    first, second, _boats = drafts(sheet_editing.split(sheet(), SECOND))
    assert [one.quote for one in second.highlights] == ["counted the boats"]
    assert first.highlights == ()


def test_above_a_long_text_a_title_is_put_and_the_text_stays() -> None:
    reading = Reading((draft("A", "Start.", LONG),))
    found = sheet_editing.split(Sheet.of(reading), 2)
    first, second = drafts(found)
    assert second.title.startswith("The lanterns went out")
    assert len(second.title) < 100
    assert (first.text, second.text) == ("Start.", LONG.strip())
    assert sheet_editing.join(found, 1) == Sheet.of(reading)


@pytest.mark.parametrize("reading", [two_posts()])
def test_joined_again_a_line_is_a_heading_and_no_word_is_lost(reading: Reading) -> None:
    joined = sheet_editing.join(sheet_editing.split(Sheet.of(reading), SECOND), 1)
    assert texts(joined) == [one.text for one in reading.drafts]
    assert joined.blocks[SECOND].kind is BlockKind.HEADING


def test_a_joined_title_becomes_a_heading_of_the_text() -> None:
    [only] = drafts(sheet_editing.join(sheet(), 1))
    assert only.text.endswith(f"{CAFE}\nBoats\nBoats again.")
    assert only.blocks[-2].kind is BlockKind.HEADING
    assert only.links == ()  # it named the post that it is part of now


def test_a_title_that_comes_back_brings_back_what_was_said_of_its_post() -> None:
    joined = sheet_editing.join(sheet(), 1)
    again = sheet_editing.split(joined, joined.blocks.index(joined.blocks[6]))
    assert drafts(again) == drafts(sheet())


def test_the_first_post_can_be_joined_with_nothing() -> None:
    found = sheet()
    assert sheet_editing.join(found, 0) is found
    assert sheet_editing.set_kind(found, [1], BlockKind.PARAGRAPH) is found
    assert sheet_editing.set_kind(found, [1], Apart.SKIPPED) is found


def test_a_title_is_moved_down_by_splitting_below_and_skipping_it() -> None:
    """As with an image text that was taken for the title."""
    reading = Reading((draft("An image of flags", "The true title", "Text.", published="2024"),))
    split = sheet_editing.split(Sheet.of(reading), 1)
    assert [part.kind for part in skipped(split)] == ["title without text"]
    [found] = drafts(sheet_editing.set_kind(split, [0], Apart.SKIPPED))
    assert (found.title, found.text) == ("The true title", "Text.")
    assert found.published == "2024"
    assert found.addresses == reading.drafts[0].addresses


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (BlockKind.HEADING, 2),
        (BlockKind.ITEM, 1),
        (BlockKind.QUOTE, 1),
        (BlockKind.CAPTION, 0),
        (BlockKind.CODE, 0),
    ],
)
def test_blocks_become_another_kind(kind: BlockKind, level: int) -> None:
    first = drafts(sheet_editing.set_kind(sheet(), [2, 3], kind))[0]
    assert [(block.kind, block.level) for block in first.blocks[:2]] == [(kind, level)] * 2
    assert first.blocks[2].kind is BlockKind.PARAGRAPH


def test_skipped_words_stay_in_sight_and_come_back_as_they_were() -> None:
    away = sheet_editing.set_kind(sheet(), [2, 3], Apart.SKIPPED)
    assert texts(away)[0] == CAFE
    assert [one.text for one in skipped(away)][1:3] == [LANTERNS, "Second part"]
    assert drafts(sheet_editing.unskip(away, [2, 3])) == drafts(sheet())


def test_what_stands_above_the_first_title_is_in_no_post() -> None:
    found = sheet()
    assert sheet_editing.set_kind(found, [0], BlockKind.PARAGRAPH) is found
    assert sheet_editing.unskip(found, [0]) is found
    assert titles(sheet_editing.set_kind(found, [0], Apart.TITLE)) == ["Lanterns", "Boats"]


def test_a_picture_can_only_be_skipped() -> None:
    pictured = replace(draft("A", "\ufffc", "Text."), images=(Image(0, "Flags 🏮"),))
    block = pictured.blocks[0]
    blocks = (block._replace(kind=BlockKind.IMAGE), *pictured.blocks[1:])
    found = Sheet.of(Reading((replace(pictured, blocks=blocks),)))
    assert sheet_editing.set_kind(found, [1], BlockKind.HEADING) is found
    away = sheet_editing.set_kind(found, [1], Apart.SKIPPED)
    assert [one.text for one in skipped(away)] == ["Flags 🏮"]
    assert drafts(away)[0].images == ()
    assert drafts(sheet_editing.unskip(away, [1])) == drafts(found)


def test_what_is_said_of_a_post_is_changed() -> None:
    found = sheet()
    facts = replace(found.posts[1].facts, title="Ships שלום", url="", event="Harbour Day")
    [_first, second] = drafts(sheet_editing.edit(found, 1, facts))
    assert (second.title, second.event, second.addresses) == ("Ships שלום", "Harbour Day", ())
    assert second.text == "Boats again."
    assert sheet_editing.edit(found, 1, found.posts[1].facts) is found


def test_a_new_url_stands_before_the_other_addresses() -> None:
    found = sheet()
    facts = replace(found.posts[0].facts, url="https://b.example")
    assert [a.value for a in drafts(sheet_editing.edit(found, 0, facts))[0].addresses] == [
        "https://b.example"
    ]


def test_the_label_of_the_archive_heading_goes_on_all_posts_once() -> None:
    bare = [replace(one, labels=()) for one in two_posts().drafts]
    found = Sheet.of(replace(two_posts(), drafts=(bare[0], two_posts().drafts[1])))
    label = sheet_editing.archive_label(found)
    assert label == "boats"
    labels = [one.labels for one in drafts(sheet_editing.label_all(found, label))]
    assert labels == [("boats",), ("boats",)]


def test_a_post_is_left_out_and_taken_in_again() -> None:
    out = sheet_editing.leave_out(sheet(), 1)
    assert titles(out) == ["Lanterns"]
    assert [(one.kind, one.text) for one in skipped(out)[-2:]] == [
        ("post left out", "Boats"),
        ("post left out", "Boats again."),
    ]
    assert drafts(out)[0].links == ()
    assert drafts(sheet_editing.leave_out(out, 1)) == drafts(sheet())


def test_suggestions_are_walked_round_and_go_when_they_are_taken() -> None:
    hints = (Suggestion(0, 0), Suggestion(0, 2))
    found = Sheet.of(replace(two_posts(), suggestions=hints))
    assert sheet_editing.suggestions(found) == (2, 4)
    assert [sheet_editing.next_suggestion(found, at) for at in (0, 2, 4)] == [2, 4, 2]
    assert sheet_editing.next_suggestion(found, 2, backwards=True) == 4
    assert sheet_editing.suggestions(sheet_editing.split(found, 4)) == (2,)
    assert sheet_editing.next_suggestion(Sheet.of(Reading(())), 0) is None


def test_an_update_is_linked_by_the_title_that_it_names() -> None:
    named = draft("A", "Update: see Lanterns on the river at night, my second post.")
    reading = Reading((named, draft("Lanterns on the river at night", LANTERNS)))
    [first, _second] = drafts(sheet_editing.link(Sheet.of(reading), 1, 1))
    [link] = first.links
    assert (first.text[link.span.start : link.span.end], link.to_draft) == (
        "Lanterns on the river at night",
        1,
    )


def test_a_line_that_names_nothing_is_linked_as_a_whole() -> None:
    first = drafts(sheet_editing.link(sheet(), 4, 1))[0]
    assert first.links[-1] == PostLink(Span(first.text.index(CAFE), len(first.text)), 1)
    assert sheet_editing.link(sheet(), 4, 0) == sheet()  # a post is not linked to itself


def test_links_follow_posts_that_move() -> None:
    linked = sheet_editing.link(sheet(), 2, 1)
    assert drafts(linked)[0].links[0] == PostLink(Span(0, len(LANTERNS)), 1)
    assert drafts(sheet_editing.split(linked, SECOND))[0].links[0].to_draft == 2


def test_a_block_that_is_linked_again_leads_to_the_second_post_alone() -> None:
    three = replace(two_posts(), drafts=(*two_posts().drafts, draft("Swans", "Text.")))
    again = sheet_editing.link(sheet_editing.link(Sheet.of(three), 4, 1), 4, 2)
    assert [link.to_draft for link in drafts(again)[0].links] == [1, 2]  # the first is of row 3
    assert len(again.blocks[4].links) == 1


def test_in_a_file_without_posts_one_can_be_begun() -> None:
    parts = (Skipped("navigation", "Home"), Skipped("navigation", LONG))
    found = sheet_editing.split(Sheet.of(Reading((), parts), "a.txt"), 1)
    [only] = drafts(found)
    assert (only.text, only.labels) == (LONG.strip(), ())
    assert only.addresses[0].value == f"a.txt#{only.title}"
    assert [one.text for one in skipped(found)] == ["Home"]


def test_undo_and_redo_walk_through_the_sheets() -> None:
    history = PastStates(sheet())
    split = sheet_editing.split(history.now, SECOND)
    assert history.take(split)
    assert not history.take(split)
    assert history.undo()
    assert history.now == sheet()
    assert (history.can_undo, history.can_redo, history.undo()) == (False, True, False)
    assert history.redo()
    assert history.now is split
    history.undo()
    history.take(sheet_editing.leave_out(history.now, 0))
    assert not history.redo()


@given(readings(), st.data())
def test_whatever_is_done_every_word_stands_in_one_post_or_is_skipped(
    reading: Reading, data: st.DataObject
) -> None:
    found = Sheet.of(reading, "page.txt")
    words = _words_of(found)
    for _step in range(data.draw(st.integers(0, 6))):
        found = _anything(found, data)
        made = outcome(found)
        assert made.unplaced == 0
        assert _words_of(found) == words
        assert all(0 <= link.to_draft < len(made.drafts) for d in made.drafts for link in d.links)
        assert all(d.title == p.facts.title for d, p in zip(made.drafts, _kept(found), strict=True))


@given(readings(), st.data())
def test_split_and_join_give_all_words_back(reading: Reading, data: st.DataObject) -> None:
    found = Sheet.of(reading)
    at = data.draw(st.integers(found.titles[0] + 1, len(found.blocks) - 1))
    split = sheet_editing.split(found, at)
    if split is found:
        return
    joined = sheet_editing.join(split, split.post_at(at))
    assert _words_of(joined) == _words_of(found)
    assert len(joined.titles) == len(found.titles)


def _kept(found: Sheet) -> list[SheetPost]:
    return [
        post
        for number, post in enumerate(found.posts)
        if is_post(post, [found.blocks[at] for at in found.places(number)])
    ]


def _words_of(found: Sheet) -> Counter[str]:
    return Counter(block.words for block in found.blocks if not block.is_added)


def _anything(found: Sheet, data: st.DataObject) -> Sheet:
    at = data.draw(st.integers(0, len(found.blocks) - 1))
    post = data.draw(st.integers(0, len(found.titles) - 1))
    places = data.draw(st.sets(st.integers(0, len(found.blocks) - 1), max_size=4))
    kind = data.draw(st.sampled_from(KINDS))
    facts = replace(found.posts[post].facts, title="Other", url="https://o.example")
    doings = {
        "split": lambda: sheet_editing.split(found, at),
        "join": lambda: sheet_editing.join(found, post),
        "kind": lambda: sheet_editing.set_kind(found, places, kind),
        "unskip": lambda: sheet_editing.unskip(found, places),
        "leave out": lambda: sheet_editing.leave_out(found, post),
        "link": lambda: sheet_editing.link(found, at, post),
        "edit": lambda: sheet_editing.edit(found, post, facts),
        "label": lambda: sheet_editing.label_all(found, "boats"),
    }
    return doings[data.draw(st.sampled_from(sorted(doings)))]()
