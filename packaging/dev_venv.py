"""The checkout's own virtual environment, `.venv`: made once, repaired when half made.

A stamp inside it says what was installed. It is taken away before anything is changed and written
back when all is done, so a folder without a stamp was interrupted and is made anew: pip cannot
tell a package that is half unpacked from a whole one.
"""

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dev_system import SetupProblem, say

FOLDER = ".venv"
STAMP = "event-notes-stamp"
BUILD_TOOLS = ("hatchling", "editables")  # the second only because we install the checkout itself
NEEDS = ("pyproject.toml", "packaging/constraints.txt")


def prepare(root: Path, extras: Sequence[str]) -> Path:
    """Give the folder of the programs in .venv, after installing what is not there yet.

    Args:
        root: The checkout.
        extras: Optional dependencies of pyproject.toml that are needed now. More may be there.

    Raises:
        SetupProblem: pip failed; what it printed is on stderr.
    """
    folder = root / FOLDER
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    wanted = new_stamp(root, extras)
    found = read_stamp(folder) if _python(programs).exists() else None
    if found is not None and found.covers(wanted):
        return programs
    say("Installing what Event Notes needs into .venv (once, about a minute)...")
    (folder / STAMP).unlink(missing_ok=True)
    if found is None or found.place != wanted.place:
        _make(folder)
    _install(root, _python(programs), extras)
    (folder / STAMP).write_text(wanted.as_text(), encoding="utf-8")
    return programs


@dataclass(frozen=True)
class Stamp:
    """What a finished .venv holds.

    Attributes:
        place: The kind of Python and the checkout's path, which is written into every program.
        needs: A hash of the files that say what to install.
        extras: The optional dependencies that were installed with it.
    """

    place: str
    needs: str
    extras: frozenset[str]

    def covers(self, wanted: "Stamp") -> bool:
        """Say whether what was installed is all that is wanted now."""
        same = (self.place, self.needs) == (wanted.place, wanted.needs)
        return same and self.extras >= wanted.extras

    def as_text(self) -> str:
        """Give three lines, which `read_stamp` understands."""
        return f"{self.place}\n{self.needs}\n{' '.join(sorted(self.extras))}\n"


def new_stamp(root: Path, extras: Sequence[str]) -> Stamp:
    """Say what a .venv made now by this Python would hold."""
    needs = hashlib.sha256()
    for name in NEEDS:
        needs.update((root / name).read_bytes())
    place = f"{sys.implementation.cache_tag} {root}"
    return Stamp(place, needs.hexdigest(), frozenset(extras))


def read_stamp(folder: Path) -> Stamp | None:
    """Read the stamp of a .venv; None when there is none that can be understood."""
    try:
        place, needs, extras = (folder / STAMP).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return Stamp(place, needs, frozenset(extras.split()))


def _python(programs: Path) -> Path:
    return programs / ("python.exe" if os.name == "nt" else "python")


def _make(folder: Path) -> None:
    try:
        venv.create(folder, clear=True, symlinks=os.name != "nt", with_pip=True)
    except subprocess.CalledProcessError as error:
        raise SetupProblem(f"Python could not put pip into {folder}: {error}") from error


def _install(root: Path, python: Path, extras: Sequence[str]) -> None:
    """Install the build tools first: pip would otherwise fetch them unpinned at each build."""
    project = f"{root}[{','.join(extras)}]" if extras else str(root)
    _pip(root, python, BUILD_TOOLS)
    _pip(root, python, ["--no-build-isolation", "--editable", project])


def _pip(root: Path, python: Path, arguments: Sequence[str]) -> None:
    options = ["--disable-pip-version-check", "-q", "-c", str(root / NEEDS[1])]
    done = subprocess.run(
        [python, "-m", "pip", "install", *options, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        raise SetupProblem("pip could not install what Event Notes needs; its words are above.")
