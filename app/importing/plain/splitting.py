"""Splits the passages of a page into its posts; every passage is placed or skipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.importing.bylines import Byline
from app.importing.date_places import UNKNOWN as UNKNOWN_HABITS
from app.importing.date_places import Habits
from app.importing.plain import evidence, page_lines, roles
from app.importing.plain.block_places import BlockPlaces
from app.importing.plain.evidence import Scored, Titles
from app.importing.plain.neighbours import could_be_title
from app.importing.plain.roles import Part, Role
from app.importing.plain.section import Section, read_section
from app.text.from_plain import Passage
from db.records import Skipped, Suggestion


@dataclass(frozen=True, slots=True)
class FoundPost:
    """One post of a page; `title` is "" where no line of it could be one."""

    title: str
    body: tuple[Passage, ...]
    byline: Byline
    labels: tuple[str, ...]
    excerpt: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What a page holds.

    Attributes:
        posts: In the order of the page; none of them is empty.
        skipped: What is no part of any post, in the order of the page.
        label: What the archive heading names, or "".
        site: The line at the very top, above the archive heading, or "".
        suggestions: Lines of the posts that may be titles of further posts.
    """

    posts: tuple[FoundPost, ...]
    skipped: tuple[Skipped, ...]
    label: str
    site: str
    suggestions: tuple[Suggestion, ...]


def split(passages: Sequence[Passage], known: Habits = UNKNOWN_HABITS) -> FoundPage:
    """Find the posts of a page: one, or all that an archive page holds.

    Where an archive heading would leave none of the text, it is not believed.

    Args:
        passages: All of the page, in order.
        known: How it writes its dates.
    """
    page = _read_parts(roles.parts(passages, known))
    if not page.posts:
        plain = roles.parts(passages, known, may_be_archive=False)
        return _read_parts(plain) if roles.holds_text(plain) else page
    return page


def _read_parts(parts: Sequence[Part]) -> FoundPage:
    titles = evidence.titles(parts)
    label = next((part.label for part in parts if part.role is Role.ARCHIVE_HEADING), "")
    is_page = len(titles.chosen) > 1 or any(part.role is Role.ARCHIVE_HEADING for part in parts)
    work = _Work(parts, label, titles.dates_at_end, not is_page)
    for stretch in _stretches(parts, titles):
        work.add(stretch)
    places = BlockPlaces(work.places)
    return FoundPage(
        tuple(work.posts),
        tuple(places.skipped(work.skipped)),
        label,
        _site(parts),
        tuple(places.suggestions(titles.suggested)) if is_page else (),
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The passages from one title to the next; `title` is None above the first."""

    places: range
    title: Scored | None


@dataclass(slots=True)
class _Work:
    """Takes one stretch after the other and keeps what was found."""

    parts: Sequence[Part]
    label: str
    dates_at_end: bool
    is_alone: bool
    posts: list[FoundPost] = field(default_factory=list)
    places: list[tuple[int, ...]] = field(default_factory=list)
    skipped: list[tuple[int, Skipped]] = field(default_factory=list)

    def add(self, stretch: _Stretch) -> None:
        """Read a stretch as a post, or skip it when it holds none."""
        if stretch.title is None and not self._may_be_post(stretch):
            self.skipped.extend(self._as_skipped(stretch.places))
            return
        place = stretch.title.place if stretch.title else self._first_short(stretch.places)
        around = [self.parts[at] for at in stretch.places if at != place]
        section = read_section(around, dates_at_end=self.dates_at_end, is_alone=self.is_alone)
        self.skipped.extend(section.skipped)
        title = "" if place is None else self.parts[place].passage.text
        if section.body:
            why = stretch.title.evidence if stretch.title else ()
            self._keep(title, section, why)
        elif place is not None and stretch.title is None:  # a single line is text, not title
            body = (self.parts[place].passage,)
            self._keep("", replace(section, body=body, places=(place,)), ())
        elif stretch.title:
            self.skipped.append((stretch.title.place, Skipped(Role.SHORT, title)))

    def _may_be_post(self, stretch: _Stretch) -> bool:
        """Whether text above the first title is a post that has none.

        Below an archive heading it tells what the archive is about.
        """
        parts = [self.parts[place] for place in stretch.places]
        if stretch.places.stop == len(self.parts):  # the only one: all that there is
            return True
        is_archive = any(part.role is Role.ARCHIVE_HEADING for part in parts)
        return not is_archive and any(part.is_prose for part in parts)

    def _as_skipped(self, places: Iterable[int]) -> list[tuple[int, Skipped]]:
        kept = [self.parts[place] for place in places if self.parts[place].passage.text]
        return [(part.place, Skipped(_kind_of(part), part.passage.text)) for part in kept]

    def _first_short(self, places: range) -> int | None:
        """The title of a post without evidence: its first short line, above the text."""
        for place in places:
            if could_be_title(self.parts[place]):
                return place
            if self.parts[place].role is Role.TEXT and self.parts[place].is_prose:
                return None
        return None

    def _keep(self, title: str, section: Section, why: tuple[str, ...]) -> None:
        labels = _each_once([self.label, *section.labels])
        self.places.append(section.places)
        self.posts.append(
            FoundPost(title, section.body, section.byline, labels, section.excerpt, why)
        )


def _stretches(parts: Sequence[Part], titles: Titles) -> list[_Stretch]:
    """Cut the page at its titles; a date line above a title goes with it."""
    starts = [one.place for one in titles.chosen]
    if not titles.dates_at_end:
        starts = [_with_date_above(parts, start) for start in starts]
    ends = [*starts, len(parts)][1:]
    found = [
        _Stretch(range(start, end), title)
        for start, end, title in zip(starts, ends, titles.chosen, strict=True)
    ]
    first = starts[0] if starts else len(parts)
    return [_Stretch(range(first), None), *found] if first else found


def _with_date_above(parts: Sequence[Part], start: int) -> int:
    above = start - 1
    has_own = start + 1 < len(parts) and parts[start + 1].role is Role.DATE_LINE
    if above < 0 or has_own or parts[above].role is not Role.DATE_LINE:
        return start
    return above


def _kind_of(part: Part) -> str:
    return part.role if part.role not in (Role.SHORT, Role.TEXT) else Role.NAVIGATION


def _each_once(labels: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for label in labels:
        if label:
            found.setdefault(label.casefold(), label)
    return tuple(found.values())


def _site(parts: Sequence[Part]) -> str:
    """The blog's name: the first words of a page whose archive heading stands below them."""
    if not parts or all(part.role is not Role.ARCHIVE_HEADING for part in parts):
        return ""
    first = parts[0].passage
    is_menu = page_lines.is_furniture(first.text) or page_lines.may_be_furniture(first.text)
    named = parts[0].role is Role.NAVIGATION and first.is_short and not is_menu
    return first.text if named else ""
