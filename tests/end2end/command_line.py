"""What a test of the command line gets back, and how it asks."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from app import settings
from app.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
SHARED = ROOT / ".." / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Answer:
    """Exit code and both outputs of one call."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON and nothing else."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """Standard output by lines."""
        return self.out.splitlines()


class EventNotes(Protocol):
    """Calls `event-notes` with these arguments."""

    def __call__(self, *arguments: str | Path | int) -> Answer: ...


@pytest.fixture
def event_notes(capsys: pytest.CaptureFixture[str]) -> EventNotes:
    """Runs a verb in this process; a bug in it fails the test."""

    def run(*arguments: str | Path | int) -> Answer:
        capsys.readouterr()
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as ended:  # argparse: the usage was wrong, or help was asked for
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        assert "Something went wrong inside" not in err, settings.log_path().read_text()
        return Answer(code, out, err)

    return run


QUAY = """\
Lanterns on the quay

Nobody had planned for it \N{IZAKAYA LANTERN}. “We paid the cafe\u0301 ourselves”, said Noor נור. \
It wasn’t cheap, and it wasn’t dear – 1,200 crowns.

Nobody minded. Nobody ever does.
"""
FORD = """\
---
title: A ford in autumn
author: Ines Okafor
date: 2025-10-04
canonical_url: https://ford.example/autumn
tags: [water, crossings]
---

The river came up by a hand \N{OCTOPUS} on Friday, and the *old* stones שלום held.

## What we lost

- One re\u0301sume\u0301 of the year before
- Two lanterns, see [the mill](https://mill.example/)

> Whoever builds a bridge should first have carried something.
"""
FILES = {"ford.md": FORD, "quay.txt": QUAY}


def write_files(folder: Path) -> Path:
    """Put the two posts of these tests into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in FILES.items():
        (folder / name).write_text(words, encoding="utf-8")
    return folder
