"""What may have been meant where words or names hardly stand in the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from db.library import Library
from db.query import parse
from db.query.printing import printed
from db.words import spelling, term_list
from db.words.spelling import meant
from db.words.term_list import TermList
from tests.unit.db.marks import copy_of
from tests.unit.db.worded import worded


@pytest.fixture(scope="module")
def reading(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("worded")
    path = worded(files / "empty.eventnotes", folder)
    with copy_of(path, folder / "own.eventnotes") as library, library.reading() as session:
        yield session


def meant_by(session: Session, typed: str) -> str | None:
    found = meant(session, parse(typed))
    return None if found is None else printed(found)


MISSPELT = [
    ("procurment", "procurement"),
    ("teh", "the"),  # of letters that changed places
    ("procuremnet*", "procurement"),
    ("procurm*", "procure*"),
    ("rpoc*", "proc*"),
    ("procurment rules", "procurement rules"),
    ("procurment -teh", "procurement -teh"),
    ("procurment OR grnats", "procurement OR grants"),
    ('"of teh procurment"', '"of the procurement"'),
    ('"teh procurment"~5', '"the procurement"~5'),
    ("title:procurment", "title:procurement"),
    ("strasze", "strasse"),
    ("straẞze", "strasse"),
    ("resumee\u0301", "resume"),
    ("שלוn", "שלום"),
    ("Οδυσσεσ", "οδυσσεασ"),
    ("quixtoic 🏮", "quixotic"),
    ("theme:fundign", "theme:Funding"),
    ("theme:Fundnig/Grants", "theme:Funding/Grants"),
    ("theme:grnats", "theme:Funding/Grants"),
    ("theme:=Fundign", "theme:=Funding"),
    ("theme:=fund", None),
    ('theme:"opne source"', 'theme:"Funding/Open source"'),
    ("theme:cafee", 'theme:"Funding/Café e\u0301tude"'),
    ("event:lantren", 'event:"Lantern Week 🏮"'),
    ("event:שלוo", 'event:"Ferry שלום"'),
    ("author:hadad", 'author:"Noor Haddad"'),
    ("author:lnid", 'author:"Zoë \\"Zo\\" Lind"'),
    ("label:lantrn", 'label:"lantern week"'),
    ("source:habour", 'source:"Harbour Notes"'),
    ("language:dee", None),
    ("language:german", None),
    ("language:germna", "language:de-AT"),
    ("procurment theme:fundign is:unread", "procurement theme:Funding is:unread"),
    ("procurment in:posts sort:new", "procurement in:posts sort:new"),
]


@pytest.mark.parametrize(("typed", "expected"), MISSPELT)
def test_the_likeliest_word_or_name_is_meant(
    reading: Session, typed: str, expected: str | None
) -> None:
    assert meant_by(reading, typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "procurement",
        "proc*",
        "xyzzyxyzzy",
        "xq",
        "qq*",
        "20255",
        "東亰",
        "-procurment",
        "NOT procurment",
        "theme:Funding",
        "theme:fund",
        "theme:none",
        "theme:zzzzzz",
        "procurment~",
        "pr?curment",
        "is:unread date:2025",
        "🏮",
    ],
)
def test_nothing_else_is_meant_where_all_is_known_or_nothing_is_like_it(
    reading: Session, typed: str
) -> None:
    assert meant_by(reading, typed) is None


def test_a_word_of_few_posts_may_be_a_slip_of_one_of_very_many(
    reading: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"procurement": 100, "procurment": 2, "grants": 39, "grnats": 2, "fund": 90, "fnud": 3}
    monkeypatch.setattr(term_list, "whole", lambda _session: TermList(known))
    assert meant_by(reading, "procurment") == "procurement"
    assert meant_by(reading, "procurment*") == "procurement"
    assert meant_by(reading, "grnats") is None
    assert meant_by(reading, "fnud") is None


def test_fewer_edits_come_first_then_the_same_first_letter_then_more_posts(
    reading: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"harbours": 1, "harboux": 90, "garbour": 99, "harbors": 50, "harbouring": 70}
    monkeypatch.setattr(term_list, "whole", lambda _session: TermList(known))
    assert meant_by(reading, "harbour") == "harboux"
    assert meant_by(reading, "arbour") == "garbour"
    assert meant_by(reading, "harbourss") == "harbours"


def test_a_long_query_is_looked_at_only_in_its_first_words(reading: Session) -> None:
    typed = " ".join(["procurment", *(f"qqqq{chr(97 + n)}zzz" for n in range(8)), "washnig"])
    found = meant_by(reading, typed)
    assert found is not None
    assert found.startswith("procurement ")
    assert found.endswith(" washnig")


@given(word=st.sampled_from(["procurement", "brainwashed", "οδυσσεασ", "quixotic"]), data=st.data())
def test_one_slip_in_a_long_word_is_seen(reading: Session, word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    slips = [
        word[:at] + word[at + 1 :],
        word[:at] + "x" + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    typed = data.draw(st.sampled_from([slip for slip in slips if slip != word]))
    assert meant_by(reading, typed) == word


@given(typed=st.text('aeht *"()-~:?שß東🏮\u0301', max_size=20))
def test_whatever_is_typed_nothing_is_raised(reading: Session, typed: str) -> None:
    found = meant(reading, parse(typed))
    assert found is None or found.tree != parse(typed).tree


def test_a_library_without_words_means_nothing(empty_library: Library) -> None:
    with empty_library.reading() as session:
        assert spelling.meant(session, parse("procurment theme:fundign")) is None
