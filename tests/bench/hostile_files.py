"""Writes more than 200 files that mean harm: too deep, too long, cut off, or lying.

What a stranger can put into a post comes six times: as a page, as Markdown, in three kinds of
feeds, and in a WordPress export. What can be wrong with a file comes once. Each file has words of
its own, so that none is taken for another one.
"""

import json
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import chain
from pathlib import Path
from random import Random
from zipfile import ZipFile

from tests.bench import corpus, hostile_bodies
from tests.unit.app.importing.sources import GOOD, RICH, html, zipped

_ENCODINGS = ("utf-16", "utf-7", "rot13", "zlib", "idna", "utf-32", "shift_jis", "\N{FIRE}")
_ROOTS = {
    "rss.xml": "<rss version='2.0'><channel><item><title>&e9;</title></item></channel></rss>",
    "atom.xml": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>&e9;</title></entry></feed>",
    "a.opml": "<opml version='2.0'><body><outline text='&e9;' xmlUrl='https://a.example'/></body></opml>",
    "wordpress.xml": "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'><channel>"
    "<item><title>&e9;</title></item></channel></rss>",
}


def write(folder: Path) -> list[Path]:
    """Write them into a folder that is there; in the order in which they are to be imported."""
    paths = []
    for number, (name, data) in enumerate(chain(_files(), _bodies())):
        path = folder / f"{number:03} {name}"
        path.write_bytes(data)
        paths.append(path)
    return paths


def _bodies() -> Iterator[tuple[str, bytes]]:
    """What can be wrong in a post, in each kind of file a post comes in."""
    for number, (wrong, body) in enumerate(hostile_bodies.bodies()):
        for place, (name, make) in enumerate(RICH.items()):
            own = f"{number}-{place}"
            (post,) = corpus.posts(1, first=len(RICH) * number + place)
            words = "".join(f"<p>{escape(said)}</p>" for _kind, said in post.parts[:3])
            made = make(f"{words}\n\n{body}").replace("On the quay", f"{wrong}, {post.title}")
            yield f"{wrong} {name}", _apart(made, own).encode(errors="replace")


def _apart(made: str, own: str) -> str:
    """With addresses that no other file has."""
    for theirs in (">a<", '"id": "a"', "/?p=1<"):
        made = made.replace(theirs, theirs.replace("a", own).replace("p=1", f"p={own}"), 1)
    return made


def _files() -> Iterator[tuple[str, bytes]]:
    """What can be wrong with a whole file."""
    for name, data in GOOD.items():
        yield f"half {name}", data[: len(data) // 2]
    for name, root in _ROOTS.items():
        yield f"bomb {name}", _bomb(root)
    for encoding in _ENCODINGS:
        page = html(f"<p>{encoding}</p>").replace("utf-8", encoding)
        yield f"declared {_ENCODINGS.index(encoding)}.html", page.encode()
    yield from _noise()
    yield from _deep()
    yield from _archives()


def _bomb(root: str) -> bytes:
    """Entities that stand for ten of the one before."""
    inner = (f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'lantern'}'>" for n in range(10))
    return f"<?xml version='1.0'?><!DOCTYPE x [{''.join(inner)}]>{root}".encode()


def _noise() -> Iterator[tuple[str, bytes]]:
    random = Random(corpus.SEED)
    for suffix in ("html", "md", "txt", "xml", "json", "csv", "zip", "sqlite3"):
        yield f"noise.{suffix}", random.randbytes(200_000)
    yield "nothing.html", b""
    yield "zeros.txt", b"\0" * 1_000_000
    yield "zeros among words.txt", "A lantern\0 on\0 the quay.\n\n".encode("utf-16") * 2_000
    yield "one line.txt", b"word " * 900_000
    yield "blank lines.txt", b"A lantern on the quay.\n" + b"\n" * 2_000_000
    yield "halves of letters.txt", b"A lantern \xed\xa0\xbc on the quay, and more.\n" * 500


def _deep() -> Iterator[tuple[str, bytes]]:
    yield "deep.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 100_000
    yield "deep quotes.md", b"> " * 5_000 + b"A lantern on the quay."
    yield "deep list.md", b"- " * 3_000 + b"A lantern on the quay."
    yield "brackets.md", b"[" * 50_000 + b"A lantern on the quay."
    yield "stars.md", b"*a **b " * 20_000
    yield "links.md", b"![a](b " * 20_000
    yield "rows.md", b"| a | b |\n|---|---|\n" + b"| 1 | 2 |\n" * 5_000
    yield "front.md", b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n---\n\nA lantern."
    yield "outlines.opml", b"<opml version='2.0'><body>" + b"<outline text='a'>" * 5_000
    long_field = "lantern " * 200_000
    yield "long.csv", f'Highlight,Book Title,Note\n"{long_field}",On the quay,mine\n'.encode()
    yield "many.json", json.dumps({"export_userid": "noor", "annotations": [{}] * 20_000}).encode()


def _archives() -> Iterator[tuple[str, bytes]]:
    page = html("<p>In an archive.</p>")
    yield "bomb.zip", zipped(a_dot_html=b" " * 100_000_000)
    yield "in itself.zip", zipped(a_dot_zip=zipped(b_dot_html=page))
    yield "slip.zip", _zip_of({"../../outside.html": page, "/etc/outside.html": page})
    yield "many.zip", _zip_of({f"{number}.txt": "A lantern." for number in range(3_000)})
    whole = zipped(a_dot_html=page)
    yield "cut.zip", whole[:-30]
    yield "bent.zip", whole[:40] + b"\xff" * 40 + whole[80:]


def _zip_of(members: dict[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return out.getvalue()
