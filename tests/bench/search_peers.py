"""Other engines over the same posts: plain SQLite, and those that are installed of some others.

Each is asked for the twenty best posts of a word. Their indexes are made anew each time from
the texts in the library and go when they are closed; Whoosh, which takes minutes for more,
gets no more than its `MOST` posts.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from db import connecting

BEST: Final = 20
MOST: Final = {"Whoosh": 1_000, "recoll": 10_000}

_PLAIN: Final = """
    SELECT rowid, bm25(post_index, 8.0, 1.0, 1.0, 1.0) AS worth
    FROM post_index WHERE post_index MATCH ? ORDER BY worth LIMIT 20
"""
_COUNT: Final = "SELECT count(*) FROM post_index WHERE post_index MATCH ?"
_POSTS: Final = """
    SELECT post.id, post.title, version.text
    FROM post JOIN version ON version.post_id = post.id AND version.number = post.version
"""


@dataclass(frozen=True)
class Peer:
    """An engine that is ready to be asked."""

    name: str
    search: Callable[[str], object]
    close: Callable[[], None] = field(default=lambda: None)


def there(path: Path, size: int) -> Iterator[Peer]:
    """Plain SQLite and the engines that are installed, each made when its turn comes."""
    yield plain_sqlite(path)
    for name, is_there, make in (
        ("tantivy", find_spec("tantivy") is not None, _tantivy),
        ("Whoosh", True, _whoosh),
        ("recoll", shutil.which("recollindex") is not None, _recoll),
    ):
        if is_there and size <= MOST.get(name, size):
            yield make(path)


def plain_sqlite(path: Path) -> Peer:
    """The same MATCH and the same count, asked of the same index without us."""
    connection = connecting.plain(path)
    connection.execute(f"PRAGMA cache_size=-{connecting.CACHE_KIB}")

    def search(match: str) -> None:
        connection.execute(_PLAIN, (match,)).fetchall()
        connection.execute(_COUNT, (match,)).fetchone()

    return Peer("plain SQLite", search, connection.close)


def _texts(path: Path) -> Iterator[tuple[int, str, str]]:
    connection = connecting.plain(path)
    yield from connection.execute(_POSTS)
    connection.close()


def _tantivy(path: Path) -> Peer:
    tantivy: Any = import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    builder.add_text_field("title")
    builder.add_text_field("text")
    folder = mkdtemp(prefix="bench-")
    index = tantivy.Index(builder.build(), path=folder)
    writer = index.writer(heap_size=256_000_000)
    for post_id, title, text in _texts(path):
        writer.add_document(tantivy.Document(id=post_id, title=title, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(word: str) -> None:
        query = index.parse_query(word, ["title", "text"], field_boosts={"title": 8.0})
        searcher.search(query, BEST, count=True)

    return Peer("tantivy", search, lambda: shutil.rmtree(folder))


def _whoosh(path: Path) -> Peer:
    fields: Any = import_module("whoosh.fields")
    folder = mkdtemp(prefix="bench-")
    words = fields.TEXT
    schema = fields.Schema(id=fields.STORED, title=words(field_boost=8.0), text=words())
    index: Any = import_module("whoosh.index").create_in(folder, schema)
    writer = index.writer(limitmb=256)
    for post_id, title, body in _texts(path):
        writer.add_document(id=post_id, title=title, text=body)
    writer.commit(optimize=True)
    searcher = index.searcher()
    parser: Any = import_module("whoosh.qparser").MultifieldParser(["title", "text"], schema)
    return Peer(
        "Whoosh",
        lambda word: searcher.search(parser.parse(word), limit=BEST),
        lambda: shutil.rmtree(folder),
    )


def _recoll(path: Path) -> Peer:
    folder = Path(mkdtemp(prefix="bench-"))
    texts, config = folder / "texts", folder / "config"
    texts.mkdir()
    config.mkdir()
    (config / "recoll.conf").write_text(f"topdirs = {texts}\n", encoding="utf-8")
    for post_id, title, text in _texts(path):
        (texts / f"{post_id}.txt").write_text(f"{title}\n{text}", encoding="utf-8")
    _run("recollindex", "-c", config)
    return Peer(
        "recoll",
        lambda word: _run("recollq", "-c", config, "-n", BEST, word),
        lambda: shutil.rmtree(folder),
    )


def _run(*command: object) -> None:
    subprocess.run([str(each) for each in command], check=True, capture_output=True)
