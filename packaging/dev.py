"""The jobs around the code, each with all its set-up: run it, test it, measure it.

    python3 packaging/dev.py run [ARGUMENTS OF event-notes demo]
    python3 packaging/dev.py test [ARGUMENTS OF pytest]
    python3 packaging/dev.py test --x11 [ARGUMENTS OF pytest]
    python3 packaging/dev.py bench [NAME [ITS ARGUMENTS]] [--json]
    python3 packaging/dev.py shots FOLDER [SCENE ...]

Standard library only, and nothing is written outside the checkout but pip's own caches: packages
go to .venv, the sample library to .event-notes, what tests leave behind to .tmp.
`run` does the main job on the sample posts, and then opens the window on them where there is a
screen. `test` stops at the first tool that finds fault. With arguments of pytest it measures no
coverage, since a part of the tests cannot reach the floor. With --x11 it runs the tests that press
keys on a real X server, in a screen of its own; they are left out otherwise. `shots` takes
pictures of the window, for whoever wants to see a change. Benchmarks that take arguments:
`extraction FOLDER`, `reimport POSTS`, `memory_wordpress MEGABYTES`, `hostile WORDS-OF-FILE-NAMES`.
"""

import sys

# First of all, and in words that Python 3.6 can read: it is run by whatever python3 is there.
if sys.version_info < (3, 11):  # noqa: UP036 -- see above
    sys.exit(
        f"Event Notes needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}."
    )

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from dev_system import X11_PROGRAMS, SetupProblem, has_screen, provide_system_packages, say
from dev_venv import prepare

ROOT = Path(__file__).resolve().parents[1]
COVERAGE_FLOOR = 95  # per cent of lines and branches; raise it when the tests allow
# All tests, as many at a time as there are cores.
WHOLE = (
    "-n",
    "auto",
    "--cov",
    "--cov-report=term:skip-covered",
    f"--cov-fail-under={COVERAGE_FLOOR}",
)
STATIC_CHECKS = (
    ("ruff", "format", "--check"),
    ("ruff", "check"),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)
LEFT_BEHIND = ROOT / ".tmp"
X11 = "--x11"
X11_WANTED = "EVENT_NOTES_X11"  # tells tests/x11 that a screen is there


def main(arguments: Sequence[str]) -> int:
    """Do the job named first and give its exit code: 1 if setting up failed, 2 for no such job."""
    jobs = {"run": run, "test": test, "bench": bench, "shots": shots}
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    if arguments[0] not in jobs:
        say(f"There is no job “{arguments[0]}”. There are: {', '.join(jobs)}.")
        return 2
    try:
        return jobs[arguments[0]](arguments[1:])
    except SetupProblem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    """Run the program on a library with the sample posts, and open its window on a screen."""
    is_seen = has_screen()
    programs = _set_up([], screen=is_seen)
    home = ROOT / ".event-notes"
    failed = _call(programs / "event-notes", ["demo", *arguments], EVENT_NOTES_HOME=str(home))
    folder = Path(arguments[0]) if arguments else home / "demo"
    library = folder / "sample.eventnotes"
    if failed or not is_seen or not library.exists():  # or there was only help to be read
        return failed
    opened = ["--library", str(library), "window"]
    return _call(programs / "event-notes", opened, EVENT_NOTES_HOME=str(home))


def test(arguments: Sequence[str]) -> int:
    """Check form, types, imports and behaviour; nothing is printed after pytest's closing line."""
    if X11 in arguments:
        return _test_on_x11([each for each in arguments if each != X11])
    programs = _set_up(["test"])
    for tool, *options in STATIC_CHECKS:
        say(f"-- {' '.join([tool, *options])}")
        failed = _call(programs / tool, options, cwd=ROOT)
        if failed:
            return failed
    say("-- pytest")
    return _call(programs / "pytest", arguments or WHOLE, cwd=ROOT, **_test_surroundings())


def bench(arguments: Sequence[str]) -> int:
    """Print the figures of tests/bench; temporary libraries lie on the checkout's own disk.

    A folder for temporary files is often in memory, where writing to disk costs nothing.
    """
    programs = _set_up(["test"])
    LEFT_BEHIND.mkdir(exist_ok=True)
    folder = str(LEFT_BEHIND)
    # A folder is meant where the person is; the benchmarks run in the checkout.
    given = [str(Path(each).resolve()) if Path(each).is_dir() else each for each in arguments[1:]]
    harness = ["-m", "tests.bench", *arguments[:1], *given]
    return _call(programs / "python", harness, cwd=ROOT, EVENT_NOTES_HOME=folder, TMPDIR=folder)


def shots(arguments: Sequence[str]) -> int:
    """Take pictures of the window and its dialogs, light and dark, without a screen."""
    programs = _set_up(["test"])
    # Not from the checkout: the folder is meant where the person is.
    return _call(programs / "python", ["-m", "tests.shots", *arguments], PYTHONPATH=str(ROOT))


def _test_on_x11(arguments: Sequence[str]) -> int:
    provide_system_packages(screen=True, programs=X11_PROGRAMS)
    programs = prepare(ROOT, ["test"])
    surroundings = {**_test_surroundings(), X11_WANTED: "1"}
    return _call(programs / "pytest", ["tests/x11", *arguments], cwd=ROOT, **surroundings)


def _set_up(extras: Sequence[str], *, screen: bool = False) -> Path:
    provide_system_packages(screen=screen)
    return prepare(ROOT, extras)


def _test_surroundings() -> dict[str, str]:
    """Keep pytest's folders, and what fontconfig and Qt remember, inside the checkout."""
    LEFT_BEHIND.mkdir(exist_ok=True)
    kept = {f"XDG_{kind}_HOME": str(LEFT_BEHIND / kind.lower()) for kind in ("CACHE", "CONFIG")}
    return {**kept, "PYTEST_DEBUG_TEMPROOT": str(LEFT_BEHIND), "QT_QPA_PLATFORM": "offscreen"}


def _call(
    program: Path, arguments: Sequence[str], cwd: Path | None = None, **surroundings: str
) -> int:
    """Run a program to its end; one that a signal ended counts as the shell counts it."""
    command = [str(program), *arguments]
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **surroundings}, check=False)
    return done.returncode if done.returncode >= 0 else 128 - done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
