from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.choosing import Change
from app.importing.read_file import ReadFile
from app.importing.standing import Standing
from app.ui.dialogs.preview.finding import Finder, Order, Wanted, Which, days_of
from app.ui.dialogs.preview.posts import FoundFiles
from db.records import Address, AddressKind, Draft, Publication

DRAFTS = (
    Draft("Lanterns 🏮 at dusk", "t", (), author="A. Novak", published="2024-05-18"),
    Draft("Cafe\u0301 culture", "t", (), published="2024", labels=("Quay side", "choir")),
    Draft(
        "ערב הפנסים",
        "t",
        (),
        published="2023-11",
        addresses=(Address(AddressKind.URL, "https://harbour.example/2023/evening"),),
    ),
    Draft("apples", "t", (), publication=Publication.DRAFT),
    Draft("Zebra", "t", (), published="2025-01"),
)
STANDINGS = (Standing.NEW, Standing.NEWER, Standing.HERE, Standing.NEW, Standing.AGAIN)


@pytest.fixture
def found() -> FoundFiles:
    file = ReadFile("/x/a.xml", "a.xml", "application/feed", b"x", "a", DRAFTS)
    return FoundFiles.of([file], [STANDINGS])


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", ("", "")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-05", ("2024-05-01", "2024-05-31")),
        ("2024-05..2024-09", ("2024-05-01", "2024-09-31")),
        ("..2023", ("", "2023-12-31")),
        ("2024-5 ..", ("2024-05-01", "")),
        ("2024-05-06", ("2024-05-06", "2024-05-06")),
        ("2025..2024", None),
        ("202", None),
        ("soon", None),
    ],
)
def test_dates_may_be_a_year_a_month_a_day_or_a_range(
    typed: str, days: tuple[str, str] | None
) -> None:
    assert days_of(typed) == days


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("LANT", [0]),
        ("novak dusk", [0]),
        ("caf\u00e9", [1]),
        ("choir quay", [1]),
        ("הפנסים", [2]),
        ("harbour.example", [2]),
        ("dusk zebra", []),
    ],
)
def test_each_word_stands_in_title_author_labels_or_address(
    found: FoundFiles, words: str, numbers: list[int]
) -> None:
    assert Finder(found).find(Wanted(words), Order.FOUND) == numbers


@pytest.mark.parametrize(
    ("which", "numbers"),
    [
        (Which.NEW, [0, 3]),
        (Which.CHANGED, [1]),
        (Which.HERE, [2]),
        (Which.UNPUBLISHED, [3]),
        (Which.LEFT_OUT, [3, 4]),
    ],
)
def test_posts_are_found_by_their_state(
    found: FoundFiles, which: Which, numbers: list[int]
) -> None:
    assert Finder(found).find(Wanted(which=which), Order.FOUND) == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("2024", [0, 1]),
        ("2024-06..", [1, 4]),  # a year that is all that is known may be any day of it
        ("..2023", [2]),
        ("2024-05-18", [0, 1]),
        ("2026", []),
    ],
)
def test_posts_are_found_by_dates_that_overlap(
    found: FoundFiles, typed: str, numbers: list[int]
) -> None:
    days = days_of(typed)
    assert days is not None
    assert Finder(found).find(Wanted(days=days), Order.FOUND) == numbers


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (Order.FOUND, [0, 1, 2, 3, 4]),
        (Order.TITLE, [3, 1, 0, 4, 2]),
        (Order.TITLE_BACK, [2, 4, 0, 1, 3]),
        (Order.NEWEST, [4, 0, 1, 2, 3]),
        (Order.OLDEST, [2, 1, 0, 4, 3]),
        (Order.STATE, [0, 1, 3, 4, 2]),
    ],
)
def test_posts_are_sorted_with_unknown_dates_last(
    found: FoundFiles, order: Order, numbers: list[int]
) -> None:
    assert Finder(found).find(Wanted(), order) == numbers


def test_a_changed_post_is_found_by_its_new_words_alone(found: FoundFiles) -> None:
    finder = Finder(found)
    finder.refresh(
        found.with_posts({4: replace(found.posts[4], change=Change(title="Heron", labels=()))})
    )
    assert finder.find(Wanted("heron"), Order.FOUND) == [4]
    assert finder.find(Wanted("zebra"), Order.FOUND) == []


@given(st.text(max_size=20), st.sampled_from(list(Order)))
def test_what_is_found_is_a_part_of_all_each_once(words: str, order: Order) -> None:
    file = ReadFile("/x/a.xml", "a.xml", "application/feed", b"x", "a", DRAFTS)
    numbers = Finder(FoundFiles.of([file], [STANDINGS])).find(Wanted(words), order)
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) <= set(range(len(DRAFTS)))
