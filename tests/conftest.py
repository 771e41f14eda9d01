"""What holds for every test: no screen, a home of its own, and no clock in property tests."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import hypothesis
import pytest
from hypothesis.database import DirectoryBasedExampleDatabase

from app import logs

EXAMPLES = Path(__file__).resolve().parents[1] / ".hypothesis" / "examples"

# How long something takes belongs to tests/bench, so no example is too slow. On a developer's
# machine each run tries new examples; in CI a red run must be red again when it is repeated.
hypothesis.settings.register_profile(
    "event-notes",
    deadline=None,
    derandomize="CI" in os.environ,
    database=None if "CI" in os.environ else DirectoryBasedExampleDatabase(EXAMPLES),
)
hypothesis.settings.load_profile("event-notes")


@pytest.fixture(autouse=True)
def event_notes_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test an empty home for library, settings and log."""
    monkeypatch.setenv("EVENT_NOTES_HOME", str(tmp_path))
    yield tmp_path
    logs.stop()
