"""packaging/dev.py as far as it needs no network: what it decides, what it says."""

import ast
import runpy
import sys
from pathlib import Path

import dev
import dev_system
import dev_venv
import pytest

BEFORE_TIME_64, AFTER_TIME_64 = (2, 36), (2, 41)


@pytest.mark.parametrize(
    ("library", "libc", "package"),
    [
        ("libglib-2.0.so.0", BEFORE_TIME_64, "libglib2.0-0"),
        ("libglib-2.0.so.0", AFTER_TIME_64, "libglib2.0-0t64"),
        ("libGL.so.1", AFTER_TIME_64, "libgl1"),
        ("libEGL.so.1", BEFORE_TIME_64, "libegl1"),
        ("libxkbcommon.so.0", AFTER_TIME_64, "libxkbcommon0"),
        ("libfontconfig.so.1", AFTER_TIME_64, "libfontconfig1"),
        ("libdbus-1.so.3", BEFORE_TIME_64, "libdbus-1-3"),
    ],
)
def test_a_missing_library_leads_to_its_package(
    library: str, libc: tuple[int, int], package: str
) -> None:
    missing = dev_system.missing_libraries(loads=lambda name: name != library)
    assert dev_system.debian_packages(missing, venv=False, libc=libc) == [package]


def test_nothing_is_missing_when_every_library_loads() -> None:
    assert dev_system.missing_libraries(loads=bool) == []


def test_a_library_that_no_system_has_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev_system, "QT_LIBRARIES", (("libno-such-thing.so.9", "none"),))
    assert dev_system.missing_libraries() == ["libno-such-thing.so.9"]


def test_a_missing_venv_is_that_of_the_python_in_use() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert dev_system.debian_packages([], venv=True) == [f"python{version}-venv"]


def test_an_ordinary_user_is_told_one_line_that_can_be_pasted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, "libEGL.so.1", apt=True)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert dev.main(["run"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"
    )


def test_without_apt_the_library_itself_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, "libEGL.so.1", apt=False)
    assert dev.main(["run"]) == 1
    assert "libEGL.so.1" in capsys.readouterr().err


def test_what_is_missing_elsewhere_than_on_linux_is_not_our_concern(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking(monkeypatch, "libEGL.so.1", apt=False)
    monkeypatch.setattr("sys.platform", "darwin")
    dev_system.provide_system_packages()


@pytest.mark.parametrize("changed", dev_venv.NEEDS)
def test_a_changed_need_is_not_covered_by_what_was_installed(checkout: Path, changed: str) -> None:
    installed = dev_venv.new_stamp(checkout, ["test"])
    (checkout / changed).write_text("other==2  # 😀 é שלום\n", encoding="utf-8")
    assert not installed.covers(dev_venv.new_stamp(checkout, ["test"]))


@pytest.mark.parametrize(
    ("installed", "wanted", "is_enough"),
    [([], [], True), (["test"], [], True), (["test"], ["test"], True), ([], ["test"], False)],
)
def test_extras_are_installed_when_they_are_first_wanted(
    checkout: Path, installed: list[str], wanted: list[str], is_enough: bool
) -> None:
    found = dev_venv.new_stamp(checkout, installed)
    assert found.covers(dev_venv.new_stamp(checkout, wanted)) is is_enough


def test_a_moved_checkout_is_not_covered(checkout: Path, tmp_path: Path) -> None:
    installed = dev_venv.new_stamp(checkout, [])
    moved = checkout.rename(tmp_path / "moved")
    assert not installed.covers(dev_venv.new_stamp(moved, []))


def test_a_stamp_is_read_as_it_was_written(checkout: Path) -> None:
    stamp = dev_venv.new_stamp(checkout, ["test", "more"])
    (checkout / dev_venv.STAMP).write_text(stamp.as_text(), encoding="utf-8")
    assert dev_venv.read_stamp(checkout) == stamp


@pytest.mark.parametrize("left", [None, b"", b"half a st", b"\xff\xfe\n\n\n"])
def test_a_half_made_stamp_counts_as_none(checkout: Path, left: bytes | None) -> None:
    if left is not None:
        (checkout / dev_venv.STAMP).write_bytes(left)
    assert dev_venv.read_stamp(checkout) is None


def test_a_second_preparation_touches_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = watched_steps(monkeypatch)
    first = dev_venv.prepare(checkout, [])
    steps.clear()
    assert (dev_venv.prepare(checkout, []), steps) == (first, [])


def test_an_interrupted_installation_is_made_anew(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = watched_steps(monkeypatch, interrupted=True)
    with pytest.raises(KeyboardInterrupt):
        dev_venv.prepare(checkout, [])
    steps.clear()
    with pytest.raises(KeyboardInterrupt):
        dev_venv.prepare(checkout, [])
    assert steps == ["make", "install"]


def test_changed_constraints_reuse_the_folder(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = watched_steps(monkeypatch)
    dev_venv.prepare(checkout, [])
    steps.clear()
    (checkout / "packaging" / "constraints.txt").write_text("a==2\n", encoding="utf-8")
    dev_venv.prepare(checkout, [])
    assert steps == ["install"]


def test_an_unknown_job_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["tset"]) == 2
    assert capsys.readouterr().err == "There is no job “tset”. There are: run, test, bench.\n"


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 6, 8))
    monkeypatch.setattr("sys.version", "3.6.8 (default)")
    with pytest.raises(SystemExit, match=r"^Event Notes needs Python 3.11 .* is 3\.6\.8\.$"):
        runpy.run_path(dev.__file__)


def test_an_old_python_can_read_as_far_as_that() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))


def lacking(monkeypatch: pytest.MonkeyPatch, library: str, *, apt: bool) -> None:
    monkeypatch.setattr(dev_system, "_loads", lambda name: name != library)
    monkeypatch.setattr(dev_system, "_has_apt", lambda: apt)


def watched_steps(monkeypatch: pytest.MonkeyPatch, *, interrupted: bool = False) -> list[str]:
    """Replace the slow steps by ones that only make what is looked at afterwards."""
    steps: list[str] = []

    def make(folder: Path) -> None:
        steps.append("make")
        (folder / "bin").mkdir(parents=True, exist_ok=True)
        (folder / "bin" / "python").touch()

    def install(*arguments: object) -> None:
        steps.append("install")
        if interrupted:
            raise KeyboardInterrupt

    monkeypatch.setattr(dev_venv, "_make", make)
    monkeypatch.setattr(dev_venv, "_install", install)
    return steps


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a folder with the files that say what to install."""
    folder = tmp_path / "checkout 😀"
    (folder / "packaging").mkdir(parents=True)
    for name in dev_venv.NEEDS:
        (folder / name).write_text("a==1\n", encoding="utf-8")
    return folder
