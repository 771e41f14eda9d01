"""Two states of a text as one: its paragraphs, with the words that were removed and added."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from db.records import Block, BlockKind, Span
from db.versions import VersionText

Kind = Literal["same", "removed", "added"]

_NEAR: Final = 1  # unchanged paragraphs shown on either side of a change
_FEWEST: Final = 2  # unchanged paragraphs that are worth folding


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are in both texts, or in one of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; its kind is that of the block it begins with."""

    runs: tuple[Run, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether any of its words were removed or added."""
        return any(run.kind != "same" for run in self.runs)


@dataclass(frozen=True, slots=True)
class Fold:
    """So many unchanged paragraphs, not shown."""

    count: int


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What changed from one version to another.

    Attributes:
        paragraphs: Of both, in the order of the texts.
        old: The paragraphs of the first one alone.
    """

    from_number: int
    to_number: int
    paragraphs: tuple[Paragraph, ...]
    old: tuple[Paragraph, ...]


def changes(old: VersionText, new: VersionText) -> VersionChanges:
    """Compare two versions word by word; it takes as long as carrying highlights over."""
    return VersionChanges(old.number, new.number, tuple(_flow(old, new)), plain(old))


def plain(version: VersionText) -> tuple[Paragraph, ...]:
    """The paragraphs of one version."""
    return tuple(
        Paragraph(
            (Run("same", version.text[block.span.start : block.span.end]),), block.kind, block.level
        )
        for block in version.blocks
    )


def folded(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph | Fold]:
    """The changed paragraphs with those next to them; longer unchanged stretches are folded."""
    changed = [place for place, each in enumerate(paragraphs) if each.is_changed]
    shown = {near for place in changed for near in range(place - _NEAR, place + _NEAR + 1)} & set(
        range(len(paragraphs))
    )
    for before, place in pairwise([-1, *sorted(shown), len(paragraphs)]):
        hidden = paragraphs[before + 1 : place]
        if len(hidden) >= _FEWEST:
            yield Fold(len(hidden))
        else:
            yield from hidden
        if place < len(paragraphs):
            yield paragraphs[place]


def _flow(old: VersionText, new: VersionText) -> Iterator[Paragraph]:
    from app.text.anchor.differences import between
    from app.text.anchor.sliding import slid

    found = slid(between(old.text, new.text), old.text, new.text)
    writing = _Writing()
    for each, after in zip(found, [*found[1:], None], strict=True):
        side, span = (old, each.old) if each.kind == "removed" else (new, each.new)
        yield from writing.add(each.kind, side, span)
        # At the end of the new text its last paragraph has lost the break that it had.
        is_cut = each.kind == "same" and after is not None and after.kind == "removed"
        if is_cut and _ends_line(old.text, each.old) and not _ends_line(new.text, each.new):
            yield from writing.close()
    yield from writing.close()


def _ends_line(text: str, span: Span) -> bool:
    return text[span.start : span.end].endswith("\n")


@dataclass
class _Writing:
    """The paragraph that is being put together."""

    runs: list[Run] = field(default_factory=list)
    block: Block | None = None

    def add(self, kind: Kind, side: VersionText, span: Span) -> Iterator[Paragraph]:
        """Take a stretch of one of the texts, and give the paragraphs that it ends."""
        at = span.start
        for place, line in enumerate(side.text[span.start : span.end].split("\n")):
            if place:
                yield from self.close()
            if line:
                self._begin(side, at)
                self._take(kind, line)
            at += len(line) + 1

    def close(self) -> Iterator[Paragraph]:
        """Give the paragraph, if there is anything in it."""
        if self.runs and self.block is not None:
            yield Paragraph(tuple(self.runs), self.block.kind, self.block.level)
        self.runs, self.block = [], None

    def _begin(self, side: VersionText, at: int) -> None:
        if self.block is None:
            starts = [block.span.start for block in side.blocks]
            self.block = side.blocks[max(0, bisect_right(starts, at) - 1)]

    def _take(self, kind: Kind, line: str) -> None:
        before = self.runs[-1] if self.runs else None
        replaces = before is not None and (before.kind, kind) == ("removed", "added")
        if before and replaces and not before.text[-1].isspace() and not line[0].isspace():
            self.runs[-1] = Run("removed", f"{before.text} ")
        self.runs.append(Run(kind, line))
