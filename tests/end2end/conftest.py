"""The command line, in this process or as the installed program, and libraries to call it on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import settings
from app.cli import main
from tests.end2end.command_line import (
    ROOT,
    SAMPLE,
    Answer,
    EventNotes,
    event_notes,
    write_files,
)

__all__ = ["event_notes"]


@pytest.fixture
def installed() -> EventNotes:
    """Runs the program in a process of its own, as a shell does."""

    def run(*arguments: str | Path | int) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "app", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def _own_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    return _imported(folder / "library.eventnotes", write_files(folder / "in"))


@pytest.fixture(scope="session")
def _sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    return _imported(folder / "library.eventnotes", SAMPLE)


def _imported(library: Path, posts: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.HOME_VARIABLE, str(library.parent))
        assert main(["import", str(posts)]) == 0
    return library


@pytest.fixture
def own_library(_own_template: Path, event_notes_home: Path) -> Path:
    """The person's own library holds two posts: 1 about a ford, 2 about a quay."""
    return Path(shutil.copy(_own_template, event_notes_home / settings.LIBRARY_NAME))


@pytest.fixture
def sample_library(_sample_template: Path, event_notes_home: Path) -> Path:
    """The person's own library holds the six sample posts, and nothing is marked."""
    return Path(shutil.copy(_sample_template, event_notes_home / settings.LIBRARY_NAME))
