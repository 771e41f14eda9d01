from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.importing import files, run, saving
from app.importing.batch import Batch
from app.importing.pool import Pool
from app.importing.report import (
    ImportReport,
    Remark,
    Update,
    UpdatedRow,
    as_json,
    dry_run_json,
)
from db import history, originals, posts
from db.errors import NameProblem
from db.jobs import Stopped
from db.library import Library
from db.records import Post

MakeFile = Callable[..., Path]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with pytest.MonkeyPatch.context() as monkeypatch, Pool("post_readers") as pool:
        monkeypatch.syspath_prepend(str(Path(__file__).parent))  # the processes get our sys.path
        yield pool


@pytest.fixture
def make_file(tmp_path: Path) -> MakeFile:
    """Writes a file in the form that `post_readers` reads."""

    def make(name: str, *texts: str) -> Path:
        path = tmp_path / "given" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n====\n".join(texts), encoding="utf-8")
        return path

    return make


def post(title: str, url: str = "-", labels: str = "-", text: str = "") -> str:
    return f"{title}\n{url}\n{labels}\n{text or f'Text of {title} 👩‍🚀 é שלום'}"


def titles(library: Library) -> list[str]:
    with library.reading() as session:
        return sorted(line.title for line in posts.lines(session))


def opened(library: Library, post_id: int) -> Post:
    with library.reading() as session:
        return posts.open_post(session, post_id)


def reasons(report: ImportReport) -> list[tuple[str, str]]:
    return [(row.title, row.reason.value) for row in report.unchanged]


