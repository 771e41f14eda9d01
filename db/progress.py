"""The verbs of reading progress: what was read, and where reading stopped.

Outside the history: nobody takes back that they have read something. Ask for a
session with `library.writing(counts=False)`.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db import models
from db.among import among
from db.clock import now
from db.living import ALIVE
from db.records import Progress
from db.scopes import READ

_POST = models.Post.__table__.c
_PROGRESS = models.Progress.__table__.c


def mark_read(session: Session, ids: Collection[int], read: bool) -> frozenset[int]:
    """Make posts count as read, or as unread; the place in them stays remembered.

    Args:
        session: A writing session.
        ids: The posts; those in the trash stay as they are.
        read: What they count as.

    Returns:
        The posts for which that was something new.
    """
    otherwise = ~READ if read else READ
    others = select(_POST.id).where(ALIVE, otherwise, _POST.id.in_(among(ids)))
    changed = list(session.execute(others).scalars())
    _write(session, [{"post_id": each, "read_at": now() if read else None} for each in changed])
    return frozenset(changed)


def remember(session: Session, post_id: int, progress: Progress) -> None:
    """Keep where reading stopped in a post; nothing happens when it is in the trash."""
    if session.execute(select(_POST.id).where(ALIVE, _POST.id == post_id)).first():
        _write(session, [{"post_id": post_id, "caret": progress.caret, "top": progress.top}])


def of_post(session: Session, post_id: int, length: int) -> tuple[bool, Progress | None]:
    """Whether a post counts as read, and where reading stopped, if it ever began.

    Args:
        session: Reads the library.
        post_id: The post.
        length: Code points of its present text, which may have become shorter.
    """
    row = session.execute(_OF_POST, {"post_id": post_id}).first()
    if row is None:
        return False, None
    began = row.caret is not None and row.top is not None
    place = Progress(min(row.caret, length), min(row.top, length)) if began else None
    return row.read_at is not None, place


_OF_POST = select(_PROGRESS.read_at, _PROGRESS.caret, _PROGRESS.top).where(
    _PROGRESS.post_id == bindparam("post_id")
)


def _write(session: Session, rows: Sequence[dict[str, int | str | None]]) -> None:
    if rows:
        statement = insert(models.Progress)
        kept = {name: statement.excluded[name] for name in rows[0] if name != "post_id"}
        session.execute(
            statement.on_conflict_do_update(index_elements=["post_id"], set_=kept), rows
        )
