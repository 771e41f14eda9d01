"""A sentence that finds nothing is cut down to the words that tell most."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db import search
from db.query import Query, parse
from db.query.printing import printed
from db.words.fewer_words import fewer
from tests.unit.db.marks import copy_of
from tests.unit.db.worded import worded


@pytest.fixture(scope="module")
def reading(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("worded")
    path = worded(files / "empty.eventnotes", folder)
    with copy_of(path, folder / "own.eventnotes") as library, library.reading() as session:
        yield session


def left_of(session: Session, typed: str) -> str | None:
    def posts(query: Query) -> int:
        return search.count(session, printed(query)).posts

    left = fewer(session, parse(typed), posts)
    return None if left is None else printed(left)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("somebody said the procurement rules of zebras", "the procurement rules of"),
        ("nobody knows the procurement harb*", "the procurement harb*"),
        ("cafe\u0301 the resume\u0301 funding", "funding"),
        ("whoever שלום 東京 taste 🏮", "שלום 東京 taste"),
        ("zebra yak washing -unwashed", None),
        ("yesterday the procurement author:noor", "the procurement author:noor"),
        ('yesterday zebra procurement "no such phrase"', None),
        ("yesterday zebra gnu", None),
        ("zebra procurement", None),  # too short for a sentence
        ("zebra OR yak OR gnu", None),
        ("zebra gnu of", None),  # “of” alone tells nothing
        ("zebra gnu yak of 東京", "of 東京"),
        (" ".join(f"word{n}" for n in range(30)), None),
        ("", None),
    ],
)
def test_the_most_usual_words_are_given_up(reading: Session, typed: str, left: str | None) -> None:
    assert left_of(reading, typed) == left


def test_a_sentence_without_a_hit_offers_what_its_telling_words_find(reading: Session) -> None:
    found = search.find(reading, "somebody said something about the harbuor rules of Noor")
    assert found.total == 0
    assert found.meant is not None
    assert found.meant.posts > 0
    assert search.find(reading, found.meant.query).total == found.meant.posts


def test_in_notes_alone_a_sentence_is_not_cut_down(reading: Session) -> None:
    assert search.find(reading, "somebody said the procurement in:notes").meant is None
