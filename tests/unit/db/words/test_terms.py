"""The words of a library, and those that a wildcard or “nearly” stands for."""

import string
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db import models, notes, posts
from db.interrupting import Interruption
from db.jobs import Stopped
from db.library import Library
from db.query.tree import (
    And,
    Fact,
    Fuzzy,
    Not,
    Nothing,
    Or,
    Prefix,
    Titled,
    Tree,
    Wildcard,
    Word,
)
from db.records import About
from db.words import term_list, term_table, terms, vocabulary
from db.words.term_list import TermList
from tests.unit.db.marks import copy_of, renew
from tests.unit.db.worded import worded

# Letters of several scripts, with an emoji's neighbour, a mark and a right-to-left letter.
LETTERS = "abßéwסש京Ω\u0301"


@pytest.fixture(scope="module")
def worded_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return worded(files / "empty.eventnotes", tmp_path_factory.mktemp("worded"))


@pytest.fixture
def library(worded_file: Path, tmp_path: Path) -> Iterator[Library]:
    with copy_of(worded_file, tmp_path / "own.eventnotes") as library:
        yield library


def refresh(library: Library) -> None:
    with library.writing(counts=False) as session:
        term_table.refresh(session)


def found(library: Library, tree: Tree) -> Tree:
    with library.reading() as session:
        return terms.expanded(session, tree)


def words(tree: Tree) -> set[str]:
    """The words of what one wildcard or “nearly” became."""
    parts = tree.parts if isinstance(tree, Or) else (tree,)
    return {part.text for part in parts if isinstance(part, Word)}


def bring(session: Session, post_id: int, note: str) -> None:
    notes.write(session, About.POST, post_id, note)


CASES = [
    (Wildcard("*wash*"), {"wash", "washing", "brainwashed", "unwashed"}),
    (Wildcard("t?st"), {"test"}),
    (Wildcard("t??st"), {"toast"}),
    (Wildcard("t*st*"), {"taste", "test", "tests", "toast"}),
    (Wildcard("stra*e"), {"strasse"}),
    (Wildcard("stra?e"), set()),
    (Wildcard("r?sume"), {"resume"}),
    (Wildcard("οδ?ς"), set()),
    (Wildcard("οδ?σ"), {"οδοσ"}),
    (Wildcard("*δυσσ*"), {"οδυσσεασ"}),
    (Wildcard("?לום"), {"שלום"}),
    (Wildcard("ae?op"), {"aesop"}),
    (Wildcard("?ire"), {"fire"}),
    (Wildcard("quix*ic"), {"quixotic"}),
    (Wildcard("ze*yr"), {"zephyr"}),
    (Wildcard("זב?ה"), {"זברה"}),
    (Wildcard("[a-z]*"), set()),
    (Wildcard("z?zz*"), set()),
    (Wildcard("?東*"), set()),
    (Fuzzy("procurment", 1), {"procurement"}),
    (Fuzzy("rocurment", 1), set()),
    (Fuzzy("rocurment", 2), {"procurement"}),
    (Fuzzy("test", 1), {"test", "tests"}),
    (Fuzzy("שלומ", 1), {"שלום"}),
    (Fuzzy("strase", 1), {"strasse"}),
]


@pytest.mark.parametrize("is_fresh", [True, False])
@pytest.mark.parametrize(("wording", "expected"), CASES)
def test_a_wildcard_and_nearly_stand_for_the_words_that_fit(
    library: Library, wording: Wildcard | Fuzzy, expected: set[str], is_fresh: bool
) -> None:
    if is_fresh:
        refresh(library)
    assert words(found(library, wording)) == expected


def test_where_no_word_fits_there_is_nothing_and_it_stays_in_the_tree(library: Library) -> None:
    none, one = Wildcard("z?zz*"), Wildcard("t?st")
    assert found(library, none) == Nothing()
    assert found(library, And((Word("the"), none))) == And((Word("the"), Nothing()))
    assert found(library, Not(none)) == Not(Nothing())
    assert found(library, Or((none, one))) == Or((Nothing(), Word("test")))


def test_only_wildcards_and_nearly_change(library: Library) -> None:
    tree = And((Prefix("proc"), Not(Word("test")), Fact.IS_READ))
    assert found(library, tree) == tree


def test_an_or_holds_the_words_side_by_side_and_once(library: Library) -> None:
    tree = Or((Word("test"), Fuzzy("tests", 1), Fact.IS_READ))
    assert found(library, tree) == Or((Word("test"), Word("tests"), Fact.IS_READ))


def test_in_a_title_each_word_is_one_of_the_title(library: Library) -> None:
    assert found(library, Titled(Wildcard("proc*nt"))) == Titled(Word("procurement"))
    assert found(library, Titled(Wildcard("t?st*"))) == Or(
        (Titled(Word("taste")), Titled(Word("test")), Titled(Word("tests")))
    )


