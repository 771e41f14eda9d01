"""How posts lead to one another: by address, or by a name in the text."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import models
from db.addresses import canonical
from db.living import ALIVE, PRESENT
from db.records import AddressKind, Inline, InlineKind, LinkOut, Span


def leading_out(
    session: Session, version_id: int, inlines: Sequence[Inline]
) -> tuple[LinkOut, ...]:
    """Where the links and names of a text lead, in the order of the text."""
    links = [inline for inline in inlines if inline.kind is InlineKind.LINK]
    keys = {inline.href: canonical(inline.href) for inline in links}
    posts = _posts_at(session, keys.values())
    by_address = [
        LinkOut(inline.span, inline.href, posts.get(keys[inline.href])) for inline in links
    ]
    named = models.PostLink
    rows = session.execute(
        select(named.start, named.end, named.to_post_id)
        .join(models.Post, models.Post.id == named.to_post_id)
        .where(named.version_id == version_id, ALIVE)
    ).all()
    shown = urls(session, [to_post_id for _start, _end, to_post_id in rows])
    by_name = [
        LinkOut(Span(start, end), shown.get(to_post_id, ""), to_post_id)
        for start, end, to_post_id in rows
    ]
    return tuple(sorted(by_address + by_name, key=lambda each: each.span))


def leading_here(session: Session, post_id: int) -> tuple[int, ...]:
    """The other posts whose present text names this one or links to one of its addresses."""
    named, outgoing, address = models.PostLink, models.Outgoing, models.Address
    by_name = select(named.version_id).where(named.to_post_id == post_id)
    by_address = (
        select(outgoing.version_id)
        .join(address, address.value == outgoing.value)
        .where(
            address.post_id == post_id,
            address.kind == AddressKind.URL,
            address.removed_at.is_(None),
        )
    )
    rows = session.execute(
        select(models.Post.id)
        .join(models.Version, PRESENT)
        .where(models.Version.id.in_(by_name.union(by_address)), models.Post.id != post_id, ALIVE)
        .order_by(models.Post.id)
    ).scalars()
    return tuple(rows)


def urls(session: Session, post_ids: Collection[int] | None = None) -> dict[int, str]:
    """The address to show for each post that has one, as it was given; by post id."""
    address = models.Address
    statement = select(address.post_id, address.kind, address.shown)
    statement = statement.where(address.removed_at.is_(None)).order_by(address.id.desc())
    if post_ids is not None:
        statement = statement.where(address.post_id.in_(post_ids))
    # The kind is not asked in SQL: SQLite would go through all web addresses for those of one post.
    rows = session.execute(statement) if post_ids is None or post_ids else ()
    return {post_id: shown for post_id, kind, shown in rows if kind == AddressKind.URL}


def _posts_at(session: Session, values: Collection[str]) -> dict[str, int]:
    """The posts of the library at these addresses, by the address."""
    address = models.Address
    rows = session.execute(
        select(address.value, address.post_id)
        .join(models.Post, models.Post.id == address.post_id)
        .where(
            address.kind == AddressKind.URL,
            address.value.in_(set(values)),
            address.removed_at.is_(None),
            ALIVE,
        )
    )
    return dict(rows.all())
