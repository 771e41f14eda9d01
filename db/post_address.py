"""The web address of a post, as a person corrects it; no two posts have one address."""

from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.addresses import canonical
from db.clock import now
from db.errors import NameProblem
from db.models import Address, Post
from db.records import AddressKind


def change(session: Session, post_id: int, url: str) -> None:
    """Make this the address that is shown for a post; "" takes all its web addresses away.

    The address shown until now is taken for a mistake and goes; others by which
    the post is known stay.

    Raises:
        NameProblem: It is no web address, or another post has it.
    """
    url = url.strip()
    rows = _web_addresses(session, post_id)
    if url == (rows[0].shown if rows else ""):
        return
    if not url:
        _retire(session, rows)
        return
    value = canonical(url)
    _need_web_address(url, value)
    _need_free(session, post_id, url, value)
    _retire(session, [row for row in rows[1:] if row.value == value])
    if rows:
        rows[0].value, rows[0].shown = value, url
    else:
        session.add(Address(post_id=post_id, kind=AddressKind.URL, value=value, shown=url))
    session.flush()


def _web_addresses(session: Session, post_id: int) -> list[Address]:
    """The first of them is the one shown."""
    return list(
        session.execute(
            select(Address)
            .where(
                Address.post_id == post_id,
                Address.kind == AddressKind.URL,
                Address.removed_at.is_(None),
            )
            .order_by(Address.id)
        ).scalars()
    )


def _retire(session: Session, rows: list[Address]) -> None:
    removed_at = now()
    for row in rows:
        row.removed_at = removed_at
    session.flush()  # before another row takes the address over


def _need_web_address(url: str, value: str) -> None:
    if not value.startswith("https://"):  # what `canonical` makes of http as well
        raise NameProblem(
            _("“{url}” is not the address of a web page.").format(url=url),
            _("Copy it whole from the browser, beginning with “https://”, or leave it empty."),
        )


def _need_free(session: Session, post_id: int, url: str, value: str) -> None:
    title = session.execute(
        select(Post.title)
        .join(Address, Address.post_id == Post.id)
        .where(
            Address.kind == AddressKind.URL,
            Address.value == value,
            Address.removed_at.is_(None),
            Post.id != post_id,
        )
    ).scalar()
    if title is not None:
        raise NameProblem(
            _("“{url}” is the address of the post “{title}” already.").format(url=url, title=title),
            _("Give another address, or remove that post first."),
        )
