"""Opens the library that a verb works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path

from app import settings, terminal
from db.errors import LibraryProblem
from db.header import copies
from db.library import Library, Session


def chosen(named: Path | None) -> Path:
    """The library a person named, or their own."""
    return named if named is not None else settings.library_path()


@contextmanager
def reading(named: Path | None) -> Iterator[Session]:
    """A session that reads the library."""
    with Library.open(chosen(named)) as library, library.reading() as session:
        if library.is_newer:
            terminal.tell(library.why_read_only)
        yield session


@contextmanager
def writing(named: Path | None) -> Iterator[Library]:
    """The library, held for writing until the block ends."""
    with Library.open(chosen(named), write=True) as library:
        yield library


@contextmanager
def looking_over(named: Path | None) -> Iterator[Session]:
    """A session for checks, which FTS5 takes as writing; no step of the history."""
    with (
        Library.open(chosen(named), write=True) as library,
        library.writing(counts=False) as session,
    ):
        yield session


@contextmanager
def filling(named: Path | None, *, new: bool) -> Iterator[Library]:
    """The library to load posts into: the one that is there, or a new one.

    Where a library once was, as its safety copies show, none is made anew
    unless the person says so (`new`).
    """
    path = chosen(named)
    gone = not path.exists() and not _is_missed(path)
    if gone or (new and not path.exists()):
        library = Library.create(path)
        terminal.tell(_("A new library was made: {path}").format(path=path))
    elif new:
        raise LibraryProblem(
            _("“{path}” is there already.").format(path=path),
            _("Leave out --new to add to it, or name another file with --library."),
        )
    else:
        library = Library.open(path, write=True)
    with library:
        yield library


def tend_index(library: Library, added: int) -> None:
    """After posts were added: finish the index of words, and list its words anew."""
    from db import index_upkeep

    with terminal.progress(_("posts")) as job:
        index_upkeep.tend(library, added, job)


def _is_missed(path: Path) -> bool:
    """Whether a library stood here that is not here now."""
    return bool(copies(path)) or path.with_name(path.name + "-wal").exists()
