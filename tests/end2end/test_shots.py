"""`dev.py shots` takes its pictures without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from tests.end2end.command_line import ROOT


def shots(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the pictures' own program, from another folder as dev.py does."""
    return subprocess.run(
        [sys.executable, "-m", "tests.shots", *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=ROOT.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_scene_is_taken_light_and_dark_and_at_another_scale(tmp_path: Path) -> None:
    done = shots(tmp_path / "new folder", "first-run", "first-run-150")
    assert done.returncode == 0, done.stderr
    brightness = {}
    for path in (tmp_path / "new folder").iterdir():
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("PNG", (1280, 800))
            brightness[path.stem] = ImageStat.Stat(picture.convert("L")).mean[0]
    assert sorted(brightness) == [
        "first-run-150-dark", "first-run-150-light", "first-run-dark", "first-run-light",
    ]  # fmt: skip
    assert brightness["first-run-dark"] < 60
    assert brightness["first-run-light"] > 200


@pytest.mark.parametrize("name", ["frist-run", ""])
def test_an_unknown_scene_is_answered_with_those_there_are(tmp_path: Path, name: str) -> None:
    done = shots(tmp_path / "none", name)
    assert done.returncode == 2
    assert "first-run, " in done.stderr
    assert not (tmp_path / "none").exists()
