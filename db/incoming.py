"""Drafts coming into the library: saving what is new, a batch at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db import events, labels
from db.addresses import comparable, outgoing
from db.clock import new_guid, now
from db.folding import cjk_forms, folded_forms, name_key
from db.history import describe, recorder_of
from db.living import PRESENT
from db.matching import title_of
from db.models import (
    Address,
    Image,
    Outgoing,
    Post,
    PostEvent,
    PostLabel,
    PostLink,
    Source,
    Version,
)
from db.posts import title_columns
from db.records import Address as DraftAddress
from db.records import AddressKind, Draft
from db.texts import fingerprint, pack_blocks, pack_inlines, word_count


@dataclass(frozen=True, slots=True)
class Arrival:
    """A draft with what only the import knows of it: its source's and its event's name."""

    draft: Draft
    source: str = ""
    event: str = ""


def save(session: Session, arrivals: Sequence[Arrival]) -> list[int]:
    """Save drafts as new posts, and give their ids in the same order.

    Inside a long step the posts stay hidden until it is over. Images, labels,
    events and addresses come with them; links between them by `link`.
    """
    describe(session, "Import {n} posts", n=len(arrivals))
    pending = recorder_of(session).pending
    sources = _source_ids(session, {arrival.source for arrival in arrivals} - {""})
    posts = [_post(arrival, sources, pending=pending) for arrival in arrivals]
    session.add_all(posts)
    session.flush()
    version_ids = _add_versions(session, posts, arrivals)
    _add_outgoing(session, version_ids, posts, arrivals)
    names = [name for arrival in arrivals for name in arrival.draft.labels]
    label_ids = labels.ids(session, names)
    found_events = {
        name: events.named(session, name).id
        for name in dict.fromkeys(arrival.event for arrival in arrivals)
        if name
    }
    for post, arrival in zip(posts, arrivals, strict=True):
        session.add_all(_parts(post.id, version_ids[post.id], arrival.draft, label_ids))
        if arrival.event:
            session.add(PostEvent(post_id=post.id, event_id=found_events[arrival.event]))
    session.flush()
    return [post.id for post in posts]


def learn(session: Session, post_id: int, draft: Draft) -> None:
    """Add the addresses of a draft to the post that it is; many roads lead to one post."""
    there = set(
        session.execute(
            select(Address.kind, Address.value)
            .where(Address.removed_at.is_(None))
            .where(Address.post_id == post_id)
        )
    )
    new = [
        row
        for row in _addresses(post_id, draft.addresses)
        if (row.kind, row.value) not in there and _free(session, row)
    ]
    if new:
        describe(session, "Learn an address of a post")
        session.add_all(new)
        session.flush()


def link(session: Session, post_ids: Sequence[int | None], drafts: Sequence[Draft]) -> None:
    """Write down which passages of these posts name one another.

    Args:
        session: A writing session.
        post_ids: The post of each draft; None for one that was not saved.
        drafts: All drafts of one reading, in its order.
    """
    for post_id, draft in zip(post_ids, drafts, strict=True):
        if post_id is None or not draft.links:
            continue
        version_id = session.execute(
            select(Version.id).join(Post, PRESENT).where(Post.id == post_id)
        ).scalar_one()
        for named in draft.links:
            to_post_id = post_ids[named.to_draft]
            if to_post_id is not None:
                start, end = named.span
                session.add(
                    PostLink(version_id=version_id, start=start, end=end, to_post_id=to_post_id)
                )
    session.flush()


def images(version_id: int, draft: Draft) -> list[Image]:
    """The rows of a version's pictures; for use inside `db`."""
    return [
        Image(
            version_id=version_id,
            position=image.position,
            alt=image.alt,
            address=image.address,
            media_type=image.media_type,
            width=image.width,
            height=image.height,
            data=image.data,
        )
        for image in draft.images
    ]


