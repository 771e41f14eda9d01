"""The posts that were open one after the other, and the way back and forward between them."""

from dataclasses import dataclass

from db.records import Progress


@dataclass(frozen=True, slots=True)
class Visit:
    """A post that was open, and where in it the person was."""

    post_id: int
    progress: Progress | None = None


class Visits:
    """As in a browser: what is opened anew cuts off the way forward."""

    def __init__(self) -> None:
        self._all: list[Visit] = []
        self._at = -1

    @property
    def present(self) -> Visit | None:
        """The visit the person is at; None before the first."""
        return self._all[self._at] if self._all else None

    def can_step(self, way: int) -> bool:
        """Whether there is a visit before (-1) or after (+1) the present one."""
        return bool(self._all) and 0 <= self._at + way < len(self._all)

    def begin(self, post_id: int) -> None:
        """Go on to a post; nothing changes if it is the present one."""
        if self.present is None or self.present.post_id != post_id:
            del self._all[self._at + 1 :]
            self._all.append(Visit(post_id))
            self._at += 1

    def keep(self, visit: Visit) -> None:
        """Keep where the person is in the present post; another post's place is passed over."""
        if self.present is not None and self.present.post_id == visit.post_id:
            self._all[self._at] = visit

    def step(self, way: int) -> Visit | None:
        """Go back (-1) or forward (+1); None at the end."""
        if not self.can_step(way):
            return None
        self._at += way
        return self.present

    def forget(self, visit: Visit, way: int) -> bool:
        """Take the present visit away, to which `way` has led; False if it is another by now.

        The person stands then where they came from.
        """
        if self.present is not visit:
            return False
        del self._all[self._at]
        self._at -= max(way, 0)
        return True
