"""Files written whole or not at all, and names that every system takes."""

import os
import re
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.exporting.files import NAME_BYTES, safe_name, spare, write_whole
from db.errors import FileProblem

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links and modes")


def test_a_file_holds_the_text_as_utf8_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "Übersicht 👩\u200d👧 שלום.md"

    write_whole(path, "a\nb\r\ne\u0301\u2028👩")

    assert path.read_bytes() == "a\nb\r\ne\u0301\u2028👩".encode()
    assert list(tmp_path.iterdir()) == [path]


@needs_posix
def test_a_file_that_is_replaced_passes_on_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("old")
    path.chmod(0o600)

    write_whole(path, "new")

    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_when_writing_fails_the_old_file_stands_and_nothing_lies_beside_it(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.md"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[failing], fail)

    with pytest.raises(FileProblem) as caught:
        write_whole(path, "new")

    assert caught.value.message == f"“{path}” could not be written: No space left on device."
    assert caught.value.remedy
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told_with_the_path(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "summary.md"

    with pytest.raises(FileProblem, match=re.escape(f"“{path}” could not be written")):
        write_whole(path, "text")


def test_a_folder_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is not a file"):
        write_whole(tmp_path, "text")


@needs_posix
@pytest.mark.parametrize("target", ["a file", "nothing"])
def test_a_link_is_neither_followed_nor_replaced(target: str, tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    if target == "a file":
        real.write_text("old")
    link.symlink_to(real)

    with pytest.raises(FileProblem, match="a link"):
        write_whole(link, "new")

    assert link.is_symlink()
    assert (real.read_text() if real.exists() else "") == ("old" if target == "a file" else "")


@needs_posix
def test_a_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_whole(tmp_path / "link" / "summary.md", "text")

    assert (tmp_path / "real" / "summary.md").read_text() == "text"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("UN Open Source Week", "UN Open Source Week"),
        ("What? a/b: <c> | “d” *", "What_ a_b_ _c_ _ “d” _"),
        ("[[C#]] ^1 %%x%%", "__C___ _1 _x_"),
        ("..", "summary"),
        ("../../etc/passwd", "_.._etc_passwd"),
        (" .hidden. ", "hidden"),
        ("-rf", "_rf"),
        ("con", "_con"),
        ("Nul.txt", "_Nul.txt"),
        ("COM1", "_COM1"),
        ("Console", "Console"),
        ("a\x00b\x1b[31m\u202ec\u200bd\ufeff", "a\ufffdb_31mcd"),
        ("line\none\u2028two\t three", "line one two three"),
        ("e\u0301 שלום 👩", "é שלום 👩"),
        ("", "summary"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(title=st.text(max_size=300))
@example(title="a" + "\u0301" * 200)
@example(title="con." + "x" * 200)
@example(title="x" * 119 + ". y")
@example(title="\ud800")
def test_a_name_is_short_and_can_be_written(title: str) -> None:
    name = safe_name(title)

    assert 0 < len(name.encode()) <= NAME_BYTES
    assert name == name.strip(" .")
    assert not set(name) & set('/\\:*?"<>|\n\r\t\x00#^[]')
    assert safe_name(name) == name


@pytest.mark.parametrize("ending", ["", "-wal", ".lock"])
def test_the_library_and_what_lies_beside_it_are_spared(tmp_path: Path, ending: str) -> None:
    library = tmp_path / "mine.eventnotes"
    part = tmp_path / f"mine.eventnotes{ending}"
    part.write_bytes(b"x")
    (tmp_path / "way").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(FileProblem, match="is the library itself"):
        spare(library, tmp_path / "way" / part.name)


def test_other_files_are_not_taken_for_the_library(tmp_path: Path) -> None:
    library = tmp_path / "mine.eventnotes"
    library.write_bytes(b"x")
    (tmp_path / "summary.md").write_bytes(b"x")
    spare(library, tmp_path / "summary.md")
    spare(library, tmp_path / "new.md")
