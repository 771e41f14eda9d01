"""What is offered where the caret is, and what a chosen offer makes of the query."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from db import recent_searches, themes
from db.folding import fold_line
from db.library import Library
from db.query import parse
from db.query.fields import FIELDS
from db.query.signs import plain
from db.query.tree import Fact, Named, NameField, Sort, Where, leaves
from db.words import fixed_values, found_names, term_table
from db.words.completion import Suggestion, SuggestionKind, suggestions
from db.words.typed_piece import piece_at
from tests.unit.db.marks import copy_of
from tests.unit.db.worded import worded

TODAY = date(2026, 8, 1)
UNDERSTOOD = frozenset(SuggestionKind) - {SuggestionKind.FIELD}


@pytest.fixture(scope="module")
def worded_library(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("worded")
    path = worded(files / "empty.eventnotes", folder)
    with copy_of(path, folder / "own.eventnotes") as library:
        with library.writing(counts=False) as session:
            term_table.refresh(session)
            recent_searches.used(session, "lanterns 🏮 cafe\u0301", "2026-01-01T10:00:00.000Z")
            recent_searches.used(session, "theme:Funding שלום", "2026-01-01T10:00:01.000Z")
        yield library


@pytest.fixture(scope="module")
def reading(worded_library: Library) -> Iterator[Session]:
    with worded_library.reading() as session:
        yield session


def offered(session: Session, marked: str, limit: int = 40) -> tuple[Suggestion, ...]:
    """The offers where | stands in the query."""
    before, _caret, behind = marked.partition("|")
    return suggestions(session, before + behind, len(before), limit)


def chosen(suggestion: Suggestion) -> str:
    """The query afterwards, with | for the caret."""
    at = suggestion.caret
    return f"{suggestion.query[:at]}|{suggestion.query[at:]}"


def queries(session: Session, marked: str, *kinds: SuggestionKind) -> list[str]:
    return [chosen(each) for each in offered(session, marked) if not kinds or each.kind in kinds]


COMPLETED = [
    ("th|", "theme:|"),
    ("TH|", "theme:|"),
    ("-th|", "-theme:|"),
    ("(th|)", "(theme:|)"),
    ("harbour da|", "harbour date:|"),
    ("is|", "is:|"),
    ("proc|", "procurement |"),
    ("the proc|", "the procurement |"),
    ("proc| the", "procurement| the"),
    ("(the OR proc|)", "(the OR procurement|)"),
    ("-proc|", "-procurement |"),
    ('"of the proc|', '"of the procurement|'),
    ('"the proc|" x', '"the procurement|" x'),
    ("“the proc|", "“the procurement|"),
    ("title:proc|", "title:procurement |"),
    ('title:"in the pro|', 'title:"in the procurement|'),
    ("well-proc|", "well-procurement |"),
    ("Stras|", "strasse |"),
    ("STRAẞ|", "strasse |"),
    ("re\u0301s|", "resume |"),
    ("שלו|", "שלום |"),
    ("Ὀδύ|", "οδυσσεασ |"),
    ("🏮 proc|", "🏮 procurement |"),
    ("theme:fund|", "theme:Funding |"),
    ("theme:gr|", "theme:Funding/Grants |"),
    ("theme:Funding/gr|", "theme:Funding/Grants |"),
    ("-theme:gr| x", "-theme:Funding/Grants| x"),
    ("THEME:gr|", "THEME:Funding/Grants |"),
    ("theme:=gr|", "theme:=Funding/Grants |"),
    ("theme:sou|", 'theme:"Funding/Open source" |'),
    ('theme:"open s|', 'theme:"Funding/Open source" |'),
    ('theme:="open s|', 'theme:="Funding/Open source" |'),
    ('theme:"open s|" x', 'theme:"Funding/Open source"| x'),
    ("theme:“open s|” x", 'theme:"Funding/Open source”| x'),
    ("theme:caf|", 'theme:"Funding/Café e\u0301tude" |'),
    ("theme:quot|", 'theme:"A \\"quoted\\" one" |'),
    ("theme:no|", 'theme:"none" |'),
    ("theme:東|", "theme:東京 |"),
    ("event:lan|", 'event:"Lantern Week 🏮" |'),
    ("event:שלו|", 'event:"Ferry שלום" |'),
    ("author:lind|", 'author:"Zoë \\"Zo\\" Lind" |'),
    ("author:zoe|", 'author:"Zoë \\"Zo\\" Lind" |'),
    ("label:stras|", "label:Straße |"),
    ("label:big|", 'label:"the \\"big\\" one" |'),
    ("source:harb|", 'source:"Harbour Notes" |'),
    ("source:東|", 'source:"Ὀδός 東京" |'),
    ("language:de|", "language:de-AT |"),
    ("language:germ|", "language:de-AT |"),
    ("is:un|", "is:unread |"),
    ("is:|read", None),
    ("has:n|", "has:note |"),
    ("in:h|", "in:highlights |"),
    ("sort:n|", "sort:new |"),
    ("date:to|", "date:today |"),
    ("date:mon|", 'date:"this month" |'),
    ('date:"last y|', 'date:"last year" |'),
    ("date:202|", "date:2025 |"),
    ("added:yes|", "added:yesterday |"),
    ("event:no|", "event:none |"),
    ("words:>|", "words:>1000 |"),
    ("Mon|", "theme:Funding date:2025|"),
    ("unr|", "is:unread sort:new|"),
]


@pytest.mark.parametrize(("marked", "expected"), COMPLETED)
def test_what_may_stand_there_is_offered(
    reading: Session, marked: str, expected: str | None
) -> None:
    found = queries(reading, marked)
    assert expected in found if expected else found == []


@pytest.mark.parametrize(
    "marked",
    [
        "p|",
        "fun|ding",
        "theme:Fun|ding",
        'theme:"Open source"|',
        'theme:"Op| source" x',
        "zzzz|",
        "theme:zzzz|",
        "is:zz|",
        "the |",
        "the OR|",
        "東|",
        "東京|",
        "proc*|",
        "proc~|",
        "🏮|",
        "e\u0301|",
        "none:x|",
        '"of the" |',
    ],
)
def test_where_nothing_can_be_known_nothing_is_offered(reading: Session, marked: str) -> None:
    assert queries(reading, marked) == []


def test_with_nothing_typed_there_are_the_latest_searches_and_then_the_saved(
    reading: Session,
) -> None:
    found = offered(reading, " |")
    assert [(each.kind, each.text) for each in found] == [
        (SuggestionKind.RECENT, "theme:Funding שלום"),
        (SuggestionKind.RECENT, "lanterns 🏮 cafe\u0301"),
        (SuggestionKind.SAVED, "Money this year"),
        (SuggestionKind.SAVED, "Ünread things"),
    ]
    assert [each.query for each in found[2:]] == ["theme:Funding date:2025", "is:unread sort:new"]
    assert all(each.caret == len(each.query) for each in found)
    assert len(offered(reading, "|", 1)) == 1


def test_a_saved_search_takes_the_place_of_nothing_else(reading: Session) -> None:
    assert queries(reading, "the unr|", SuggestionKind.SAVED) == []


def test_an_open_field_offers_its_themes_in_their_order_and_that_there_is_none(
    reading: Session,
) -> None:
    found = offered(reading, "theme:|")
    assert [each.text for each in found] == [
        "Funding", "Funding/Open source", "Funding/Grants", "Funding/Café e\u0301tude",
        'A "quoted" one', "none", "東京", "none",
    ]  # fmt: skip
    assert {each.kind for each in found[:-1]} == {SuggestionKind.THEME}
    assert found[-1].kind is SuggestionKind.VALUE
    assert [each.count for each in found[:3]] == [0, 1, 0]
    assert len({each.colour for each in found[:-1]}) > 1


def test_names_that_begin_so_stand_before_those_with_a_word_that_does(reading: Session) -> None:
    assert [each.text for each in offered(reading, "event:l|")] == ["Lantern Week 🏮"]
    assert [each.text for each in offered(reading, "label:|")][-1] == "none"
    assert [each.text for each in offered(reading, "theme:o|")] == [
        "Funding/Open source",
        'A "quoted" one',
    ]
    assert [each.text for each in offered(reading, "source:h|")] == ["Harbour Notes"]


def test_words_come_by_their_posts_and_with_them(reading: Session) -> None:
    found = [each for each in offered(reading, "te|") if each.kind is SuggestionKind.WORD]
    assert [(each.text, each.count) for each in found] == [("test", 1), ("tests", 1)]
    assert [each.text for each in offered(reading, "of the t|")] == []


def test_behind_words_another_word_stands_before_a_field_that_is_not_typed_whole(
    reading: Session,
) -> None:
    def kinds(marked: str, limit: int = 8) -> list[SuggestionKind]:
        return [each.kind for each in offered(reading, marked, limit)]

    field, word = SuggestionKind.FIELD, SuggestionKind.WORD
    assert kinds("of th|")[0] is word
    assert kinds("of th|")[-1] is field
    assert kinds("of th|", 2) == [word, field]
    assert kinds("of th|", 1) == [field]
    for fields_first in ("th|", "theme:Funding th|", "-of th|", "of theme|"):
        assert kinds(fields_first)[0] is field


def test_the_years_are_those_of_posts_the_latest_first(reading: Session) -> None:
    texts = [each.text for each in offered(reading, "date:20|")]
    assert texts == ["2025", "2024", "2023", "2022"]


def test_every_value_of_a_fact_a_place_and_an_order_is_offered(reading: Session) -> None:
    for field, values in [
        ("is", {fact.partition(":")[2] for fact in Fact if fact.startswith("is:")}),
        ("has", {fact.partition(":")[2] for fact in Fact if fact.startswith("has:")}),
        ("in", {*Where}),
        ("sort", {*Sort}),
    ]:
        assert {each.text for each in offered(reading, f"{field}:|")} == values


def test_every_field_is_offered_and_said_in_words(reading: Session) -> None:
    assert {each.text for field in FIELDS for each in offered(reading, f"{field}|")} >= {
        f"{field}:" for field in FIELDS
    }
    assert all(map(fixed_values.field_detail, FIELDS))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("opening", ["", '"', "“"])
def test_every_value_and_name_that_is_offered_is_understood(
    reading: Session, field: str, opening: str
) -> None:
    for each in offered(reading, f"the {field}:{opening}|"):
        understood = parse(each.query, TODAY)
        assert understood.notice == "", each
        for leaf in leaves(understood.tree):
            if isinstance(leaf, Named):
                assert found_names.is_known(reading, leaf.field, leaf.name), each


@pytest.mark.parametrize("field", NameField)
@pytest.mark.parametrize("sign", [":", ":="])
def test_a_name_that_was_chosen_is_the_one_that_is_asked_for(
    reading: Session, field: NameField, sign: str
) -> None:
    for each in offered(reading, f"{field}{sign}|"):
        if each.kind is not SuggestionKind.VALUE:
            leaf = parse(each.query, TODAY).tree
            assert isinstance(leaf, Named)
            assert fold_line(leaf.name) == fold_line(each.text)


PIECES = st.sampled_from(
    ["th", "proc", "theme:", "theme:=", "event:", "date:", "is:", "sort:", "title:", "-", "(", ")",
     '"', "“", "”", " ", "fun", "open", "last m", "lan", "20", "שלו", "東", "🏮", "e\u0301", "ß",
     "Ὀδ", "*", "~", "\\", "OR ", "none", "no"]
)  # fmt: skip


TYPED = st.lists(PIECES, max_size=6).map("".join)


@given(before=TYPED, behind=TYPED)
def test_only_the_word_at_the_caret_changes(reading: Session, before: str, behind: str) -> None:
    typed = before + behind
    for each in suggestions(reading, typed, len(before)) if typed.strip() else ():
        if each.kind is not SuggestionKind.SAVED:
            piece = piece_at(typed, len(before))
            assert piece is not None
            assert each.query.startswith(before[: piece.start])
            assert each.query.endswith(behind)
            assert len(each.query) - each.caret in (len(behind), len(behind) - 1)


@given(before=TYPED, behind=TYPED)
def test_a_piece_begins_where_a_word_or_value_may_begin(before: str, behind: str) -> None:
    piece = piece_at(before + behind, len(before))
    if piece is not None and piece.is_quoted:
        assert plain(before)[piece.start] == '"'
    elif piece is not None:
        assert not re.search(r"[\s()]", before[piece.start :])
        assert re.search(r"(^|[\s(:=-])\Z", before[: piece.start]) or ")" in before


@given(before=TYPED)
def test_what_was_understood_before_is_understood_after(reading: Session, before: str) -> None:
    """A name, value or word that was chosen adds no remark to a query that had none."""
    for each in suggestions(reading, before, len(before)):
        if each.kind in UNDERSTOOD and before.strip():
            head = before[: _common(before, each.query)]
            if not parse(head, TODAY).notice and head.count('"') % 2 == 0:
                assert parse(each.query, TODAY).notice == "", (before, each)


def _common(one: str, other: str) -> int:
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at


def test_what_is_typed_already_is_not_offered(reading: Session) -> None:
    assert queries(reading, "is:unread|") == []
    assert queries(reading, "procurement|") == []


def test_names_are_read_anew_when_the_library_changes(worded_library: Library) -> None:
    def names() -> list[str]:
        with worded_library.reading() as session:
            return [each.text for each in offered(session, "theme:hero|")]

    assert names() == []
    with worded_library.step() as session:
        themes.named(session, "Héros 🦸 שם")
    assert names() == ["Héros 🦸 שם"]
    worded_library.undo()
    assert names() == []
