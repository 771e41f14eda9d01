"""The words that tell what some texts are about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.library import Library
from db.query.tree import Run, Word
from db.words.key_terms import LONGEST_READ, Uses, holding, key_terms, wording
from tests.unit.db.three_subjects import fill


@pytest.fixture
def subjects(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "subjects.eventnotes") as library:
        fill(library)
        yield library


def uses(*texts: str) -> Uses:
    made = Uses()
    for text in texts:
        made.add(text)
    return made


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Café cafe\u0301 CAFE", {"cafe": 3}),
        ("Straße strasse", {"strasse": 2}),
        ("שלום 🏮 עולם", {"שלום": 1, "עולם": 1}),
        ("東京都 and 東京", {"東京": 2, "京都": 1, "and": 1}),
        ("2025, 10 of COP28", {"of": 1, "cop28": 1}),
        ("a don’t", {"don": 1}),
        ("Ἀθῆναι αθηναι", {"αθηναι": 2}),
    ],
)
def test_words_are_counted_as_the_index_compares_them(text: str, counts: dict[str, int]) -> None:
    assert dict(uses(text).counts) == counts


def test_a_word_is_shown_as_it_is_written_most_often() -> None:
    made = uses("Budget budget budget", "ÉTÉ été été", "東京都")
    assert made.shown("budget") == "budget"
    assert made.shown("ete") == "été"
    assert made.shown("京都") == "京都"
    assert made.texts["budget"] == 1


def test_a_monstrous_text_is_read_to_a_point() -> None:
    made = uses("lantern " + "x " * LONGEST_READ + "procession")
    assert "lantern" in made.counts
    assert "procession" not in made.counts


def test_what_stands_in_most_posts_or_no_oftener_than_elsewhere_is_no_key_term(
    subjects: Library,
) -> None:
    with subjects.reading() as session:
        found = key_terms(session, uses("the honey of the hive, and the people of the days"), 10)
    assert [term.word for term in found] == ["hive", "honey"]
    assert [term.posts for term in found] == [4, 4]


def test_words_that_too_few_posts_hold_are_left_out(subjects: Library) -> None:
    made = uses("chimney honey unheard")
    with subjects.reading() as session:
        alone = {term.word for term in key_terms(session, made, 10)}
        shared = {term.word for term in key_terms(session, made, 10, least_posts=2)}
    assert alone == {"chimney", "honey"}
    assert shared == {"honey"}


def test_nothing_has_no_key_terms(subjects: Library, empty_library: Library) -> None:
    for library in (subjects, empty_library):
        with library.reading() as session:
            assert key_terms(session, uses("", "… 🏮 12"), 10) == ()
            assert key_terms(session, uses("unheard"), 10) == ()


def test_a_word_is_part_of_a_query_that_finds_its_posts(subjects: Library) -> None:
    assert (wording("honey"), wording("東京")) == (Word("honey"), Run("東京"))
    with subjects.reading() as session:
        assert set(session.execute(holding(wording("honey"))).scalars()) == {5, 6, 7, 8}
