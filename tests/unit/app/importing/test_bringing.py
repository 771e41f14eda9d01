"""Highlights, notes and themes of other tools come to the post they are of, and come once."""

from dataclasses import replace

import pytest

from app.importing.report import Update
from db import highlights, history, repairs, trash
from db.library import Library
from db.records import Draft, ForeignHighlight, Highlight, State
from tests.unit.app.importing.given import FIRST, SECOND, THIRD, URL, dump, kept, post, save
from tests.unit.db.marks import mark

DUSK = ForeignHighlight(
    "before dusk 🏮", note="ערב e\u0301", themes=("Evening/Late", "Light"),
    made="2024-05-01T12:00:00.000Z",
)  # fmt: skip
NOOR = ForeignHighlight("said Noor נור")
GONE = ForeignHighlight("The mayor danced 💃 cafe\u0301 on the roof of the old town hall", note="?")


def quotes(*brought: ForeignHighlight, note: str = "", url: str = URL) -> Draft:
    """A draft of an export that holds nothing but what was highlighted."""
    plain = post(*(each.quote for each in brought), url=url)
    return replace(plain, excerpt=True, highlights=brought, note=note)


def marks(library: Library) -> list[tuple[str, State]]:
    return [(each.passage, each.state) for each in kept(library)[0].highlights]


def test_they_come_with_a_new_post(empty_library: Library) -> None:
    whole = replace(post(), highlights=(DUSK, NOOR), note="the person’s own")
    report = save(empty_library, whole)
    assert len(report.added) == 1
    assert marks(empty_library) == [(DUSK.quote, State.PLACED), (NOOR.quote, State.PLACED)]
    [one] = kept(empty_library)
    first: Highlight = one.highlights[0]
    assert (first.note, first.made) == (DUSK.note, DUSK.made)
    assert [theme.path for theme in first.themes] == ["Evening/Late", "Light"]
    assert one.note == "the person’s own"
    assert one.highlights[1].made  # now, where the tool does not tell
    empty_library.undo()
    assert kept(empty_library) == []


@pytest.mark.parametrize(
    "brought",
    [
        pytest.param(replace(post(), highlights=(DUSK, NOOR)), id="with the same text"),
        pytest.param(replace(quotes(DUSK, NOOR)), id="with the quotes alone"),
        pytest.param(
            replace(post(FIRST + " And more.", SECOND, THIRD), highlights=(DUSK, NOOR)),
            id="with a newer text",
        ),
    ],
)
def test_they_come_to_a_post_that_is_here(empty_library: Library, brought: Draft) -> None:
    save(empty_library, post())
    report = save(empty_library, brought)
    assert report.added == ()
    assert len(report.updated) == 1
    assert marks(empty_library) == [(DUSK.quote, State.PLACED), (NOOR.quote, State.PLACED)]
    assert kept(empty_library)[0].highlights[0].note == DUSK.note


def test_quotes_alone_do_not_change_the_text(empty_library: Library) -> None:
    save(empty_library, post())
    [row] = save(empty_library, quotes(DUSK, NOOR)).updated
    assert (row.what, row.placed, row.check, row.lost) == (Update.HIGHLIGHTS, 2, 0, 0)
    [one] = kept(empty_library)
    assert (one.text, one.version, one.excerpt) == (post().text, 1, False)
    with empty_library.reading() as session:
        assert history.steps(session)[0].label.text() == "Bring highlights to a post"


def test_those_whose_words_are_not_in_the_text_are_listed(empty_library: Library) -> None:
    save(empty_library, post())
    [row] = save(empty_library, quotes(DUSK, GONE)).updated
    assert (row.placed, row.check, row.lost) == (1, 0, 1)
    with empty_library.reading() as session:
        [repair] = repairs.listed(session)
        texts = repairs.texts(session, repair.highlight.id)
    assert (repair.highlight.passage, repair.highlight.note) == (GONE.quote, "?")
    assert texts.old_text[slice(*texts.old_span)] == GONE.quote
    assert texts.new_text == post().text


def test_a_quote_that_is_only_alike_is_placed_and_to_be_checked(empty_library: Library) -> None:
    save(empty_library, post())
    [row] = save(
        empty_library, quotes(ForeignHighlight("nobody planned for so many paper lanterns"))
    ).updated
    assert (row.placed, row.check, row.lost) == (0, 1, 0)
    with empty_library.reading() as session:
        assert len(repairs.listed(session)) == 1


