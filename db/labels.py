"""The labels of posts: words a blog filed them under, or a person did."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.folding import name_key
from db.models import Label, PostLabel


def of_posts(session: Session, post_id: int | None = None) -> dict[int, tuple[str, ...]]:
    """The labels of each post that has any, in their order; of one post when told which."""
    statement = select(PostLabel.post_id, Label.name).join(Label, Label.id == PostLabel.label_id)
    if post_id is not None:
        statement = statement.where(PostLabel.post_id == post_id)
    found: dict[int, tuple[str, ...]] = {}
    for each, name in session.execute(statement.order_by(PostLabel.post_id, PostLabel.place)):
        found[each] = (*found.get(each, ()), name)
    return found


def ids(session: Session, names: Sequence[str]) -> dict[str, int]:
    """The ids of labels by their name's key; new ones are made."""
    keys = {name_key(name): name for name in reversed(names)}
    rows = session.execute(select(Label).where(Label.name_key.in_(keys))).scalars().all()
    new = [
        Label(name=keys[key], name_key=key) for key in keys.keys() - {row.name_key for row in rows}
    ]
    session.add_all(new)
    session.flush()
    return {row.name_key: row.id for row in [*rows, *new]}


def put(session: Session, post_id: int, names: Sequence[str]) -> None:
    """Make these the labels of a post, in this order.

    The spelling that came first stays: labels that differ in capitals alone are one.
    """
    by_key = ids(session, names)
    places = {by_key[key]: n for n, key in enumerate(dict.fromkeys(map(name_key, names)))}
    there = select(PostLabel).where(PostLabel.post_id == post_id)
    for row in session.execute(there).scalars().all():
        if row.label_id in places:
            row.place = places.pop(row.label_id)
        else:
            session.delete(row)
    session.add_all(
        PostLabel(post_id=post_id, label_id=label_id, place=place)
        for label_id, place in places.items()
    )
    session.flush()
