"""How long work says how far it is, and how it is asked to stop."""

from typing import Protocol


class Stopped(Exception):  # noqa: N818 -- not an error: the person asked for it
    """The person stopped the job; whoever catches it leaves nothing half done."""


class Job(Protocol):
    """What long work talks to: a progress bar, a dialog, or nobody."""

    def report(self, done: int, total: int | None, doing: str) -> None:
        """Tell how far the work is.

        Args:
            done: Units finished.
            total: Units in all; None while nobody knows.
            doing: What is being worked on, for the person.

        Raises:
            Stopped: The person asked for an end.
        """


class Quiet:
    """A job nobody watches and nobody stops."""

    def report(self, done: int, total: int | None, doing: str) -> None:
        """Take note of nothing."""
