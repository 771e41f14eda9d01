"""A file on its way into the library: what was read from it, and what became of that."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.importing import events
from app.text.clean import one_line
from db import names
from db.addresses import comparable
from db.records import Address, AddressKind, Draft, Reading, Skipped, Suggestion


@dataclass(frozen=True, slots=True)
class Whole:
    """The file that a reading is of, or a part of: to know it again."""

    name: str
    media_type: str
    sha256: str
    size_bytes: int


PostName = tuple[str, tuple[Address, ...]]


def name_of(draft: Draft) -> PostName:
    """What a draft is known by among those of its file, as it was read."""
    return draft.title, draft.addresses


@dataclass(frozen=True, slots=True)
class Outline:
    """A large file of which only the beginnings of the posts were read.

    Attributes:
        path: Where it lies, to be read again.
        places: The place in the file of each draft.
        names: The title and addresses of each as they were read, to know it by.
    """

    path: Path
    places: tuple[int, ...]
    names: tuple[PostName, ...]


@dataclass(slots=True)
class ReadFile:
    """What was read from a file, and what became of it so far.

    Attributes:
        path: As it is shown to the person.
        data: The bytes to keep for its posts; b"" where each draft has its own.
        source: Where its posts come from: the blog's name, or the file's.
        drafts: Ready for the library: with their event, and told apart.
        skipped: What is no part of any of them.
        suggestions: Where a further post may begin.
        whole: The file that was given; None for what is no file, such as a pasted text.
        outline: Set where the drafts hold but the beginnings of their texts.
        site: The blog as the source names it, or "".
        post_ids: The post of each draft; None where it is not decided yet.
        new: The places of the drafts that became new posts.
        newer: The places of those whose text differs from that of their post.
    """

    path: str
    name: str
    media_type: str
    data: bytes
    source: str
    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    whole: Whole | None = None
    outline: Outline | None = None
    site: str = ""
    post_ids: list[int | None] = field(init=False)
    new: set[int] = field(default_factory=set)
    newer: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.post_ids = [None] * len(self.drafts)


def prepared(reading: Reading, event: str | None) -> tuple[Draft, ...]:
    """The drafts of a reading, with the event they go under and addresses of their own.

    Args:
        reading: What an importer found in one file.
        event: What the person said; None takes the importer's, else a proposal.
    """
    proposed = events.propose(reading) if event is None else event
    return tuple(
        replace(draft, event=proposed if event is not None else _own_event(draft) or proposed)
        for draft in _told_apart(reading.drafts)
    )


def _own_event(draft: Draft) -> str:
    name = one_line(draft.event)
    return name if len(name) <= names.LONGEST else ""  # a file may hold anything


def _told_apart(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Take away the addresses that different posts of one file share.

    Such is the address of the page they all stand on, with or without a
    fragment: kept, it would make the second post a newer text of the first.
    """
    texts: dict[tuple[AddressKind, str], set[str]] = defaultdict(set)
    for draft in drafts:
        for address in draft.addresses:
            texts[_key(address)].add(draft.text)
    if all(len(under_one) == 1 for under_one in texts.values()):
        return drafts
    return [
        replace(
            draft,
            addresses=tuple(a for a in draft.addresses if len(texts[_key(a)]) == 1),
        )
        for draft in drafts
    ]


def _key(address: Address) -> tuple[AddressKind, str]:
    return address.kind, comparable(address)
