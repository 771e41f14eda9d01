"""The figures that carrying over has to reach, on changed posts whose truth is known."""

import gzip
import json
import runpy
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.text.anchor.__main__ import main

CASES = Path(__file__).resolve().parents[5] / ".." / "shared" / "data" / "anchoring"
THERE = pytest.mark.skipif(not (CASES / "dev.jsonl.gz").exists(), reason="no cases to measure on")


def test_placings_are_written_as_places_marks_and_nulls(tmp_path: Path) -> None:
    old = "Noor נור paid \N{ROCKET}.\nThe cafe\u0301 is closed today.\nWe waited for an hour."
    closed = "The cafe\u0301 is closed today."
    new = f"{closed}\nWe all waited for an hour.\n{closed}"
    spans = [(0, 13), (old.index("closed"), old.index("closed") + 6), (len(old) - 8, len(old))]
    highlights = [{"start": start, "end": end} for start, end in spans]
    case = {"id": "one", "old": old, "new": new, "highlights": highlights}
    for name, opened in (("cases.jsonl", open), ("cases.jsonl.gz", gzip.open)):
        with opened(tmp_path / name, "wt", encoding="utf-8") as lines:
            lines.write(json.dumps(case) + "\n")
        assert main([str(tmp_path / name), str(tmp_path / "placings.json")]) == 0
        written = json.loads((tmp_path / "placings.json").read_text(encoding="utf-8"))
        assert written["seconds"] >= 0
        lost, copied, kept = written["pred"]["one"]
        assert lost is None
        assert copied == [new.index("closed"), new.index("closed") + 6, "check"]
        assert kept == [new.index("an hour."), new.index("an hour.") + 8]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Counter[str]]:
    """Right, wrong and lost ones by kind of change, counted by the cases' own program."""
    written = tmp_path_factory.mktemp("measured") / "placings.json"
    main([str(CASES / "dev.jsonl.gz"), str(written)])
    score: Callable[..., Mapping[str, Counter[str]]] = runpy.run_path(str(CASES / "score.py"))[
        "score"
    ]
    with gzip.open(CASES / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        cases: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return score(cases, json.loads(written.read_text(encoding="utf-8"))["pred"])


@THERE
def test_changed_posts_keep_their_highlights(table: Mapping[str, Counter[str]]) -> None:
    overall = table["ALL"]
    assert overall["right"] / overall["n"] >= 0.985
    assert overall["wrong"] / overall["n"] <= 0.008
    assert overall["lost"] / overall["n"] <= 0.003


@THERE
def test_those_not_marked_for_checking_are_hardly_ever_wrong(
    table: Mapping[str, Counter[str]],
) -> None:
    assert table["ALL"]["unmarked wrong"] / table["ALL"]["unmarked"] <= 0.002
    assert table["ALL"]["marked"] / table["ALL"]["n"] <= 0.12


@THERE
def test_unchanged_posts_keep_every_highlight_exactly(table: Mapping[str, Counter[str]]) -> None:
    same = table["0-same"]
    assert same["exact"] == same["unmarked"] == same["n"] > 0
