"""Which sources and languages a typed name stands for, and what is said of an unknown one."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from db import incoming, posts
from db.folding import name_key
from db.incoming import Arrival
from db.library import Library
from db.query import parse
from db.query.tree import NameField
from db.search.hints import why_nothing
from db.words import found_names
from db.words.language_names import language_codes
from tests.unit.conftest import MakeDraft


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("de", "de"), ("DE_at", "de-at"), ("German", "de"), ("deutsch", "de"), ("Français", "fr"),
        ("francais", "fr"), ("עברית", "he"), ("日本語", "ja"), ("Ελληνικά", "el"), ("xx", "xx"),
        ("norsk", "nb"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_code_and_by_name(name: str, code: str) -> None:
    assert code in language_codes(name)


@pytest.mark.parametrize(
    ("name", "exactly", "found"),
    [
        ("de", False, {"de", "de-AT"}),
        ("de", True, {"de"}),
        ("deutsch", False, {"de", "de-AT"}),
        ("DE-at", False, {"de-AT"}),
        ("d", False, set()),
        ("english", False, {"en-GB"}),
    ],
)
def test_a_language_means_its_regions_unless_exactly(
    library: Library, make_draft: MakeDraft, name: str, exactly: bool, found: set[str]
) -> None:
    with library.step() as session:
        drafts = [
            replace(make_draft(f"{code} 🎉 שיר e\u0301", "text"), language=code)
            for code in ("de", "de-AT", "en-GB")
        ]
        incoming.save(session, [Arrival(draft) for draft in drafts])
    with library.reading() as session:
        assert set(found_names.languages(session, name, exactly=exactly)) == found


@pytest.mark.parametrize(
    ("name", "exactly", "known"),
    [
        ("harbour", False, True),
        ("HARBOUR Notes", True, True),
        ("harbour", True, False),
        ("x", False, False),
    ],
)
def test_a_source_is_known_by_part_of_its_name_unless_exactly(
    library: Library, name: str, exactly: bool, known: bool
) -> None:
    with library.reading() as session:
        assert found_names.is_known(session, NameField.SOURCE, name, exactly=exactly) is known


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("source:nowhere", "There is no source “nowhere”."),
        ("language:klingon", "No post is in the language “klingon”"),
        ("source:=harbour", "Without “=” it need not be the whole name."),
        ("title:procurations~", "Fewer words or conditions"),
        ('"procurations lanterns"~2', "procu*"),
        ("date:1999", "Fewer words or conditions"),
    ],
)
def test_a_search_without_hits_says_why(library: Library, typed: str, line: str) -> None:
    with library.reading() as session:
        assert line in why_nothing(session, parse(typed).tree)


def test_an_author_that_is_being_written_is_found_at_once_and_one_taken_back_is_not(
    library: Library,
) -> None:
    def asked(session: Session) -> list[str]:
        return found_names.author_keys(session, "zOË\u0301 🎉")

    with library.reading() as session:
        assert asked(session) == []
    with pytest.raises(LookupError), library.step() as session:
        posts.edit(session, 1, title="Lanterns 🏮", author="Zoë\u0301 🎉 שיר", published="")
        assert asked(session) == [name_key("Zoë\u0301 🎉 שיר")]
        raise LookupError
    with library.reading() as session:
        assert asked(session) == []
    with library.step() as session:
        posts.edit(session, 1, title="Lanterns 🏮", author="Zoë\u0301 🎉 שיר", published="")
    with library.reading() as session:
        assert asked(session) == [name_key("Zoë\u0301 🎉 שיר")]
