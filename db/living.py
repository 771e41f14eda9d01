"""The conditions that nearly every question has: not in the trash, and the present text."""

from typing import Final

from sqlalchemy import ColumnElement, and_

from db.models import UNDONE, Noun, Post, Version

ALIVE: Final[ColumnElement[bool]] = and_(Post.removed_at.is_(None), Post.pending.is_(False))
"""A post that people see: neither in the trash nor part of an unfinished import."""

PRESENT: Final[ColumnElement[bool]] = and_(
    Version.post_id == Post.id, Version.number == Post.version
)
"""The version of a post that is its present text."""


def in_trash(table: type[Noun]) -> ColumnElement[bool]:
    """That a thing is in the trash; what was taken back by undo is not, redo brings it back."""
    return and_(table.removed_at.is_not(None), table.removed_at != UNDONE)
