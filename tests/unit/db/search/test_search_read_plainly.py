"""Every query finds what a slow and honest reading of the same tree finds."""

import random
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import highlights, incoming, notes, posts, progress, search, themes
from db.incoming import Arrival
from db.library import Library
from db.models import Placement, Post, Progress
from db.query import Query, parse
from db.query.tree import Fact, Lacking, Named, NameField, Where, leaves, wordings
from db.records import About, Anchor, Image, Inline, InlineKind, Span, State
from db.records import Progress as Place
from tests.unit.conftest import MakeDraft
from tests.unit.db.plain_reading import PlainHighlight, PlainPost, Reader

WORDS = [
    "lantern", "lanterns", "harbour", "the", "café", "Straße", "don’t", "10:30", "東京都", "東京",
    "日本2025年", "2025", "ﬁne", "Łódź", "re\u0301al", "שִׁיר", "🏮", "a_b", "мой", "launch🤖",
]  # fmt: skip
LANGUAGES = ["", "en", "de", "de-AT"]
SOURCES = ["", "River blog", "The Quay"]
DAYS = ["2025-05-31T23:59:59Z", "2025-06-01T00:00:00Z", "2026-01-01T12:00:00Z"]
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
    "is:lost", "is:check", "*ern*", "l*n", "h?rbour", "st*e", "lantrn~", "harbuor~2", "lodz~",
    "title:*tern", "title:lantrn~", '"lantern the"~2', '"harbour lanterns"~5', '"the 2025"~9',
    '"lodz real the"~4', "theme:=funding", "theme:=funding/grants", "theme:=fund", "theme:none",
    "event:none", "author:none", "label:none", "source:none", "language:none", "date:none",
    "read:none", "theme:*", "event:=lantern", "author:=ada", "source:river", "source:quay",
    "language:de", "language:=de", "language:en", "added:2025-05", "added:2025-06-01",
    "added:2025-06..", "added:..2025", "read:2025-05", "read:2026", "words:>8", "words:<=4",
    "words:3..6", "highlights:0", "highlights:>=2", "highlights:<2", "highlights:1..2", "sort:old",
    "in:highlights", "in:notes", "in:posts", "-in:posts",
]  # fmt: skip


def test_every_query_finds_what_reading_everything_finds(
    empty_library: Library, make_draft: MakeDraft
) -> None:
    chance = random.Random(5)
    plain = fill(empty_library, make_draft, chance)
    reader = Reader(plain, THEMES)
    with empty_library.reading() as session:
        asked = TYPED + [made_up(chance, depth=chance.choice([1, 1, 2, 3])) for _ in range(400)]
        for typed in asked:
            check(session, plain, reader, typed)


def check(session: Session, plain: list[PlainPost], reader: Reader, typed: str) -> None:
    query = parse(typed)
    expected = {post.id for post in plain if reader.post_fits(post, query.tree)}
    described = {
        highlight.id
        for post in plain
        for highlight in post.highlights
        if reader.highlight_fits(post, highlight, query.tree, query.where)
    }
    noted = {post.id for post in plain if post.note and reader.note_fits(post, query.tree)}
    if Where.POSTS not in query.where:
        expected = set()
    for results in (
        search.find(session, typed, limit=1_000),
        search.first(session, typed, limit=1_000),
    ):
        assert {hit.post_id for hit in results.hits} == expected, typed
        assert results.total == len(expected), typed
        shown = {hit.highlight.id for hit in results.highlights}
        assert shown == (described if speaks_of_highlights(query) else set()), typed
        notes_found = {hit.id for hit in results.notes}
        assert notes_found == (noted if speaks_of_notes(query) else set()), typed
    assert set(search.highlight_ids(session, typed)) == described, typed
    assert set(search.post_ids(session, typed)) == expected, typed
    count = search.count(session, typed)
    assert count.posts == len(expected)
    assert count.highlights == (len(described) if speaks_of_highlights(query) else 0)
    assert count.notes == (len(noted) if speaks_of_notes(query) else 0)


def speaks_of_highlights(query: Query) -> bool:
    if query.where == {Where.POSTS}:
        return False
    return Where.POSTS not in query.where or any(
        any(True for _each in wordings(leaf))
        or leaf in {Fact.IS_HIGHLIGHTED, Fact.HAS_NOTE, Fact.IS_LOST, Fact.IS_CHECK}
        or (isinstance(leaf, Named | Lacking) and leaf.field is NameField.THEME)
        for leaf in leaves(query.tree)
    )


def speaks_of_notes(query: Query) -> bool:
    if Where.NOTES not in query.where:
        return False
    return query.where == {Where.NOTES} or any(True for _each in wordings(query.tree))


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
                language=post.language,
                images=(Image(0, "a lantern"),) if post.image else (),
                inlines=(Inline(Span(0, 1), InlineKind.LINK, "x"),) if post.link else (),
            )
            [post.id] = incoming.save(session, [Arrival(draft, post.source, post.event)])
            notes.write(session, About.POST, post.id, post.note)
            posts.star(session, [post.id], post.starred)
            progress.mark_read(session, [post.id], bool(post.read))
            if chance.random() < 0.5:
                progress.remember(session, post.id, Place(1, 0))
            for _ in range(chance.choice([0, 0, 1, 2])):
                add_highlight(session, post, chance)
            set_days(session, post)
            if number % 10 == 0:
                posts.remove(session, post.id)
            else:
                plain.append(post)
    return plain


def set_days(session: Session, post: PlainPost) -> None:
    added = update(Post).where(Post.id == post.id).values(added_at=post.added)
    session.execute(added, execution_options={"synchronize_session": False})
    if post.read:
        read = update(Progress).where(Progress.post_id == post.id).values(read_at=post.read)
        session.execute(read, execution_options={"synchronize_session": False})


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
        source=chance.choice(SOURCES),
        language=chance.choice(LANGUAGES),
        added=chance.choice(DAYS),
        excerpt=chance.random() < 0.3,
        read=chance.choice(["", *DAYS]),
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
    state = chance.choice([State.PLACED, State.PLACED, State.CHECK, State.LOST])
    set_state(session, highlight_id, state)
    if chance.random() < 0.2:
        highlights.remove(session, highlight_id)
    else:
        post.highlights.append(PlainHighlight(highlight_id, quote, note, paths, state))


def set_state(session: Session, highlight_id: int, state: State) -> None:
    statement = select(Placement).where(Placement.highlight_id == highlight_id)
    placed = session.execute(statement).scalar_one()
    placed.state, placed.confidence = state, 0.5
    if state is State.LOST:
        placed.start = placed.end = None
    session.flush()
