"""What a person corrected once, for the next file of the same site.

Texts that were skipped are known again by their words, titles by where such a
line stands: never by their own words, which are those of one post.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from app.importing.bylines import byline
from app.importing.plain.roles import Role
from app.importing.sheets.sheet import Apart, Sheet, SheetBlock
from app.importing.sheets.sheet_editing import join, set_kind, split, unskip
from app.text.clean import one_line
from app.text.from_plain import is_short
from db.folding import fold
from db.records import BlockKind

LONGEST: Final = 200  # letters of a text that is known again; a longer one is a post's own
_MOST: Final = 500  # texts or signatures that are kept
_SHORT: Final = 100  # letters of most titles
_FORM: Final = 1  # of the JSON

_T = TypeVar("_T")


class Length(StrEnum):
    """How long a line is; an open end makes it a line."""

    LINE = "line"
    LONG_LINE = "long line"
    TEXT = "text"


class Neighbour(StrEnum):
    """What stands just before or after a line."""

    EDGE = "edge"
    TITLE = "title"
    DATE = "date line"
    CAPTION = "caption"
    SHORT = "short line"
    TEXT = "text"
    SKIPPED = "skipped"


class Signature(NamedTuple):
    """Where a line stands and how it looks; what it says is not in it."""

    kind: str
    level: int
    length: Length
    before: Neighbour
    after: Neighbour


@dataclass(frozen=True, slots=True)
class Layout:
    """What is done to every file of a site.

    Attributes:
        skipped: Folded texts that go into no post.
        kept: Folded texts that do, though they would be skipped.
        titles: Lines that begin a post.
        not_titles: Lines that begin none, though they would.
    """

    skipped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    titles: tuple[Signature, ...] = ()
    not_titles: tuple[Signature, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.skipped or self.kept or self.titles or self.not_titles)

    def joined(self, newer: "Layout") -> "Layout":
        """This layout with what was learnt later, which wins where they differ."""
        return Layout(
            _joined(self.skipped, newer.skipped, newer.kept),
            _joined(self.kept, newer.kept, newer.skipped),
            _joined(self.titles, newer.titles, newer.not_titles),
            _joined(self.not_titles, newer.not_titles, newer.titles),
        )


def learn(before: Sheet, after: Sheet) -> Layout:
    """What a person changed between two states of one sheet, as far as it can be done again.

    A kind of line that was changed in one place and left in another is not
    learnt: it would split the next file wrongly.
    """
    old = _of_file(before)
    new = _of_file(after)
    if [block.words for block in old] != [block.words for block in new]:
        return Layout()
    pairs = list(zip(old, new, strict=True))
    signed = list(zip(signatures(before), new, strict=True))
    return Layout(
        _texts(one for one, now in pairs if _is_skipped(now) and not _is_skipped(one)),
        _texts(one for one, now in pairs if _is_skipped(one) and not _is_skipped(now)),
        _changed(signed, became=True),
        _changed(signed, became=False),
    )


def apply(sheet: Sheet, layout: Layout) -> Sheet:
    """The sheet of another file of the site, corrected as the first one was."""
    changes = _planned(sheet, layout)
    skipped, kept = set(layout.skipped), set(layout.kept)
    texts = {at: _folded(block) for at, block in enumerate(sheet.blocks) if _may_match(block)}
    away = {at for at, text in texts.items() if text in skipped}
    again = {at for at, text in texts.items() if text in kept}
    changed = set_kind(unskip(sheet, again), away, Apart.SKIPPED)
    for at in reversed(changes):  # from the end, so that the places above hold
        if sheet.blocks[at].kind is not Apart.TITLE:
            changed = split(changed, at)
        elif changed.blocks[at].kind is Apart.TITLE:
            changed = join(changed, changed.post_at(at))
    return changed


def signatures(sheet: Sheet) -> Iterator[Signature]:
    """The signature of each block of the file, in order; titles that were put there have none."""
    blocks = _of_file(sheet)
    around = [Neighbour.EDGE, *map(_neighbour, blocks), Neighbour.EDGE]
    for at, block in enumerate(blocks):
        kind = block.kind.value
        yield Signature(kind, block.level, _length(block), around[at], around[at + 2])


def to_json(layout: Layout) -> str:
    """The layout as it is kept."""
    return json.dumps(
        {
            "form": _FORM,
            "skipped": layout.skipped,
            "kept": layout.kept,
            "titles": layout.titles,
            "not_titles": layout.not_titles,
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Layout:
    """The layout that was kept; an empty one for anything else."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return Layout()
    if not isinstance(found, dict) or found.get("form") != _FORM:
        return Layout()
    return Layout(
        _read_texts(found.get("skipped")),
        _read_texts(found.get("kept")),
        _read_signatures(found.get("titles")),
        _read_signatures(found.get("not_titles")),
    )


