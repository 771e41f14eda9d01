"""Tells whether a draft is a post that the library has already.

Addresses decide: canonical URL, feed guid, or file and title. A file's name is
a weak one: where it is all that one side has, an equal text makes two posts
the same too. Equal texts under two different URLs are two posts; the importer
says so, and nobody merges them silently.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.addresses import comparable
from db.models import Address, Post, Version
from db.records import AddressKind, Draft
from db.texts import fingerprint


@dataclass(frozen=True, slots=True)
class Match:
    """A post of the library that a draft is, or may be.

    Attributes:
        post_id: The post in the library.
        same_text: The text is equal, letter for letter; a title may have been corrected.
        same_post: False where only the texts are equal, under different URLs.
    """

    post_id: int
    same_text: bool
    same_post: bool = True


def match(session: Session, draft: Draft) -> Match | None:
    """Find the post of the library that a draft is; None when it is new."""
    found = _by_address(session, draft)
    if found is not None:
        return Match(found.id, _same_text(session, found, draft))
    return _by_text(session, draft)


def _by_address(session: Session, draft: Draft) -> Post | None:
    for address in draft.addresses:
        found = (
            session.execute(
                select(Post)
                .join(Address, Address.post_id == Post.id)
                .where(
                    Address.kind == address.kind,
                    Address.value == comparable(address),
                    Address.removed_at.is_(None),
                    Post.removed_at.is_(None),
                )
            )
            .scalars()
            .first()
        )
        if found and not (address.kind is AddressKind.FILE and _differ(session, found.id, draft)):
            return found
    return None


def _by_text(session: Session, draft: Draft) -> Match | None:
    rows = (
        session.execute(
            select(Post)
            .join(Version, Version.post_id == Post.id)
            .where(
                Version.sha256 == fingerprint(draft.text),
                Version.number == Post.version,
                Post.title == draft.title,
                Post.removed_at.is_(None),
            )
            .order_by(Post.id)
        )
        .scalars()
        .all()
    )
    for post in rows:
        if not _differ(session, post.id, draft):
            return Match(post.id, same_text=True)
    return Match(rows[0].id, same_text=True, same_post=False) if rows else None


def _differ(session: Session, post_id: int, draft: Draft) -> bool:
    """Whether both sides have strong addresses; they have none in common when this is asked."""
    if not any(address.kind is not AddressKind.FILE for address in draft.addresses):
        return False
    strong = (
        select(func.count())
        .select_from(Address)
        .where(
            Address.post_id == post_id,
            Address.kind != AddressKind.FILE,
            Address.removed_at.is_(None),
        )
    )
    return session.execute(strong).scalar_one() > 0


def _same_text(session: Session, post: Post, draft: Draft) -> bool:
    kept = session.execute(
        select(Version.sha256).where(Version.post_id == post.id, Version.number == post.version)
    ).scalar_one()
    return kept == fingerprint(draft.text)
