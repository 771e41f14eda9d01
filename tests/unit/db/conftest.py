"""A session to try verbs in; quicker than a library for each test, because nothing is opened."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db.library import Library
from tests.unit.db.marks import copy_of


class _TakenBackError(Exception):
    """Ends a step so that nothing of it stays."""


@pytest.fixture(scope="session")
def lasting_library(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The three posts, for steps that are all taken back."""
    path = tmp_path_factory.mktemp("lasting") / "lasting.eventnotes"
    with copy_of(files / "filled.eventnotes", path) as library:
        yield library


@pytest.fixture
def session(lasting_library: Library) -> Iterator[Session]:
    """One step on the three posts; it is rolled back after the test."""
    with suppress(_TakenBackError), lasting_library.step() as session:
        yield session
        raise _TakenBackError
