"""A list shows each post with its marks, and its first words."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from app.text.blocks import TextBuilder
from db import highlights, incoming, posts, progress, themes
from db.incoming import Arrival
from db.post_lines import MOST_THEMES
from db.records import BlockKind, Draft, Image
from tests.unit.conftest import MakeDraft
from tests.unit.db.marks import mark


def test_a_line_has_star_and_reading_and_the_colours_of_its_themes(session: Session) -> None:
    below = themes.named(session, "Crowds/Queues")
    money = themes.named(session, "Money")
    for quote in ("dusk", "harbour"):
        mark(session, 1, quote, "Money")
    mark(session, 1, "nobody", "Crowds/Queues", "Money")
    posts.star(session, [1], True)
    progress.mark_read(session, [1], True)
    first, second, _third = posts.lines(session)
    assert (first.starred, first.unread, first.highlights) == (True, False, 3)
    assert first.themes == ((below.colour, 1), (money.colour, 3))
    assert (second.starred, second.unread, second.themes) == (False, True, ())


def test_themes_and_highlights_in_the_trash_do_not_show(session: Session) -> None:
    kept = mark(session, 1, "dusk", "Money", "Crowds")
    themes.remove(session, kept.themes[0].id)
    (line,) = posts.lines(session, ids=[1])
    assert [count for _slot, count in line.themes] == [1]
    highlights.remove(session, kept.id)
    (line,) = posts.lines(session, ids=[1])
    assert (line.highlights, line.themes) == (0, ())


def test_a_line_shows_its_first_themes_in_their_order(session: Session) -> None:
    paths = [f"Theme {n}" for n in range(MOST_THEMES + 2)]
    made = [themes.named(session, path) for path in paths]
    mark(session, 1, "dusk", *reversed(paths))
    (line,) = posts.lines(session, ids=[1])
    assert line.themes == tuple((theme.colour, 1) for theme in made[:MOST_THEMES])


def test_lines_of_many_posts_are_the_same_as_of_few(
    session: Session, make_draft: MakeDraft
) -> None:
    drafts = [make_draft(f"Post {n}", f"Text 🏮 e\u0301 שיר {n}") for n in range(1_100)]
    ids = incoming.save(session, [Arrival(draft, "Blog") for draft in drafts])
    mark(session, ids[7], "Text", "Money")
    mark(session, 1, "dusk", "Money", "Crowds")
    lines = {line.id: line for line in posts.lines(session)}
    few = posts.lines(session, ids=[1, ids[7], ids[8], 77_777])
    assert [line.id for line in few] == [1, ids[7], ids[8]]
    assert list(few) == [lines[line.id] for line in few]
    assert (few[1].highlights, len(few[0].themes), few[1].source) == (1, 2, "Blog")


def built(title: str, *blocks: tuple[BlockKind, str]) -> Draft:
    builder = TextBuilder()
    for kind, words in blocks:
        if kind is BlockKind.IMAGE:
            builder.image(Image(0, words))
        elif kind is BlockKind.RULE:
            builder.rule()
        else:
            builder.block(kind, words, 1)
    made = builder.build()
    return Draft(title, made.text, made.blocks, made.inlines, made.images)


LONG = "wörd 🏮 e\u0301 שיר " * 60


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([(BlockKind.PARAGRAPH, "One\ntwo e\u0301."), (BlockKind.PARAGRAPH, "Three 🏮 שיר.")],
         "One two e\u0301. Three 🏮 שיר."),
        ([(BlockKind.HEADING, "A NIGHT"), (BlockKind.PARAGRAPH, "It began.")], "It began."),
        ([(BlockKind.IMAGE, "x"), (BlockKind.CAPTION, "A lamp"), (BlockKind.HEADING, "A night"),
          (BlockKind.RULE, ""), (BlockKind.PARAGRAPH, "It began.")], "It began."),
        ([(BlockKind.HEADING, "Before"), (BlockKind.PARAGRAPH, "A night")], "Before A night"),
        ([(BlockKind.IMAGE, "x")], ""),
    ],
)  # fmt: skip
def test_a_post_begins_with_its_first_words(
    session: Session, blocks: list[tuple[BlockKind, str]], told: str
) -> None:
    (post_id,) = incoming.save(session, [Arrival(built("A night", *blocks))])
    assert posts.beginnings(session, [post_id]) == {post_id: told}


def test_long_first_words_end_after_a_whole_word(session: Session) -> None:
    draft = built("A night", *[(BlockKind.PARAGRAPH, LONG)] * 40)
    unbroken = replace(built("B", (BlockKind.PARAGRAPH, "長" * 300)))
    first, second = incoming.save(session, [Arrival(draft), Arrival(unbroken)])
    told = posts.beginnings(session, [first, second])
    assert told[first].removesuffix("…") == LONG[: len(told[first]) - 1]
    assert LONG[len(told[first]) - 1] == " "
    assert told[second] == "長" * 200 + "…"


def test_beginnings_are_of_the_posts_asked_for(session: Session) -> None:
    assert set(posts.beginnings(session, [1, 3, 99])) == {1, 3}
    assert posts.beginnings(session, []) == {}
