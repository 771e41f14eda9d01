"""The bytes that posts were made from, kept once, compressed, by their SHA-256."""

import zlib
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Integer, bindparam, exists, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db.clock import now
from db.living import ALIVE
from db.models import UNDONE, Original, OriginalPost, Post, Version


def known(session: Session, digest: str) -> tuple[int, ...]:
    """The posts of the library, not those in its trash, that equal bytes gave before.

    None where something they gave was taken back by undo: then they may give it again.

    Args:
        session: Any session.
        digest: SHA-256 of the bytes, in hexadecimal.
    """
    asked = {"digest": digest}
    if session.execute(_TAKEN_BACK, asked).first():
        return ()
    return tuple(session.execute(_ALIVE, asked).scalars())


def digests(session: Session) -> frozenset[str]:
    """The SHA-256 of all bytes that are kept; most bytes are then known to be new at once."""
    return frozenset(session.execute(select(Original.sha256)).scalars())


# Made once: an import runs them for each of its files, and making takes longer than running.
_GIVEN = (
    select(Post.id)
    .join(OriginalPost, OriginalPost.post_id == Post.id)
    .join(Original, Original.id == OriginalPost.original_id)
    .where(Original.sha256 == bindparam("digest"))
    .order_by(Post.id)
)
_ALIVE = _GIVEN.where(ALIVE)
_TAKEN_BACK = _GIVEN.where(
    or_(
        Post.removed_at == UNDONE,
        exists().where(Version.post_id == Post.id, Version.number > Post.version).correlate(Post),
    )
).limit(1)
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


def keep(session: Session, name: str, media_type: str, data: bytes) -> str:
    """Keep bytes, and give their SHA-256; equal bytes are not kept twice.

    `link` says which posts they gave; bytes that gave none do not outlive a step.
    """
    digest = sha256(data).hexdigest()
    row = {
        "sha256": digest,
        "name": name,
        "media_type": media_type,
        "size_bytes": len(data),
        "kept_at": now(),
        "packed": zlib.compress(data, 6),
    }
    session.connection().execute(_KEEP, row)
    return digest


def know(  # noqa: PLR0913 -- all that is known of a file that is not kept
    session: Session,
    *,
    name: str,
    media_type: str,
    digest: str,
    size_bytes: int,
    post_ids: Sequence[int],
) -> None:
    """Remember that a file gave these posts, whose own parts of it are kept instead of it."""
    row = {
        "sha256": digest,
        "name": name,
        "media_type": media_type,
        "size_bytes": size_bytes,
        "kept_at": now(),
        "packed": b"",
    }
    session.connection().execute(_KEEP, row)
    link(session, digest, post_ids)


def link(session: Session, digest: str, post_ids: Sequence[int]) -> None:
    """Note that bytes which are kept gave these posts too."""
    if post_ids:
        rows = [{"digest": digest, "post_id": each} for each in post_ids]
        session.connection().execute(_LINK, rows)


def read(session: Session, digest: str) -> bytes | None:
    """The bytes as they were given, or None when they, or all but their sum, are not kept."""
    packed = session.execute(
        select(Original.packed).where(Original.sha256 == digest)
    ).scalar_one_or_none()
    return zlib.decompress(packed) if packed else None
