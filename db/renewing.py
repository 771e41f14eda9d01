"""New texts of posts that are in the library: written beside the old one, then put in its place.

A text never changes; a post gets another version. An import writes it with a
number below 0, which is nobody's present text, and `renew` makes it the
present one when the import is over. Where each highlight stands in it is
worked out before, outside of any transaction; here it is only checked that
none is forgotten.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from db import events, history, labels, models
from db.clock import now
from db.errors import Problem
from db.folding import cjk_forms, folded_forms, name_key
from db.highlights import present_version
from db.incoming import images, learn, outgoing_rows
from db.records import Draft, Span, State
from db.texts import fingerprint, pack_blocks, pack_inlines, word_count

SURE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a highlight stands in a new text; `span` is None where it is lost."""

    highlight_id: int
    span: Span | None
    state: State
    confidence: float


@dataclass(frozen=True, slots=True)
class Renewal:
    """A new text for a post.

    Attributes:
        present: Number of the version that the places were worked out from.
        arrived: Number of the new version, as `arrive` gave it.
        standings: Of each highlight of the post, also of those that were lost before
            and those in the trash.
        links: Passages of the new text that name other posts, with these posts' ids.
    """

    post_id: int
    present: int
    arrived: int
    draft: Draft
    standings: tuple[Standing, ...]
    links: tuple[tuple[Span, int], ...] = ()
    event: str = ""


def arrive(session: Session, post_id: int, draft: Draft) -> int:
    """Write a draft's text as a version that nobody sees yet, and give its number, below 0.

    Raises:
        NotFoundProblem: There is no such post, or it is in the trash.
    """
    present_version(session, post_id)
    version = models.Version
    most: int = session.execute(
        select(func.max(func.abs(version.number))).where(version.post_id == post_id)
    ).scalar_one()
    number = -(most + 1)
    version_id = session.execute(
        insert(version)
        .values(
            post_id=post_id,
            number=number,
            made_at=now(),
            words=word_count(draft.text),
            sha256=fingerprint(draft.text),
            blocks=pack_blocks(draft.blocks),
            inlines=pack_inlines(draft.inlines),
            cjk=cjk_forms(draft.text),
            folded=folded_forms(draft.text),
            text=draft.text,
        )
        .returning(version.id)
    ).scalar_one()
    session.add_all(images(version_id, draft))
    if rows := outgoing_rows(version_id, draft):
        session.execute(insert(models.Outgoing), rows)
    session.flush()
    return number


def arrived_text(session: Session, post_id: int, arrived: int) -> str:
    """A text that has arrived and is not taken yet."""
    version = models.Version
    return session.execute(
        select(version.text).where(version.post_id == post_id, version.number == arrived)
    ).scalar_one()


def renew(session: Session, renewal: Renewal) -> None:
    """Make a text that has arrived the present one of its post, with its highlights.

    What a person corrected stays: a title, an author, a date that is there is not
    replaced, only what was unknown is filled in. Labels and addresses are added.

    Raises:
        Problem: The post has another text by now, or a highlight is not accounted for.
    """
    post = session.get_one(models.Post, renewal.post_id)
    _need_unchanged(post, renewal)
    _need_all(session, post, renewal.standings)
    history.describe(session, "Take the newer text of “{title}”", title=post.title)
    number = keep_aside(session, post.id, renewal.arrived)
    _place(session, post.id, number, renewal)
    _fill_in(session, post, renewal.draft)
    post.version = number
    post.excerpt = renewal.draft.excerpt
    if renewal.event:
        events.put(session, post.id, events.named(session, renewal.event).id)
    session.flush()
    learn(session, post.id, renewal.draft)


def keep_aside(session: Session, post_id: int, arrived: int) -> int:
    """Keep a text that has arrived as a version that is not the present one; gives its number."""
    version = session.execute(
        select(models.Version).where(
            models.Version.post_id == post_id, models.Version.number == arrived
        )
    ).scalar_one()
    version.number = -arrived
    session.flush()
    return version.number


def _need_unchanged(post: models.Post, renewal: Renewal) -> None:
    if post.removed_at is not None or post.version != renewal.present:
        raise Problem(
            _("“{title}” was changed while its newer text was being read.").format(
                title=post.title
            ),
            _("Import it again; nothing was lost."),
        )


def _need_all(session: Session, post: models.Post, standings: Iterable[Standing]) -> None:
    made = models.Highlight
    there = select(made.id).where(made.post_id == post.id)
    missing = set(session.execute(there).scalars()) - {each.highlight_id for each in standings}
    if missing:
        raise Problem(
            _("“{title}” was highlighted while its newer text was being read.").format(
                title=post.title
            ),
            _("Import it again; nothing was lost."),
        )


def _place(session: Session, post_id: int, number: int, renewal: Renewal) -> None:
    version = models.Version
    version_id = session.execute(
        select(version.id).where(version.post_id == post_id, version.number == number)
    ).scalar_one()
    for each in renewal.standings:
        start, end = each.span or (None, None)
        session.add(
            models.Placement(
                highlight_id=each.highlight_id,
                version_id=version_id,
                start=start,
                end=end,
                state=each.state,
                confidence=each.confidence,
            )
        )
    session.add_all(
        models.PostLink(version_id=version_id, start=span.start, end=span.end, to_post_id=to)
        for span, to in sorted(dict(renewal.links).items())
    )
    session.flush()


def _fill_in(session: Session, post: models.Post, draft: Draft) -> None:
    if draft.author and not post.author:
        post.author, post.author_key = draft.author, name_key(draft.author)
    if draft.published and not post.published:
        post.published, post.printed = draft.published, draft.printed
    if draft.language and not post.language:
        post.language = draft.language
    there = labels.of_posts(session, post.id).get(post.id, ())
    if more := _more(there, draft.labels):
        labels.put(session, post.id, [*there, *more])


def _more(there: Sequence[str], others: Sequence[str]) -> list[str]:
    keys = {name_key(name) for name in there}
    return [name for name in others if name_key(name) not in keys]
