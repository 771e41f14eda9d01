"""Searching finds what a slow and honest reading of the same query finds."""

import random

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from db import highlights, incoming, notes, posts, search, themes
from db.incoming import Arrival
from db.library import Library
from db.models import Post
from db.records import About, Anchor, Results, Span
from tests.unit.conftest import MakeDraft

PIECES = [
    "lantern", "lan*", "*ern", "h?rbour", "lantrn~", "東", "שיר", '"the lantern"~3', "theme:=x",
    "date:2025", "is:unread", "words:>3", "in:notes", "sort:old", "added:today", "read:none",
]  # fmt: skip


def found(library: Library, typed: str, limit: int = 20) -> Results:
    with library.reading() as session:
        return search.find(session, typed, limit)


def titles(library: Library, typed: str) -> list[str]:
    return [hit.title for hit in found(library, typed).hits]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lanterns", {"Lanterns on the river", "Who pays for the lanterns?"}),
        ("LANTERNS -procurement", {"Lanterns on the river"}),
        ("résumé", {"Who pays for the lanterns?"}),
        ("re\u0301sume\u0301", {"Who pays for the lanterns?"}),
        ("“we paid the cafe”", {"Lanterns on the river"}),
        ("שיר", {"A quiet harvest"}),
        ("nobody had", {"Lanterns on the river"}),
        ("title:harvest OR title:river", {"A quiet harvest", "Lanterns on the river"}),
        ("author:noor", {"Lanterns on the river"}),
        ('event:"lantern week"', {"Lanterns on the river", "Who pays for the lanterns?"}),
        ("label:Lantern", {"Lanterns on the river"}),
        ("date:2025-06-18", {"Lanterns on the river", "Who pays for the lanterns?"}),
        ("date:2025-06-17", {"Who pays for the lanterns?"}),
        ("-date:2025", {"A quiet harvest"}),
        ("🏮", set()),
    ],
)
def test_the_language_over_a_small_library(
    library: Library, typed: str, expected: set[str]
) -> None:
    assert set(titles(library, typed)) == expected


def test_a_hit_shows_where_the_words_stand(library: Library) -> None:
    [hit] = found(library, "cafe").hits
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["café", "cafe\u0301"]
    assert hit.places == 2
    assert "\n" not in hit.snippet
    assert hit.rank > 0
    with library.reading() as session:
        text = posts.open_post(session, hit.post_id).text
        spans = search.places(session, hit.post_id, "cafe")
    assert [text[start:end] for start, end in spans] == ["café", "cafe\u0301"]


def test_a_word_in_the_title_counts_more(empty_library: Library, make_draft: MakeDraft) -> None:
    drafts = [make_draft(f"Filler {n}", "nothing 🏮 e\u0301 שיר") for n in range(8)]
    drafts += [
        make_draft("River diary", "nothing here 🏮 e\u0301 שיר"),
        make_draft("Diary", "the river 🏮 e\u0301 שיר"),
    ]
    with empty_library.step() as session:
        incoming.save(session, [Arrival(draft) for draft in drafts])
    assert titles(empty_library, "river") == ["River diary", "Diary"]


def test_without_words_the_newest_is_first_and_the_undated_last(library: Library) -> None:
    assert titles(library, "*") == [
        "Lanterns on the river", "Who pays for the lanterns?", "A quiet harvest",
    ]  # fmt: skip


def test_all_are_counted_though_few_are_shown(library: Library) -> None:
    for limit in (1, 0):
        results = found(library, "the", limit)
        assert (results.total, len(results.hits)) == (3, limit)


def test_highlights_come_by_words_notes_and_themes_the_latest_first(library: Library) -> None:
    with library.step() as session:
        first = mark(session, 1, "planned for it")
        second = mark(session, 3, "nobody minded")
        notes.write(session, About.HIGHLIGHT, second, "so they planned 🍎 e\u0301 שלום")
        highlights.put(session, second, themes.named(session, "Mood/Calm").id)
    assert passages(library, "planned") == ["nobody minded", "planned for it"]
    assert passages(library, "theme:mood") == ["nobody minded"]
    assert passages(library, "planned author:noor") == ["planned for it"]
    assert passages(library, "author:noor") == []
    assert found(library, "planned").highlights[1].title == "Lanterns on the river"
    assert titles(library, "theme:calm") == ["A quiet harvest"]
    with library.step() as session:
        highlights.remove(session, first)
    assert passages(library, "is:highlighted") == ["nobody minded"]
    assert titles(library, "is:highlighted") == ["A quiet harvest"]


def mark(session: Session, post_id: int, quote: str) -> int:
    start = posts.open_post(session, post_id).text.index(quote)
    return highlights.add(session, post_id, Anchor(Span(start, start + len(quote)), quote))


def passages(library: Library, typed: str) -> list[str]:
    return [hit.highlight.passage for hit in found(library, typed).highlights]


def test_what_is_in_the_trash_or_not_finished_is_not_found(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "planned for it")
        posts.remove(session, 1)
    with library.writing() as session:
        session.execute(update(Post).where(Post.id == 2).values(pending=True))
    for typed in ("lanterns", "title:lanterns", "date:2025", "planned", "lanterns label:funding"):
        results = found(library, typed)
        assert (results.total, results.hits, results.highlights) == (0, (), ())
    with library.reading() as session:
        assert search.places(session, 99, "lanterns") == ()


@pytest.mark.parametrize(
    "typed",
    [
        "(", "*", '"unclosed', "C++", "a" * 10_000, "(" * 5_000, "'", "\0", "\ud800", "title:*",
        "NEAR(a b)", "a NOT NOT (b)", "-*", "theme:%", "author:\"';--\"", "字" * 3_000, "हिन्दी",
        "title:हिन्दी", "date:9999", "\u1980\u1981", "(a OR (b " * 30, " ".join("abcdefgh" * 30),
    ],
)  # fmt: skip
def test_nothing_typed_raises(library: Library, typed: str) -> None:
    results = found(library, typed)
    assert results.total >= len(results.hits)


def test_no_order_of_words_and_signs_raises(library: Library) -> None:
    chance = random.Random(3)
    signs = ['"', "(", ")", "-", "*", " OR ", " NOT ", " AND ", ":", "title:", "date:", " ", "'"]
    with library.reading() as session:
        for _ in range(500):
            typed = "".join(chance.choices(PIECES + signs * 4, k=chance.randint(1, 8)))
            results = search.find(session, typed)
            assert results.total >= len(results.hits), typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lanternfishes", "Nothing was found. The beginning of a word finds more: lante*"),
        ("ox", "Nothing was found. Fewer words or conditions find more."),
        ("C++", "Nothing was found. Fewer words or conditions find more."),
        ("title:lanternfishes", "Nothing was found. Fewer words or conditions find more."),
        ("zyxwvutsr", "Nothing was found. Fewer words or conditions find more."),
        ("lanterns zyxwvutsr", "Nothing has all of this. Fewer words or conditions find more."),
        ("theme:nosuch", "There is no theme “nosuch”; “event-notes themes” lists them."),
        ("lanterns event:nosuch", "There is no event “nosuch”."),
        ("author:nosuch", "There is no author “nosuch”."),
        ("label:nosuch", "There is no label “nosuch”."),
        ("lanterns", ""),
    ],
)
def test_a_query_that_finds_nothing_says_what_finds_more(
    library: Library, typed: str, said: str
) -> None:
    assert found(library, typed).notice == said
