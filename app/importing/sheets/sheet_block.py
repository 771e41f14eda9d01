"""What a sheet is made of: the parts of a file, and what is said of a post where one begins."""

from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from typing import Final

from db.records import AddressKind, BlockKind, Draft, Image, Inline, PostLink

BY_HAND: Final = "skipped by hand"  # the kind of what a person took out


class Apart(StrEnum):
    """What a block is that stands in no post's text."""

    TITLE = "title"
    SKIPPED = "skipped"


Kind = BlockKind | Apart


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What is said of a post, for a person to change.

    Attributes:
        published: ISO text of a year, a month or a day, or "".
        url: The first of its addresses that is one, or "".
    """

    title: str
    published: str = ""
    url: str = ""
    author: str = ""
    labels: tuple[str, ...] = ()
    event: str = ""
    excerpt: bool = False


@dataclass(frozen=True, slots=True)
class SheetPost:
    """A post of a sheet; its title line holds it.

    Attributes:
        number: Its own for ever, whatever is split and joined; links name it.
        draft: As it was read; for a post that was cut off, what it has of the one above.
        is_cut: A person made it; it was no post of its own when the file was read.
        is_left_out: Not to be saved; its words are skipped.
    """

    number: int
    facts: PostFacts
    draft: Draft
    evidence: tuple[str, ...] = ()
    is_cut: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A part of the file, and what it is to its post.

    Attributes:
        text: Its words; U+FFFC for an image.
        inlines: Spans from the beginning of this block's text.
        links: The same; `to_draft` is the number of a post of the sheet.
        why: What a skipped block is, in words.
        was: The kind and level it had before it was a title or skipped.
        post: That of a title line; a line that was one before keeps it.
        suggestion: Evidence that a post may begin here; None where there is none.
        is_added: A title that a person put here; it stands not in the file.
    """

    text: str
    kind: Kind
    level: int = 0
    inlines: tuple[Inline, ...] = ()
    image: Image | None = None
    links: tuple[PostLink, ...] = ()
    why: str = ""
    was: tuple[BlockKind, int] = (BlockKind.PARAGRAPH, 0)
    post: SheetPost | None = None
    suggestion: tuple[str, ...] | None = None
    is_added: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it goes into a post's text."""
        return isinstance(self.kind, BlockKind)

    @property
    def words(self) -> str:
        """What can be read of it: for an image its description."""
        if self.image is None:
            return self.text
        return self.image.alt or self.image.address or _("Picture")


def facts_of(draft: Draft) -> PostFacts:
    """What a draft says of itself, as a person may change it."""
    return PostFacts(
        draft.title,
        draft.published,
        first_url(draft),
        draft.author,
        draft.labels,
        draft.event,
        draft.excerpt,
    )


def first_url(draft: Draft) -> str:
    """The address that is shown for a draft, or ""."""
    return next((a.value for a in draft.addresses if a.kind is AddressKind.URL), "")