@pytest.mark.parametrize("is_here", [True, False])
def test_one_whose_words_its_own_text_lacks_is_listed_with_all_it_has(
    empty_library: Library, *, is_here: bool
) -> None:
    if is_here:
        save(empty_library, post())
    alike = ForeignHighlight("nobody planned for so many paper lanterns", note="see")
    save(empty_library, replace(post(), highlights=(GONE, alike, DUSK)))
    assert marks(empty_library) == [
        (DUSK.quote, State.PLACED),
        ("nobody had planned for so many lanterns", State.CHECK),
        (GONE.quote, State.LOST),
    ]
    with empty_library.reading() as session:
        listed = repairs.listed(session)
        texts = repairs.texts(session, listed[1].highlight.id)
    assert [each.highlight.note for each in listed] == ["see", "?"]
    assert texts.old_text[slice(*texts.old_span)] == GONE.quote
    assert kept(empty_library)[0].version == 1


@pytest.mark.parametrize(
    "brought",
    [
        pytest.param(replace(post(), highlights=(DUSK, NOOR), note="a"), id="with the text"),
        pytest.param(quotes(DUSK, NOOR, GONE, note="a"), id="with the quotes alone"),
        pytest.param(
            replace(post(), highlights=(ForeignHighlight("  before\n\n dusk 🏮 \n"),)),
            id="with other blanks",
        ),
        pytest.param(
            replace(post(), highlights=(ForeignHighlight('"WE paid the cafe\u0301 café'),)),
            id="with other capitals and signs",
        ),
        pytest.param(replace(post(), highlights=(GONE,)), id="with words that its own text lacks"),
        pytest.param(
            replace(post(FIRST, THIRD), excerpt=True, highlights=(GONE,)),
            id="with words that another text of it lacks",
        ),
    ],
)
def test_what_came_before_is_not_brought_twice_and_nothing_is_written(
    empty_library: Library, brought: Draft
) -> None:
    save(empty_library, post())
    save(empty_library, brought)
    before = dump(empty_library)
    report = save(empty_library, brought)
    assert (report.added, report.updated) == ((), ())
    assert dump(empty_library) == before


def test_what_a_person_marked_or_removed_is_left_as_it_is(empty_library: Library) -> None:
    save(empty_library, post())
    with empty_library.step() as session:
        mark(session, 1, DUSK.quote, "Mine", note="my own")
        highlights.remove(session, mark(session, 1, NOOR.quote).id)
    save(empty_library, quotes(DUSK, NOOR))
    [one] = kept(empty_library)
    assert [(each.passage, each.note) for each in one.highlights] == [(DUSK.quote, "my own")]
    with empty_library.reading() as session:
        assert [each.kind for each in trash.listed(session)] == ["highlight"]


@pytest.mark.parametrize("is_alone", [True, False])
def test_what_was_taken_back_can_be_brought_again(
    empty_library: Library, *, is_alone: bool
) -> None:
    save(empty_library, post())
    brought = quotes(DUSK) if is_alone else replace(post(), highlights=(DUSK,))
    save(empty_library, brought)
    empty_library.undo()
    assert marks(empty_library) == []
    save(empty_library, brought)
    assert marks(empty_library) == [(DUSK.quote, State.PLACED)]


def test_more_quotes_of_a_post_known_by_its_quotes_add_to_them(empty_library: Library) -> None:
    save(empty_library, quotes(DUSK))
    save(empty_library, quotes(DUSK, NOOR))
    assert marks(empty_library) == [(DUSK.quote, State.PLACED), (NOOR.quote, State.PLACED)]
    save(empty_library, post())
    [one] = kept(empty_library)
    assert (one.text, one.excerpt) == (post().text, False)
    assert [each.passage for each in one.highlights] == [DUSK.quote, NOOR.quote]


def test_quotes_do_not_take_the_place_of_the_beginning_of_a_post(empty_library: Library) -> None:
    beginning = replace(post(FIRST[:60]), excerpt=True)
    save(empty_library, beginning)
    save(empty_library, quotes(DUSK, ForeignHighlight(SECOND)))
    [one] = kept(empty_library)
    assert (one.text, one.version) == (beginning.text, 1)
    assert marks(empty_library) == [(DUSK.quote, State.PLACED), (SECOND, State.LOST)]
    save(empty_library, post())
    assert marks(empty_library) == [(DUSK.quote, State.PLACED), (SECOND, State.PLACED)]


def test_a_note_on_the_post_does_not_take_the_place_of_ones_own(empty_library: Library) -> None:
    save(empty_library, replace(post(), note="mine שלי"))
    save(empty_library, quotes(DUSK, note="the tool’s"))
    assert kept(empty_library)[0].note == "mine שלי"


def test_the_same_words_at_two_places_stay_two(empty_library: Library) -> None:
    text = post("One 🏮 e\u0301 שלום lantern.", "Another one 🏮 e\u0301 שלום lantern.")
    places = [text.text.index("lantern"), text.text.rindex("lantern")]
    brought = tuple(ForeignHighlight("lantern", start=place) for place in places)
    save(empty_library, replace(text, highlights=brought))
    spans = [each.span for each in kept(empty_library)[0].highlights]
    assert [span.start for span in spans if span] == places
