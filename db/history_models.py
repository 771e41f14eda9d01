"""The tables of the history: what each step was, and every row that it changed.

They are no part of what they keep: a step is never undone out of them.
"""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models import Base


class Step(Base):
    """One undoable write, or the undoing or redoing of one (`of_id`).

    `undone`: taken back now. `ended`: taken back, and a later step made redoing
    it impossible. `pending`: an import that is not finished.
    """

    __tablename__ = "step"
    __table_args__ = (Index("ix_step_undone", "undone", "kind", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    guid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    of_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    made_at: Mapped[str]
    message: Mapped[str]
    arguments: Mapped[str]
    undone: Mapped[bool] = mapped_column(default=False)
    ended: Mapped[bool] = mapped_column(default=False)
    pending: Mapped[bool] = mapped_column(default=False)


class History(Base):
    """One row changed by a step, in the order it happened.

    `row` is a guid (nouns) or the primary key as JSON (links); `change` is JSON:
    nothing for an added noun, the whole row for a link added or removed, else
    {column: [before, after]}.
    """

    __tablename__ = "history"
    __table_args__ = ({"sqlite_autoincrement": True},)
    seq: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    noun: Mapped[str]
    row: Mapped[str]
    operation: Mapped[str]
    change: Mapped[str]
