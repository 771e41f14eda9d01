"""Which short lines of a page are titles, by what stands around them.

Points as measured on twenty archive pages; where two or more posts have dates
the page's own layout of dates decides instead. Without dates a heading inside
a post cannot be told from a title for sure: what stays below `SPLIT` is only a
suggestion, and the person decides.
"""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import NamedTuple

from app.importing.plain import page_lines
from app.importing.plain.neighbours import Page
from app.importing.plain.roles import CALLS, Part, Role
from db.records import BlockKind

SPLIT = 3.0
SUGGESTION = 1.0  # more than this


class Scored(NamedTuple):
    """A short line by its place, with its points and why it has them, in words."""

    place: int
    points: float
    evidence: tuple[str, ...]


class Titles(NamedTuple):
    """The lines that begin a post and those that only might, in order.

    `dates_at_end` tells that this page prints a post's date below its text.
    """

    chosen: tuple[Scored, ...]
    suggested: tuple[Scored, ...]
    dates_at_end: bool


def titles(parts: Sequence[Part]) -> Titles:
    """Tell titles from other short lines."""
    page = Page(parts)
    scored = [_score(page, place) for place in page.candidates]
    dated, at_end = _by_dates(page)
    chosen = [one for one in scored if (one.place in dated if dated else one.points >= SPLIT)]
    if at_end:
        closed = _("a date or author line below the text")
        chosen = [one._replace(evidence=(closed, *one.evidence)) for one in chosen]
    taken = {one.place for one in chosen}
    others = [one for one in scored if one.place not in taken and one.points > SUGGESTION]
    return Titles(tuple(chosen), tuple(others), at_end)


def _score(page: Page, place: int) -> Scored:
    held = [(points, words) for points, words, holds in _RULES if holds(page, place)]
    return Scored(
        place,
        sum(points for points, _words in held),
        tuple(_(words) for points, words in held if points > 0),
    )


def _has_role(part: Part | None, role: Role) -> bool:
    return part is not None and part.role is role


def _is_text(part: Part | None) -> bool:
    """Text, a list or an image: what a post can begin with."""
    return part is not None and (
        part.role is Role.TEXT or (part.role is Role.SHORT and part.passage.kind is BlockKind.ITEM)
    )


def _below(page: Page, place: int, steps: int = 1) -> Part | None:
    """What stands below, date line aside."""
    dated = _has_role(page.near(place, 1), Role.DATE_LINE)
    return page.near(place, steps + dated)


def _date_below(page: Page, place: int) -> bool:
    return _has_role(page.near(place, 1), Role.DATE_LINE)


def _date_above(page: Page, place: int) -> bool:
    """A date line above that is not that of a title above it."""
    dated = _has_role(page.near(place, -1), Role.DATE_LINE)
    return dated and not _has_role(page.near(place, -2), Role.SHORT)


def _named(page: Page, place: int) -> bool:
    return place in page.named


def _first(page: Page, place: int) -> bool:
    return place == page.first


def _after_excerpt(page: Page, place: int) -> bool:
    above = page.near(place, -1)
    if above is None or above.role is Role.EXCERPT_MARK:
        return above is not None
    return above.role is Role.TEXT and bool(page_lines.excerpt_mark(above.passage.text))


def _after_footer(page: Page, place: int) -> bool:
    return _has_role(page.near(place, -1), Role.FOOTER)


def _caption_below(page: Page, place: int) -> bool:
    below = _below(page, place)
    if below is None or below.passage.kind is BlockKind.ITEM:
        return False
    image = below.passage.kind is BlockKind.CAPTION or below.role is Role.SHORT
    return image and _is_text(_below(page, place, 2))


def _text_below(page: Page, place: int) -> bool:
    return _is_text(_below(page, place))


def _title_case(page: Page, place: int) -> bool:
    words = [word for word in page.parts[place].passage.text.split() if len(word) > 3]
    return len(words) > 1 and sum(not word[0].islower() for word in words) * 2 > len(words)


def _below_short(page: Page, place: int) -> bool:
    above = page.near(place, -1)
    return above is not None and above.role is Role.SHORT and not above.passage.text.endswith(CALLS)


def _no_text(page: Page, place: int) -> bool:
    return not (_text_below(page, place) or _caption_below(page, place))


def _untranslated(words: str) -> str:
    """Marks words for translation; they are translated where they are shown."""
    return words


_RULES: tuple[tuple[float, str, Callable[[Page, int], bool]], ...] = (
    (3, _untranslated("a date or author line just below"), _date_below),
    (3, _untranslated("a date or author line just above"), _date_above),
    (3, _untranslated("named in another passage"), _named),
    (2.5, _untranslated("first after the archive heading"), _first),
    (2.5, _untranslated("after the end of an excerpt"), _after_excerpt),
    (1.5, _untranslated("after the end of a post"), _after_footer),
    (1, _untranslated("an image text and text follow"), _caption_below),
    (0.5, _untranslated("text follows"), _text_below),
    (0.5, _untranslated("written as a title"), _title_case),
    (-2, _untranslated("just below another short line"), _below_short),
    (-2, _untranslated("no text follows"), _no_text),
)


def _is_dated(part: Part | None) -> bool:
    """A date line with a whole day; a month may be a heading of the author's."""
    if part is None or part.byline is None:
        return False
    told = part.byline
    return len(told.published) == 10 or bool(told.printed and not told.published)


def _by_dates(page: Page) -> tuple[set[int], bool]:
    """The titles by the page's own layout of dates, and whether they stand at the end.

    Empty where fewer than two posts have one.
    """
    lines = [place for place in page.seen if _is_dated(page.parts[place])]
    after = _titles_at(page, [page.order[line] - 1 for line in lines])
    if len(after) >= 2 and len(after) * 2 >= len(lines):
        return after, False
    before = _titles_at(page, [page.order[line] + 1 for line in lines])
    if len(before) + 1 < max(len(lines), 2):
        return set(), False
    first = page.candidates[0]
    at_end = any(page.parts[place].role is Role.TEXT for place in range(first, lines[0]))
    if at_end:
        return before | {first}, True
    return (before, False) if len(before) >= 2 else (set(), False)


def _titles_at(page: Page, steps: Sequence[int]) -> set[int]:
    places = {page.seen[at] for at in steps if 0 <= at < len(page.seen)}
    return {place for place in places & set(page.candidates) if not _no_text(page, place)}