def test_of_very_many_words_those_of_most_posts_are_taken() -> None:
    many = TermList({f"a{number:04}z": number for number in range(1000)})
    wording = Wildcard("a*z")
    expected = {f"a{number:04}z" for number in range(600, 1000)}
    assert words(terms._expanded(wording, many)) == expected
    assert len(many.like("a*z", 1000)) == 1000


def test_the_nearest_words_are_never_cut_off() -> None:
    near = TermList({f"b{chr(number)}": 9 for number in range(0x4E00, 0x5000)} | {"ba": 1})
    assert "ba" in words(terms._expanded(Fuzzy("ba", 1), near))


@given(
    known=st.sets(st.text(LETTERS, min_size=1, max_size=6), max_size=30),
    pattern=st.text("abßéש*?\u0301", min_size=1, max_size=6),
)
def test_a_pattern_fits_what_every_letter_compared_says(known: set[str], pattern: str) -> None:
    found = TermList(dict.fromkeys(known, 1)).like(pattern, 99)
    assert sorted(term.word for term in found) == sorted(
        word for word in known if fnmatchcase(word, pattern)
    )


@given(
    known=st.sets(st.text(LETTERS, min_size=1, max_size=6), max_size=30),
    word=st.text(LETTERS, min_size=1, max_size=6),
    edits=st.integers(1, 2),
)
def test_nearly_is_as_many_edits_as_it_says(known: set[str], word: str, edits: int) -> None:
    close = TermList(dict.fromkeys(known, 1)).close(word, edits)
    assert {each.term.word for each in close} == {
        other for other in known if Levenshtein.distance(word, other) <= edits
    }


@given(
    known=st.dictionaries(st.text(LETTERS, min_size=1, max_size=5), st.integers(0, 99)),
    prefix=st.text(LETTERS, max_size=3),
)
def test_what_begins_so_is_given_and_counted(known: dict[str, int], prefix: str) -> None:
    listed = TermList(known)
    assert dict(listed.beginning(prefix)) == {
        word: posts for word, posts in known.items() if word.startswith(prefix)
    }
    assert all(listed.posts(word) == posts for word, posts in known.items())
    best = [term.posts for term in listed.beginning(prefix, 3)]
    assert best == sorted((p for w, p in known.items() if w.startswith(prefix)), reverse=True)[:3]


def test_a_long_word_and_many_stars_are_compared_in_no_time() -> None:
    listed = TermList({"a" * 5000: 1})
    assert listed.like("*" + "a*" * 40 + "b", 9) == []
    assert listed.like("?a*a*a?*", 9) != []
    assert listed.like("*" + "a?*" * 40 + "ab", 9) == []


def test_the_table_counts_posts_and_keeps_the_words_of_notes(library: Library) -> None:
    refresh(library)
    with library.reading() as session:
        kept = dict(session.execute(select(models.Term.word, models.Term.posts)).all())
    assert kept["procurement"] == 2
    assert kept["the"] == 4
    assert kept["quixotic"] == kept["zephyr"] == kept["זברה"] == 0
    assert kept["strasse"] == 1
    assert "straße" not in kept
    assert not any("\ue000" in word or "東" in word or "京" in word for word in kept)


def test_every_folded_word_of_the_index_is_found_again(library: Library) -> None:
    refresh(library)
    with library.reading() as session:
        for word in session.execute(select(models.Term.word)).scalars():
            query = f'"{word}"'
            hits = sum(
                len(
                    session.execute(
                        text(f"SELECT 1 FROM {index} WHERE {index} MATCH :q"), {"q": query}
                    ).all()
                )
                for index in ("post_index", "highlight_index", "note_index")
            )
            assert hits, word


def test_words_that_begin_so_come_with_the_most_posts_first(library: Library) -> None:
    refresh(library)
    with library.reading() as session:
        assert terms.beginning(session, "te", 9) == (("test", 1), ("tests", 1))
        assert terms.beginning(session, "t", 1) == (("the", 4),)
        assert terms.beginning(session, "שלו", 9) == (("שלום", 1),)
        assert terms.beginning(session, "zzz", 9) == ()


def test_the_table_is_stale_until_it_is_refreshed_and_after_every_change(library: Library) -> None:
    def is_fresh() -> bool:
        with library.reading() as session:
            return term_table.are_fresh(session)

    assert not is_fresh()
    refresh(library)
    assert is_fresh()
    with library.step() as session:
        bring(session, 2, "a new word 🌊 e\u0301 מילה")
    assert not is_fresh()
    refresh(library)
    assert is_fresh()


def test_what_changes_while_the_words_are_read_leaves_the_table_stale(library: Library) -> None:
    with library.writing(counts=False) as session:
        term_table.announce(session)
    with library.reading() as session:
        rows = term_table.read(session)
    with library.step() as session:
        bring(session, 2, "meanwhile")
    with library.writing(counts=False) as session:
        term_table.put(session, rows)
    with library.reading() as session:
        assert not term_table.are_fresh(session)
        assert session.get(models.Term, "procurement") is not None
    assert words(found(library, Wildcard("mean*ile"))) == {"meanwhile"}


