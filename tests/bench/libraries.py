"""Libraries for the benchmarks to measure on; large ones are made once and kept.

They lie in a folder `bench` of EVENT_NOTES_HOME, which `dev.py bench` sets to a
folder of the checkout that git ignores. The name of a kept one says how many
posts and what code made it: when that code changes, it is made anew.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import db
from app import settings
from app.text.anchor import describe
from app.text.anchor.describing import trimmed
from db import highlights, history, incoming, posts, themes
from db.incoming import Arrival
from db.library import SUFFIX, Library, Session
from db.records import Span
from db.steps import Label
from tests.bench import corpus

BATCH_POSTS = 500
THEMES = 24


@contextmanager
def fresh() -> Iterator[Library]:
    """A new library with nothing in it; its folder goes when the block ends."""
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        Library.create(Path(folder) / f"fresh{SUFFIX}") as library,
    ):
        yield library


def with_posts(count: int) -> Path:
    """The file of a library with so many posts; not to be written to."""

    def fill(library: Library) -> None:
        save(library, arrivals(count))

    return _kept(f"posts-{count}", fill)


def with_highlights(post_count: int, count: int) -> Path:
    """The file of a library with so many highlights, each under a theme; not to be written to."""

    def fill(library: Library) -> None:
        save(library, arrivals(post_count))
        mark(library, post_count, count)

    return _kept(f"posts-{post_count}-highlights-{count}", fill)


def with_long_post(words: int, highlight_count: int) -> Path:
    """The file of a library with one post of so many words and highlights; not to be written to."""

    def fill(library: Library) -> None:
        post = corpus.long_post(words)
        save(library, [Arrival(post.draft(), post.blog, post.event)])
        mark(library, 1, highlight_count)

    return _kept(f"words-{words}-highlights-{highlight_count}", fill)


@contextmanager
def copy_of(path: Path) -> Iterator[Path]:
    """A copy of a kept library, to be written to; it goes when the block ends."""
    with TemporaryDirectory(prefix="bench-") as folder:
        yield Path(shutil.copy(path, folder))


def arrivals(count: int) -> list[Arrival]:
    """Invented posts, ready to be saved."""
    return [Arrival(post.draft(), post.blog, post.event) for post in corpus.posts(count)]


def save(library: Library, arriving: Sequence[Arrival]) -> None:
    """Save posts as one step, as an import does."""
    with library.long_step(Label("Import posts")) as step:
        for first in range(0, len(arriving), BATCH_POSTS):
            with step.batch() as session:
                incoming.save(session, arriving[first : first + BATCH_POSTS])


def mark(library: Library, post_count: int, count: int) -> None:
    """Highlight so many passages in the first posts, each under a theme, as one step."""
    with library.step() as session:
        history.describe(session, "Highlight passages")
        under = [themes.named(session, f"Theme {number}").id for number in range(THEMES)]
        for post_id in range(1, post_count + 1):
            _mark_post(session, post_id, count // post_count, under)


def passages(text: str, random: Random) -> Iterator[Span]:
    """Passages of a text without end: some words to some sentences long, no two alike."""
    seen: set[Span] = set()
    while True:
        start = random.randrange(len(text))
        span = trimmed(text, Span(start, min(start + random.randint(30, 300), len(text))))
        if span.start < span.end and span not in seen:
            seen.add(span)
            yield span


def _mark_post(session: Session, post_id: int, count: int, under: Sequence[int]) -> None:
    random = Random(post_id)
    text = posts.open_post(session, post_id).text
    for span in islice(passages(text, random), count):
        highlight_id = highlights.add(session, post_id, describe(text, span))
        highlights.put(session, highlight_id, random.choice(under))


def _kept(name: str, fill: Callable[[Library], None]) -> Path:
    folder = settings.home() / "bench"
    path = folder / f"{name}-{corpus.SEED}-{_code()}{SUFFIX}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for outdated in folder.glob(f"{name}-{corpus.SEED}-????????{SUFFIX}"):
            outdated.unlink()
        with TemporaryDirectory(dir=folder) as making:
            made = Path(making) / path.name
            with Library.create(made) as library:
                fill(library)
            made.rename(path)
    return path


def _code() -> str:
    """Eight digits that are others when the code is another that makes these files."""
    sources = [*sorted(Path(db.__file__).parent.rglob("*.py")), Path(corpus.__file__)]
    sources.append(Path(__file__))
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:8]
