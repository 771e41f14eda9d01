"""The bytes that posts were made from are kept once and given back as they were."""

from collections.abc import Callable, Sequence
from hashlib import sha256

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import incoming, models, originals, posts
from db.incoming import Arrival
from db.library import Library
from db.records import Draft
from tests.unit.db.marks import take_text

MakeDraft = Callable[..., Draft]

BYTES = "A page 🏮 e\u0301 שלום\r\n".encode() + bytes(range(256)) * 40
DIGEST = sha256(BYTES).hexdigest()


@pytest.mark.parametrize("data", [b"", b"\0", BYTES])
def test_bytes_come_back_as_they_were_given(library: Library, data: bytes) -> None:
    with library.writing() as session:
        keep(session, "page.html", data, [1])
    with library.reading() as session:
        assert originals.read(session, sha256(data).hexdigest()) == data
        assert originals.read(session, "0" * 64) is None


def test_equal_bytes_are_kept_once_for_all_their_posts(library: Library) -> None:
    with library.writing() as session:
        keep(session, "page.html", BYTES, [2, 1, 2])
        keep(session, "copy.html", BYTES, [3, 1])
        keep(session, "other.html", b"other", [3])
    with library.reading() as session:
        assert session.execute(select(func.count(models.Original.id))).scalar_one() == 2
        row = session.execute(select(models.Original).filter_by(sha256=DIGEST)).scalar_one()
        assert (row.name, row.size_bytes) == ("page.html", len(BYTES))
        assert len(row.packed) < len(BYTES)
        assert originals.known(session, DIGEST) == (1, 2, 3)
        assert originals.digests(session) == {DIGEST, sha256(b"other").hexdigest()}


def test_bytes_of_removed_posts_are_not_known(library: Library) -> None:
    with library.step() as session:
        keep(session, "page.html", BYTES, [1, 2])
        posts.remove(session, 1)
    with library.reading() as session:
        assert originals.known(session, DIGEST) == (2,)
        assert originals.known(session, "0" * 64) == ()


def test_bytes_of_a_post_taken_back_by_undo_give_it_again(
    library: Library, make_draft: MakeDraft
) -> None:
    with library.step() as session:
        new = incoming.save(session, [Arrival(make_draft("Rain Week 🌧", "It rained e\u0301 גשם."))])
        keep(session, "page.html", BYTES, [1, *new])
    library.undo()
    with library.reading() as session:
        assert originals.known(session, DIGEST) == ()
    library.redo()
    with library.reading() as session:
        assert originals.known(session, DIGEST) == (1, *new)


def test_bytes_of_a_text_taken_back_by_undo_give_it_again(
    library: Library, make_draft: MakeDraft
) -> None:
    with library.step() as session:
        take_text(session, 1, make_draft("Lanterns on the river", "It rained 🌧 e\u0301 גשם."))
        keep(session, "page.html", BYTES, [1, 2])
    with library.reading() as session:
        assert originals.known(session, DIGEST) == (1, 2)
    library.undo()
    with library.reading() as session:
        assert originals.known(session, DIGEST) == ()


def test_a_file_whose_parts_are_kept_is_known_by_its_sum_alone(library: Library) -> None:
    with library.writing() as session:
        originals.know(
            session, name="all.xml", media_type="text/xml", digest=DIGEST,
            size_bytes=len(BYTES), post_ids=[3, 1],
        )  # fmt: skip
    with library.reading() as session:
        assert originals.known(session, DIGEST) == (1, 3)
        assert originals.read(session, DIGEST) is None


def keep(session: Session, name: str, data: bytes, post_ids: Sequence[int]) -> None:
    """Keep bytes for the posts that they gave."""
    digest = originals.keep(session, name, "text/html", data)
    originals.link(session, digest, post_ids)
