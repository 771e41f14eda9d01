"""Importing posts again: 10,000 unchanged ones, and changed ones with their highlights.

That nothing is written when nothing has changed is told by the bytes of the library file.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.importing.report import ImportReport
from app.importing.run import import_paths
from db import highlights
from db.library import SUFFIX, Library
from db.records import BlockKind, State
from tests.bench import corpus, libraries
from tests.bench.corpus import Post
from tests.bench.rows import Row, at_least, at_most
from tests.bench.timing import seconds

POSTS = 10_000
MARKED_POSTS, HIGHLIGHTS = 10, 100
_LATER = (BlockKind.PARAGRAPH, "This was added later 🏮, cafe\u0301, by נור.")


def rows(count: str = str(POSTS)) -> Iterator[Row]:
    """Rows of so many unchanged posts, and of changed ones."""
    with TemporaryDirectory(prefix="bench-") as name:
        yield from _unchanged(Path(name), int(count))
    with TemporaryDirectory(prefix="bench-") as name:
        yield from _changed(Path(name))


def _unchanged(home: Path, count: int) -> Iterator[Row]:
    library, folder = home / f"again{SUFFIX}", home / "posts"
    folder.mkdir()
    corpus.write_markdown(folder, count)
    Library.create(library).close()
    _imported(library, folder)
    before = _digest(library)
    speed = count / seconds(lambda: _left_alone(library, folder, count))
    yield at_least(f"{count:,} posts again, byte-identical files", speed, "posts/s", 1_000)
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes() + b"\n\n")
    speed = count / seconds(lambda: _left_alone(library, folder, count))
    yield at_least(f"{count:,} posts again, other bytes and the same texts", speed, "posts/s", 150)
    yield at_most("libraries changed by that", int(_digest(library) != before), "", 0)


def _left_alone(library: Path, folder: Path, count: int) -> None:
    report = _imported(library, folder)
    if len(report.unchanged) != count or report.added or report.updated:
        raise RuntimeError(f"{len(report.unchanged)} posts were left alone, not {count}")


def _imported(library: Path, folder: Path) -> ImportReport:
    with Library.open(library, write=True) as opened:
        return import_paths(opened, [folder])


def _digest(path: Path) -> str:
    """Of a library that is closed: an open one is not to be opened by anybody else."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _changed(folder: Path) -> Iterator[Row]:
    made = list(corpus.posts(MARKED_POSTS))
    _write(folder, made)
    with libraries.fresh() as library:
        import_paths(library, [folder])
        libraries.mark(library, MARKED_POSTS, HIGHLIGHTS)
        _write(folder, [replace(post, parts=tuple(_edited(post))) for post in made])
        taken = 1_000 * seconds(lambda: _take_newer(library, folder))
        with library.reading() as session:
            states = Counter(each.state for each in highlights.records(session).values())
    yield at_most("10 newer texts with 100 highlights imported", taken, "ms", 3_000)
    yield at_most("highlights not accounted for", HIGHLIGHTS - states.total(), "", 0)
    for state in State:
        yield Row(f"highlights {state} after that", states[state], "", "-", ok=True)


def _write(folder: Path, made: Iterable[Post]) -> None:
    for number, post in enumerate(made):
        (folder / f"post-{number}.md").write_text(post.markdown(), encoding="utf-8")


def _edited(post: Post) -> Iterator[tuple[BlockKind, str]]:
    """A paragraph more in front, every tenth part lost, and a word changed in every third."""
    yield _LATER
    for place, (kind, words) in enumerate(post.parts):
        if place % 10 != 9:
            first, _, rest = words.partition(" ")
            yield kind, f"{first} indeed {rest}" if place % 3 == 0 else words


def _take_newer(library: Library, folder: Path) -> None:
    report = import_paths(library, [folder])
    if len(report.updated) != MARKED_POSTS:
        raise RuntimeError(f"{len(report.updated)} posts got another text, not {MARKED_POSTS}")
