"""Measures how passages are carried over: reads cases of changed texts, writes the placings.

A case is a JSON object with `id`, the texts `old` and `new` and `highlights`, each
with `start` and `end` in the old text; one case a line. Written are the seconds
it took and, for each case, a list of `[start, end]` in the new text, with
"check" as a third element where a person should look, and null where it is lost.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TypedDict

from app.text.anchor.carrying import carry
from app.text.anchor.describing import describe
from app.text.anchor.placing import Placing
from db.records import Span, State


class _Place(TypedDict):
    start: int
    end: int


class _Case(TypedDict):
    id: str
    old: str
    new: str
    highlights: list[_Place]


def main(arguments: Sequence[str]) -> int:
    """Carry over the highlights of all cases of a file and write where they are now."""
    parser = argparse.ArgumentParser(
        prog="python -m app.text.anchor", description="Carry highlights over to changed texts."
    )
    parser.add_argument("cases", type=Path, help="JSON lines, also compressed (.gz)")
    parser.add_argument("placings", type=Path, help="the JSON file to write")
    asked = parser.parse_args(arguments)
    cases = list(_cases(asked.cases))
    begin = perf_counter()
    placings = {case["id"]: _carried(case) for case in cases}
    seconds = perf_counter() - begin
    written = {name: [_entry(each) for each in some] for name, some in placings.items()}
    asked.placings.write_text(json.dumps({"seconds": seconds, "pred": written}), encoding="utf-8")
    return 0


def _cases(path: Path) -> Iterator[_Case]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            case: _Case = json.loads(line)
            yield case


def _carried(case: _Case) -> tuple[Placing, ...]:
    spans = (Span(each["start"], each["end"]) for each in case["highlights"])
    return carry(case["old"], case["new"], [describe(case["old"], span) for span in spans])


def _entry(placing: Placing) -> list[int | str] | None:
    if placing.span is None:
        return None
    return [*placing.span, *(["check"] if placing.state == State.CHECK else [])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
