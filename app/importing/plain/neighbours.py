"""A page's passages and who stands next to whom: what the evidence for titles asks about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.importing.plain.naming import mentions
from app.importing.plain.roles import Part, Role
from db.records import BlockKind

LONGEST_TITLE = 150
MOST_TITLE_WORDS = 25


@dataclass
class Page:
    """The parts, and who stands next to whom; navigation counts as not there."""

    parts: Sequence[Part]

    @cached_property
    def seen(self) -> list[int]:
        """Places of all but navigation and dividing lines."""
        return [
            place
            for place, part in enumerate(self.parts)
            if part.role is not Role.NAVIGATION and part.passage.kind is not BlockKind.RULE
        ]

    @cached_property
    def order(self) -> dict[int, int]:
        """Where each of these stands in `seen`."""
        return {place: at for at, place in enumerate(self.seen)}

    def near(self, place: int, steps: int) -> Part | None:
        """The part so many steps below (or above, when negative)."""
        at = self.order[place] + steps
        return self.parts[self.seen[at]] if 0 <= at < len(self.seen) else None

    @cached_property
    def candidates(self) -> list[int]:
        """Short lines that could be a title by their length."""
        return [place for place in self.seen if could_be_title(self.parts[place])]

    @cached_property
    def named(self) -> set[int]:
        """Candidates that another section of the page names in its text."""
        places = self.candidates
        text_places = [at for at in self.seen if self.parts[at].role is Role.TEXT]
        lines = [self.parts[at].passage.text for at in places]
        texts = [self.parts[at].passage.text for at in text_places]
        found = set()
        for mention in mentions(lines, texts):
            place, within = places[mention.title], text_places[mention.text]
            if self._tells(place, within):
                found.add(place)
        return found

    @cached_property
    def has_heading(self) -> bool:
        """Whether it says itself that it is an archive."""
        return any(part.role is Role.ARCHIVE_HEADING for part in self.parts)

    @cached_property
    def first(self) -> int:
        """The first candidate below the archive heading; -1 without one."""
        if not self.has_heading:
            return -1
        below = [part.role for part in self.parts].index(Role.ARCHIVE_HEADING)
        return next((place for place in self.candidates if place > below), -1)

    def _tells(self, place: int, within: int) -> bool:
        """Whether a text that names a line is about another post.

        A section repeats the words of its own heading, and a list of contents
        holds nothing but titles.
        """
        text, title = self.parts[within].passage.text, self.parts[place].passage.text
        own_section = place < within < self._section_end[place]
        more = len(text) - len(title) >= _MORE_LETTERS
        return more and not own_section and (self.has_heading or within in self._of_posts)

    @cached_property
    def _of_posts(self) -> set[int]:
        """Texts that speak of posts: where no heading says so, the page may be a single one."""
        return {at for at in self.seen if _OF_POSTS.search(self.parts[at].passage.text)}

    @cached_property
    def _section_end(self) -> dict[int, int]:
        """For each candidate the next one below its first text."""
        ends: dict[int, int] = {}
        end = following = len(self.parts)
        for place in reversed(self.seen):
            if self.parts[place].role is Role.TEXT:
                end = following
            elif place in self._candidate_set:
                ends[place] = end
                following = place
        return ends

    @cached_property
    def _candidate_set(self) -> set[int]:
        return set(self.candidates)


_MORE_LETTERS = 30
_OF_POSTS = re.compile(r"\b(?:post|posts|part|blog|article|wrote|written|series)\b", re.IGNORECASE)


def could_be_title(part: Part) -> bool:
    """Whether a line is short enough for a title, and no item of a list."""
    text = part.passage.text
    return (
        part.role is Role.SHORT
        and part.passage.kind is not BlockKind.ITEM
        and len(text) <= LONGEST_TITLE
        and text.count(" ") < MOST_TITLE_WORDS
        and any(sign.isalpha() for sign in text)
    )
