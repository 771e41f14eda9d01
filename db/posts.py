"""The verbs of posts that are in the library: list, open, edit, star, remove."""

from collections.abc import Collection, Sequence
from gettext import gettext as _

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db import days, events, highlights, links, models, post_address, progress
from db import labels as post_labels
from db.clock import now
from db.errors import NotFoundProblem
from db.folding import cjk_forms, folded_forms, name_key
from db.history import describe
from db.living import ALIVE
from db.names import checked
from db.notes import texts
from db.post_lines import beginnings, lines
from db.query.tree import NameField
from db.records import About, Image, Post
from db.searches_rewriting import following
from db.texts import unpack_blocks, unpack_inlines

__all__ = [
    "LONGEST_TITLE",
    "beginnings",
    "edit",
    "find",
    "lines",
    "open_post",
    "remove",
    "star",
    "title_and_text",
    "title_columns",
]

LONGEST_TITLE = 2_000  # code points; blogs have put whole paragraphs there
_LONGEST_NUMBER = 19  # digits; SQLite's integers have no more


def find(session: Session, named: str) -> int:
    """The id of the post that a person names by its number or the beginning of its guid.

    Raises:
        NotFoundProblem: There is none, or the beginning fits several.
    """
    beginning = named.strip().lower()
    if beginning.isdecimal() and len(beginning) < _LONGEST_NUMBER:
        number = int(beginning)
        if _alive_id(session, models.Post.id == number):
            return number
    found = [
        post_id
        for post_id, guid in session.execute(select(models.Post.id, models.Post.guid).where(ALIVE))
        if len(beginning) >= 4 and guid.startswith(beginning)
    ]
    if len(found) == 1:
        return found[0]
    message = (
        _("Several posts begin with “{named}”.") if found else _("There is no post “{named}”.")
    )
    raise NotFoundProblem(
        message.format(named=named),
        _("Give its number, or more letters of its guid, as “event-notes posts” shows them."),
    )


def open_post(session: Session, post_id: int) -> Post:
    """A post with its text, links and highlights.

    Raises:
        NotFoundProblem: There is no such post, or it is in the trash.
    """
    version = highlights.present_version(session, post_id)
    row = session.execute(select(models.Post).where(models.Post.id == post_id)).scalar_one()
    inlines = unpack_inlines(version.inlines)
    is_read, stopped = progress.of_post(session, post_id, len(version.text))
    return Post(
        id=row.id,
        guid=row.guid,
        title=row.title,
        text=version.text,
        blocks=unpack_blocks(version.blocks),
        inlines=inlines,
        images=_images(session, version.id),
        author=row.author,
        published=row.published,
        printed=row.printed,
        language=row.language,
        url=links.urls(session, [post_id]).get(post_id, ""),
        source=_source(session, row.source_id),
        labels=post_labels.of_posts(session, post_id).get(post_id, ()),
        events=events.of_post(session, post_id),
        excerpt=row.excerpt,
        version=version.number,
        added=row.added_at,
        links=links.leading_out(session, version.id, inlines),
        linked_from=links.leading_here(session, post_id),
        highlights=highlights.of_post(session, post_id),
        note=texts(session, About.POST, [post_id]).get(post_id, ""),
        unread=not is_read,
        starred=row.starred,
        progress=stopped,
    )


def title_and_text(session: Session, post_id: int) -> tuple[str, str]:
    """A post's title and present text: all that marking a passage needs of it.

    Raises:
        NotFoundProblem: There is no such post, or it is in the trash.
    """
    text = highlights.present_version(session, post_id).text
    named = select(models.Post.title).where(models.Post.id == post_id)
    return session.execute(named).scalar_one(), text


def edit(  # noqa: PLR0913 -- each is a field of the post's form
    session: Session,
    post_id: int,
    *,
    title: str,
    author: str,
    published: str,
    language: str | None = None,
    url: str | None = None,
    labels: Sequence[str] | None = None,
) -> None:
    """Correct what is known of a post; its text stays, and so does what is None.

    Args:
        session: A writing session.
        post_id: The post.
        title: Not empty.
        author: As it should be shown; "" if not known.
        published: ISO text of year, month or day; "" if not known.
        language: A tag such as "en"; "" if not known.
        url: The address to show; "" takes its web addresses away.
        labels: In the order to be shown.

    Raises:
        NameProblem: The title or a label is empty or too long; the address is none,
            or another post's.
        Problem: The date is none.
    """
    row = _row(session, post_id)
    title = checked(title, longest=LONGEST_TITLE)
    describe(session, "Edit “{title}”", title=row.title)
    for column, value in title_columns(title).items():
        setattr(row, column, value)
    with following(session, NameField.AUTHOR, {row.author_key: name_key(author)}):
        row.author, row.author_key = author, name_key(author)
    row.published = days.checked(published)
    if language is not None:
        row.language = language
    session.flush()
    if url is not None:
        post_address.change(session, post_id, url)
    if labels is not None:
        post_labels.put(session, post_id, [checked(label) for label in labels])
    session.flush()


def star(session: Session, ids: Collection[int], starred: bool) -> None:
    """Give posts a star, or take it from them.

    Raises:
        NotFoundProblem: One of them is not there, or is in the trash.
    """
    rows = [row for row in (_row(session, each) for each in ids) if row.starred is not starred]
    if len(rows) == 1:
        message = "Star “{title}”" if starred else "Take the star from “{title}”"
        describe(session, message, title=rows[0].title)
    elif rows:
        message = "Star {n} posts" if starred else "Take the star from {n} posts"
        describe(session, message, n=len(rows))
    for row in rows:
        row.starred = starred
    session.flush()


def remove(session: Session, post_id: int) -> None:
    """Put a post into the trash, with all that is in it; its addresses become free."""
    row = _row(session, post_id)
    describe(session, "Remove “{title}”", title=row.title)
    removed_at = now()
    row.removed_at = removed_at
    for address in session.execute(
        select(models.Address).where(
            models.Address.post_id == post_id, models.Address.removed_at.is_(None)
        )
    ).scalars():
        address.removed_at = removed_at
    session.flush()


def title_columns(title: str) -> dict[str, str | None]:
    """A title with its further forms for the index, as columns of a post's row."""
    return {
        "title": title,
        "title_cjk": cjk_forms(title),
        "title_folded": folded_forms(title),
    }


def _alive_id(session: Session, where: ColumnElement[bool]) -> bool:
    return session.execute(select(models.Post.id).where(ALIVE, where)).first() is not None


def _row(session: Session, post_id: int) -> models.Post:
    row = session.get(models.Post, post_id)
    if row is None or row.removed_at is not None:
        raise NotFoundProblem(
            _("There is no post with the number “{n}”.").format(n=post_id),
            _("It may be in the trash: see “event-notes trash”."),
        )
    return row


def _source(session: Session, source_id: int | None) -> str:
    row = session.get(models.Source, source_id) if source_id is not None else None
    return row.name if row else ""


def _images(session: Session, version_id: int) -> tuple[Image, ...]:
    rows = session.execute(
        select(models.Image)
        .where(models.Image.version_id == version_id)
        .order_by(models.Image.position)
    ).scalars()
    return tuple(
        Image(row.position, row.alt, row.address, row.media_type, row.width, row.height, row.data)
        for row in rows
    )
