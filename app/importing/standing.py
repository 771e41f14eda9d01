"""How posts that were read stand to the library: new, or here in one way or another."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from app.importing.read_file import ReadFile
from db import matching
from db.addresses import comparable
from db.library import Session
from db.records import AddressKind, Draft


class Standing(StrEnum):
    """How a draft stands to the library and to those before it.

    NEW and TWIN are to be saved; TWIN has the text of another post, under an
    address of its own. HERE is a post of the library, NEWER one whose text
    differs from the library's; an import leaves both alone. AGAIN came before
    in the same import.
    """

    NEW = "new"
    TWIN = "text of another post"
    HERE = "already here"
    NEWER = "newer text, not taken"
    AGAIN = "twice in this import"

    @property
    def is_new(self) -> bool:
        """Whether saving it makes a post, and a person would expect that."""
        return self in (Standing.NEW, Standing.TWIN)

    @property
    def is_here(self) -> bool:
        """Whether it is a post of the library, which saving leaves alone."""
        return self in (Standing.HERE, Standing.NEWER)


def standings(session: Session, files: Iterable[ReadFile]) -> tuple[tuple[Standing, ...], ...]:
    """How each draft of each file stands to the library and to the drafts before it."""
    before = _Before()
    return tuple(
        tuple(_standing(session, draft, before) for draft in file.drafts) for file in files
    )


class _Before:
    """The new drafts that came before, by what a post is recognised by."""

    def __init__(self) -> None:
        self._addresses: set[tuple[AddressKind, str]] = set()
        self._by_text: dict[str, list[Draft]] = {}

    def has(self, draft: Draft) -> bool:
        """Whether this post has come already, after the rules of `db.matching`."""
        if not self._addresses.isdisjoint(_keys(draft)):
            return True
        return any(_is_same(draft, other) for other in self._by_text.get(draft.text, ()))

    def add(self, draft: Draft) -> None:
        self._addresses.update(_keys(draft))
        self._by_text.setdefault(draft.text, []).append(draft)


def _standing(session: Session, draft: Draft, before: _Before) -> Standing:
    match = matching.match(session, draft)
    if match is not None and match.same_post:
        return Standing.HERE if match.same_text else Standing.NEWER
    if before.has(draft):
        return Standing.AGAIN
    before.add(draft)
    return Standing.NEW if match is None else Standing.TWIN


def _keys(draft: Draft) -> Sequence[tuple[AddressKind, str]]:
    return [(address.kind, comparable(address)) for address in draft.addresses]


def _is_same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts of equal text are one post; with two strong addresses they are two."""
    if _is_strong(draft) and _is_strong(other):
        return False
    return draft.title == other.title or len(draft.text) >= matching.TELLING


def _is_strong(draft: Draft) -> bool:
    return any(address.kind is not AddressKind.FILE for address in draft.addresses)
