"""Which posts of an import are shown, and in which order; fast with tens of thousands."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.importing.choosing import Change
from app.ui.dialogs.date_field import iso_date
from app.ui.dialogs.preview.posts import FoundFiles, FoundPost
from db.records import AddressKind, Draft


class Which(Enum):
    """Posts that have something in common."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    HERE = "here"
    UNPUBLISHED = "not published"
    LEFT_OUT = "left out"


class Order(Enum):
    """How the posts follow each other; equal ones as they were found, unknown dates last."""

    FOUND = "found"
    TITLE = "title"
    TITLE_BACK = "title, from Z"
    NEWEST = "newest first"
    OLDEST = "oldest first"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks for among the posts.

    Attributes:
        words: Each of them stands in the title, the author, a label or the address.
        days: First and last day of the dates wanted; "" leaves a side open, two any date.
    """

    words: str = ""
    which: Which = Which.ALL
    days: tuple[str, str] = ("", "")


def days_of(typed: str) -> tuple[str, str] | None:
    """The first and the last day of “2024”, “2024-05..2024-09” or “..2023”; None if no date.

    Nothing typed is any date. A last day may be one that its month has not.
    """
    first, dots, last = (side.strip() for side in typed.partition(".."))
    begins = iso_date(first)
    ends = iso_date(last) if dots else begins
    if begins is None or ends is None:
        return None
    days = (_first_day(begins) if begins else "", _last_day(ends) if ends else "")
    return None if all(days) and days[0] > days[1] else days


class Finder:
    """Finds among posts by words that are folded once, and again only for a changed post."""

    def __init__(self, found: FoundFiles) -> None:
        self._found: FoundFiles | None = None
        self._posts: tuple[FoundPost, ...] = ()
        self._sources: list[tuple[Draft, Change]] = []
        self._words: list[str] = []
        self._sorted: dict[Order, list[int]] = {}  # all posts, until one of them is changed
        self.refresh(found)

    def refresh(self, found: FoundFiles) -> None:
        """Know the posts as they are now."""
        if found is self._found:
            return
        self._found, self._posts = found, found.posts
        self._sorted.clear()
        if len(found.posts) != len(self._words):
            self._sources, self._words = [], []
        for number, post in enumerate(found.posts):
            if number == len(self._words):
                self._sources.append((post.draft, post.change))
                self._words.append(_words(found.draft(number)))
            elif not _is_from(self._sources[number], post):
                self._sources[number] = (post.draft, post.change)
                self._words[number] = _words(found.draft(number))

    def find(self, wanted: Wanted, order: Order) -> list[int]:
        """The numbers of the posts wanted, in the order asked for."""
        if order not in self._sorted:
            self._sorted[order] = self._ordered(list(range(len(self._words))), order)
        numbers = self._sorted[order]
        for word in _folded(wanted.words).split():
            numbers = [number for number in numbers if word in self._words[number]]
        posts = self._posts
        if wanted.which is not Which.ALL:
            fits = _FITS[wanted.which]
            numbers = [number for number in numbers if fits(posts[number])]
        if any(wanted.days):
            numbers = [number for number in numbers if _is_within(self._date(number), wanted.days)]
        return numbers

    def _ordered(self, numbers: list[int], order: Order) -> list[int]:
        match order:
            case Order.TITLE | Order.TITLE_BACK:
                return sorted(numbers, key=self._title, reverse=order is Order.TITLE_BACK)
            case Order.NEWEST:
                return sorted(numbers, key=self._date, reverse=True)
            case Order.OLDEST:
                return sorted(numbers, key=lambda number: self._date(number) or "~")
            case Order.STATE:
                return sorted(numbers, key=lambda number: _rank(self._posts[number]))
            case _:
                return numbers

    def _title(self, number: int) -> str:
        return self._words[number].partition("\n")[0]

    def _date(self, number: int) -> str:
        post = self._posts[number]
        changed = post.change.published
        return post.draft.published if changed is None else changed


_FITS: Final[dict[Which, Callable[[FoundPost], bool]]] = {
    Which.NEW: lambda post: post.standing.is_new,
    Which.CHANGED: lambda post: post.standing.is_update,
    Which.HERE: lambda post: post.standing.is_here,
    Which.UNPUBLISHED: lambda post: not post.is_published,
    Which.LEFT_OUT: lambda post: post.can_be_chosen and not post.is_chosen,
}


def _rank(post: FoundPost) -> tuple[bool, bool, bool]:
    """New before changed, before those that are left out, before those that are here."""
    is_out = post.can_be_chosen and not post.is_chosen
    return (not post.can_be_chosen, is_out, not post.standing.is_new)


def _is_from(source: tuple[Draft, Change], post: FoundPost) -> bool:
    draft, change = source
    return draft is post.draft and change is post.change


def _words(draft: Draft) -> str:
    """All that is searched, the title first; parts on lines, so that no word spans two."""
    urls = (each.value for each in draft.addresses if each.kind is AddressKind.URL)
    return _folded("\n".join((draft.title, draft.author, *draft.labels, *urls)))


def _folded(words: str) -> str:
    return unicodedata.normalize("NFC", words.casefold())


def _is_within(published: str, days: tuple[str, str]) -> bool:
    """Whether a date as precise as it is known overlaps some days."""
    if not published:
        return False
    begins, ends = days
    return (not begins or _last_day(published) >= begins) and (
        not ends or _first_day(published) <= ends
    )


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]
