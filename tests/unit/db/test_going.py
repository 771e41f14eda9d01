"""Candidates for going anywhere by a name."""

from collections.abc import Callable

import pytest

from app import marking
from db import going, incoming, posts
from db.going import SoughtWord
from db.incoming import Arrival
from db.library import Library
from db.records import Draft, Span

TITLES = (
    "Open roads 🏮",
    "Roads, open and closed",
    "Café cafe\u0301 open",
    "東京の道 roads",
    "דרכים open",
)


@pytest.fixture
def titles(empty_library: Library, make_draft: Callable[..., Draft]) -> Library:
    """Posts of these titles, ids from 1, the first the oldest."""
    arrivals = [
        Arrival(
            make_draft(title, f"Text {title}", published=f"2025-06-0{day}"), "Harbour Notes", ""
        )
        for day, title in enumerate(TITLES, 1)
    ]
    with empty_library.step() as session:
        incoming.save(session, arrivals)
    return empty_library


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("open", [1, 5, 3, 2]),
        ("roads", [2, 4, 1]),
        ("roads op", [2, 1]),
        ("op ro", [2, 1]),
        ("OPEN ROADS", [1, 2]),
        ("cafe", [3]),
        ("京", [4]),
        ("東京 ro", [4]),
        ("דר", [5]),
        ("opro", []),
        ("  ", []),
        ('"*:^ (', []),
        ("🏮", []),
    ],
)
def test_titles_have_every_word_as_a_beginning_first_those_that_begin_so(
    titles: Library, typed: str, ids: list[int]
) -> None:
    with titles.reading() as session:
        assert [each.id for each in going.titled(session, typed)] == ids


def test_what_is_in_the_trash_is_not_found(titles: Library) -> None:
    with titles.step() as session:
        posts.remove(session, 1)
    with titles.reading() as session:
        assert 1 not in [each.id for each in going.titled(session, "open")]
        assert 1 not in [each.id for each in going.newest(session, 9)]
        assert going.names(session, [1]) == ()


def test_of_many_titles_the_latest_are_given(
    empty_library: Library, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    count = going.MOST_CANDIDATES + 20
    arrivals = [
        Arrival(make_draft(f"On roads {n}", f"Text {n}"), "Notes", "") for n in range(count)
    ]
    with empty_library.step() as session:
        incoming.save(session, arrivals)
    with empty_library.reading() as session:
        found = [each.id for each in going.titled(session, "roads")]
    assert found == list(range(count, 20, -1))


def test_the_newest_come_by_their_day(titles: Library) -> None:
    with titles.reading() as session:
        assert [each.title for each in going.newest(session, 2)] == [TITLES[4], TITLES[3]]


def test_names_come_in_the_order_asked_for_and_gone_ones_are_left_out(titles: Library) -> None:
    with titles.reading() as session:
        names = going.names(session, [3, 99, 1])
        again = going.names_by_guid(session, [names[1].guid, "gone", names[0].guid])
    assert [(each.id, each.title, each.source) for each in names] == [
        (3, TITLES[2], "Harbour Notes"),
        (1, TITLES[0], "Harbour Notes"),
    ]
    assert again == names[::-1]


def passages(library: Library, *words: str | SoughtWord, most: int = 9) -> list[str]:
    sought = [SoughtWord(word) if isinstance(word, str) else word for word in words]
    with library.reading() as session:
        hits, total = going.passages(session, sought, most)
    assert total >= len(hits)
    return [hit.highlight.passage for hit in hits]


@pytest.fixture
def marked(library: Library) -> Library:
    """Two highlights in the first post, the second with a note, the first under a theme."""
    with library.step() as session:
        marking.highlight(session, 1, Span(0, 22), theme_paths=("Crowds",), note="")
    with library.step() as session:
        marking.highlight(session, 1, Span(4, 34), theme_paths=(), note="Who counted? נספר 🏮")
    return library


def test_passages_are_found_by_quote_note_and_theme_the_latest_first(marked: Library) -> None:
    first, second = "The harbour filled up ", "harbour filled up before dusk "
    theme = SoughtWord("crow", (1,))
    assert passages(marked, "harb") == [second.strip(), first.strip()]
    assert passages(marked, "harb", "dusk") == [second.strip()]
    assert passages(marked, "harb", "count") == [second.strip()]
    assert passages(marked, "נספ") == [second.strip()]
    assert passages(marked, theme) == [first.strip()]
    assert passages(marked, theme, "filled") == [first.strip()]
    assert passages(marked, theme, "dusk") == []
    assert passages(marked, "nothing") == []
    assert passages(marked, "h") == []


def test_passages_in_the_trash_or_of_a_post_there_are_not_found(marked: Library) -> None:
    with marked.step() as session:
        posts.remove(session, 1)
    assert passages(marked, "harbour") == []


def test_all_passages_are_counted(marked: Library) -> None:
    with marked.reading() as session:
        hits, total = going.passages(session, [SoughtWord("harbour")], 1)
    assert (len(hits), total) == (1, 2)
