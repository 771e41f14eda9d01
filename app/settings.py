"""Where the program keeps its things on this machine."""

import os
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "EVENT_NOTES_HOME"
LIBRARY_NAME: Final = "library.eventnotes"
LOG_NAME: Final = "event-notes.log"


def home() -> Path:
    """The folder of library, settings and log; EVENT_NOTES_HOME moves all of them together."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("event-notes", appauthor=False)


def library_path() -> Path:
    """The library that is used when none is named."""
    return home() / LIBRARY_NAME


def log_path() -> Path:
    """The file that errors of the program itself are written to."""
    return home() / LOG_NAME
