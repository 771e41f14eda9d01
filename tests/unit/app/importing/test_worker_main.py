from multiprocessing import Pipe

import pytest

from app.importing import worker_main
from app.importing.source_file import Part
from app.importing.worker_main import ForbiddenError, Progress
from db.records import Reading


def test_a_database_may_be_opened_in_memory_alone() -> None:
    worker_main._forbid("sqlite3.connect", (":memory:",))
    for name in ("library.eventnotes", "", "file::memory:?cache=shared", b":memory:", None):
        with pytest.raises(ForbiddenError, match=r"sqlite3\.connect"):
            worker_main._forbid("sqlite3.connect", (name,))


def test_the_time_of_a_large_source_begins_anew_with_each_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[str] = []
    here, there = Pipe()
    monkeypatch.setattr(worker_main, "_limit_cpu", lambda: begun.append("anew"))
    told = worker_main._Told(there)
    part = Part(Reading(()), "a.md 📄 e\u0301 קובץ")
    told("reading")
    told.part(part)
    told.part(part)
    assert begun == ["anew", "anew"]
    assert [here.recv() for _message in range(3)] == [Progress("reading"), part, part]
