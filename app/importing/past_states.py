"""The states that there were while a person edited, to go back to and forth again."""

from typing import Generic, TypeVar

T = TypeVar("T")


class PastStates(Generic[T]):
    """Keeps each state; a new one ends what could be done again.

    Attributes:
        now: The state that stands.
    """

    def __init__(self, state: T, most: int | None = None) -> None:
        """Begin with a state; `most` is how many steps back are kept, all of them if None."""
        self.now = state
        self._before: list[T] = []
        self._after: list[T] = []
        self._most = most
        self._kind = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a state to go back to."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a state that was gone back from."""
        return bool(self._after)

    def take(self, state: T, kind: str = "") -> bool:
        """Go on with another state; False where it is the one that stands.

        Args:
            state: The state.
            kind: Steps of one kind that follow each other are one, such as the
                letters of a name; "" for a step of its own.
        """
        if state is self.now:
            return False
        if not kind or kind != self._kind:
            self._before.append(self.now)
            if self._most is not None:
                del self._before[: -self._most]
        self._after.clear()
        self._kind = kind
        self.now = state
        return True

    def undo(self) -> bool:
        """Go one state back; False at the first."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Go forth to the state that was gone back from last; False where there is none."""
        return self._go(self._after, self._before)

    def _go(self, away: list[T], back: list[T]) -> bool:
        if not away:
            return False
        back.append(self.now)
        self.now = away.pop()
        self._kind = ""
        return True
