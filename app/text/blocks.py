"""Puts a post's text together from blocks, and keeps every span true while doing so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.text.clean import CUT, IMAGE, LINE_BREAK, clean
from app.text.long_blocks import pieces
from db.records import Block, BlockKind, Image, Inline, InlineKind, Span

_BLANK = " \t\n" + LINE_BREAK
_LEADING = {  # code is indented, and a row may begin with empty cells
    BlockKind.CODE: "\n" + LINE_BREAK,
    BlockKind.ROW: " \n" + LINE_BREAK,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a run of letters is, while its block is being put together."""

    kind: InlineKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished text with its blocks, inlines and images, all in order."""

    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...]
    images: tuple[Image, ...]


@dataclass(slots=True)
class TextBuilder:
    """Collects blocks one by one and joins them into one clean text.

    Open a block with `open`, fill it with `add`, and begin the next one: blanks
    at both ends go, empty blocks vanish, a newline inside becomes U+2028 (in a
    row a tab stays), and inlines are cut to what is left. A monstrous block is cut
    into several (`long_blocks`).

    Attributes:
        counts: What `clean` changed so far.
    """

    counts: Counter[str] = field(default_factory=Counter)
    _length: int = 0
    _texts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _inlines: list[Inline] = field(default_factory=list)
    _images: list[Image] = field(default_factory=list)
    _open: tuple[BlockKind, int] | None = None
    _pieces: list[tuple[str, tuple[Mark, ...]]] = field(default_factory=list)

    def open(self, kind: BlockKind, level: int = 0) -> None:
        """Begin a block; the one before it is closed."""
        self.close()
        self._open = (kind, level)

    @property
    def is_open(self) -> bool:
        """Whether a block is being filled."""
        return self._open is not None

    @property
    def last_sign(self) -> str:
        """The last letter of the open block so far, or "" at its beginning."""
        return self._pieces[-1][0][-1] if self._pieces else ""

    def add(self, raw: str, marks: Iterable[Mark] = ()) -> None:
        """Add letters to the open block; a paragraph is opened where none is."""
        piece = clean(raw, self.counts).replace("\n", LINE_BREAK)
        if not piece:
            return
        if self._open is None:
            self._open = (BlockKind.PARAGRAPH, 0)
        self._pieces.append((piece, tuple(marks)))

    def image(self, image: Image) -> None:
        """Add an image as a block of its own; its position is set here."""
        self.close()
        start = self._next_start()
        self._images.append(replace(image, position=start))
        self._append(IMAGE, BlockKind.IMAGE, 0)

    def rule(self) -> None:
        """Add a dividing line: a block without letters."""
        self.close()
        self._append("", BlockKind.RULE, 0)

    def block(self, kind: BlockKind, raw: str, level: int = 0) -> None:
        """Add a whole block of plain letters."""
        self.open(kind, level)
        self.add(raw)
        self.close()

    def close(self) -> None:
        """End the open block, if there is one; an empty one vanishes."""
        if self._open is None:
            return
        kind, level = self._open
        whole = "".join(piece for piece, _ in self._pieces)
        blank = _LEADING.get(kind, _BLANK)
        text = whole.lstrip(blank).rstrip(_BLANK)
        if text:
            cut = len(whole) - len(whole.lstrip(blank))
            runs = list(self._runs(cut, cut + len(text)))
            for piece in pieces(text, runs):
                self._place(text, piece, runs, (kind, level))
        self._open = None
        self._pieces = []

    def build(self) -> Built:
        """Close the last block and give the whole."""
        self.close()
        return Built(
            "\n".join(self._texts), tuple(self._blocks), tuple(self._inlines), tuple(self._images)
        )

    def _next_start(self) -> int:
        return self._length + (1 if self._blocks else 0)

    def _append(self, text: str, kind: BlockKind, level: int) -> None:
        start = self._next_start()
        self._texts.append(text)
        self._length = start + len(text)
        self._blocks.append(Block(Span(start, self._length), kind, level))

    def _place(
        self, text: str, piece: Span, runs: Sequence[Inline], kind: tuple[BlockKind, int]
    ) -> None:
        """Add a block, or one piece of a block that is too long for one."""
        blank = _LEADING.get(kind[0], _BLANK)
        words = text[piece.start : piece.end].rstrip(_BLANK)
        shown = words.lstrip(blank)
        if not shown:
            return
        inside = Span(piece.start + len(words) - len(shown), piece.start + len(words))
        by = self._next_start() - inside.start
        if len(shown) < len(text):
            self.counts[CUT] += 1
        for run in runs:
            start, end = max(run.span.start, inside.start), min(run.span.end, inside.end)
            if start < end:
                self._inlines.append(run._replace(span=Span(start + by, end + by)))
        self._append(shown, *kind)

    def _runs(self, first: int, last: int) -> Iterator[Inline]:
        """The inlines of the open block, by where they end; spans count from `first`."""
        at = 0
        open_runs: dict[Mark, Span] = {}
        for piece, marks in self._pieces:
            start, end = max(at, first) - first, min(at + len(piece), last) - first
            at += len(piece)
            for mark in [mark for mark in open_runs if mark not in marks]:
                yield Inline(open_runs.pop(mark), mark.kind, mark.href)
            if start >= end:
                continue
            for mark in marks:
                begun = open_runs[mark].start if mark in open_runs else start
                open_runs[mark] = Span(begun, end)
        for mark, span in open_runs.items():
            yield Inline(span, mark.kind, mark.href)


def blocks_hold(text: str, blocks: Iterable[Block]) -> bool:
    """Whether the blocks, joined by newlines, are exactly the text."""
    return "\n".join(text[block.span.start : block.span.end] for block in blocks) == text
