"""Lays the posts of a reading and its skipped parts out as the blocks of a sheet."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.importing.plain.roles import Role
from app.importing.sheets.sheet_block import BY_HAND, Apart, SheetBlock, SheetPost, facts_of
from db.records import (
    Block,
    BlockKind,
    Draft,
    Image,
    Inline,
    PostLink,
    Reading,
    Skipped,
    Span,
    Suggestion,
)


def laid_out(reading: Reading) -> Iterator[SheetBlock]:
    """The blocks of a sheet in order: titles, texts, and what goes into no post."""
    places = _skipped_by_place(reading.skipped)
    hints = {(one.draft, one.block): one for one in reading.suggestions}
    for number, draft in enumerate(reading.drafts):
        first = places.pop((number, 0), [])
        below = _below_title(first, _UNDER_A_TITLE if number else _UNDER_THE_FIRST)
        yield from map(_skipped, first[:below])
        yield _title(number, draft)
        yield from map(_skipped, first[below:])
        yield from _of_draft(number, draft, places, hints)
    yield from map(_skipped, (one for place in sorted(places) for one in places[place]))


# What may stand between a title and the text. A footer there is that of the post above, if any.
_UNDER_A_TITLE = (Role.DATE_LINE, BY_HAND)
_UNDER_THE_FIRST = (*_UNDER_A_TITLE, Role.FOOTER)


def _skipped_by_place(skipped: Sequence[Skipped]) -> dict[tuple[int, int], list[Skipped]]:
    found: dict[tuple[int, int], list[Skipped]] = defaultdict(list)
    for one in skipped:
        found[one.draft, one.block].append(one)
    return found


def _below_title(skipped: Sequence[Skipped], kinds: Sequence[str]) -> int:
    """Where those begin that stand below the title: the last ones of some kinds."""
    others = (at for at, one in enumerate(skipped) if one.kind not in kinds)
    return 1 + max(others, default=-1)


def _skipped(one: Skipped) -> SheetBlock:
    return SheetBlock(one.text, Apart.SKIPPED, why=str(one.kind))


def _title(number: int, draft: Draft) -> SheetBlock:
    post = SheetPost(number, facts_of(draft), draft, draft.evidence)
    return SheetBlock(draft.title, Apart.TITLE, was=(BlockKind.HEADING, 2), post=post)


def _of_draft(
    number: int,
    draft: Draft,
    places: dict[tuple[int, int], list[Skipped]],
    hints: Mapping[tuple[int, int], Suggestion],
) -> Iterator[SheetBlock]:
    parts = _Parts(draft)
    for at, block in enumerate(draft.blocks):
        yield from map(_skipped, places.pop((number, at), []))
        hint = hints.get((number, at))
        yield parts.next(block, None if hint is None else hint.evidence)
    rest = sorted(place for place in places if place[0] == number)
    yield from map(_skipped, (one for place in rest for one in places.pop(place)))


class _Parts:
    """Hands each block of a draft its own inlines, image and links, in one walk."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._starts = [block.span.start for block in draft.blocks]
        self._inlines: dict[int, list[Inline]] = defaultdict(list)
        for inline in draft.inlines:
            self._inlines[self._start(inline.span)].append(inline)
        self._links: dict[int, list[PostLink]] = defaultdict(list)
        for link in draft.links:
            self._links[self._start(link.span)].append(link)
        self._images = {image.position: image for image in draft.images}

    def next(self, block: Block, hint: tuple[str, ...] | None) -> SheetBlock:
        start, end = block.span
        is_image = block.kind is BlockKind.IMAGE
        return SheetBlock(
            self._draft.text[start:end],
            block.kind,
            block.level,
            tuple(i._replace(span=_moved(i.span, block.span)) for i in self._inlines[start]),
            self._images.get(start, Image(0)) if is_image else None,
            tuple(
                PostLink(_moved(one.span, block.span), one.to_draft) for one in self._links[start]
            ),
            was=(block.kind, block.level),
            suggestion=hint,
        )

    def _start(self, span: Span) -> int:
        return self._starts[bisect_right(self._starts, span.start) - 1] if self._starts else 0


def _moved(span: Span, block: Span) -> Span:
    return Span(span.start - block.start, min(span.end, block.end) - block.start)
