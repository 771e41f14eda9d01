"""Tells whether a draft is a post that the library has already.

Addresses decide: canonical URL, feed guid, or file and title. A file's name is
a weak one: where it is all that one side has, an equal text makes two posts
the same too. Equal texts under two different URLs are two posts; the importer
says so, and nobody merges them silently.
"""

from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from sqlalchemy import Boolean, ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import Session

from db.addresses import comparable
from db.living import PRESENT
from db.models import Address, Post, Version
from db.records import AddressKind, Draft
from db.texts import fingerprint

_MOST_COMPARED: Final = 20  # posts of one title, such as "Weekly notes"
TELLING: Final = 200  # letters; a shorter text may stand under two titles by chance

_ADDRESS = Address.__table__.c
_POST = Post.__table__.c
_VERSION = Version.__table__.c


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
    return _by_address(session, draft) or _by_text(session, draft)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A post of the library that a draft is compared with.

    Attributes:
        text: Its present text.
        has_own_address: It is known by an address on the web or in a feed.
    """

    post_id: int
    title: str
    text: str
    is_excerpt: bool
    has_own_address: bool


def candidate(session: Session, post_id: int) -> Candidate:
    """A post that is there, with what a draft is compared by."""
    return _candidates(session, _POST.id == post_id)[0]


def with_title(session: Session, draft: Draft) -> list[Candidate]:
    """The posts of exactly the title that a draft would be saved under, at most a few."""
    return _candidates(session, _POST.title == title_of(draft))


def had_text(session: Session, post_id: int, text: str) -> bool:
    """Whether a text is one that the post has had, now or before; not one that undo took back."""
    versions = (
        select(_VERSION.id)
        .join(_POST.id.table, _POST.id == _VERSION.post_id)
        .where(
            _VERSION.post_id == post_id,
            _VERSION.number.between(1, _POST.version),
            _VERSION.sha256 == fingerprint(text),
        )
    )
    return session.execute(versions).first() is not None


def web_addresses(session: Session, post_id: int) -> tuple[str, ...]:
    """The web addresses of a post, in their form for comparing."""
    kept = select(_ADDRESS.value).where(
        _ADDRESS.post_id == post_id,
        _ADDRESS.kind == AddressKind.URL,
        _ADDRESS.removed_at.is_(None),
    )
    return tuple(session.execute(kept).scalars())


def has_own_address(draft: Draft) -> bool:
    """Whether a draft has an address on the web or in a feed; a file's name is a weak one."""
    return any(address.kind is not AddressKind.FILE for address in draft.addresses)


def title_of(draft: Draft) -> str:
    """The title a draft is saved under."""
    return draft.title or _("Untitled post")


# Made once: an import asks them for each of its posts, and making takes longer than asking.
_AT_ADDRESS = (
    select(_POST.id, _VERSION.sha256)
    .join_from(_ADDRESS.id.table, _POST.id.table, _ADDRESS.post_id == _POST.id)
    .join(_VERSION.id.table, PRESENT)
    .where(
        _ADDRESS.kind == bindparam("kind"),
        _ADDRESS.value == bindparam("value"),
        _ADDRESS.removed_at.is_(None),
        _POST.removed_at.is_(None),
    )
)
_WITH_TEXT = (
    select(_POST.id)
    .join_from(_VERSION.id.table, _POST.id.table, PRESENT)
    .where(
        _VERSION.sha256 == bindparam("sha256"),
        or_(_POST.title == bindparam("title"), bindparam("is_telling", type_=Boolean)),
        _POST.removed_at.is_(None),
    )
    .order_by(_POST.id)
)
_STRONG_ADDRESSES = select(func.count(_ADDRESS.id)).where(
    _ADDRESS.post_id == bindparam("post_id"),
    _ADDRESS.kind != AddressKind.FILE,
    _ADDRESS.removed_at.is_(None),
)


def _by_address(session: Session, draft: Draft) -> Match | None:
    for address in draft.addresses:
        asked = {"kind": address.kind, "value": comparable(address)}
        found = session.execute(_AT_ADDRESS, asked).first()
        if found and not (address.kind is AddressKind.FILE and _differ(session, found.id, draft)):
            return Match(found.id, found.sha256 == fingerprint(draft.text))
    return None


def _by_text(session: Session, draft: Draft) -> Match | None:
    asked = {
        "sha256": fingerprint(draft.text),
        "title": title_of(draft),
        "is_telling": len(draft.text) >= TELLING,
    }
    rows = session.execute(_WITH_TEXT, asked).all()
    for row in rows:
        if not _differ(session, row.id, draft):
            return Match(row.id, same_text=True)
    return Match(rows[0].id, same_text=True, same_post=False) if rows else None


def _candidates(session: Session, which: ColumnElement[bool]) -> list[Candidate]:
    rows = session.execute(
        select(_POST.id, _POST.title, _POST.excerpt, _VERSION.text)
        .join_from(_POST.id.table, _VERSION.id.table, PRESENT)
        .where(which, _POST.removed_at.is_(None))
        .order_by(_POST.id)
        .limit(_MOST_COMPARED)
    ).all()
    return [
        Candidate(
            row.id,
            row.title,
            row.text,
            row.excerpt,
            session.execute(_STRONG_ADDRESSES, {"post_id": row.id}).scalar_one() > 0,
        )
        for row in rows
    ]


def _differ(session: Session, post_id: int, draft: Draft) -> bool:
    """Whether both sides have strong addresses; they have none in common when this is asked."""
    if not has_own_address(draft):
        return False
    return session.execute(_STRONG_ADDRESSES, {"post_id": post_id}).scalar_one() > 0
