"""Carrying highlights over to changed posts: how long it takes and how many stand right."""

import gzip
import json
import runpy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from app.text.anchor.__main__ import main
from app.text.anchor.carrying import carry
from app.text.anchor.describing import describe
from db.records import Span
from tests.bench.rows import Row, at_least, at_most

CASES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "anchoring"
ROUNDS = 3
LONG_TOKENS = 40_000
LONG_HIGHLIGHTS = 100


def rows() -> Iterator[Row]:
    """Rows of the measured cases, where they are there, and one of a very long post."""
    if (CASES / "dev.jsonl.gz").exists():
        yield from _measured(CASES / "dev.jsonl.gz")
    taken = median(_long_ms() for _ in range(ROUNDS))
    yield Row("carrying 100 highlights of a post of 40,000 words, CPU", taken, "ms", "-", ok=True)


def _measured(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        cases: list[dict[str, Any]] = [json.loads(line) for line in lines]
    highlights = sum(len(case["highlights"]) for case in cases)
    with TemporaryDirectory(prefix="bench-") as folder:
        written = Path(folder) / "placings.json"
        times = [_cpu_ms(lambda: main([str(path), str(written)])) for _ in range(ROUNDS)]
        placings = json.loads(written.read_text(encoding="utf-8"))["pred"]
    score: Callable[..., Mapping[str, Counter[str]]]
    score = runpy.run_path(str(path.with_name("score.py")))["score"]
    table = score(cases, placings)
    yield at_most("carrying 100 highlights over, CPU", 100 * median(times) / highlights, "ms", 500)
    yield from _quality(table["ALL"])
    same = table["0-same"]
    yield at_least("exact in unchanged posts", 100 * same["exact"] / same["n"], "%", 100)


def _quality(table: Counter[str]) -> Iterator[Row]:
    share = {kind: 100 * table[kind] / table["n"] for kind in ("right", "wrong", "lost", "marked")}
    yield at_least("highlights placed right", share["right"], "%", 98.5)
    yield at_most("highlights placed wrong", share["wrong"], "%", 0.8)
    yield at_most("highlights lost that are there", share["lost"], "%", 0.3)
    unmarked = 100 * table["unmarked wrong"] / table["unmarked"]
    yield at_most("wrong ones among those not to be checked", unmarked, "%", 0.2)
    yield Row("highlights to be checked", share["marked"], "%", "-", ok=True)


def _long_ms() -> float:
    """A post with its halves exchanged and every fiftieth word changed."""
    words = [f"word{number * 7919 % 9973}" for number in range(LONG_TOKENS)]
    old = " ".join(words)
    half = LONG_TOKENS // 2
    changed = [f"{word}x" if place % 50 == 0 else word for place, word in enumerate(words)]
    new = " ".join([*changed[half:], *changed[:half]])
    step = len(old) // LONG_HIGHLIGHTS
    anchors = [describe(old, Span(start, start + 120)) for start in range(0, len(old) - 120, step)]
    return _cpu_ms(lambda: carry(old, new, anchors))


def _cpu_ms(work: Callable[[], object]) -> float:
    """Time of this process alone: the clock on the wall also counts its neighbours."""
    begin = process_time()
    work()
    return 1_000 * (process_time() - begin)