def test_files_become_posts_and_one_step(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    paths = [make_file("a.txt", post("A")), make_file("b.txt", post("B"), post("C"))]
    report = run.import_paths(empty_library, paths, pool=pool)
    assert [row.title for row in report.added] == ["A", "B", "C"]
    assert (report.unchanged, report.problems) == ((), ())
    assert titles(empty_library) == ["A", "B", "C"]
    with empty_library.reading() as session:
        assert [step.label.text() for step in history.steps(session)] == ["Import 3 posts"]
    empty_library.undo()
    assert titles(empty_library) == []


def test_the_step_of_one_post_bears_its_title(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    run.import_paths(empty_library, [make_file("a.txt", post("A 👋"))], pool=pool)
    with empty_library.reading() as session:
        assert [step.label.text() for step in history.steps(session)] == ["Import “A 👋”"]


def test_posts_of_one_file_are_linked_and_know_their_source(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    path = make_file("a.txt", post("A"), post("B"))
    first, second = run.import_paths(empty_library, [path], pool=pool).added
    assert opened(empty_library, first.post_id).links[0].post_id == second.post_id
    assert opened(empty_library, second.post_id).linked_from == (first.post_id,)
    assert opened(empty_library, first.post_id).source == "a.txt"


def test_the_bytes_are_kept_and_equal_bytes_are_not_read_again(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    path = make_file("a.txt", post("A"))
    [added] = run.import_paths(empty_library, [path], pool=pool).added
    copy = make_file("copy.txt", post("A"))
    with Pool("no.such.readers") as unusable:  # it would say that it does not start
        report = run.import_paths(empty_library, [copy, path], pool=unusable)
    assert report.added == ()
    assert reasons(report) == [("A", "already here")]
    with empty_library.reading() as session:
        known = files.read(path)
        assert originals.read(session, known.sha256) == known.data
        assert originals.known(session, known.sha256) == (added.post_id,)
        assert len(history.steps(session)) == 1


@pytest.mark.parametrize("url", ["http://www.example.org/a/?utm_source=x", "-"])
def test_a_post_that_is_here_is_left_alone(
    empty_library: Library, pool: Pool, make_file: MakeFile, url: str
) -> None:
    first = make_file("a.txt", post("A", "https://example.org/a"))
    [added] = run.import_paths(empty_library, [first], pool=pool).added
    before = opened(empty_library, added.post_id)
    report = run.import_paths(empty_library, [make_file("b.txt", post("A", url))], pool=pool)
    assert (report.added, report.updated, reasons(report)) == ((), (), [("A", "already here")])
    assert opened(empty_library, added.post_id) == before


def test_a_newer_text_is_taken_once(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    url = "https://a.example/a"
    [added] = run.import_paths(empty_library, [make_file("a.txt", post("A", url))], pool=pool).added
    newer = make_file("b.txt", post("A", url, text="Other words 🏮 e\u0301 שלום"))
    copy = make_file("c.txt", post("A", url, text="Other words 🏮 e\u0301 שלום"), post("B"))
    report = run.import_paths(empty_library, [newer], pool=pool)
    assert report.updated == (UpdatedRow(added.post_id, "A", Update.NEWER),)
    assert (report.added, report.unchanged) == ((), ())
    assert opened(empty_library, added.post_id).text == "Other words 🏮 e\u0301 שלום"
    with empty_library.reading() as session:
        assert history.steps(session)[0].label.text() == "Take a newer text"
        assert originals.known(session, files.read(newer).sha256) == (added.post_id,)
    for path in (newer, copy):
        report = run.import_paths(empty_library, [path], pool=pool)
        assert (report.updated, reasons(report)) == ((), [("A", "already here")])


@pytest.mark.parametrize("batch_posts", [1, 2, 500])
def test_the_same_post_twice_in_one_import_is_saved_once(
    empty_library: Library,
    pool: Pool,
    make_file: MakeFile,
    monkeypatch: pytest.MonkeyPatch,
    batch_posts: int,
) -> None:
    monkeypatch.setattr(saving, "BATCH_POSTS", batch_posts)
    paths = [
        make_file("a.txt", post("A", "https://example.org/a"), post("B"), post("B")),
        make_file("c.txt", post("A", "https://example.org/a#top"), post("C")),
    ]
    report = run.import_paths(empty_library, paths, pool=pool)
    assert [row.title for row in report.added] == ["A", "B", "C"]
    assert reasons(report) == [("B", "already here"), ("A", "already here")]
    assert titles(empty_library) == ["A", "B", "C"]


def test_equal_texts_under_two_addresses_are_two_posts_and_said(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    one = make_file("a.txt", post("A", "https://one.example/a"))
    other = make_file("b.txt", post("A", "https://other.example/a"))
    report = run.import_paths(empty_library, [one, other], pool=pool)
    assert len(report.added) == 2
    assert f"has the text of post {report.added[0].post_id}" in report.remarks[-1].text


def test_posts_that_share_the_address_of_their_page_are_all_saved(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    path = make_file(
        "a.txt",
        post("A", "https://example.org/2025/06.html#1"),
        post("B", "https://example.org/2025/06.html#2"),
    )
    report = run.import_paths(empty_library, [path], pool=pool)
    assert [row.title for row in report.added] == ["A", "B"]


def test_bad_files_are_lines_of_the_report_and_the_others_are_saved(
    empty_library: Library, pool: Pool, make_file: MakeFile, tmp_path: Path
) -> None:
    paths = [
        tmp_path / "missing.txt",
        make_file("a.txt", post("A")),
        make_file("broken.txt", "broken"),
        make_file("nothing.txt", "nothing"),
        make_file("_index.md", "nothing"),
        make_file("b.txt", post("B")),
    ]
    report = run.import_paths(empty_library, paths, pool=pool)
    assert [row.title for row in report.added] == ["A", "B"]
    assert [Path(row.path).name for row in report.problems] == [
        "missing.txt",
        "broken.txt",
        "nothing.txt",
    ]
    assert all(row.message.endswith(".") and row.remedy.endswith(".") for row in report.problems)
    assert Remark(str(paths[4]), "This is an index page; it holds no post.") in report.remarks


def test_remarks_and_skipped_parts_reach_the_report(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    path = make_file("a.txt", post("A"))
    report = run.import_paths(empty_library, [path], pool=pool)
    assert report.remarks == (Remark(str(path), "One remark."),)
    assert report.skipped == {"heading": 1}


@pytest.mark.parametrize(
    ("said", "expected"),
    [(None, "Harbour Days"), ("Lantern  Week", "Lantern Week")],
)
def test_the_event_is_the_one_said_or_proposed(
    empty_library: Library, pool: Pool, make_file: MakeFile, said: str | None, expected: str
) -> None:
    path = make_file(
        "a.txt",
        post("A", labels="Harbour Days,x"),
        post("B", labels="y,Harbour Days"),
    )
    report = run.import_paths(empty_library, [path], event=said, pool=pool)
    for row in report.added:
        assert [event.name for event in opened(empty_library, row.post_id).events] == [expected]


def test_an_event_without_a_name_is_refused_before_anything_is_read(
    empty_library: Library, make_file: MakeFile
) -> None:
    with pytest.raises(NameProblem):
        run.import_paths(empty_library, [make_file("a.txt", post("A"))], event=" ")


def test_bytes_with_a_newer_text_among_new_posts_are_known_to_be_of_both(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    url = "https://example.org/a"
    old = make_file("a.txt", post("A", url))
    [first] = run.import_paths(empty_library, [old], pool=pool).added
    both = make_file("b.txt", post("A", url, text="Other words"), post("B"))
    report = run.import_paths(empty_library, [both], pool=pool)
    assert [row.title for row in report.added] == ["B"]
    assert [row.post_id for row in report.updated] == [first.post_id]
    with empty_library.reading() as session:
        known = originals.known(session, files.read(both).sha256)
        assert history.steps(session)[0].label.text() == "Import posts and newer texts: 1 and 1"
    assert known == (first.post_id, report.added[0].post_id)
    # The new post names the old one all the same.
    assert opened(empty_library, report.added[0].post_id).links[0].post_id == first.post_id


class StopAfter:
    """A job that stops the work after some files."""

    def __init__(self, files: int) -> None:
        self.files = files

    def report(self, done: int, total: int | None, doing: str) -> None:
        del total, doing
        if done >= self.files:
            raise Stopped


def test_stopping_leaves_nothing_behind(
    library: Library, pool: Pool, make_file: MakeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "BATCH_POSTS", 1)  # some are on disk when the end comes
    before = titles(library)
    paths = [make_file(f"{n}.txt", post(f"Post {n}")) for n in range(5)]
    with pytest.raises(Stopped):
        run.import_paths(library, paths, event="New event", job=StopAfter(3), pool=pool)
    assert titles(library) == before
    with library.reading() as session:
        assert originals.known(session, files.read(paths[0]).sha256) == ()
    report = run.import_paths(library, paths, pool=pool)
    assert len(report.added) == 5


def test_the_job_hears_of_each_file(
    empty_library: Library, pool: Pool, make_file: MakeFile
) -> None:
    heard: list[tuple[int, int | None]] = []

    class Listening:
        def report(self, done: int, total: int | None, doing: str) -> None:
            del doing
            heard.append((done, total))

    paths = [make_file(f"{n}.txt", post(f"Post {n}")) for n in range(3)]
    run.import_paths(empty_library, paths, job=Listening(), pool=pool)
    assert [*dict.fromkeys(heard)] == [(n, 3) for n in range(4)]


def test_the_report_as_json(library: Library, pool: Pool, make_file: MakeFile) -> None:
    here = make_file("a.txt", post("A"))
    run.import_paths(library, [here], pool=pool)
    new = make_file("b.txt", post("B"))
    report = run.import_paths(library, [here, new, new.with_name("gone")], pool=pool)
    assert as_json(report) == {
        "added": [{"post": 5, "title": "B"}],
        "updated": [],
        "unchanged": [{"post": 4, "title": "A", "reason": "already here"}],
        "twins": 0,
        "left_out": {},
        "problems": [
            {
                "path": str(new.with_name("gone")),
                "message": f"There is no file or folder “{new.with_name('gone')}”.",
                "remedy": "Check the spelling, and whether it was moved or renamed.",
            }
        ],
    }


def test_a_dry_run_shows_the_drafts_and_needs_no_library(pool: Pool, make_file: MakeFile) -> None:
    path = make_file("a.txt", post("A", "https://example.org/A?ref=x", "one,two", "Words 👋 é ש"))
    preview = run.read_paths([path, path.with_name("gone")], pool=pool)
    told = dry_run_json(preview)
    assert told["drafts"] == [
        {
            "title": "A",
            "author": "",
            "published": "",
            "url": "https://example.org/A?ref=x",
            "labels": ["one", "two"],
            "event": "",
            "language": "",
            "excerpt": False,
            "publication": "published",
            "highlights": [],
            "blocks": [{"kind": "paragraph", "text": "Words 👋 é ש"}],
        }
    ]
    assert told["skipped"] == [{"kind": "heading", "text": "a.txt"}]
    assert [row.path for row in preview.problems] == [str(path.with_name("gone"))]


def test_a_failure_while_saving_rises_and_leaves_nothing_behind(
    library: Library, pool: Pool, make_file: MakeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(saving, "BATCH_POSTS", 1)
    before = titles(library)
    paths = [make_file("a.txt", post("A")), make_file("b.txt", post("B"), post("C"))]
    monkeypatch.setattr(Batch, "complete", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        run.import_paths(library, paths, pool=pool)
    assert titles(library) == before
    monkeypatch.undo()
    assert len(run.import_paths(library, paths, pool=pool).added) == 3
