"""From the places of passages on a page to the blocks of the posts that were found there."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from app.importing.plain.evidence import Scored
from db.records import Skipped, Suggestion


class BlockPlaces:
    """Tells in or before which block of which post a passage of the page stands."""

    def __init__(self, bodies: Sequence[Sequence[int]]) -> None:
        """Take the places of each post's passages, a block each, in the order of the page."""
        self._posts = len(bodies)
        self._blocks = {
            place: (post, block)
            for post, body in enumerate(bodies)
            for block, place in enumerate(body)
        }
        self._order = sorted(self._blocks)

    def skipped(self, found: Iterable[tuple[int, Skipped]]) -> Iterator[Skipped]:
        """What is no part of any post, in order, each with the block it stood before."""
        for place, one in sorted(found, key=itemgetter(0)):
            post, block = self._before(place)
            yield replace(one, draft=post, block=block)

    def suggestions(self, found: Iterable[Scored]) -> Iterator[Suggestion]:
        """The lines that may be titles, as blocks; those in no post are left out."""
        for one in sorted(found):
            if one.place in self._blocks:
                post, block = self._blocks[one.place]
                yield Suggestion(post, block, one.evidence)

    def _before(self, place: int) -> tuple[int, int]:
        if place in self._blocks:  # a mark that was taken off the end of this passage
            post, block = self._blocks[place]
            return post, block + 1
        following = bisect_right(self._order, place)
        if following == len(self._order):
            return self._posts, 0
        return self._blocks[self._order[following]]
