"""Drafts become posts with all that came with them, a batch at a time."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db import events, history, incoming, labels, links, models, posts
from db.errors import NameProblem
from db.incoming import Arrival
from db.library import Library
from db.records import Address, AddressKind, PostLink, Span
from tests.unit.conftest import MakeDraft
from tests.unit.db.marks import out_of_step

URL = "https://new.example/1"


def url(value: str) -> Address:
    return Address(AddressKind.URL, value)


def test_a_batch_is_saved_in_its_order_as_one_step(library: Library, make_draft: MakeDraft) -> None:
    drafts = [
        make_draft(f"Post {n} 🏮", f"Text {n} e\u0301 שלום", url=f"{URL}{n}") for n in range(40)
    ]
    arrivals = [Arrival(draft, f"Blog {n % 3}", f"Event {n % 2}") for n, draft in enumerate(drafts)]
    with library.step() as session:
        ids = incoming.save(session, arrivals)
    with library.reading() as session:
        saved = [posts.open_post(session, post_id) for post_id in ids]
        assert [(post.title, post.text, post.url) for post in saved] == [
            (draft.title, draft.text, draft.addresses[0].value) for draft in drafts
        ]
        assert [post.source for post in saved] == [arrival.source for arrival in arrivals]
        assert [[e.name for e in post.events] for post in saved] == [[a.event] for a in arrivals]
        assert history.steps(session, 1)[0].label.text() == "Import 40 posts"
    assert out_of_step(library) == ()
    library.undo()
    with library.reading() as session:
        assert len(posts.lines(session)) == 3
        assert set(links.urls(session)) == {1}
    library.redo()
    with library.reading() as session:
        assert [posts.open_post(session, post_id).text for post_id in ids] == [
            draft.text for draft in drafts
        ]


def test_saving_nothing_is_no_step(library: Library) -> None:
    with library.step() as session:
        assert incoming.save(session, []) == []
    with library.reading() as session:
        assert len(history.steps(session)) == 1


def test_labels_are_one_however_they_are_written_and_keep_their_order(
    session: Session, make_draft: MakeDraft
) -> None:
    first, second = incoming.save(
        session,
        [
            Arrival(make_draft("A", "a", labels=("Zoo 🐘", "Caf\u00e9", "zoo 🐘", "FUNDING"))),
            Arrival(make_draft("B", "b", labels=("cafe\u0301", "Kelvin", "\u212aelvin", "שיר"))),
        ],
    )
    assert labels.of_posts(session, first) == {first: ("Zoo 🐘", "Café", "funding")}
    assert labels.of_posts(session, second) == {second: ("Café", "Kelvin", "שיר")}
    kept = session.execute(select(models.Label.name_key)).scalars().all()
    assert sorted(kept) == ["caf\u00e9", "funding", "kelvin", "lantern week", "zoo 🐘", "שיר"]


def test_sources_and_events_are_one_however_they_are_written(
    library: Library, make_draft: MakeDraft
) -> None:
    arrivals = [
        Arrival(make_draft(str(n), "x"), source, event)
        for n, (source, event) in enumerate(
            [("HARBOUR notes", "LANTERN week"), ("harbour  Notes", "Lantern  Week"), ("", "")]
        )
    ]
    with library.step() as session:
        saved = [posts.open_post(session, each) for each in incoming.save(session, arrivals)]
        assert [post.source for post in saved] == ["Harbour Notes", "Harbour Notes", ""]
        assert [len(post.events) for post in saved] == [1, 1, 0]
        assert len(events.listed(session)) == 2


def test_an_event_that_cannot_be_named_saves_nothing(
    library: Library, make_draft: MakeDraft
) -> None:
    with pytest.raises(NameProblem), library.step() as session:
        incoming.save(session, [Arrival(make_draft("A", "a"), event="x" * 300)])
    with library.reading() as session:
        assert len(posts.lines(session)) == 3


def test_a_post_without_a_title_gets_one(session: Session, make_draft: MakeDraft) -> None:
    (post_id,) = incoming.save(session, [Arrival(make_draft("", "words"))])
    assert posts.open_post(session, post_id).title == "Untitled post"


def test_a_post_may_have_many_addresses_each_once(library: Library, make_draft: MakeDraft) -> None:
    addresses = (
        Address(AddressKind.GUID, URL),
        url(URL),
        url("http://www.new.example/1/#part"),
        url("https://new.example/2"),
        Address(AddressKind.FILE, "a.txt"),
        Address(AddressKind.GUID, URL),
    )
    draft = replace(make_draft("Many", "x"), addresses=addresses)
    with library.step() as session:
        (post_id,) = incoming.save(session, [Arrival(draft)])
        assert kept(session, post_id) == [
            ("guid", URL), ("url", URL), ("url", "https://new.example/2"), ("file", "a.txt"),
        ]  # fmt: skip


def test_a_post_learns_addresses_that_are_new_and_free(
    library: Library, make_draft: MakeDraft
) -> None:
    roads = (url("http://harbour.example/lanterns"), url(URL), Address(AddressKind.FILE, "a.txt"))
    draft = replace(make_draft("x", "y"), addresses=roads)
    with library.step() as session:
        incoming.learn(session, 1, draft)
        first = kept(session, 1)
        assert first == [
            ("url", "https://harbour.example/lanterns/"), ("url", URL), ("file", "a.txt"),
        ]  # fmt: skip
        incoming.learn(session, 2, draft)  # all of them are taken
        assert kept(session, 2) == []
    with library.step() as session:
        incoming.learn(session, 1, draft)
        assert session.info["recorder"].step_id is None
    library.undo()
    with library.reading() as session:
        assert kept(session, 1) == first[:1]


def test_posts_of_one_reading_are_linked_where_both_were_saved(
    library: Library, make_draft: MakeDraft
) -> None:
    to_both = (PostLink(Span(4, 5), 1), PostLink(Span(11, 12), 2))
    drafts = [
        replace(make_draft("A", "see B, see C"), links=to_both),
        make_draft("B", "nothing"),
        replace(make_draft("C", "see A"), links=(PostLink(Span(4, 5), 0),)),
    ]  # fmt: skip
    with library.step() as session:
        first, third = incoming.save(session, [Arrival(drafts[0]), Arrival(drafts[2])])
        incoming.link(session, [first, None, third], drafts)
    with library.reading() as session:
        links = [(each.span, each.post_id) for each in posts.open_post(session, first).links]
        assert links == [(Span(11, 12), third)]
        assert posts.open_post(session, first).linked_from == (third,)
        assert session.execute(text("SELECT count(*) FROM post_link")).scalar_one() == 2


def kept(session: Session, post_id: int) -> list[tuple[str, str]]:
    row = models.Address
    return [
        (kind, shown)
        for kind, shown in session.execute(
            select(row.kind, row.shown).where(row.post_id == post_id).order_by(row.id)
        )
    ]