def outgoing_rows(version_id: int, draft: Draft) -> list[dict[str, int | str]]:
    """The rows of the addresses that a version's links lead to; for use inside `db`."""
    return [{"version_id": version_id, "value": value} for value in outgoing(draft.inlines)]


def _post(arrival: Arrival, sources: dict[str, int], *, pending: bool) -> Post:
    draft = arrival.draft
    return Post(
        guid=new_guid(),
        pending=pending,
        source_id=sources.get(arrival.source),
        version=1,
        published=draft.published,
        printed=draft.printed,
        language=draft.language,
        excerpt=draft.excerpt,
        added_at=now(),
        author=draft.author,
        author_key=name_key(draft.author),
        **title_columns(title_of(draft)),
    )


def _add_versions(
    session: Session, posts: Sequence[Post], arrivals: Sequence[Arrival]
) -> dict[int, int]:
    """Save the texts of new posts, and give the version's id by the post's.

    As one statement, not row by row: at the beginning of each, FTS5 writes out
    what it has collected, which costs as much as the indexing itself.
    """
    rows = [_version(post, arrival.draft) for post, arrival in zip(posts, arrivals, strict=True)]
    if not rows:
        return {}
    statement = insert(Version).returning(Version.post_id, Version.id)
    statement = statement.execution_options(render_nulls=True)  # else rows that have none go apart
    return dict(session.execute(statement, rows).all())


def _add_outgoing(
    session: Session,
    version_ids: dict[int, int],
    posts: Sequence[Post],
    arrivals: Sequence[Arrival],
) -> None:
    rows = [
        row
        for post, arrival in zip(posts, arrivals, strict=True)
        for row in outgoing_rows(version_ids[post.id], arrival.draft)
    ]
    if rows:
        session.execute(insert(Outgoing), rows)


def _version(post: Post, draft: Draft) -> dict[str, str | int | None]:
    return {
        "post_id": post.id,
        "number": 1,
        "made_at": post.added_at,
        "words": word_count(draft.text),
        "sha256": fingerprint(draft.text),
        "blocks": pack_blocks(draft.blocks),
        "inlines": pack_inlines(draft.inlines),
        "cjk": cjk_forms(draft.text),
        "folded": folded_forms(draft.text),
        "text": draft.text,
    }


def _parts(
    post_id: int, version_id: int, draft: Draft, label_ids: dict[str, int]
) -> list[Address | PostLabel | Image]:
    rows: list[Address | PostLabel | Image] = list(_addresses(post_id, draft.addresses))
    keys = dict.fromkeys(name_key(name) for name in draft.labels)
    rows += [
        PostLabel(post_id=post_id, label_id=label_ids[key], place=place)
        for place, key in enumerate(keys)
    ]
    rows += images(version_id, draft)
    return rows


def _addresses(post_id: int, addresses: Sequence[DraftAddress]) -> list[Address]:
    first: dict[tuple[AddressKind, str], DraftAddress] = {}
    for address in addresses:
        first.setdefault((address.kind, comparable(address)), address)
    return [
        Address(post_id=post_id, kind=kind, value=value, shown=address.value)
        for (kind, value), address in first.items()
    ]


def _free(session: Session, row: Address) -> bool:
    taken = select(Address.id).where(
        Address.kind == row.kind, Address.value == row.value, Address.removed_at.is_(None)
    )
    return session.execute(taken).first() is None


def _source_ids(session: Session, names: set[str]) -> dict[str, int]:
    keys = {name_key(name): name for name in names}
    rows = session.execute(select(Source).where(Source.name_key.in_(keys))).scalars().all()
    new = [
        Source(guid=new_guid(), name=keys[key], name_key=key)
        for key in keys.keys() - {row.name_key for row in rows}
    ]
    session.add_all(new)
    session.flush()
    ids = {row.name_key: row.id for row in [*rows, *new]}
    return {name: ids[name_key(name)] for name in names}
