"""The places marked in the reader: those of a search, or over them what is found in the post."""

from PySide6.QtCore import QObject, Signal

from app.ui.reading.marks import MarkLayer
from app.ui.reading.places.walk import PlaceWalk


class PlaceLayers(QObject):
    """Two walks, of which the upper one hides the lower as long as it is there.

    Signals:
        changed: Other places are marked, or another one is the present one.
    """

    changed = Signal()

    def __init__(self, marks: MarkLayer) -> None:
        super().__init__(marks)
        self._marks = marks
        self._of_search = PlaceWalk()
        self._found: PlaceWalk | None = None

    @property
    def walk(self) -> PlaceWalk:
        """What is marked now."""
        return self._of_search if self._found is None else self._found

    @property
    def is_finding(self) -> bool:
        """Whether what is marked was found in this post alone."""
        return self._found is not None

    def show_search(self, walk: PlaceWalk) -> None:
        """Take the places of a search; they are seen when nothing lies over them."""
        self._of_search = walk
        if not self.is_finding:
            self._mark()

    def show_found(self, walk: PlaceWalk | None) -> None:
        """Lay what was found over the places of the search, or with None take it away."""
        if walk is not None or self.is_finding:
            self._found = walk
            self._mark()

    def forget(self) -> None:
        """Take all places off the page, as for another post."""
        self._of_search = PlaceWalk()
        if self.is_finding:
            self._found = PlaceWalk()
        self._mark()

    def choose(self, number: int) -> None:
        """Make another place the present one, counted from 0."""
        self.walk.present = number
        self._told(True)

    def step(self, way: int, offset: int) -> bool:
        """Go to the next (+1) or previous (-1) place; False at the end."""
        return self._told(self.walk.step(way, offset))

    def step_round(self, way: int, offset: int) -> bool:
        """Go to the next or previous place; True if that was past the end of the post."""
        went_round = self.walk.step_round(way, offset)
        self._told(self.walk.span is not None)
        return went_round

    def _told(self, went: bool) -> bool:
        if went:
            self._marks.choose_place(self.walk.present)
            self.changed.emit()
        return went

    def _mark(self) -> None:
        self._marks.set_places(self.walk.spans, self.walk.present)
        self.changed.emit()
