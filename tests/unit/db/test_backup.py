"""A safety copy is whole and checked, or it is not there; good ones are never pushed out by bad."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from db import backup, connecting, header, themes
from db.errors import LibraryProblem
from db.jobs import Stopped
from db.library import Library
from tests.unit.db.marks import mark
from tests.unit.db.random_actions import everything

TODAY = date(2026, 3, 1)


class Heard:
    """A job that does something at each report."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act
        self.reports: list[tuple[int, int | None]] = []

    def report(self, done: int, total: int | None, doing: str) -> None:
        assert doing
        self.reports.append((done, total))
        self.act()


def test_a_copy_holds_everything_and_stands_alone(library: Library, tmp_path: Path) -> None:
    with library.step() as session:
        mark(session, 1, "dusk 🏮", "Evening", note="ערב e\u0301")
    target = tmp_path / "far" / "away" / "a copy.eventnotes"
    backup.copy(library.path, target)
    assert names(target.parent) == ["a copy.eventnotes"]
    with Library.open(target) as copied:
        assert everything(copied) == everything(library)
    with Library.open(target, write=True) as copied, copied.step() as session:
        themes.named(session, "Goes on")


def test_a_copy_replaces_an_older_file_of_its_name(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.eventnotes"
    target.write_bytes(b"an older one")
    backup.copy(library.path, target)
    with Library.open(target) as copied:
        assert everything(copied) == everything(library)


@pytest.mark.skipif(
    connecting.DRIVER.sqlite_version_info < connecting.WAL_IS_SAFE,
    reason="without WAL nobody writes while a copy is made",
)
def test_a_copy_is_of_one_moment_while_others_write(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 5)
    before = everything(library)

    def write() -> None:
        assert len(job.reports) < 200  # where it begins anew for ever
        with library.step() as session:
            themes.named(session, f"Theme {len(job.reports)}")

    job = Heard(write)
    backup.copy(library.path, tmp_path / "copy.eventnotes", job)
    with Library.open(tmp_path / "copy.eventnotes") as copied:
        assert everything(copied) == before
    done = [done for done, _total in job.reports]
    assert done == sorted(set(done))  # it did not begin anew for what was written meanwhile
    assert len(done) > 5
    assert everything(library) != before


@pytest.fixture
def around(library: Library, tmp_path: Path) -> Iterator[Library]:
    """Files that a copy could meet; afterwards they, and only they, must be there as before."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "in it").write_bytes(b"kept")
    (tmp_path / "file").write_bytes(b"kept")
    with Library.create(tmp_path / "other.eventnotes") as other:
        with other.step() as session:
            themes.named(session, "Somebody else's")
        before = contents(tmp_path)
        with_three = everything(library), everything(other)
        yield library
        assert contents(tmp_path) == before
        assert (everything(library), everything(other)) == with_three


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("folder", "could not be made"),
        ("file/copy", "could not be made"),
        ("filled.eventnotes", "is a library in use"),
        ("folder/../filled.eventnotes", "is a library in use"),
        ("other.eventnotes", "is a library in use"),
    ],
)
def test_where_no_copy_can_be_everything_stays_as_it_was(
    around: Library, tmp_path: Path, target: str, words: str
) -> None:
    with pytest.raises(LibraryProblem, match=words) as caught:
        backup.copy(around.path, tmp_path / target)
    assert target in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("target", ["new", "file"])
def test_a_copy_that_is_stopped_leaves_nothing(
    around: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 5)

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        backup.copy(around.path, tmp_path / target, Heard(stop))


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of a file")
@pytest.mark.parametrize("target", ["new", "file"])
@pytest.mark.parametrize("room_bytes", [0, 20_000, 100_000])
def test_a_full_disk_leaves_no_half_copy(
    around: Library, tmp_path: Path, target: str, room_bytes: int
) -> None:
    assert around.path.stat().st_size > 100_000
    with (
        no_file_larger_than(room_bytes),
        pytest.raises(LibraryProblem, match="could not be made") as caught,
    ):
        backup.copy(around.path, tmp_path / target)
    assert "Make room" in caught.value.remedy


def test_a_day_has_one_safety_copy(library: Library) -> None:
    first = backup.daily(library.path, TODAY)
    assert first == library.path.parent / "backups" / "filled-2026-03-01.eventnotes"
    before = first.read_bytes()
    with library.step() as session:
        themes.named(session, "Later")
    assert backup.daily(library.path, TODAY) is None
    assert first.read_bytes() == before
    assert backup.daily(library.path, TODAY + timedelta(1)) is not None
    assert len(header.copies(library.path)) == 2


def test_a_library_makes_its_copy_when_it_closes_after_writing(library: Library) -> None:
    library.close(TODAY)
    with Library.open(library.path, write=True) as again:
        everything(again)
        with again.writing(counts=False):
            pass
        assert again.close(TODAY) is None
    with Library.open(library.path, write=True) as again:
        with again.step() as session:
            themes.named(session, "Evening")
        copy = again.close(TODAY)
    assert copy is not None
    with Library.open(copy) as copied, Library.open(library.path) as original:
        assert everything(copied) == everything(original)


def test_the_last_ten_copies_stay(library: Library) -> None:
    days = [TODAY + timedelta(n) for n in range(13)]
    for day in days:
        backup.daily(library.path, day)
    assert [path.stem for path in header.copies(library.path)] == [
        f"filled-{day}" for day in days[-10:]
    ]


@pytest.mark.parametrize("wrong_day", [date(1970, 1, 1), date(2099, 12, 31)])
def test_a_clock_gone_wrong_costs_at_most_one_copy(library: Library, wrong_day: date) -> None:
    for n in range(10):
        backup.daily(library.path, TODAY + timedelta(n))
    before = set(header.copies(library.path))
    made = backup.daily(library.path, wrong_day)
    assert made is not None
    after = set(header.copies(library.path))
    assert made in after
    assert len(before & after) == 9


def test_copies_of_a_library_with_a_longer_name_are_not_its_own(library: Library) -> None:
    folder = library.path.parent / "backups"
    folder.mkdir()
    others = ["filled-fairs-2020-01-01.eventnotes", "filled-2020.eventnotes",
              "filled-2020-01-01.db", "before-filled-1.eventnotes"]  # fmt: skip
    for name in others:
        (folder / name).write_bytes(b"another's")
    for n in range(12):
        backup.daily(library.path, TODAY + timedelta(n))
    assert len(header.copies(library.path)) == 10
    assert set(others) <= set(names(folder))


@pytest.mark.parametrize("name", ["[my] notes.eventnotes", "news*?.eventnotes", "a.b.eventnotes"])
def test_copies_are_found_whatever_the_library_is_called(tmp_path: Path, name: str) -> None:
    with Library.create(tmp_path / name) as library:
        copy = backup.daily(library.path, TODAY)
        assert header.copies(library.path) == (copy,)


def zero_a_page(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.seek(path.stat().st_size // 2 // 4096 * 4096)
        handle.write(bytes(4096))


def scramble(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as handle:
        handle.seek(4096)
        handle.write(b"\x5a" * (size - 4096))


def break_a_key(path: Path) -> None:
    connection = connecting.plain(path)
    connection.execute("DELETE FROM label")
    connection.close()


def disown(path: Path) -> None:
    connection = connecting.plain(path)
    connection.execute("PRAGMA application_id = 1")
    connection.close()


@pytest.mark.parametrize("damage", [zero_a_page, scramble, break_a_key, disown])
def test_a_damaged_library_is_not_copied_and_pushes_no_good_copy_out(
    library: Library, damage: Callable[[Path], None]
) -> None:
    library.close()
    for n in range(10):
        backup.daily(library.path, TODAY + timedelta(n))
    before = contents(library.path.parent / "backups")
    assert len(before) == 10
    damage(library.path)
    with pytest.raises(LibraryProblem) as caught:
        backup.daily(library.path, TODAY + timedelta(20))
    assert "event-notes check" in caught.value.remedy
    assert contents(library.path.parent / "backups") == before


def test_the_copy_before_an_upgrade_is_made_once_for_the_same_work(
    library: Library,
) -> None:
    with_three = everything(library)
    made = backup.before_upgrade(library.path, 1)
    assert backup.before_upgrade(library.path, 1) == made
    with library.step() as session:
        themes.named(session, "Written with the older program again")
    assert backup.before_upgrade(library.path, 1) != made
    assert backup.before_upgrade(library.path, 2) != made
    with Library.open(made) as copied:
        assert everything(copied) == with_three
    for n in range(12):
        backup.daily(library.path, TODAY + timedelta(n))
    assert made.exists()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder; of libraries in use only the names, which is where they change."""
    return {
        str(path.relative_to(folder)): b"" if ".eventnotes" in path.name else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextlib.contextmanager
def no_file_larger_than(size_bytes: int) -> Iterator[None]:
    """What the disk refuses then, it refuses as one that is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
