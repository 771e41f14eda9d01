"""The words that mark the passages of a theme."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import marking
from db import highlights, posts, search, theme_tree, theme_words, themes
from db.library import Library, Session
from db.records import Span
from db.theme_words import MarkingWord, query_of
from tests.unit.db.three_subjects import fill

HONEY = "Garden/Honey"


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[Library]:
    """The first paragraph of three posts about bees under one theme, of another below it."""
    with Library.create(tmp_path / "subjects.eventnotes") as library:
        fill(library)
        for post_id, path in ((5, "Garden"), (6, HONEY), (7, HONEY), (8, HONEY), (9, "Rails")):
            with library.step() as session:
                text = posts.title_and_text(session, post_id)[1]
                span = Span(0, text.index("\n"))
                marking.highlight(session, post_id, span, theme_paths=(path,))
        yield library


def words(library: Library, path: str, limit: int = 20) -> dict[str, MarkingWord]:
    with library.reading() as session:
        theme = theme_tree.find(session, path)
        return {each.word: each for each in theme_words.marking_words(session, theme.id, limit)}


def hits(session: Session, query: str) -> set[int]:
    return {hit.post_id for hit in search.find(session, query, 20).hits}


def test_the_words_of_a_theme_are_those_of_its_subject(marked: Library) -> None:
    found = words(marked, "Garden", limit=5)
    assert set(found) == {"hive", "queen", "swarm", "pollen", "beekeeper"}


def test_a_word_says_how_many_passages_hold_it(marked: Library) -> None:
    found = words(marked, "Garden")
    assert found["swarm"].passages == 4
    assert found["hive"].passages == 4
    assert words(marked, HONEY)["swarm"].passages == 3


def test_a_word_says_how_many_posts_hold_it_outside(marked: Library) -> None:
    assert words(marked, "Garden")["honey"].posts_outside == 0
    assert words(marked, HONEY)["honey"].posts_outside == 1


def test_words_stand_as_they_are_written_most_often(marked: Library) -> None:
    assert {"tramway", "rails"} <= words(marked, "Rails").keys()
    assert all(word == word.strip().lower() for word in words(marked, "Garden"))


def test_in_many_passages_a_word_of_one_alone_marks_nothing(marked: Library) -> None:
    assert "chimney" not in words(marked, "Garden", limit=99)
    assert "chimney" in words(marked, HONEY, limit=99)


def test_a_theme_without_passages_has_no_words(marked: Library) -> None:
    with marked.step() as session:
        themes.named(session, "Empty")
    assert words(marked, "Empty") == {}


def test_removed_highlights_and_posts_count_no_more(marked: Library) -> None:
    with marked.step() as session:
        [kept] = highlights.of_post(session, 6)
        highlights.remove(session, kept.id)
        posts.remove(session, 7)
    found = words(marked, "Garden")
    assert found["swarm"].passages == 2
    assert found["swarm"].posts_outside == 1


@pytest.mark.parametrize("chosen", [["honey"], ["honey", "school"], ["or", "swarm"]])
def test_the_query_finds_what_the_count_promises(marked: Library, chosen: list[str]) -> None:
    with marked.reading() as session:
        inside = {6, 7, 8}
        expected = set().union(*(hits(session, f'"{word}"') for word in chosen)) - inside
        assert hits(session, query_of(chosen, HONEY)) == expected


def test_the_count_is_that_of_the_query(marked: Library) -> None:
    for word, told in words(marked, HONEY).items():
        with marked.reading() as session:
            assert len(hits(session, query_of([word], HONEY))) == told.posts_outside
