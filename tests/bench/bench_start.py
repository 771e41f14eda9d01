"""Starting the program: `event-notes posts` on an empty library."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app import settings
from db.library import Library
from tests.bench.rows import Row, at_most
from tests.bench.timing import seconds

ROUNDS = 7


def rows() -> Iterator[Row]:
    """One row, from the start of the process to its end."""
    with TemporaryDirectory(prefix="bench-") as home:
        Library.create(Path(home) / settings.LIBRARY_NAME).close()
        taken = median(seconds(lambda: _list_posts(home)) for _ in range(ROUNDS))
    yield at_most("event-notes posts, on an empty library", taken, "s", 0.7)


def _list_posts(home: str) -> None:
    surroundings = {**os.environ, settings.HOME_VARIABLE: home}
    command = [sys.executable, "-m", "app", "posts"]
    subprocess.run(command, env=surroundings, check=True, capture_output=True)
