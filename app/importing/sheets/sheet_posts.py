"""The posts that a sheet gives, each with its measure and what a person should look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from app.importing.sheets.sheet import Sheet, SheetBlock, SheetPost
from app.importing.sheets.sheet_outcome import is_post
from app.text.clean import one_line
from db.folding import fold

_BEGINNING: Final = 160  # letters


@dataclass(frozen=True, slots=True)
class PostLook:
    """A post of a sheet at a glance.

    Attributes:
        place: That of its title line.
        beginning: The first words of its text.
        is_saved: It is not left out, and has a text.
        warnings: What may be wrong with it, each a few words.
    """

    place: int
    post: SheetPost
    words: int
    beginning: str
    is_saved: bool
    warnings: tuple[str, ...] = ()


def looks(sheet: Sheet) -> tuple[PostLook, ...]:
    """The posts of a sheet in order, also those that are left out."""
    places = [sheet.places(number) for number in range(len(sheet.titles))]
    parts = [sheet.blocks[each.start : each.stop] for each in places]
    first: dict[str, int] = {}
    for number, post in enumerate(sheet.posts):
        first.setdefault(fold(post.facts.title), number)
    return tuple(
        _look(sheet, (number, first[fold(post.facts.title)]), post, parts[number])
        for number, post in enumerate(sheet.posts)
    )


def _look(
    sheet: Sheet, numbers: tuple[int, int], post: SheetPost, blocks: Sequence[SheetBlock]
) -> PostLook:
    number, alike = numbers
    text = [block for block in blocks if block.is_text]
    is_saved = is_post(post, blocks)
    warnings = [] if post.is_left_out else list(_warnings(sheet, post, has_text=is_saved))
    if alike != number and not post.is_left_out:
        warnings.append(_("same title as post {n}").format(n=alike + 1))
    return PostLook(
        sheet.titles[number],
        post,
        sum(len(block.text.split()) for block in text if block.image is None),
        one_line(" ".join(block.words for block in text[:3])[:_BEGINNING]),
        is_saved,
        tuple(warnings),
    )


def _warnings(sheet: Sheet, post: SheetPost, *, has_text: bool) -> list[str]:
    found = []
    if not has_text:
        found.append(_("no text, so it will not be saved"))
    if not post.facts.published:
        found.append(_("no date"))
    quoted = f"“{post.draft.title}”"
    lost = [each for each in sheet.remarks if quoted in each and "%" in each]
    return found + ([] if post.is_cut else lost)
