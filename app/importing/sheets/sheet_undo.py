"""The sheets that there were while a person edited, to go back to and forth again."""

from app.importing.sheets.sheet import Sheet


class SheetHistory:
    """Keeps every sheet; a new one ends what could be done again.

    Attributes:
        now: The sheet as it stands.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.now = sheet
        self._before: list[Sheet] = []
        self._after: list[Sheet] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a sheet to go back to."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a sheet that was gone back from."""
        return bool(self._after)

    def take(self, sheet: Sheet) -> bool:
        """Go on with another sheet; False where it is the one that stands."""
        if sheet is self.now:
            return False
        self._before.append(self.now)
        self._after.clear()
        self.now = sheet
        return True

    def undo(self) -> bool:
        """Go one sheet back; False at the first."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Go forth to the sheet that was gone back from last; False where there is none."""
        return self._go(self._after, self._before)

    def _go(self, away: list[Sheet], back: list[Sheet]) -> bool:
        if not away:
            return False
        back.append(self.now)
        self.now = away.pop()
        return True
