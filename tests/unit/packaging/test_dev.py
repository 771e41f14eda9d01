"""packaging/dev.py as far as it needs no network: what it decides, what it says."""

import ast
import runpy
import sys
from collections.abc import Sequence
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


@pytest.mark.parametrize(("library", "package"), dev_system.SCREEN_LIBRARIES)
def test_what_only_a_screen_needs_is_asked_for_when_there_is_one(
    library: str, package: str
) -> None:
    def loads(name: str) -> bool:
        return name != library

    assert dev_system.missing_libraries(loads) == []
    missing = dev_system.missing_libraries(loads, screen=True)
    assert dev_system.debian_packages(missing, venv=False, libc=AFTER_TIME_64) == [package]


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


def test_a_missing_program_is_in_the_line_as_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, "libxcb-cursor.so.0", apt=True, program="import")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert dev.main(["test", "--x11"]) == 1
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.endswith("--no-install-recommends libxcb-cursor0 imagemagick")


def test_without_apt_the_missing_program_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, "none", apt=False, program="xdotool")
    assert dev.main(["test", "--x11"]) == 1
    assert "xdotool" in capsys.readouterr().err


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
    assert (
        capsys.readouterr().err == "There is no job “tset”. There are: run, test, bench, shots.\n"
    )


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 6, 8))
    monkeypatch.setattr("sys.version", "3.6.8 (default)")
    with pytest.raises(SystemExit, match=r"^Event Notes needs Python 3.11 .* is 3\.6\.8\.$"):
        runpy.run_path(dev.__file__)


def test_an_old_python_can_read_as_far_as_that() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("system", "named", "is_there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_there_where_one_is_named(
    monkeypatch: pytest.MonkeyPatch, system: str, named: dict[str, str], is_there: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    assert dev_system.has_screen() is is_there


def test_the_window_opens_on_the_library_of_the_demo(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sample.eventnotes").touch()
    asked = called(monkeypatch, screen=True)
    assert dev.main(["run", str(tmp_path)]) == 0
    assert asked == [
        ["event-notes", "demo", str(tmp_path)],
        ["event-notes", "--library", str(tmp_path / "sample.eventnotes"), "window"],
    ]


@pytest.mark.parametrize(
    ("screen", "code", "arguments"),
    [(False, 0, []), (True, 3, []), (True, 0, ["--help"])],
    ids=["no screen", "the demo failed", "help was asked for"],
)
def test_no_window_opens_without_screen_or_library(
    monkeypatch: pytest.MonkeyPatch, screen: bool, code: int, arguments: list[str]
) -> None:
    asked = called(monkeypatch, screen=screen, code=code)
    assert dev.main(["run", *arguments]) == code
    assert asked == [["event-notes", "demo", *arguments]]


def test_the_tests_on_a_real_screen_run_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = called(monkeypatch, screen=False)
    assert dev.main(["test", "--x11", "-k", "paste"]) == 0
    assert asked == [["pytest", "tests/x11", "-k", "paste"]]


def test_pictures_go_to_the_folder_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = called(monkeypatch, screen=False)
    assert dev.main(["shots", "a folder", "window"]) == 0
    assert asked == [["python", "-m", "tests.shots", "a folder", "window"]]


def called(monkeypatch: pytest.MonkeyPatch, *, screen: bool, code: int = 0) -> list[list[str]]:
    """Let nothing be set up or run; gives what would have been run."""
    asked: list[list[str]] = []

    def call(program: Path, arguments: Sequence[str], **_surroundings: object) -> int:
        asked.append([program.name, *arguments])
        return code

    monkeypatch.setattr(dev, "has_screen", lambda: screen)
    monkeypatch.setattr(dev, "provide_system_packages", lambda **_wanted: None)
    monkeypatch.setattr(dev, "prepare", lambda *_wanted: Path("bin"))
    monkeypatch.setattr(dev, "_call", call)
    return asked


def lacking(monkeypatch: pytest.MonkeyPatch, library: str, *, apt: bool, program: str = "") -> None:
    monkeypatch.setattr(dev_system, "_loads", lambda name: name != library)
    monkeypatch.setattr(dev_system, "_has_apt", lambda: apt)
    monkeypatch.setattr("shutil.which", lambda name: None if name == program else name)


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
