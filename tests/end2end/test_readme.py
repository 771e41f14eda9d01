"""The README's examples do what it says."""

import re
import shlex
from pathlib import Path

import pytest

from app.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"^\$ event-notes (.+)$", re.MULTILINE)


def test_every_example_of_the_readme_runs_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    (tmp_path / "queries.txt").write_text(
        "volunt*\ntheme:chairs 🏮 e\u0301 שלום\n", encoding="utf-8"
    )
    examples = EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(examples) > 15
    for example in examples:
        assert main(shlex.split(example)) == 0, f"{example}: {capsys.readouterr().err}"
    assert (tmp_path / "briefing.md").read_text(encoding="utf-8").startswith("---\n")
    assert (tmp_path / "copy.eventnotes").is_file()
