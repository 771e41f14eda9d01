"""An import in many transactions is seen whole or not at all, whatever ends it."""

from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db import history, incoming, originals, posts, renewing, twins
from db.incoming import Arrival
from db.library import Library
from db.long_step import LongStep
from db.records import Address, AddressKind, Draft, Image, Inline, InlineKind, PostLink, Span
from db.renewing import Renewal
from db.steps import Label
from tests.unit.conftest import draft_of
from tests.unit.db.marks import mark, out_of_step, renewal_of, rows
from tests.unit.db.random_actions import everything

GUID = Address(AddressKind.GUID, "tag:upland.example,2025:3")
LABEL = Label("Import posts")
TITLE = "Lanterns on the river"


def rich(title: str, *paragraphs: str) -> Draft:
    """A draft with something for each table that a text fills."""
    plain = draft_of(title, *paragraphs, url=f"https://new.example/{title}", labels=("river 🌊",))
    link = Inline(Span(0, 1), InlineKind.LINK, "https://upland.example/")
    picture = Image(0, "alt", "https://new.example/a.png", "image/png", 1, 1, b"png")
    return Draft(
        plain.title, plain.text, plain.blocks, (link,), (picture,),
        labels=plain.labels, links=(PostLink(Span(0, 1), 1),),
        addresses=(*plain.addresses, Address(AddressKind.GUID, title)),
    )  # fmt: skip


NEWER = rich(TITLE, "Everybody 🏮 e\u0301 שלום had planned for it.")


def begin(library: Library) -> LongStep:
    """An import of two new posts, a pair, a newer text and bytes, all but its end."""
    long_step = LongStep(library, LABEL)
    drafts = [rich("A", "Words 🏮 e\u0301 שלום"), rich("B", "Other words")]
    with long_step.batch() as session:
        ids = incoming.save(session, [Arrival(each, "Quay", "Lantern Week") for each in drafts])
        incoming.link(session, ids, drafts)
        incoming.learn(session, 3, replace(drafts[0], addresses=(GUID,)))
        twins.offer(session, [(ids[0], 1, 0.9), (ids[1], ids[0], 0.9)])
        originals.keep(session, "a.html", "text/html", b"bytes")
    with long_step.batch() as session:
        renewal = renewal_of(session, 1, NEWER)
    long_step.at_the_end(lambda session: end(session, renewal, ids))
    return long_step


def end(session: Session, renewal: Renewal, ids: list[int]) -> None:
    renewing.renew(session, renewal)
    originals.keep(session, "b.html", "text/html", b"more")
    for data in (b"bytes", b"more"):
        originals.link(session, originals.keep(session, "", "", data), ids)


def test_nothing_is_seen_before_the_end_and_all_of_it_then(library: Library) -> None:
    before = everything(library)
    long_step = begin(library)
    assert everything(library) == before
    changes = long_step.reveal()
    assert {1, 3, 4, 5} <= changes.posts
    with library.reading() as session:
        assert len(posts.lines(session)) == 5
        assert posts.open_post(session, 1).text == NEWER.text
        assert history.steps(session)[0].label.text() == "Import posts"
        assert len(history.steps(session)) == 2
    after = everything(library)
    library.undo()
    assert everything(library) == before
    library.redo()
    assert everything(library) == after
    assert out_of_step(library) == ()


def test_an_import_that_is_cancelled_leaves_no_row(library: Library) -> None:
    before = rows(library)
    begin(library).take_away()
    assert rows(library) == before
    assert out_of_step(library) == ()


def test_an_import_that_crashed_leaves_no_row_once_the_library_is_opened(library: Library) -> None:
    before = rows(library)
    begin(library)
    library.close()
    with Library.open(library.path, write=True) as again:
        assert rows(again) == before
        assert out_of_step(again) == ()


def test_an_error_in_the_last_transaction_leaves_no_row(library: Library) -> None:
    def fail(session: Session) -> None:
        assert posts.lines(session)
        raise RuntimeError("a bug")

    before = rows(library)
    with pytest.raises(RuntimeError, match="a bug"), library.long_step(LABEL) as long_step:
        long_step.at_the_end(fail)
        with long_step.batch() as session:
            incoming.save(session, [Arrival(rich("A", "Words"))])
            renewing.arrive(session, 1, NEWER)
    assert rows(library) == before


@pytest.mark.parametrize("reopens", [True, False])
def test_bytes_that_came_to_no_post_do_not_stay(library: Library, *, reopens: bool) -> None:
    before = rows(library)
    long_step = LongStep(library, LABEL)
    with long_step.batch() as session:
        originals.keep(session, "a.html", "text/html", b"bytes")
    if reopens:
        library.close()
        with Library.open(library.path, write=True) as again:
            assert rows(again) == before
    else:
        long_step.take_away()
        assert rows(library) == before


def test_what_a_person_did_meanwhile_stays(library: Library) -> None:
    with library.step() as session:
        mark(session, 2, "résumé")
    long_step = begin(library)
    with library.step() as session:
        mark(session, 1, "dusk 🏮", "Evening", note="ערב e\u0301")
    before = everything(library)
    long_step.take_away()
    assert everything(library) == before


def test_an_import_that_did_nothing_writes_nothing(library: Library) -> None:
    before = library_bytes(library.path)
    with library.long_step(LABEL) as long_step, long_step.batch():
        pass
    assert library_bytes(library.path) == before


def test_what_was_undone_cannot_be_redone_after_an_import(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "dusk 🏮")
    library.undo()
    long_step = begin(library)
    assert library.redo() is not None  # the import is not over yet
    library.undo()
    long_step.reveal()
    assert library.redo() is None


@pytest.mark.parametrize("ends_well", [True, False])
def test_two_imports_at_once_come_one_after_the_other(library: Library, *, ends_well: bool) -> None:
    def other() -> None:
        with library.long_step(LABEL) as long_step, long_step.batch() as session:
            incoming.save(session, [Arrival(rich("B", "Words"))])

    with ThreadPoolExecutor(1) as thread:
        with suppress(KeyboardInterrupt), library.long_step(LABEL) as long_step:
            with long_step.batch() as session:
                incoming.save(session, [Arrival(rich("A", "Other words"))])
            second = thread.submit(other)
            assert not wait([second], timeout=0.1).done
            if not ends_well:
                raise KeyboardInterrupt
        second.result()
    with library.reading() as session:
        titles = {line.title for line in posts.lines(session)}
    assert titles >= {"B"}
    assert ("A" in titles) is ends_well


def test_a_step_may_be_named_when_it_is_known_what_it_did(library: Library) -> None:
    long_step = begin(library)
    long_step.name(Label("Import {n} posts", {"n": 2}))
    long_step.reveal()
    with library.reading() as session:
        assert history.steps(session)[0].label.text() == "Import 2 posts"


def library_bytes(path: Path) -> bytes:
    wal = path.with_name(path.name + "-wal")
    return path.read_bytes() + (wal.read_bytes() if wal.exists() else b"")
