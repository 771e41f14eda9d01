from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.importing import saving
from app.importing.choosing import Change, chosen
from app.importing.found_posts import FoundPosts, read_files
from app.importing.pool import Pool
from app.importing.report import ImportReport
from app.importing.run import import_paths, save_files
from db import history, originals, posts
from db.errors import NameProblem
from db.jobs import Stopped
from db.library import Library

MakeFile = Callable[..., Path]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with pytest.MonkeyPatch.context() as monkeypatch, Pool("post_readers") as pool:
        monkeypatch.syspath_prepend(str(Path(__file__).parent))  # the processes get our sys.path
        yield pool


@pytest.fixture
def make_file(tmp_path: Path) -> MakeFile:
    """Writes a file in the form that `post_readers` reads."""

    def make(name: str, *titles: str) -> Path:
        path = tmp_path / name
        posts = (f"{title}\n-\n-\nText of {title} 👩‍🚀 é שלום" for title in titles)
        path.write_text("\n====\n".join(posts), encoding="utf-8")
        return path

    return make


def titles(library: Library) -> list[str]:
    with library.reading() as session:
        return sorted(line.title for line in posts.lines(session))


def saved(library: Library, found: FoundPosts) -> ImportReport:
    return save_files(library, found.files)


def test_reading_keeps_what_saving_needs_and_saves_nothing(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    path = make_file("a.txt", "A", "B")
    found = read_files([path, path.with_name("gone")], pool=pool)
    [file] = found.files
    assert (file.data, [draft.title for draft in found.drafts]) == (path.read_bytes(), ["A", "B"])
    assert [part.text for part in file.skipped] == ["a.txt"]
    assert [Path(row.path).name for row in found.problems] == ["gone"]
    assert [row.text for row in found.remarks] == ["One remark."]
    assert titles(empty_library) == []


def test_both_phases_do_what_an_import_at_once_does(
    empty_library: Library, library: Library, pool: Pool, make_file: MakeFile
) -> None:
    paths = [make_file("a.txt", "A", "B"), make_file("b.txt", "C")]
    once = import_paths(library, paths, event="Week", pool=pool)
    twice = saved(empty_library, read_files(paths, "Week", pool=pool))
    assert [row.title for row in twice.added] == [row.title for row in once.added]
    assert twice.skipped == once.skipped
    with empty_library.reading() as session:
        assert [step.label.text() for step in history.steps(session)] == ["Import 3 posts"]
        assert originals.digests(session)


def test_only_what_a_person_left_is_saved_and_as_they_changed_it(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    found = read_files([make_file("a.txt", "A", "B", "C")], pool=pool)
    file = chosen(found.files[0], {2: Change(title="D 🏮", event="Week")}, {1})
    report = save_files(empty_library, [file])
    assert titles(empty_library) == ["A", "D 🏮"]
    with empty_library.reading() as session:
        last = posts.open_post(session, report.added[1].post_id)
    assert ([event.name for event in last.events], last.linked_from) == (["Week"], ())


def test_a_post_that_was_left_out_is_found_again_in_the_same_file(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    path = make_file("a.txt", "A", "B")
    found = read_files([path], pool=pool)
    save_files(empty_library, [chosen(found.files[0], {}, {1})])
    report = saved(empty_library, read_files([path], pool=pool))
    assert [row.title for row in report.added] == ["B"]
    assert [row.title for row in report.unchanged] == ["A"]


class Listening:
    """A job that writes down what it hears, and stops the work after some posts."""

    def __init__(self, most: int) -> None:
        self.heard: list[tuple[int, int | None]] = []
        self._most = most

    def report(self, done: int, total: int | None, doing: str) -> None:
        del doing
        self.heard.append((done, total))
        if done > self._most:
            raise Stopped


@pytest.mark.parametrize(("most", "kept"), [(1, []), (9, ["A", "B", "C"])])
def test_saving_tells_how_far_it_is_and_can_be_stopped_without_a_trace(
    empty_library: Library,
    pool: Pool,
    make_file: MakeFile,
    monkeypatch: pytest.MonkeyPatch,
    *,
    most: int,
    kept: list[str],
) -> None:
    monkeypatch.setattr(saving, "BATCH_POSTS", 1)
    found = read_files([make_file("a.txt", "A", "B", "C")], pool=pool)
    job = Listening(most)
    if kept:
        save_files(empty_library, found.files, job)
        assert [*dict.fromkeys(job.heard)] == [(done, 3) for done in range(4)]
    else:
        with pytest.raises(Stopped):
            save_files(empty_library, found.files, job)
    assert titles(empty_library) == kept


def test_an_event_without_a_name_is_refused(make_file: MakeFile) -> None:
    with pytest.raises(NameProblem):
        read_files([make_file("a.txt", "A")], " ")
