"""A newer text takes the place of an old one with all highlights accounted for, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.importing.carrying_over import carried
from db import (
    highlights,
    last_places,
    models,
    notes,
    posts,
    progress,
    renewing,
    search,
    trash,
    versions,
)
from db.errors import NotFoundProblem, Problem
from db.last_places import LastPlace, OldText, Placed
from db.library import Library
from db.records import (
    About,
    Address,
    AddressKind,
    Draft,
    Image,
    Inline,
    InlineKind,
    Progress,
    Span,
    State,
)
from tests.unit.conftest import draft_of
from tests.unit.db.marks import mark, out_of_step, renewal_of, take_text

MakeDraft = Callable[..., Draft]

TITLE = "Lanterns on the river"
DUSK = "The harbour filled up before dusk 🏮 and everybody had planned for it."
CAFE = "Funding came early: “we paid the café cafe\u0301 ourselves”, said Noor נור."
NEWER = draft_of(TITLE, "A line above all others.", DUSK, CAFE)


def standing(session: Session, post_id: int = 1) -> list[tuple[str, State]]:
    return [(each.passage, each.state) for each in highlights.of_post(session, post_id)]


def test_a_newer_text_is_shown_with_the_highlights_in_their_new_places(session: Session) -> None:
    made = mark(session, 1, "filled up before dusk 🏮", note="ערב e\u0301")
    take_text(session, 1, NEWER)
    post = posts.open_post(session, 1)
    assert (post.text, post.blocks, post.version) == (NEWER.text, NEWER.blocks, 2)
    [highlight] = post.highlights
    assert highlight.span is not None
    assert post.text[slice(*highlight.span)] == highlight.passage == "filled up before dusk 🏮"
    assert (highlight.state, highlight.note, highlight.anchor) == (
        State.PLACED,
        "ערב e\u0301",
        made.anchor,
    )


def test_until_it_is_taken_a_text_that_arrived_is_nobodys(library: Library) -> None:
    with library.reading() as session:
        before = posts.open_post(session, 1)
    with library.writing() as session:
        assert renewing.arrive(session, 1, NEWER) == -2
        assert renewing.arrive(session, 1, draft_of(TITLE, DUSK)) == -3
        assert renewing.arrived_text(session, 1, -2) == NEWER.text
    with library.reading() as session:
        assert posts.open_post(session, 1) == before
        assert [line.number for line in versions.listed(session, 1)] == [1]
        assert search.find(session, "everybody").total == 0


def test_search_finds_the_new_words_and_not_the_old_ones(library: Library) -> None:
    with library.step() as session:
        take_text(session, 1, NEWER)
    with library.reading() as session:
        assert [hit.post_id for hit in search.find(session, "everybody").hits] == [1]
        assert search.find(session, '"nobody had planned"').total == 0
    assert out_of_step(library) == ()


def test_taking_a_newer_text_is_one_step_back_and_forth(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "nobody had planned")
        mark(session, 1, "ourselves")
    with library.reading() as session:
        before = posts.open_post(session, 1)
    with library.step() as session:
        take_text(session, 1, replace(NEWER, labels=("river",)))
    with library.reading() as session:
        after = posts.open_post(session, 1)
    undone = library.undo()
    assert undone is not None
    assert undone.text() == f"Take the newer text of “{TITLE}”"
    with library.reading() as session:
        assert posts.open_post(session, 1) == before
    library.redo()
    with library.reading() as session:
        assert posts.open_post(session, 1) == after
    assert out_of_step(library) == ()


def test_a_text_that_was_taken_back_does_not_hinder_the_next_one(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "ourselves")
        take_text(session, 1, NEWER)
    library.undo()
    with library.step() as session:
        mark(session, 1, "ourselves")
        take_text(session, 1, draft_of(TITLE, CAFE))
    with library.reading() as session:
        assert posts.open_post(session, 1).version == 3
        assert standing(session) == [("ourselves", State.PLACED)]


def test_each_of_many_newer_texts_has_a_number_of_its_own(session: Session) -> None:
    mark(session, 1, "ourselves")
    for paragraphs in ([DUSK, CAFE], [CAFE], [CAFE, DUSK], [DUSK]):
        take_text(session, 1, draft_of(TITLE, *paragraphs))
    assert [(line.number, line.is_present) for line in versions.listed(session, 1)] == [
        (1, False), (2, False), (3, False), (4, False), (5, True),
    ]  # fmt: skip
    assert standing(session) == [("ourselves", State.LOST)]


def test_a_passage_that_is_gone_is_found_when_it_comes_back(session: Session) -> None:
    mark(session, 1, "we paid the café cafe\u0301 ourselves")
    take_text(session, 1, draft_of(TITLE, DUSK))
    assert standing(session) == [("we paid the café cafe\u0301 ourselves", State.LOST)]
    take_text(session, 1, NEWER)
    assert standing(session) == [("we paid the café cafe\u0301 ourselves", State.PLACED)]


def test_a_highlight_in_the_trash_comes_back_at_its_place_in_the_new_text(session: Session) -> None:
    made = mark(session, 1, "ourselves")
    highlights.remove(session, made.id)
    take_text(session, 1, NEWER)
    trash.restore(session, made.guid)
    [highlight] = highlights.of_post(session, 1)
    assert highlight.state is State.PLACED
    assert highlight.span == Span(*_place(NEWER.text, "ourselves"))


def test_no_text_is_taken_while_a_highlight_is_unaccounted_for(library: Library) -> None:
    with library.writing() as session:
        renewal = renewal_of(session, 1, NEWER)
    with library.step() as session:
        mark(session, 1, "ourselves")
    with pytest.raises(Problem, match="was highlighted while"), library.step() as session:
        renewing.renew(session, renewal)
    with library.reading() as session:
        assert posts.open_post(session, 1).version == 1
        assert standing(session) == [("ourselves", State.PLACED)]


def test_no_text_is_taken_that_was_compared_with_another_one(library: Library) -> None:
    with library.writing() as session:
        renewal = renewal_of(session, 1, NEWER)
    with library.step() as session:
        take_text(session, 1, draft_of(TITLE, DUSK))
    with pytest.raises(Problem, match="was changed while"), library.step() as session:
        renewing.renew(session, renewal)
    with library.reading() as session:
        assert posts.open_post(session, 1).text == DUSK


def test_a_post_in_the_trash_takes_no_text(session: Session) -> None:
    renewal = renewal_of(session, 1, NEWER)
    posts.remove(session, 1)
    with pytest.raises(Problem, match="was changed while"):
        renewing.renew(session, renewal)
    with pytest.raises(NotFoundProblem):
        renewing.arrive(session, 1, NEWER)


@pytest.mark.parametrize(
    ("post_id", "expected"),
    [
        (1, ("Noor Haddad", "2025-06-18", ("lantern week", "funding", "river 🌊"))),
        (2, ("Ada Lind", "2025-06", ("funding", "river 🌊"))),
        (3, ("Mira נור", "2024-02-03", ("funding", "river 🌊"))),
    ],
)
def test_only_what_was_unknown_is_filled_in(
    session: Session, post_id: int, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    title = posts.open_post(session, post_id).title
    draft = replace(
        draft_of("Another title", DUSK, author="Mira נור", published="2024-02-03"),
        labels=("Funding", "river 🌊"), language="en", printed="3 Feb 2024",
    )  # fmt: skip
    take_text(session, post_id, draft)
    post = posts.open_post(session, post_id)
    assert (post.author, post.published, post.labels) == expected
    assert (post.title, post.language) == (title, "en")


def test_addresses_are_learnt_and_the_shown_one_stays(session: Session) -> None:
    guid = Address(AddressKind.GUID, "tag:harbour.example,2025:1")
    url = Address(AddressKind.URL, "https://mirror.example/lanterns")
    take_text(session, 1, replace(NEWER, addresses=(url, guid)))
    assert posts.open_post(session, 1).url == "https://harbour.example/lanterns/"
    values = select(models.Address.value).where(models.Address.post_id == 1)
    assert set(session.execute(values).scalars()) == {
        "https://harbour.example/lanterns", "https://mirror.example/lanterns", guid.value,
    }  # fmt: skip


def test_the_whole_text_takes_the_mark_of_an_excerpt_away(session: Session) -> None:
    take_text(session, 1, replace(draft_of(TITLE, DUSK), excerpt=True))
    assert posts.open_post(session, 1).excerpt
    take_text(session, 1, NEWER)
    assert not posts.open_post(session, 1).excerpt


def test_pictures_and_links_of_the_new_text_come_with_it(session: Session) -> None:
    picture = Image(3, "A lantern", "https://harbour.example/a.png", "image/png", 1, 1, b"png")
    link = Inline(Span(0, 3), InlineKind.LINK, "https://upland.example/")
    renewal = renewal_of(session, 1, replace(NEWER, images=(picture,), inlines=(link,)))
    other = (Span(4, 9), 2), (Span(4, 9), 3), (Span(10, 12), 3)
    renewing.renew(session, replace(renewal, links=other, event="Rain Week 🌧"))
    post = posts.open_post(session, 1)
    assert (post.images, post.inlines) == ((picture,), (link,))
    assert len({each.span for each in post.links}) == len(post.links) == 3
    assert [event.name for event in post.events] == ["Lantern Week", "Rain Week 🌧"]


def test_where_reading_stopped_is_inside_a_shorter_text(library: Library) -> None:
    with library.writing(counts=False) as session:
        progress.remember(session, 1, Progress(120, 100))
    with library.step() as session:
        take_text(session, 1, draft_of(TITLE, "Short 🏮."))
    with library.reading() as session:
        assert posts.open_post(session, 1).progress == Progress(8, 8)


def test_notes_on_the_post_stay(session: Session) -> None:
    notes.write(session, About.POST, 1, "mine שלי")
    take_text(session, 1, NEWER)
    assert posts.open_post(session, 1).note == "mine שלי"


def test_no_highlight_has_two_places_in_one_version(session: Session) -> None:
    for quote in ("dusk 🏮", "ourselves", "Funding"):
        mark(session, 1, quote)
    take_text(session, 1, NEWER)
    take_text(session, 1, draft_of(TITLE, CAFE, DUSK))
    assert session.execute(select(func.count()).select_from(models.Placement)).scalar_one() == 9


WORDS = st.sampled_from(["dusk", "🏮", "cafe\u0301", "נור", "river,", "“paid”", "x", "Funding."])
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@given(text=TEXTS, seed=st.integers(0, 2**32), count=st.integers(1, 8), edits=st.integers(0, 12))
def test_after_any_edits_every_highlight_is_placed_to_check_or_lost(
    text: str, seed: int, count: int, edits: int
) -> None:
    random = Random(seed)
    starts = [random.randrange(len(text)) for _ in range(count)]
    spans = [Span(start, random.randint(start + 1, len(text))) for start in starts]
    placed = Placed(1, text, (OldText(1, text, tuple(map(LastPlace, range(count), spans))),))
    newer = text
    for _ in range(edits):
        newer = _edited(newer, random)
    found = carried(placed, newer)
    assert [each.highlight_id for each in found] == list(range(count))
    for each in found:
        assert (each.span is None) is (each.state is State.LOST)
        assert 0 <= each.confidence <= renewing.SURE
        if each.span:
            assert 0 <= each.span.start < each.span.end <= len(newer)
    if newer == text:
        assert [(each.span, each.state) for each in found] == [
            (span, State.PLACED) for span in spans
        ]


def _edited(text: str, random: Random) -> str:
    words = text.split(" ")
    place = random.randrange(len(words) + 1)
    words[place : place + random.randint(0, 2)] = random.choices(
        text.split(), k=random.randint(0, 2)
    )
    return " ".join(words) or "x"


def test_what_a_person_left_on_the_old_text_stays_settled_until_its_words_are_back(
    session: Session,
) -> None:
    made = mark(session, 1, "we paid the café cafe\u0301 ourselves")
    settled = LastPlace(made.id, made.anchor.span, is_settled=True)
    text = last_places.of_post(session, 1).text
    placed = Placed(1, text, (OldText(1, text, (settled,)),))
    [gone] = carried(placed, DUSK)
    assert (gone.span, gone.state, gone.confidence) == (None, State.LOST, renewing.SURE)
    [back] = carried(placed, NEWER.text)
    assert back.state is State.PLACED


def _place(text: str, quote: str) -> tuple[int, int]:
    return text.index(quote), text.index(quote) + len(quote)
