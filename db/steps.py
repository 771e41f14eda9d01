"""What passes out of the history: what a step did, what it touched, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import gettext


@dataclass(frozen=True, slots=True)
class Label:
    """What a step did, kept as message and arguments so that it can be translated later."""

    message: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)

    def text(self) -> str:
        """The label in the language of today."""
        return gettext(self.message).format(**self.arguments)


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step touched: ids by noun, for whoever shows them."""

    posts: frozenset[int] = frozenset()
    highlights: frozenset[int] = frozenset()
    themes: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable write, as the history shows it.

    `kind` is "do", "undo" or "redo"; `undone` tells that it is taken back now.
    """

    id: int
    guid: str
    kind: str
    made: str
    label: Label
    undone: bool
