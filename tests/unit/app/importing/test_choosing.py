import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.choosing import Change, changed, chosen, published_as_typed
from app.importing.read_file import ReadFile
from db.errors import NameProblem
from db.names import LONGEST
from db.records import Address, AddressKind, Draft, PostLink, Skipped, Span

TEXT = "Lanterns 🏮 e\u0301 שלום"


def draft(title: str, *links: int) -> Draft:
    return Draft(
        title,
        TEXT,
        (),
        author="Noor",
        published="2025-06",
        addresses=(Address(AddressKind.FILE, f"a.txt#{title}"),),
        event="Lantern Week",
        links=tuple(PostLink(Span(at, at + 1), to) for at, to in enumerate(links)),
    )


def file(*drafts: Draft) -> ReadFile:
    return ReadFile("/x/a.txt", "a.txt", "text/plain", b"x", "a", drafts, (Skipped("menu", "x"),))


@pytest.mark.parametrize(
    ("change", "title", "author", "published", "event"),
    [
        (Change(), "A", "Noor", "2025-06", "Lantern Week"),
        (Change(title=" New \n 🏮 title "), "New 🏮 title", "Noor", "2025-06", "Lantern Week"),
        (Change(author="", published="", event=""), "A", "", "", ""),
        (Change(published="2025-06-18"), "A", "Noor", "2025-06-18", "Lantern Week"),
        (Change(event="  שבוע  e\u0301 "), "A", "Noor", "2025-06", "שבוע e\u0301"),
    ],
)
def test_what_the_person_says_stands_in_place_of_what_was_read(
    change: Change, title: str, author: str, published: str, event: str
) -> None:
    new = changed(draft("A"), change)
    assert (new.title, new.author, new.published, new.event) == (title, author, published, event)
    assert (new.text, new.addresses) == (TEXT, draft("A").addresses)


def test_a_name_too_long_for_an_event_is_refused() -> None:
    with pytest.raises(NameProblem):
        changed(draft("A"), Change(event="x" * (LONGEST + 1)))


def test_links_to_a_post_that_is_left_out_go_and_the_others_follow_their_posts() -> None:
    read = file(draft("A", 1, 2), draft("B", 2), draft("C", 0, 1))
    left = chosen(read, {2: Change(title="D")}, {1})
    assert [each.title for each in left.drafts] == ["A", "D"]
    assert left.drafts[0].links == (PostLink(Span(1, 2), 1),)
    assert left.drafts[1].links == (PostLink(Span(0, 1), 0),)
    assert (left.data, left.skipped, left.post_ids) == (b"x", read.skipped, [None, None])
    assert len(read.drafts) == 3


@given(
    links=st.lists(st.lists(st.integers(0, 4)), min_size=5, max_size=5),
    left_out=st.sets(st.integers(0, 4)),
)
def test_every_link_that_stays_leads_to_the_post_it_led_to(
    links: list[list[int]], left_out: set[int]
) -> None:
    read = file(*(draft(str(number), *to) for number, to in enumerate(links)))
    left = chosen(read, {}, left_out)
    for each in left.drafts:
        before = [read.drafts[link.to_draft].title for link in read.drafts[int(each.title)].links]
        after = [left.drafts[link.to_draft].title for link in each.links]
        assert after == [title for title in before if int(title) not in left_out]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2025", "2025"),
        ("2025-06", "2025-06"),
        (" 2025-06-18 ", "2025-06-18"),
        ("18 June 2025", "2025-06-18"),
        ("", ""),
        ("  ", ""),
        ("2025-13", None),
        ("2025-02-30", None),
        ("yesterday 🏮", None),
        ("06", None),
    ],
)
def test_a_typed_date_is_a_year_a_month_a_day_or_none(typed: str, found: str | None) -> None:
    assert published_as_typed(typed) == found