def _joined(older: Sequence[_T], newer: Sequence[_T], against: Sequence[_T]) -> tuple[_T, ...]:
    kept = dict.fromkeys(each for each in (*older, *newer) if each not in against)
    return tuple(kept)[-_MOST:]


def _of_file(sheet: Sheet) -> list[SheetBlock]:
    return [block for block in sheet.blocks if not block.is_added]


def _is_skipped(block: SheetBlock) -> bool:
    return block.kind is Apart.SKIPPED


def _texts(blocks: Iterable[SheetBlock]) -> tuple[str, ...]:
    folded = (_folded(block) for block in blocks if _may_match(block))
    return tuple(dict.fromkeys(folded))[:_MOST]


def _may_match(block: SheetBlock) -> bool:
    return bool(block.words.strip()) and len(block.words) <= LONGEST


def _folded(block: SheetBlock) -> str:
    return fold(one_line(block.words))


def _changed(
    signed: Sequence[tuple[Signature, SheetBlock]], *, became: bool
) -> tuple[Signature, ...]:
    """The signatures of lines that all became titles, or all were and are no more."""
    apart = [
        (signature, block.kind is Apart.TITLE)
        for signature, block in signed
        if (signature.kind == Apart.TITLE) is not became
    ]
    done = dict.fromkeys(signature for signature, is_title in apart if is_title is became)
    left = {signature for signature, is_title in apart if is_title is not became}
    return tuple(signature for signature in done if signature not in left)[:_MOST]


def _planned(sheet: Sheet, layout: Layout) -> list[int]:
    """The places where a title begins or ends to be one; the first stays, as nothing is above."""
    wanted = {*layout.titles, *layout.not_titles}
    places = (at for at, block in enumerate(sheet.blocks) if not block.is_added)
    return [
        at
        for at, signature in zip(places, signatures(sheet), strict=True)
        if signature in wanted and at not in sheet.titles[:1]
    ]


def _length(block: SheetBlock) -> Length:
    words = one_line(block.words)
    if not is_short(words):
        return Length.TEXT
    return Length.LINE if len(words) <= _SHORT else Length.LONG_LINE


def _neighbour(block: SheetBlock) -> Neighbour:
    if block.kind is Apart.TITLE:
        return Neighbour.TITLE
    if block.why == Role.DATE_LINE or byline(block.words[:LONGEST]):
        return Neighbour.DATE
    if block.kind is Apart.SKIPPED:
        return Neighbour.SKIPPED
    if block.kind in (BlockKind.CAPTION, BlockKind.IMAGE):
        return Neighbour.CAPTION
    return Neighbour.TEXT if _length(block) is Length.TEXT else Neighbour.SHORT


def _read_texts(found: object) -> tuple[str, ...]:
    if not isinstance(found, list):
        return ()
    return tuple(each for each in found if isinstance(each, str) and len(each) <= LONGEST)[:_MOST]


def _read_signatures(found: object) -> tuple[Signature, ...]:
    if not isinstance(found, list):
        return ()
    return tuple(signature for each in found if (signature := _read_signature(each)))[:_MOST]


def _read_signature(found: object) -> Signature | None:
    match found:
        case [str(kind), int(level), str(length), str(before), str(after)]:
            try:
                around = Neighbour(before), Neighbour(after)
                return Signature(kind, level, Length(length), *around)
            except ValueError:
                return None
        case _:
            return None
