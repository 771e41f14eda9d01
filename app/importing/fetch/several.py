"""Several fetches at once, but never two from one host."""

from collections.abc import Callable, Collection, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from urllib.parse import urlsplit

from app.importing.fetch.fetching import TICK_SECONDS, Fetching
from app.importing.fetch.wanted import Fetched, Limits, Wanted
from db.errors import FileProblem

_AT_ONCE = 4
_AHEAD = 8  # answers that nobody has taken yet take memory, up to 20 MB each
_USUAL = Limits()


def fetch_each(
    wanted: Sequence[Wanted],
    allow: Collection[str] = (),
    waiting: Callable[[], None] = lambda: None,
    limits: Limits = _USUAL,
) -> Generator[Fetched | FileProblem, None, None]:
    """Give what came of each, in their order, while the next ones are on their way.

    Args:
        wanted: Pages and feeds.
        allow: Hosts the person allowed although they are in a network of their own.
        waiting: Called ten times a second or more often; may raise to end it.
        limits: Of each one.
    """
    crowd = _Crowd(wanted, allow, limits)
    try:
        for place in range(len(wanted)):
            while (answer := crowd.answers.pop(place, None)) is None:
                crowd.begin(place + _AHEAD)
                waiting()
                crowd.hear()
            yield answer
    finally:
        crowd.leave()


class _Crowd:
    """Those on their way, and the answers that are there, by their places."""

    def __init__(self, wanted: Sequence[Wanted], allow: Collection[str], limits: Limits) -> None:
        self._left = dict(enumerate(wanted))
        self._hosts = [_host(each.address) for each in wanted]
        self._running: dict[int, Fetching] = {}
        self._allow = allow
        self._limits = limits
        self.answers: dict[int, Fetched | FileProblem] = {}

    def begin(self, before: int) -> None:
        """Start as many as may be on their way at once, of the places before one."""
        busy = {self._hosts[place] for place in self._running}
        for place in [place for place in self._left if place < before]:
            if len(self._running) == _AT_ONCE:
                return
            if self._hosts[place] not in busy:
                busy.add(self._hosts[place])
                self._running[place] = Fetching(self._left.pop(place), self._allow, self._limits)

    def hear(self) -> None:
        """Wait a moment for an answer, and take those that are there."""
        futures = [fetching.future for fetching in self._running.values()]
        wait(futures, TICK_SECONDS, FIRST_COMPLETED)
        for place in [place for place, each in self._running.items() if each.is_over()]:
            fetching = self._running.pop(place)
            self.answers[place] = fetching.answer()
            fetching.leave()

    def leave(self) -> None:
        """Wait for none of them any longer."""
        for fetching in self._running.values():
            fetching.leave()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # no address at all, as its fetch will find out
        return ""
