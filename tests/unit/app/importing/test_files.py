import hashlib
import os
from pathlib import Path

import pytest

from app.importing import files
from db.errors import FileProblem


def laid_out(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def found_in(folder: Path, *given: str) -> list[str]:
    found = files.find([folder / name for name in given])
    assert found.problems == []
    return [path.relative_to(folder).as_posix() for path in found.files]


def test_files_keep_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    laid_out(tmp_path, "b.txt", "a.txt", "c.txt")
    assert found_in(tmp_path, "b.txt", "c.txt", "a.txt") == ["b.txt", "c.txt", "a.txt"]


def test_the_files_of_a_folder_are_sorted(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/é 👋 שלום.txt", "in/b/2.md", "in/b/1.md", "in/a.html", "in/c.txt")
    assert found_in(tmp_path, "in") == [
        "in/a.html",
        "in/c.txt",
        "in/é 👋 שלום.txt",
        "in/b/1.md",
        "in/b/2.md",
    ]


def test_a_file_given_twice_is_found_once(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/a.txt", "in/b.txt")
    assert found_in(tmp_path, "in/b.txt", "in", "in/../in/b.txt") == ["in/b.txt", "in/a.txt"]


@pytest.mark.parametrize("hidden", [".draft.txt", ".git/config", "page_files/frame.html"])
def test_what_is_hidden_or_belongs_to_a_saved_page_is_left_out(tmp_path: Path, hidden: str) -> None:
    laid_out(tmp_path, "in/page.html", f"in/{hidden}")
    assert found_in(tmp_path, "in") == ["in/page.html"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/.draft.txt", "in/.folder/a.txt")
    assert found_in(tmp_path, "in/.draft.txt", "in/.folder") == [
        "in/.draft.txt",
        "in/.folder/a.txt",
    ]


def test_a_folder_of_such_a_name_without_its_page_is_read(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/event_files/a.txt")
    assert found_in(tmp_path, "in") == ["in/event_files/a.txt"]


def test_pictures_and_styles_in_a_folder_are_counted_only(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/a.txt", "in/b.PNG", "in/c.css", "in/d.json", "in/LICENSE")
    found = files.find([tmp_path / "in"])
    assert ([path.name for path in found.files], found.left_out) == (["a.txt"], 4)


def test_a_picture_that_is_named_is_not_passed_over(tmp_path: Path) -> None:
    laid_out(tmp_path, "b.png")
    assert found_in(tmp_path, "b.png") == ["b.png"]


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/a.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "second.txt").symlink_to("a.txt")
    assert found_in(tmp_path, "in") == ["in/a.txt"]


@pytest.mark.parametrize("name", ["missing 👋.txt", "a.txt/inside", "nul\0", "x" * 300])
def test_a_path_that_leads_nowhere_is_one_problem(tmp_path: Path, name: str) -> None:
    laid_out(tmp_path, "a.txt")
    found = files.find([tmp_path / name, tmp_path / "a.txt"])
    assert [path.name for path in found.files] == ["a.txt"]
    [(path, problem)] = found.problems
    assert path == tmp_path / name
    assert problem.message
    assert problem.remedy


def test_a_folder_without_posts_is_a_problem(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/b.png")
    [(_path, problem)] = files.find([tmp_path / "in"]).problems
    assert "holds no file" in problem.message


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    [(_path, problem)] = files.find([tmp_path / "pipe"]).problems
    assert "neither a file nor a folder" in problem.message


def test_bytes_come_with_their_sum(tmp_path: Path) -> None:
    data = "é 👋 שלום\r\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    assert files.read(tmp_path / "a.txt") == files.FileBytes(data, hashlib.sha256(data).hexdigest())


def test_a_file_that_went_away_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"gone\.txt” could not be opened: No such file"):
        files.read(tmp_path / "gone.txt")


@pytest.mark.parametrize(("size_bytes", "read"), [(10, True), (11, False)])
def test_a_file_above_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size_bytes: int, read: bool
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(bytes(size_bytes))
    if read:
        assert len(files.read(tmp_path / "a.txt").data) == size_bytes
    else:
        with pytest.raises(FileProblem, match="larger than"):
            files.read(tmp_path / "a.txt")


def test_a_name_that_no_encoding_knows_can_be_shown() -> None:
    assert files.shown(Path(os.fsdecode(b"a\xff\x1b[31m.txt"))) == "a�[31m.txt"


EXPORTS = {
    "feed.xml": b"<rss version='2.0'><channel>",
    "feed.json": b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    "notes.json": b'{"export_userid": "noor", "annotations": []}',
    "blog.opml": b"<opml version='2.0'>",
    "list.csv": b"title,url,time_added,tags,status\n",
    "posts.zip": b"PK\5\6" + bytes(18),
    "page.xml": b"<?xml version='1.0'?><!DOCTYPE html><html>",
    "project.sqlite3": b"SQLite format 3\0 CREATE TABLE documents CREATE TABLE highlights"
    b" CREATE TABLE highlight_tags",
}


@pytest.mark.parametrize("name", EXPORTS)
def test_in_a_folder_feeds_and_exports_are_known_by_what_they_hold(
    tmp_path: Path, name: str
) -> None:
    laid_out(tmp_path, "in/a.txt")
    (tmp_path / "in" / name).write_bytes(EXPORTS[name])
    assert found_in(tmp_path, "in") == sorted(["in/a.txt", f"in/{name}"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("package.json", b'{"name": "theme"}'),
        ("sitemap.xml", b"<?xml version='1.0'?><urlset>"),
        ("visits.csv", b"day,visits\n1,2\n"),
        ("list.json", b"no JSON at all"),
        ("state.db", b"SQLite format 3\0"),
    ],
)
def test_in_a_folder_other_data_is_counted_only(tmp_path: Path, name: str, data: bytes) -> None:
    laid_out(tmp_path, "in/a.txt")
    (tmp_path / "in" / name).write_bytes(data)
    found = files.find([tmp_path / "in"])
    assert ([path.name for path in found.files], found.left_out) == (["a.txt"], 1)
    assert found_in(tmp_path, f"in/{name}") == [f"in/{name}"]


def test_of_a_project_of_qualcoder_only_its_database_counts(tmp_path: Path) -> None:
    laid_out(tmp_path, "in/a.txt", "in/quay.qda/documents/b.txt", "in/quay.qda/journal.txt")
    (tmp_path / "in/quay.qda/data.qda").write_bytes(
        b"SQLite format 3\0 CREATE TABLE source CREATE TABLE code_name CREATE TABLE code_text"
    )
    assert found_in(tmp_path, "in") == ["in/a.txt", "in/quay.qda/data.qda"]
    assert found_in(tmp_path, "in/quay.qda") == ["in/quay.qda/data.qda"]


STREAMED = [
    b"<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>",
    b"PK\3\4 and so on",
]


@pytest.mark.parametrize("data", STREAMED)
def test_what_is_read_in_pieces_may_be_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE_BYTES", len(data) - 1)
    (tmp_path / "a").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    expected = files.FileBytes(b"", hashlib.sha256(data).hexdigest(), tmp_path / "a")
    assert files.read(Path("a")) == expected


@pytest.mark.parametrize("data", [b"<rss><channel>", b"<!doctype html>", b"%PDF-1.7", b"letters"])
def test_what_is_read_whole_may_not_be_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE_BYTES", len(data) - 1)
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(FileProblem, match="is larger than") as raised:
        files.read(tmp_path / "a")
    assert "Split it" in raised.value.remedy


@pytest.mark.parametrize("name", ["library.eventnotes", "Notes 🗂 e\u0301 ספר.EVENTNOTES"])
def test_a_library_is_never_opened_as_a_source(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"SQLite format 3\0")
    [(_path, problem)] = files.find([path]).problems
    assert "is a library of Event Notes" in problem.message
    (tmp_path / "post.txt").write_text("A post", encoding="utf-8")
    (tmp_path / f"{name}-wal").write_bytes(b"x")
    found = files.find([tmp_path])
    assert ([each.name for each in found.files], found.left_out) == (["post.txt"], 2)
