"""What a person corrected in how a site's pages are split is kept for its next page."""

import pytest

from db import history, layouts
from db.library import Library

RULES = '{"titles": "short lines 🏮 e\u0301 שלום"}'


@pytest.mark.parametrize("asked", ["Harbour Notes", "HARBOUR  notes", " harbour notes "])
def test_rules_are_found_by_the_name_of_the_site(library: Library, asked: str) -> None:
    with library.writing(counts=False) as session:
        layouts.keep(session, "Harbour Notes", RULES)
    with library.reading() as session:
        assert layouts.of_site(session, asked) == RULES
        assert layouts.of_site(session, "Upland Diary") == ""


def test_the_last_rules_count_and_none_can_be_kept(library: Library) -> None:
    for rules in ("{}", RULES, ""):
        with library.writing(counts=False) as session:
            layouts.keep(session, "Harbour Notes", rules)
            assert layouts.of_site(session, "Harbour Notes") == rules


def test_keeping_them_is_no_step(library: Library) -> None:
    with library.writing(counts=False) as session:
        layouts.keep(session, "Harbour Notes", RULES)
    with library.reading() as session:
        assert len(history.steps(session)) == 1
