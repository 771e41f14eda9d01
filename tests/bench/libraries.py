"""Libraries for the benchmarks to measure on; large ones are made once and kept.

They lie in a folder `bench` of EVENT_NOTES_HOME, which `dev.py bench` sets to a
folder of the checkout that git ignores. The name of a kept one says how many
posts and what code made it: when that code changes, it is made anew.
"""

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
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
from db.words import term_table
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
        save(library, _made(count, corpus.posts))
        know_words(library)

    return _kept(f"posts-{count}", fill)


def with_short_posts(count: int) -> Path:
    """The same with posts of some 66 words."""

    def fill(library: Library) -> None:
        save(library, _made(count, corpus.short_posts))
        know_words(library)

    return _kept(f"short-posts-{count}", fill)


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


def save(library: Library, arriving: Iterable[Arrival]) -> None:
    """Save posts as one step, as an import does."""
    left = iter(arriving)
    with library.long_step(Label("Import posts")) as step:
        while batch := list(islice(left, BATCH_POSTS)):
            with step.batch() as session:
                incoming.save(session, batch)


def know_words(library: Library) -> None:
    """Write the table of words anew, as is done after an import."""
    with library.writing() as session:
        term_table.refresh(session)


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


def _made(count: int, posts_of: Callable[[int, int], Iterator[corpus.Post]]) -> Iterator[Arrival]:
    """Invented posts one by one, made in a process beside the one that saves them."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        firsts = range(0, count, BATCH_POSTS)
        coming = deque(pool.submit(_batch, posts_of, first, count) for first in firsts[:4])
        for following in [*firsts[4:], *[None] * 4]:
            if not coming:
                return
            yield from coming.popleft().result()
            if following is not None:
                coming.append(pool.submit(_batch, posts_of, following, count))


def _batch(
    posts_of: Callable[[int, int], Iterator[corpus.Post]], first: int, count: int
) -> list[Arrival]:
    made = posts_of(min(BATCH_POSTS, count - first), first)
    return [Arrival(post.draft(), post.blog, post.event) for post in made]


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
    """Eight digits that are others when the tables, the index or the posts are others."""
    folder = Path(db.__file__).parent
    sources = [*sorted(folder.glob("migrations/versions/*")), *(folder / each for each in _TELLING)]
    sources += [Path(corpus.__file__), Path(__file__)]
    read = (source.read_bytes() for source in sources if source.is_file())
    return sha256(b"".join(read)).hexdigest()[:8]


# What decides how a library's file looks. Large ones take minutes to make.
_TELLING = ("models.py", "index_tables.py", "folding.py", "incoming.py", "words/term_table.py")
