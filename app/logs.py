"""Sends what goes wrong inside the program to its log file, and never to the person."""

import logging
from io import TextIOWrapper
from pathlib import Path

from app import settings

_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _HomeFile(logging.FileHandler):
    """The log file, made with its folder when the first line is written."""

    def __init__(self) -> None:
        super().__init__(settings.log_path(), encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter(_FORM))

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's own name
        """A log that cannot be written must not hide what it was to tell."""


def start() -> None:
    """Write warnings and errors of this process to the log; done again, nothing changes."""
    stop()
    logging.getLogger().addHandler(_HomeFile())


def stop() -> None:
    """Write nothing to the log any more."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _HomeFile)]:
        root.removeHandler(handler)
        handler.close()
