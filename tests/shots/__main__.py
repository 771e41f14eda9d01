"""Takes the pictures of this folder's scenes; packaging/dev.py shots calls it.

Exit code 0 when every picture was taken, 2 when there is no such scene.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

# Before anything imports Qt: nobody watches, on a screen as large as the window.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

from tests.shots.libraries import Libraries
from tests.shots.scene import Scene
from tests.shots.scenes import LARGER, SCENES
from tests.shots.stage import take

APPEARANCES = ("light", "dark")
LARGER_FACTOR = "1.5"
_FACTOR = "QT_SCALE_FACTOR"  # Qt's own; read once, when an application is made


def main(arguments: Sequence[str]) -> int:
    """Take the pictures of the scenes that are named, or of all of them, in light and dark."""
    parser = argparse.ArgumentParser(prog="dev.py shots", description="Take pictures.")
    parser.add_argument("folder", type=Path, help="where the PNG files go")
    parser.add_argument("scene", nargs="*", help="only these scenes")
    asked = parser.parse_args(arguments)
    scenes = LARGER if _FACTOR in os.environ else SCENES
    there = {scene.name for scene in (*SCENES, *LARGER)}
    if not there.issuperset(asked.scene):
        parser.error(f"there are these scenes: {', '.join(sorted(there))}")
    asked.folder.mkdir(parents=True, exist_ok=True)
    larger = None if _FACTOR in os.environ else _start_larger(arguments)
    _take_all(
        [each for each in scenes if not asked.scene or each.name in asked.scene], asked.folder
    )
    return larger.wait() if larger else 0


def _start_larger(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Take those of a larger scale at the same time: it holds for a whole process."""
    command = [sys.executable, "-m", "tests.shots", *arguments]
    return subprocess.Popen(command, env={**os.environ, _FACTOR: LARGER_FACTOR})


def _take_all(scenes: Sequence[Scene], folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="event-notes-") as temporary:
        os.environ["EVENT_NOTES_HOME"] = temporary
        libraries = Libraries(Path(temporary))
        for scene in scenes:
            for appearance in APPEARANCES:
                for target in take(scene, appearance, libraries, folder):
                    sys.stderr.write(f"{target}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