def test_a_refresh_that_never_ends_leaves_the_table_stale(library: Library) -> None:
    refresh(library)
    with library.writing(counts=False) as session:
        term_table.announce(session)
    with library.reading() as session:
        assert not term_table.are_fresh(session)


def test_reading_the_words_can_be_stopped(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_kept = vocabulary.is_kept
    interruption = Interruption()

    def stop(word: str) -> bool:
        interruption.now()
        return is_kept(word)

    monkeypatch.setattr(vocabulary, "is_kept", stop)
    endless = (
        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT 'w' AS term, i AS doc, i AS cnt FROM n)"
    )
    monkeypatch.setattr(vocabulary, "_LISTS", ((endless, True),))
    with pytest.raises(Stopped), library.reading(interruption) as session:
        term_table.read(session)


def test_a_second_refresh_takes_away_what_is_gone_and_counts_anew(library: Library) -> None:
    refresh(library)
    with library.step() as session:
        posts.remove(session, 1)
    refresh(library)
    with library.reading() as session:
        kept = dict(session.execute(select(models.Term.word, models.Term.posts)).all())
        assert kept == {word: uses.posts for word, uses in vocabulary.read(session).items()}
    assert kept["procurement"] == 1
    assert "resume" not in kept


def test_a_refresh_writes_nothing_but_its_own_rows(library: Library) -> None:
    def others(session: Session) -> dict[str, object]:
        return {
            table.name: session.execute(select(func.count()).select_from(table)).scalar()
            for table in models.Base.metadata.sorted_tables
            if table.name not in {"term", "index_state"}
        }

    with library.reading() as session:
        before = others(session)
    refresh(library)
    with library.reading() as session:
        assert others(session) == before


def test_a_word_of_a_second_ago_is_found_in_a_small_library(library: Library) -> None:
    refresh(library)
    assert words(found(library, Wildcard("luc?ole"))) == set()
    with library.step() as session:
        renew(session, 3, "Une luciole 🪲 e\u0301 לילה")
    assert words(found(library, Wildcard("luc?ole"))) == {"luciole"}
    assert words(found(library, Wildcard("tast?"))) == set()


@pytest.mark.parametrize("refreshed", [True, False])
def test_a_word_of_a_second_ago_is_found_in_a_large_library(
    library: Library, monkeypatch: pytest.MonkeyPatch, refreshed: bool
) -> None:
    monkeypatch.setattr(term_list, "_LIVE", 0)
    if refreshed:
        refresh(library)
    with library.step() as session:
        bring(session, 2, "ein Glühwürmchen in der Großstadt 🪲, נצנץ")
    assert words(found(library, Wildcard("gl*hen"))) == {"gluhwurmchen"}
    assert words(found(library, Wildcard("gro??stadt"))) == {"grossstadt"}
    assert words(found(library, Wildcard("נצ?ץ"))) == {"נצנץ"}
    assert words(found(library, Wildcard("t?st"))) == {"test"}


def test_words_of_the_newest_posts_are_counted_as_the_index_counts_them(library: Library) -> None:
    with library.reading() as session:
        live = vocabulary.read(session)
        newest = vocabulary.newer(session, vocabulary.Tops(0, 0, 0))
        tops = vocabulary.tops(session)
        assert {word: uses.posts for word, uses in newest.items()} == {
            word: uses.posts for word, uses in live.items()
        }
        assert vocabulary.newer(session, tops) == {}


def test_a_writing_session_sees_its_own_words_and_nothing_of_them_stays(library: Library) -> None:
    with pytest.raises(RuntimeError), library.step() as session:
        bring(session, 2, "ephemeral")
        assert words(terms.expanded(session, Wildcard("eph*al"))) == {"ephemeral"}
        raise RuntimeError
    assert found(library, Wildcard("eph*al")) == Nothing()


def test_the_list_is_made_once_for_each_state_of_the_library(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(library)
    read: list[int] = []
    table = term_list._table

    def counted(session: Session) -> dict[str, int]:
        read.append(1)
        return table(session)

    monkeypatch.setattr(term_list, "_table", counted)
    for _turn in range(3):
        found(library, Wildcard("t?st"))
    assert len(read) == 1
    refresh(library)
    found(library, Wildcard("t?st"))
    assert len(read) == 2


def test_a_library_without_words_has_none(empty_library: Library) -> None:
    assert found(empty_library, Wildcard("*a*")) == Nothing()
    refresh(empty_library)
    assert found(empty_library, Fuzzy("word", 2)) == Nothing()


def test_ascii_words_are_kept_as_they_are() -> None:
    assert all(map(vocabulary.is_kept, ["a", "10", string.ascii_lowercase]))
    assert not any(map(vocabulary.is_kept, ["straße", "東京", "wash東京", "\ue000", "ﬁre"]))
    assert term_table.Kept(True, 1, vocabulary.Tops(0, 0, 0)).is_fresh
