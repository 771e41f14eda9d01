"""A highlight that was acknowledged is there after the program was killed."""

import subprocess
import sys
from pathlib import Path
from random import Random

from db import check, highlights, history_models
from db.library import Library
from tests.unit.db.marks import out_of_step

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import sys
from pathlib import Path
from db import highlights, posts
from db.library import Library
from db.records import Anchor, Span
library = Library.open(Path(sys.argv[1]), write=True)
with library.reading() as session:
    text = posts.open_post(session, 1).text
for place in range(10**6):
    start = place % (len(text) - 9)
    span = Span(start, start + 1 + place % 9)
    with library.step() as session:
        made = highlights.add(session, 1, Anchor(span, text[span.start : span.end]))
    print(made, *span, flush=True)
"""


def test_no_acknowledged_highlight_is_lost_when_the_program_is_killed(library: Library) -> None:
    library.close()
    random = Random(7)
    acknowledged: dict[int, tuple[int, int]] = {}
    for _ in range(3):
        lines = work_until_killed(library.path, random.randint(1, 30))
        for line in lines:
            made, start, end = map(int, line.split())
            acknowledged[made] = (start, end)
        with Library.open(library.path, write=True) as again:
            with again.reading() as session:
                kept = {each.id: each.span for each in highlights.records(session).values()}
                newest = (
                    session.query(history_models.Step)
                    .order_by(history_models.Step.id.desc())
                    .first()
                )
            assert acknowledged.items() <= kept.items()
            assert len(kept) <= len(acknowledged) + 3  # one a round may have missed its line
            assert newest is not None
            assert newest.message
            with again.writing(counts=False) as session:
                assert check.run(session) == ()
            assert out_of_step(again) == ()
    assert len(acknowledged) >= 3


def work_until_killed(path: Path, lines: int) -> list[str]:
    """Let a program highlight, kill it at the given line; all lines that it still wrote."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        heard = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        heard += child.stdout.readlines()
    return [line for line in heard if line.endswith("\n")]
