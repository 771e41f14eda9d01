"""`event-notes window`, and `event-notes` alone: the desktop program."""

import argparse
import os
import sys
from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from app.cli.verb import add
from db.errors import Problem

if TYPE_CHECKING:
    from app.cli.verb import Verbs


_UNSEEN: Final = ("offscreen", "minimal")  # platforms of Qt that paint, but on no screen


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    add(verbs, "window", run, _("open the window (as “event-notes” alone does)"))


def run(asked: argparse.Namespace) -> int:
    """Open the window, and give the exit code when it closes.

    Raises:
        Problem: There is no screen to open it on.
    """
    if not has_screen():
        raise Problem(
            _("There is no screen to open the window on."),
            _("From a terminal do “event-notes --help”, or start it on a desktop."),
        )
    from app.ui.application import main  # the one verb that needs Qt

    return main(asked.library)


def has_screen() -> bool:
    """Whether a window could be seen: on Linux only where a display is named."""
    if os.environ.get("QT_QPA_PLATFORM") in _UNSEEN:
        return False
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
