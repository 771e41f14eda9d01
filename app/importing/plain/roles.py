"""What each passage of a page is to its posts: text, short line, date line, menu ..."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from app.importing.archive_headings import archive_heading
from app.importing.bylines import Byline, byline
from app.importing.date_places import UNKNOWN as UNKNOWN_HABITS
from app.importing.date_places import Habits
from app.importing.plain import page_lines
from app.text.from_plain import Passage
from db.records import BlockKind

CALLS = ("!", "?")
_MOST_WORDS_OF_CALL = 12
PROSE_WORDS = 12  # fewer may be a slogan, a button or a warning
_TEXT_BEFORE_HEADING = 100  # words; an archive heading further down is a post's own words


class Role(StrEnum):
    """The part a passage plays; those that go into no post are named as the report says it."""

    ARCHIVE_HEADING = "archive heading"
    NAVIGATION = "navigation"
    DATE_LINE = "date line"
    FOOTER = "footer"
    EXCERPT_MARK = "excerpt mark"
    BELOW = "below the post"
    SHORT = "short line"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Part:
    """A passage and the part it plays; `byline` of date lines, `label` of the archive heading.

    `place` counts the passages of the page from 0.
    """

    place: int
    passage: Passage
    role: Role
    byline: Byline | None = None
    label: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph long enough to be an author's."""
        kind = self.passage.kind
        running = kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
        return self.role is Role.TEXT and running and _words(self.passage) >= PROSE_WORDS


def parts(
    passages: Sequence[Passage], known: Habits = UNKNOWN_HABITS, *, may_be_archive: bool = True
) -> list[Part]:
    """The part each passage plays, in order; one archive heading at most.

    All that stands above the archive heading is the page's. Words that are
    menu entries on one page and headings on another count as a menu only where
    several stand before the first text.
    """
    found = [_alone(place, passage, known) for place, passage in enumerate(passages)]
    _mark_sharing(found)
    heading = _heading_at(found) if may_be_archive else None
    if heading is not None:
        told = archive_heading(passages[heading].text)
        label = told.label if told else ""
        found[heading] = replace(found[heading], role=Role.ARCHIVE_HEADING, label=label)
        _mark(found, range(heading), Role.NAVIGATION)
    _mark_menu(found, 0 if heading is None else heading + 1)
    return found


def holds_text(found: Sequence[Part]) -> bool:
    """Whether there is more than menus and one heading: words enough for a paragraph."""
    own = (part.passage for part in found if part.role in (Role.SHORT, Role.TEXT))
    return sum(map(_words, own)) >= PROSE_WORDS


def _words(passage: Passage) -> int:
    return passage.text.count(" ") + 1


def _alone(place: int, passage: Passage, known: Habits) -> Part:
    """What a passage is by its own words."""
    text = passage.text
    if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM):
        return Part(place, passage, Role.TEXT)
    if passage.kind is not BlockKind.ITEM and (told := byline(text, known)):
        return Part(place, passage, Role.DATE_LINE, told)
    if page_lines.is_furniture(text):
        return Part(place, passage, Role.NAVIGATION)
    if page_lines.is_footer(text):
        return Part(place, passage, Role.FOOTER)
    if mark := page_lines.excerpt_mark(text):
        return Part(place, passage, Role.EXCERPT_MARK if mark == text else Role.TEXT)
    return Part(place, passage, Role.SHORT if _is_line(passage) else Role.TEXT)


def _is_line(passage: Passage) -> bool:
    """Whether it is a line and no sentence: calls and questions are both when they are short."""
    calls = passage.text.endswith(CALLS)
    return passage.is_short and not (calls and _words(passage) > _MOST_WORDS_OF_CALL)


def _mark(found: list[Part], places: Sequence[int], role: Role) -> None:
    for place in places:
        found[place] = replace(found[place], role=role)


def _mark_sharing(found: list[Part]) -> None:
    """The list below "Share this:" is a row of buttons."""
    sharing = False
    for place, part in enumerate(found):
        if page_lines.opens_sharing(part.passage.text):
            sharing = True
        elif part.passage.kind is not BlockKind.ITEM or _words(part.passage) > 6:
            sharing = False
        elif sharing:
            found[place] = replace(part, role=Role.FOOTER)


def _heading_at(found: Sequence[Part]) -> int | None:
    """Where the archive heading stands.

    A doubtful one counts only as the page's first line of its own, and right
    above a short line: elsewhere it tells what one post was filed under.
    """
    words = 0
    is_first = True
    for place, part in enumerate(found):
        told = archive_heading(part.passage.text) if part.passage.kind in _HEADING_KINDS else None
        below = found[place + 1 : place + 2]
        if told and (told.is_sure or (is_first and below and below[0].role is Role.SHORT)):
            return place
        words += _words(part.passage) if part.role is Role.TEXT else 0
        is_first = is_first and part.role is Role.NAVIGATION
        if words > _TEXT_BEFORE_HEADING:
            return None
    return None


_HEADING_KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def _mark_menu(found: list[Part], start: int) -> None:
    """Menu words before the first text: a menu when several stand there."""
    head = list(takewhile(lambda place: not found[place].is_prose, range(start, len(found))))
    words = [place for place in head if page_lines.may_be_furniture(found[place].passage.text)]
    sure = [place for place in head if found[place].role is Role.NAVIGATION]
    if len(words) + len(sure) < 2:
        return
    in_list = False
    for place in head:
        is_menu = page_lines.may_be_furniture(found[place].passage.text)
        is_entry = _is_entry(found[place])
        if is_menu or (in_list and is_entry):  # the page's own entries follow the usual ones
            found[place] = replace(found[place], role=Role.NAVIGATION)
        in_list = is_entry and (is_menu or in_list)


def _is_entry(part: Part) -> bool:
    return part.passage.kind is BlockKind.ITEM and _words(part.passage) <= 4
