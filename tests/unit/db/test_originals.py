"""The bytes that posts were made from are kept once and given back as they were."""

from hashlib import sha256

import pytest
from sqlalchemy import func, select

from db import models, originals, posts
from db.library import Library

BYTES = "A page 🏮 e\u0301 שלום\r\n".encode() + bytes(range(256)) * 40
DIGEST = sha256(BYTES).hexdigest()


@pytest.mark.parametrize("data", [b"", b"\0", BYTES])
def test_bytes_come_back_as_they_were_given(library: Library, data: bytes) -> None:
    with library.writing() as session:
        originals.keep(session, "page.html", "text/html", data, [1])
    with library.reading() as session:
        assert originals.read(session, sha256(data).hexdigest()) == data
        assert originals.read(session, "0" * 64) is None


def test_equal_bytes_are_kept_once_for_all_their_posts(library: Library) -> None:
    with library.writing() as session:
        originals.keep(session, "page.html", "text/html", BYTES, [2, 1, 2])
        originals.keep(session, "copy.html", "text/html", BYTES, [3, 1])
        originals.keep(session, "other.html", "text/html", b"other", [3])
    with library.reading() as session:
        assert session.execute(select(func.count(models.Original.id))).scalar_one() == 2
        row = session.execute(select(models.Original).filter_by(sha256=DIGEST)).scalar_one()
        assert (row.name, row.size_bytes) == ("page.html", len(BYTES))
        assert len(row.packed) < len(BYTES)
        assert originals.known(session, DIGEST) == (1, 2, 3)
        assert originals.digests(session) == {DIGEST, sha256(b"other").hexdigest()}


def test_bytes_of_removed_posts_are_not_known(library: Library) -> None:
    with library.step() as session:
        originals.keep(session, "page.html", "text/html", BYTES, [1, 2])
        posts.remove(session, 1)
    with library.reading() as session:
        assert originals.known(session, DIGEST) == (2,)
        assert originals.known(session, "0" * 64) == ()
