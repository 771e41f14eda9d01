"""The bytes that posts were made from, kept once, compressed, by their SHA-256."""

import zlib
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db.clock import now
from db.living import ALIVE
from db.models import Original, OriginalPost, Post


def known(session: Session, digest: str) -> tuple[int, ...]:
    """The posts of the library, not those in its trash, that equal bytes gave before.

    Args:
        session: Any session.
        digest: SHA-256 of the bytes, in hexadecimal.
    """
    rows = session.execute(
        select(Post.id)
        .join(OriginalPost, OriginalPost.post_id == Post.id)
        .join(Original, Original.id == OriginalPost.original_id)
        .where(Original.sha256 == digest, ALIVE)
        .order_by(Post.id)
    ).scalars()
    return tuple(rows)


def digests(session: Session) -> frozenset[str]:
    """The SHA-256 of all bytes that are kept; most bytes are then known to be new at once."""
    return frozenset(session.execute(select(Original.sha256)).scalars())


# Made once: an import runs them for each of its files, and making takes longer than running.
_KEEP = insert(Original).on_conflict_do_nothing(index_elements=["sha256"])
_LINK = (
    insert(OriginalPost)
    .from_select(
        ["original_id", "post_id"],
        select(Original.id, bindparam("post_id", type_=Integer)).where(
            Original.sha256 == bindparam("digest")
        ),
    )
    .on_conflict_do_nothing()
)


def keep(
    session: Session, name: str, media_type: str, data: bytes, post_ids: Sequence[int]
) -> None:
    """Keep the bytes that gave these posts; equal bytes are not kept twice."""
    digest = sha256(data).hexdigest()
    row = {
        "sha256": digest,
        "name": name,
        "media_type": media_type,
        "size_bytes": len(data),
        "kept_at": now(),
        "packed": zlib.compress(data, 6),
    }
    connection = session.connection()
    connection.execute(_KEEP, row)
    if post_ids:
        connection.execute(_LINK, [{"digest": digest, "post_id": each} for each in post_ids])


def read(session: Session, digest: str) -> bytes | None:
    """The bytes as they were given, or None when they are not kept."""
    packed = session.execute(
        select(Original.packed).where(Original.sha256 == digest)
    ).scalar_one_or_none()
    return None if packed is None else zlib.decompress(packed)
