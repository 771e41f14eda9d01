"""What the tests of the library do again and again: mark a passage, bring a newer text."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import marking
from app.importing.carrying_over import carried
from db import fulltext, history, last_places, merging, models, posts, renewing
from db.folding import cjk_forms, folded_forms
from db.library import Library
from db.records import Block, BlockKind, Draft, Highlight, Span
from db.renewing import Renewal
from db.texts import fingerprint, pack_blocks, word_count


def made_from(file: Path, folder: Path, step: Callable[[Session], object]) -> Path:
    """A library file with one step more, made once for many tests."""
    path = folder / "more.eventnotes"
    with copy_of(file, path) as library, library.step() as session:
        step(session)
    return path


@contextmanager
def copy_of(file: Path, path: Path) -> Iterator[Library]:
    """A library of its own for one test, opened for writing."""
    shutil.copy(file, path)
    with Library.open(path, write=True) as library:
        yield library


def mark(session: Session, post_id: int, quote: str, *paths: str, note: str = "") -> Highlight:
    """Highlight the first place where these very letters stand."""
    start = posts.open_post(session, post_id).text.index(quote)
    span = Span(start, start + len(quote))
    return marking.highlight(session, post_id, span, paths, note)


def add_version(session: Session, post_id: int, number: int, text: str) -> models.Version:
    """Add a state of a post's text; which one is present is said by the post."""
    history.describe(session, "Bring a newer text")
    row = models.Version(
        post_id=post_id,
        number=number,
        made_at="2026-01-01T00:00:00.000Z",
        words=word_count(text),
        sha256=fingerprint(text),
        blocks=pack_blocks([Block(Span(0, len(text)), BlockKind.PARAGRAPH)]),
        inlines="[]",
        cjk=cjk_forms(text),
        folded=folded_forms(text),
        text=text,
    )
    session.add(row)
    return row


def renew(session: Session, post_id: int, text: str) -> models.Version:
    """Give a post its second text, in one flush."""
    post = session.get_one(models.Post, post_id)
    row = add_version(session, post_id, 2, text)
    post.version = 2
    session.flush()
    return row


def renewal_of(session: Session, post_id: int, draft: Draft) -> Renewal:
    """A newer text that has arrived, with where the highlights of its post stand in it."""
    placed = last_places.of_post(session, post_id)
    arrived = renewing.arrive(session, post_id, draft)
    return Renewal(post_id, placed.present, arrived, draft, carried(placed, draft.text))


def take_text(session: Session, post_id: int, draft: Draft) -> None:
    """Give a post a newer text as an import does, its highlights carried over."""
    renewing.renew(session, renewal_of(session, post_id, draft))


def join(session: Session, post_id: int, into_id: int) -> None:
    """Join a post with another, its highlights carried over to the text of that one."""
    text = last_places.of_post(session, into_id).text
    merging.merge(session, post_id, into_id, carried(last_places.of_post(session, post_id), text))


def out_of_step(library: Library) -> tuple[str, ...]:
    """The indexes that do not tell the same as their tables."""
    with library.writing(counts=False) as session:
        return fulltext.out_of_step(session.connection())


def rows(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """All that the tables hold, but for labels and sources, which nobody sees unless in use."""
    with library.reading() as session:
        return {
            table.name: sorted(map(tuple, session.execute(select(table)).all()), key=repr)
            for table in models.Base.metadata.sorted_tables
            if table.name not in {"label", "source"}
        }
