"""What every file of `acting` gives: its actions by name."""

from collections.abc import Callable, Mapping
from typing import Protocol

Doing = Mapping[str, Callable[[], object]]


class Acting(Protocol):
    """A part of what the window can do."""

    def doing(self) -> Doing:
        """What is to be called for each action, by its name in the table of actions."""
