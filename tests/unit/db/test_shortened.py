"""How a passage stands in the name of a step and at the head of its note."""

import pytest

from db.highlights import shortened


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        ("half past six \N{IZAKAYA LANTERN}", "half past six \N{IZAKAYA LANTERN}"),
        ("“We paid the cafe\u0301 ourselves”", "We paid the cafe\u0301 ourselves"),
        ("„Offen“, sagte sie. „Immer“", "Offen“, sagte sie. „Immer"),
        ("«נור»", "נור"),
        ("two\n lines", "two lines"),
        ("a" * 41, "a" * 39 + "…"),
        ("a" * 37 + ". Then more", "a" * 37 + "…"),
    ],
)
def test_a_passage_stands_on_one_line_and_well_between_quotation_marks(
    passage: str, shown: str
) -> None:
    assert shortened(passage) == shown


def test_a_passage_that_stands_alone_keeps_its_quotation_marks() -> None:
    assert shortened("“We paid.” נור", in_quotes=False) == "“We paid.” נור"
