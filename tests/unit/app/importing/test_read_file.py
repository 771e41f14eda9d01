import pytest

from app.importing.read_file import prepared
from db.names import LONGEST
from db.records import Address, AddressKind, Draft, Reading


def draft(title: str, *urls: str, event: str = "", text: str = "") -> Draft:
    addresses = tuple(Address(AddressKind.URL, url) for url in urls)
    return Draft(title, text or title, (), addresses=addresses, event=event)


@pytest.mark.parametrize(
    ("said", "own", "event"),
    [
        (None, "", "HarbourCon"),  # what the titles propose
        (None, "Lantern  Week 🏮 é שלום", "Lantern Week 🏮 é שלום"),
        (None, "x" * (LONGEST + 1), "HarbourCon"),
        (None, " \u202e ", "HarbourCon"),
        ("Said", "Lantern Week", "Said"),
    ],
)
def test_the_person_decides_before_the_file_and_the_file_before_the_proposal(
    said: str | None, own: str, event: str
) -> None:
    reading = Reading((draft("HarbourCon 1", event=own), draft("HarbourCon 2", event=own)))
    assert [one.event for one in prepared(reading, said)] == [event, event]


def test_an_address_that_different_posts_share_belongs_to_none() -> None:
    page = "https://example.org/june"
    reading = Reading(
        (draft("A", f"{page}#1", "https://example.org/a"), draft("B", f"http://www.{page[8:]}/#2"))
    )
    first, second = prepared(reading, "")
    assert [address.value for address in first.addresses] == ["https://example.org/a"]
    assert second.addresses == ()


def test_a_post_that_stands_twice_on_a_page_keeps_its_address() -> None:
    reading = Reading((draft("A", "https://example.org/a"), draft("A", "https://example.org/a")))
    assert [len(one.addresses) for one in prepared(reading, "")] == [1, 1]
