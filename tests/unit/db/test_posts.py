"""Posts are listed, found as a person names them, opened whole, corrected and removed."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from db import history, incoming, links, matching, models, notes, posts, searches, trash
from db.errors import NameProblem, NotFoundProblem, Problem
from db.incoming import Arrival
from db.library import Library
from db.records import (
    About,
    Address,
    AddressKind,
    Image,
    Inline,
    InlineKind,
    LinkOut,
    Post,
    PostLink,
    Span,
)
from db.steps import Label
from tests.unit.conftest import MakeDraft
from tests.unit.db.marks import mark, renew

URL = "https://harbour.example/lanterns/"


def test_posts_are_listed_newest_first_and_those_without_a_date_last(
    session: Session, make_draft: MakeDraft
) -> None:
    days = {"Month": "2025-07", "Year": "2025", "None": "", "Day": "2025-07-01"}
    more = [make_draft(title, "x 🏮", published=day) for title, day in days.items()]
    incoming.save(session, [Arrival(draft) for draft in more])
    mark(session, 1, "dusk")
    titles = [(line.title, line.highlights) for line in posts.lines(session)]
    assert titles == [
    ("Day", 0), ("Month", 0), ("Lanterns on the river", 1), ("Who pays for the lanterns?", 0),
    ("Year", 0), ("A quiet harvest", 0), ("None", 0),
    ]  # fmt: skip


def test_a_line_says_what_a_list_shows(library: Library) -> None:
    with library.reading() as session:
        line = posts.lines(session)[0]
    assert (line.id, line.author, line.published) == (1, "Noor Haddad", "2025-06-18")
    assert (line.source, line.excerpt, line.highlights) == ("Harbour Notes", False, 0)
    assert line.words > 20


@pytest.fixture
def called(session: Session) -> Session:
    """Posts 1 to 3 with guids that begin alike: abcd1..., abcd2..., 22220..."""
    for post_id, beginning in ((1, "abcd1"), (2, "abcd2"), (3, "22220")):
        row = session.get_one(models.Post, post_id)
        row.guid = beginning + row.guid[5:]
    session.flush()
    return session


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("1", 1),
        (" 3 ", 3),
        ("003", 3),
        ("٣", 3),  # three, as Arabic digits
        ("２", 2),  # two, full width
        ("abcd1", 1),
        ("ABCD2", 2),
        ("2222", 3),
    ],
)
def test_a_post_is_found_by_its_number_or_the_beginning_of_its_guid(
    called: Session, named: str, found: int
) -> None:
    assert posts.find(called, named) == found


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("abcd", "Several posts begin with “abcd”"),
        ("", "There is no post “”"),
        ("abc", "There is no post"),  # too short to mean a guid
        ("0", "There is no post"),
        ("-1", "There is no post"),
        ("1.0", "There is no post"),
        ("4", "There is no post"),
        ("²", "There is no post"),
        ("1" * 18, "There is no post"),
        ("1" * 5000, "There is no post"),
        ("0" * 17 + "11", "There is no post"),
        ("9223372036854775808", "There is no post"),
        ("%%%%", "There is no post"),
        ("____", "There is no post"),
        ("🏮🏮🏮🏮", "There is no post"),
        ("אבגד", "There is no post"),
    ],
)
def test_what_names_no_post_or_several_is_told(called: Session, named: str, words: str) -> None:
    with pytest.raises(NotFoundProblem) as caught:
        posts.find(called, named)
    assert words in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("named", ["1", "abcd1"])
def test_a_removed_post_is_not_found(called: Session, named: str) -> None:
    posts.remove(called, 1)
    assert posts.find(called, "abcd") == 2
    with pytest.raises(NotFoundProblem):
        posts.find(called, named)
    with pytest.raises(NotFoundProblem):
        posts.open_post(called, 1)
    with pytest.raises(NotFoundProblem):
        posts.remove(called, 1)


def test_an_opened_post_is_the_draft_it_came_from(library: Library, make_draft: MakeDraft) -> None:
    lamp = "https://night.example/l.png"
    draft = replace(
        make_draft("Night 🌙 לילה", "The cafe\u0301 was open.", "\ufffc", "See the harbour.",
                   url="https://night.example/1", author="Ada", published="2025",
                   labels=("night", "cafés")),
        printed="some day in 2025",
        language="en",
        excerpt=True,
        inlines=(Inline(Span(4, 9), InlineKind.EMPHASIS),),
        images=(Image(20, "a lamp 🪔", lamp, "image/png", 2, 3, b"\x89\0"),),
    )  # fmt: skip
    with library.step() as session:
        (post_id,) = incoming.save(session, [Arrival(draft, "Night Blog", "Night Fair")])
        notes.write(session, About.POST, post_id, "read again")
        made = mark(session, post_id, "cafe\u0301")
    with library.reading() as session:
        post = posts.open_post(session, post_id)
    assert (post.title, post.text, post.blocks) == (draft.title, draft.text, draft.blocks)
    assert (post.inlines, post.images, post.labels) == (draft.inlines, draft.images, draft.labels)
    assert (post.author, post.published, post.printed) == ("Ada", "2025", "some day in 2025")
    assert (post.language, post.excerpt, post.version) == ("en", True, 1)
    assert (post.source, post.url) == ("Night Blog", "https://night.example/1")
    assert [event.name for event in post.events] == ["Night Fair"]
    assert (post.highlights, post.note) == ((made,), "read again")


@pytest.fixture
def linked(library: Library, make_draft: MakeDraft) -> Library:
    """Post 4 leads to post 1 by address and to 5 by name; 5 to 4 by name."""
    first = replace(
        make_draft("First", "See the lanterns and Second."),
        inlines=(
            Inline(Span(4, 16), InlineKind.LINK, "http://www.harbour.example/lanterns?utm_source=x#top"),
            Inline(Span(0, 3), InlineKind.LINK, "https://elsewhere.example/"),
            Inline(Span(17, 20), InlineKind.STRONG),
        ),
        links=(PostLink(Span(21, 27), 1),),
    )  # fmt: skip
    second = replace(
        make_draft("Second", "As First said.", url="https://second.example"),
        links=(PostLink(Span(3, 8), 0),),
    )
    with library.step() as session:
        ids = incoming.save(session, [Arrival(first), Arrival(second)])
        incoming.link(session, ids, [first, second])
    return library


def test_links_lead_to_addresses_and_to_posts_of_the_library(linked: Library) -> None:
    with linked.reading() as session:
        first, second = posts.open_post(session, 4), posts.open_post(session, 5)
        by_address = posts.open_post(session, 1).linked_from
    assert by_address == (4,)
    assert first.links == (
        LinkOut(Span(0, 3), "https://elsewhere.example/", None),
        LinkOut(Span(4, 16), "http://www.harbour.example/lanterns?utm_source=x#top", 1),
        LinkOut(Span(21, 27), "https://second.example", 5),
    )
    assert second.links == (LinkOut(Span(3, 8), "", 4),)
    assert (first.linked_from, second.linked_from) == ((5,), (4,))


def test_nothing_leads_to_or_from_a_removed_post(linked: Library) -> None:
    with linked.step() as session:
        posts.remove(session, 1)
        posts.remove(session, 5)
        first = posts.open_post(session, 4)
    assert [link.post_id for link in first.links] == [None, None]
    assert first.linked_from == ()


def test_only_the_present_text_counts_as_leading_somewhere(linked: Library) -> None:
    with linked.step() as session:
        renew(session, 5, "Nothing about it any more.")
        assert posts.open_post(session, 4).linked_from == ()
        assert posts.open_post(session, 5).links == ()


def test_an_address_leads_to_no_post_that_is_still_hidden(
    library: Library, make_draft: MakeDraft
) -> None:
    link = Inline(Span(0, 3), InlineKind.LINK, "https://late.example/")
    draft = replace(make_draft("Early", "See it."), inlines=(link,))
    with library.step() as session:
        (post_id,) = incoming.save(session, [Arrival(draft)])
    with library.long_step(Label("Import")) as step:
        with step.batch() as session:
            incoming.save(session, [Arrival(make_draft("Late", "x", url="https://late.example"))])
        with library.reading() as session:
            assert posts.open_post(session, post_id).links[0].post_id is None
    with library.reading() as session:
        assert posts.open_post(session, post_id).links[0].post_id == 5


def test_what_is_known_of_a_post_can_be_corrected_but_not_its_text(session: Session) -> None:
    before = posts.open_post(session, 1)
    posts.edit(
        session, 1, title="  New 🏮 \n title ", author="Nour", published="2024", language="he"
    )
    after = posts.open_post(session, 1)
    assert after == replace(
        before, title="New 🏮 title", author="Nour", published="2024", language="he"
    )


@pytest.mark.parametrize("title", ["", " \t", "x" * 2_001])
def test_a_post_cannot_lose_its_title(session: Session, title: str) -> None:
    before = posts.open_post(session, 1)
    with pytest.raises(NameProblem):
        posts.edit(session, 1, title=title, author="", published="")
    assert posts.open_post(session, 1) == before


def edit(session: Session, post_id: int, **changed: Any) -> Post:
    """Correct something of a post as its form would, all other fields as they are."""
    post = posts.open_post(session, post_id)
    fields = {
        name: getattr(post, name)
        for name in ("title", "author", "published", "language", "url", "labels")
    }
    posts.edit(session, post_id, **(fields | changed))
    return posts.open_post(session, post_id)


def test_what_is_not_told_stays(session: Session) -> None:
    before = edit(session, 1, language="en")
    posts.edit(session, 1, title=before.title, author="Nour", published="2025")
    after = posts.open_post(session, 1)
    assert after == replace(before, author="Nour", published="2025")


def test_a_form_that_changes_nothing_is_no_step(library: Library) -> None:
    with library.step() as session:
        before = posts.open_post(session, 1)
        assert edit(session, 1) == before
    with library.reading() as session:
        assert len(history.steps(session)) == 1


@pytest.mark.parametrize("published", ["2025-13", "2025-02-30", "yesterday", "18 June", "2025-6"])
def test_what_is_no_date_is_told_and_nothing_is_changed(library: Library, published: str) -> None:
    with pytest.raises(Problem, match=published), library.step() as session:
        edit(session, 1, title="Other", published=published)
    with library.reading() as session:
        assert posts.open_post(session, 1).title == "Lanterns on the river"


NEW = "http://www.harbour.example/lanterns-2/?utm_source=mail"


def test_the_address_of_a_post_can_be_corrected_and_taken_back(library: Library) -> None:
    with library.step() as session:
        assert edit(session, 1, url=f" {NEW} ").url == NEW
        assert edit(session, 3, url=URL).url == URL  # the old one is free
    library.undo()
    with library.reading() as session:
        assert links.urls(session) == {1: URL}
    library.redo()
    with library.reading() as session:
        assert links.urls(session) == {1: NEW, 3: URL}
    with library.step() as session:
        assert edit(session, 1, url="").url == ""
    library.undo()
    with library.reading() as session:
        assert links.urls(session) == {1: NEW, 3: URL}


@pytest.mark.parametrize("spelled", [URL, "http://www.harbour.example/lanterns?fbclid=1"])
def test_two_posts_cannot_have_one_address_however_it_is_spelled(
    session: Session, spelled: str
) -> None:
    with pytest.raises(NameProblem) as caught:
        edit(session, 2, url=spelled)
    assert spelled in caught.value.message
    assert "“Lanterns on the river”" in caught.value.message
    assert edit(session, 1, url=spelled).url == spelled
    posts.remove(session, 1)
    assert edit(session, 2, url=spelled).url == spelled


@pytest.mark.parametrize(
    "url", ["lanterns", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "🏮"]
)
def test_what_is_no_web_address_is_told(session: Session, url: str) -> None:
    with pytest.raises(NameProblem, match="not the address of a web page"):
        edit(session, 1, url=url)
    assert links.urls(session) == {1: URL}


def test_an_address_by_which_a_post_is_known_already_can_be_the_one_shown(
    library: Library, make_draft: MakeDraft
) -> None:
    values = [f"https://many.example/{n}" for n in range(3)]
    draft = replace(
        make_draft("Many roads", "x"),
        addresses=tuple(Address(AddressKind.URL, value) for value in values),
    )
    with library.step() as session:
        (post_id,) = incoming.save(session, [Arrival(draft)])
    with library.step() as session:
        assert edit(session, post_id, url=values[2]).url == values[2]
        assert matching.match(session, make_draft("x", "y", url=values[1])) is not None
        assert matching.match(session, make_draft("x", "y", url=values[0])) is None
    library.undo()
    with library.step() as session:
        assert links.urls(session)[post_id] == values[0]
        assert edit(session, post_id, url="").url == ""


def test_labels_of_a_post_are_those_typed_in_their_order(library: Library) -> None:
    with library.step() as session:
        typed = ["Café 🏮", " funding ", "שוק", "FUNDING", "Cafe\u0301 🏮"]
        assert edit(session, 1, labels=typed).labels == ("Café 🏮", "funding", "שוק")
    with library.step() as session:
        assert edit(session, 1, labels=["שוק", "lantern week"]).labels == ("שוק", "lantern week")
        assert posts.open_post(session, 2).labels == ("funding",)
    library.undo()
    with library.reading() as session:
        assert posts.open_post(session, 1).labels == ("Café 🏮", "funding", "שוק")
    library.undo()
    with library.reading() as session:
        assert posts.open_post(session, 1).labels == ("lantern week", "funding")


@pytest.mark.parametrize("label", ["", "x" * 201])
def test_a_label_needs_a_name(session: Session, label: str) -> None:
    with pytest.raises(NameProblem):
        edit(session, 1, labels=["good", label])


@pytest.mark.parametrize(
    ("ids", "starred", "told"),
    [
        ([2], True, "Star “Who pays for the lanterns?”"),
        ([2, 3], True, "Star 2 posts"),
        ([1, 2], True, "Star “Who pays for the lanterns?”"),
        ([1, 2, 3], False, "Take the star from “Lanterns on the river”"),
    ],
)
def test_posts_are_starred_as_one_step(
    library: Library, ids: list[int], starred: bool, told: str
) -> None:
    with library.step() as session:
        posts.star(session, [1], True)
    with library.step() as session:
        posts.star(session, ids, starred)
    with library.reading() as session:
        shown = {line.id for line in posts.lines(session) if line.starred}
        assert shown == ({1, *ids} if starred else {1} - {*ids})
        assert posts.open_post(session, 1).starred is (1 in shown)
        assert history.steps(session)[0].label.text() == told
    library.undo()
    with library.reading() as session:
        assert [line.id for line in posts.lines(session) if line.starred] == [1]


def test_a_star_that_is_there_already_is_no_step(library: Library) -> None:
    with library.step() as session:
        posts.star(session, [1, 2, 3], False)
    with library.step() as session, pytest.raises(NotFoundProblem):
        posts.star(session, [99], True)
    with library.reading() as session:
        assert len(history.steps(session)) == 1


def test_a_removed_post_frees_its_address_and_comes_back_with_it(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "dusk", "Evening", note="🏮")
        before = posts.open_post(session, 1)
    with library.step() as session:
        posts.remove(session, 1)
        assert links.urls(session) == {}
    with library.step() as session:
        trash.restore(session, before.guid)
    with library.reading() as session:
        assert posts.open_post(session, 1) == before
        assert links.urls(session) == {1: URL}


def test_a_post_whose_address_is_taken_cannot_come_back(
    library: Library, make_draft: MakeDraft
) -> None:
    with library.step() as session:
        posts.remove(session, 1)
        incoming.save(session, [Arrival(make_draft("Again", "x", url=URL))])
        searches.save(session, "kept", "x")
        before = posts.lines(session), trash.listed(session), links.urls(session)
    with (
        pytest.raises(NameProblem, match="“Lanterns on the river” cannot come back"),
        library.step() as session,
    ):
        trash.restore(session, before[1][0].guid)
    with library.reading() as session:
        assert (posts.lines(session), trash.listed(session), links.urls(session)) == before
        assert len(history.steps(session)) == 2


def test_the_first_address_given_is_the_one_shown(library: Library, make_draft: MakeDraft) -> None:
    values = ("https://a.example/x", "https://b.example/", "http://www.a.example/x/#top")
    draft = replace(
        make_draft("Many roads", "x"),
        addresses=(
            Address(AddressKind.GUID, "tag:a,1"),
            *(Address(AddressKind.URL, value) for value in values),
        ),
    )
    with library.step() as session:
        (post_id,) = incoming.save(session, [Arrival(draft)])
        assert links.urls(session)[post_id] == links.urls(session, [post_id])[post_id] == values[0]
        assert addresses(session, post_id) == ["tag:a,1", *values[:2]]


def addresses(session: Session, post_id: int) -> list[str]:
    rows = session.query(models.Address).filter_by(post_id=post_id).order_by(models.Address.id)
    return [row.shown for row in rows]
