"""Searching finds what a slow and honest reading of the same query finds."""

import random
from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from db import highlights, incoming, notes, posts, progress, search, themes
from db.incoming import Arrival
from db.library import Library
from db.models import Post
from db.notes import About
from db.query import parse
from db.query_tree import (
    Fact,
    Named,
    NameField,
    Phrase,
    Prefix,
    Run,
    Tree,
    Word,
    leaves,
)
from db.records import Anchor, Image, Inline, InlineKind, Progress, Results, Span
from tests.unit.conftest import MakeDraft
from tests.unit.db.plain_reading import PlainHighlight, PlainPost, Reader

WORDS = [
    "lantern", "lanterns", "harbour", "the", "café", "Straße", "don’t", "10:30", "東京都", "東京",
    "日本2025年", "2025", "ﬁne", "Łódź", "re\u0301al", "שִׁיר", "🏮", "a_b", "мой", "launch🤖",
]  # fmt: skip
DATES = ["", "2024", "2024-06", "2025-06-18", "2025"]
AUTHORS = ["", "Noor Haddad", "Ada Lind", "Ádá"]
EVENTS = ["", "Lantern Week", "Harvest Fair", "Lantern"]
LABELS = ["news", "open news", "Ünited"]
THEMES = ["Funding", "Funding/Grants", "Open Source", "Funds"]
TYPED = [
    "lantern", "lan*", "harb*", "the", "cafe", "strasse", "dont", "don't", "10:30", "東", "京都",
    "日本", "2025", "2025*", "fine", "lodz", "réal", "שיר", "a_b", "nothing", "мой", "launch",
    '"the lantern"', '"harbour the"', '"strasse lodz"', '"2025 the"', "lantern-harbour", "x*",
    "title:lantern", 'title:"the harbour"', "title:東", "title:st*", "title:don't", "*",
    "theme:funding", "theme:grants", 'theme:"open source"', "theme:fund", "theme:nothing",
    "theme:funding/grants", "event:lantern", "event:harvest", "author:noor", "author:ada",
    "label:news", "label:united", "date:2025", "date:2024-06", "date:..2024", "date:2025-06-18",
    "date:2024-07..2025-06-17", "date:2025..", "is:highlighted", "is:excerpt", "has:note",
    "has:image", "has:link", "is:unread", "is:read", "is:starred",
]  # fmt: skip


def found(library: Library, typed: str, limit: int = 20) -> Results:
    with library.reading() as session:
        return search.find(session, typed, limit)


def titles(library: Library, typed: str) -> list[str]:
    return [hit.title for hit in found(library, typed).hits]


def test_every_query_finds_what_reading_everything_finds(
    empty_library: Library, make_draft: MakeDraft
) -> None:
    chance = random.Random(5)
    plain = fill(empty_library, make_draft, chance)
    reader = Reader(plain, THEMES)
    with empty_library.reading() as session:
        for _ in range(300):
            typed = made_up(chance, depth=chance.choice([0, 1, 1, 2, 3]))
            tree = parse(typed).tree
            results = search.find(session, typed, limit=1_000)
            expected = {post.id for post in plain if reader.post_fits(post, tree)}
            assert {hit.post_id for hit in results.hits} == expected, typed
            assert results.total == len(expected), typed
            described = {
                highlight.id
                for post in plain
                for highlight in post.highlights
                if reader.highlight_fits(post, highlight, tree)
            }
            assert set(search.highlight_ids(session, typed)) == described, typed
            shown = {hit.highlight.id for hit in results.highlights}
            assert shown == (described if speaks_of_highlights(tree) else set()), typed


def speaks_of_highlights(tree: Tree) -> bool:
    return any(
        isinstance(leaf, Word | Prefix | Phrase | Run)
        or leaf in {Fact.IS_HIGHLIGHTED, Fact.HAS_NOTE}
        or (isinstance(leaf, Named) and leaf.field is NameField.THEME)
        for leaf in leaves(tree)
    )


def made_up(chance: random.Random, depth: int) -> str:
    if depth == 0:
        return chance.choice(TYPED)
    inner = [made_up(chance, depth - 1) for _ in range(chance.randint(2, 3))]
    match chance.randrange(4):
        case 0:
            return f"({' OR '.join(inner)})"
        case 1:
            return f"-({' '.join(inner)})"
        case 2:
            return f"({inner[0]} NOT {inner[1]})"
        case _:
            return f"({' '.join(inner)})"


def fill(library: Library, make_draft: MakeDraft, chance: random.Random) -> list[PlainPost]:
    """Twenty posts with highlights, themes and notes; what is in the trash is left out."""
    plain = []
    with library.step() as session:
        for path in THEMES:
            themes.named(session, path)
        for number in range(22):
            post = made_up_post(chance)
            draft = make_draft(
                post.title, post.text, author=post.author, published=post.published,
                labels=post.labels,
            )  # fmt: skip
            draft = replace(
                draft,
                excerpt=post.excerpt,
                images=(Image(0, "a lantern"),) if post.image else (),
                inlines=(Inline(Span(0, 1), InlineKind.LINK, "x"),) if post.link else (),
            )
            [post.id] = incoming.save(session, [Arrival(draft, "", post.event)])
            notes.write(session, About.POST, post.id, post.note)
            posts.star(session, [post.id], post.starred)
            progress.mark_read(session, [post.id], post.read)
            if chance.random() < 0.5:
                progress.remember(session, post.id, Progress(1, 0))
            for _ in range(chance.choice([0, 0, 1, 2])):
                add_highlight(session, post, chance)
            if number % 10 == 0:
                posts.remove(session, post.id)
            else:
                plain.append(post)
    return plain


def made_up_post(chance: random.Random) -> PlainPost:
    def said(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))

    return PlainPost(
        id=0,
        title=f"{said(3)} diary",
        text=said(14),
        author=chance.choice(AUTHORS),
        published=chance.choice(DATES),
        labels=tuple(chance.sample(LABELS, chance.randint(0, 2))),
        event=chance.choice(EVENTS),
        excerpt=chance.random() < 0.3,
        read=chance.random() < 0.5,
        starred=chance.random() < 0.3,
        note=chance.choice(["", "", said(4)]),
        image=chance.random() < 0.3,
        link=chance.random() < 0.3,
        highlights=[],
    )


def add_highlight(session: Session, post: PlainPost, chance: random.Random) -> None:
    start = chance.randrange(len(post.text))
    end = chance.randint(start + 1, len(post.text))
    quote = post.text[start:end]
    highlight_id = highlights.add(session, post.id, Anchor(Span(start, end), quote))
    note = chance.choice(["", " ".join(chance.choices(WORDS, k=3))])
    notes.write(session, About.HIGHLIGHT, highlight_id, note)
    paths = tuple(chance.sample(THEMES, chance.randint(0, 2)))
    for path in paths:
        highlights.put(session, highlight_id, themes.named(session, path).id)
    if chance.random() < 0.2:
        highlights.remove(session, highlight_id)
    else:
        post.highlights.append(PlainHighlight(highlight_id, quote, note, paths))


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
            typed = "".join(chance.choices(TYPED + signs * 4, k=chance.randint(1, 8)))
            results = search.find(session, typed)
            assert results.total >= len(results.hits), typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lanternfishes", "Nothing was found. The beginning of a word finds more: lante*"),
        ("ox", "Nothing was found. Fewer words or conditions find more."),
        ("C++", "Nothing was found. Fewer words or conditions find more."),
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
