"""One fetch: it runs in a thread of its own while the person can stop it."""

from collections.abc import Collection
from concurrent.futures import Future, wait
from functools import partial
from typing import Final

from app.importing.fetch import background, troubles
from app.importing.fetch.troubles import NotFetched, Trouble
from app.importing.fetch.wanted import Fetched, Limits, Wanted
from db.errors import FileProblem
from db.jobs import Job, Quiet

TICK_SECONDS: Final = 0.1  # how soon a person who stops the work is heard
_NOBODY = Quiet()
_USUAL = Limits()


def fetch(  # noqa: PLR0913 -- all but the first are left to their usual values
    address: str,
    *,
    etag: str = "",
    modified: str = "",
    allow: Collection[str] = (),
    job: Job = _NOBODY,
    limits: Limits = _USUAL,
) -> Fetched:
    """Get a page or a feed from the web.

    Args:
        address: With its scheme, http or https.
        etag: What the server said of the state that is known, or "".
        modified: When the server said that state was made, or "".
        allow: Hosts the person allowed although they are in a network of their own,
            with a port or, for all their ports, without one.
        job: Is told ten times a second that it goes on; may stop it.
        limits: Of size, time and redirects.

    Raises:
        FileProblem: It was not to be had; says why, and what to do.
        Stopped: The job wanted an end.
    """
    fetching = Fetching(Wanted(address, etag, modified), allow, limits)
    try:
        while not fetching.is_over():
            job.report(0, None, troubles.shown(address))
            wait([fetching.future], TICK_SECONDS)
        answer = fetching.answer()
    finally:
        fetching.leave()
    if isinstance(answer, FileProblem):
        raise answer
    return answer


class Fetching:
    """A fetch on its way.

    Attributes:
        future: Done when an answer is there; to wait for.
    """

    def __init__(self, wanted: Wanted, allow: Collection[str], limits: Limits) -> None:
        """Begin."""
        from app.importing.fetch.connection import Patience
        from app.importing.fetch.exchange import followed

        self._address = wanted.address
        self._patience = Patience(limits.seconds)
        self.future: Future[Fetched] = background.run(
            partial(followed, wanted, frozenset(allow), limits, self._patience), "fetch"
        )

    def is_over(self) -> bool:
        """Whether `answer` is there, or time is up."""
        return self.future.done() or self._patience.is_lost()

    def answer(self) -> Fetched | FileProblem:
        """What came of it, once it is over."""
        try:
            if not self.future.done():
                raise NotFetched(Trouble.TOO_SLOW)
            return self.future.result()
        except NotFetched as failure:
            problem = troubles.problem(failure.trouble, self._address)
            problem.__cause__ = failure
            return problem

    def leave(self) -> None:
        """Wait for it no longer; its thread ends as soon as the network lets it."""
        self._patience.lose()
