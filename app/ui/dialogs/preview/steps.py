"""What a person changed in the posts of an import, step by step, to go back and forth."""

from typing import Final

from app.ui.dialogs.preview.posts import FoundFiles

_MOST_STEPS: Final = 100  # of 50,000 posts each keeps a list of 400 KB


class PreviewSteps:
    """Keeps the states that there were; a new one ends what could be done again.

    Attributes:
        now: The posts as they stand.
    """

    def __init__(self, found: FoundFiles) -> None:
        self.now = found
        self._before: list[FoundFiles] = []
        self._after: list[FoundFiles] = []
        self._kind = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a state to go back to."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a state that was gone back from."""
        return bool(self._after)

    def take(self, found: FoundFiles, kind: str = "") -> None:
        """Go on with another state.

        Args:
            found: The posts as they are now.
            kind: Steps of one kind that follow each other are one, such as the
                letters of a name; "" for a step of its own.
        """
        if not kind or kind != self._kind:
            self._before.append(self.now)
            del self._before[:-_MOST_STEPS]
        self._after.clear()
        self._kind = kind
        self.now = found

    def undo(self) -> bool:
        """Go one state back; False at the first."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Go forth to the state that was gone back from last; False where there is none."""
        return self._go(self._after, self._before)

    def _go(self, away: list[FoundFiles], back: list[FoundFiles]) -> bool:
        if not away:
            return False
        back.append(self.now)
        self.now = away.pop()
        self._kind = ""
        return True
