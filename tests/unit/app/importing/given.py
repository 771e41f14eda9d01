"""Posts as if they had been read from files, and what a library holds after they came."""

from pathlib import Path

from app.importing.read_file import ReadFile
from app.importing.report import ImportReport
from app.importing.run import save_files
from db import connecting, posts
from db.library import Library
from db.records import Address, AddressKind, Draft, Post
from tests.unit.conftest import draft_of

FIRST = "The harbour filled up before dusk 🏮, and nobody had planned for so many lanterns."
SECOND = (
    "“We paid the café cafe\u0301 ourselves”, said Noor נור, and the council said nothing at all."
)
THIRD = "By midnight the last of the boats had gone home, and the quay was quiet again."
TITLE = "Lanterns on the river"
URL = "https://harbour.example/lanterns/"
GUID = "https://harbour.example/?p=7"


def file(*drafts: Draft, name: str = "a.html", data: bytes = b"") -> ReadFile:
    """A file with these drafts, its bytes kept if there are any."""
    return ReadFile(name, name, "text/html", data, "Harbour Notes", drafts)


def post(*paragraphs: str, url: str = URL, guid: str = "", title: str = TITLE) -> Draft:
    """A draft as a page, a feed or an export gives it."""
    plain = draft_of(title, *(paragraphs or (FIRST, SECOND, THIRD)), url=url)
    named = (Address(AddressKind.GUID, guid),) if guid else ()
    return Draft(
        plain.title,
        plain.text,
        plain.blocks,
        addresses=(*plain.addresses, *named),
    )


def save(library: Library, *drafts: Draft, data: bytes = b"") -> ImportReport:
    """Import one file with these drafts."""
    return save_files(library, [file(*drafts, data=data)])


def kept(library: Library) -> list[Post]:
    """All posts of a library, opened, in the order in which they came."""
    with library.reading() as session:
        ids = sorted(line.id for line in posts.lines(session))
        return [posts.open_post(session, each) for each in ids]


def addresses(library: Library) -> dict[int, list[str]]:
    """The addresses by which each post is known, in their form for comparing."""
    found: dict[int, list[str]] = {}
    rows = _asked(library.path, "SELECT post_id, value FROM address WHERE removed_at IS NULL")
    for post_id, value in rows:
        found.setdefault(int(str(post_id)), []).append(str(value))
    return {post_id: sorted(values) for post_id, values in found.items()}


def dump(library: Library) -> list[object]:
    """Every row of every table of the file, those of the full-text index among them."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return [
        (name, _asked(library.path, f'SELECT * FROM "{name}"'))
        for [name] in _asked(library.path, named)
    ]


def _asked(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = connecting.plain(path)
    try:
        return list(connection.execute(statement).fetchall())
    finally:
        connection.close()
