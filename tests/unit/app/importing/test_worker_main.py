import pytest

from app.importing import worker_main
from app.importing.worker_main import ForbiddenError


def test_a_database_may_be_opened_in_memory_alone() -> None:
    worker_main._forbid("sqlite3.connect", (":memory:",))
    for name in ("library.eventnotes", "", "file::memory:?cache=shared", b":memory:", None):
        with pytest.raises(ForbiddenError, match=r"sqlite3\.connect"):
            worker_main._forbid("sqlite3.connect", (name,))
