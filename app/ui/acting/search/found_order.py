"""In which order the rows of a search stand, and what holds still while more comes in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from gettext import gettext as _

from app.ui.acting.search.found_rows import Found
from app.ui.acting.search.found_words import kept_words
from app.ui.browsing.post_list_rows import HeadRow, JumpRow, PostRow, Row, key_of


def arranged(found: Found) -> tuple[Row, ...]:
    """Posts, below them highlights and notes under a head, and a way to these at the top."""
    return _joined(found.posts, found.others, found, has_jump=bool(found.posts))


def held(shown: Sequence[Row], until: int, found: Found) -> tuple[Row, ...]:
    """What was found, with all rows up to one as they are shown now.

    What is not among the shown ones stands below. Where the head over the highlights is
    held, all posts above it are.

    Args:
        shown: The rows of the list now.
        until: The number of the last one that must not change.
        found: What is known now.
    """
    kept = shown[: until + 1]
    others: list[Row] = [row for row in kept if not isinstance(row, PostRow | HeadRow | JumpRow)]
    is_below_posts = any(isinstance(row, HeadRow) for row in kept)
    posts: list[Row] = [
        row for row in (shown if is_below_posts else kept) if isinstance(row, PostRow)
    ]
    if not is_below_posts:
        posts += _further(posts, found.posts)
    has_jump = any(isinstance(row, JumpRow) for row in shown)
    return _joined(posts, [*others, *_further(others, found.others)], found, has_jump=has_jump)


def steady(shown: Sequence[Row], found: Found) -> tuple[Row, ...]:
    """What was found anew after a step: what is still there keeps its order, what is gone is out.

    Rows that have changed are the new ones.
    """
    places = {key_of(row): place for place, row in enumerate(shown)}
    last = len(places)
    posts = sorted(found.posts, key=lambda row: places.get(key_of(row), last))
    others = sorted(found.others, key=lambda row: places.get(key_of(row), last))
    return _joined(posts, others, found, has_jump=bool(posts))


def is_same_order(rows: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether both are about the same things in the same order."""
    return [key_of(row) for row in rows] == [key_of(row) for row in others]


def with_snippets_of(shown: Iterable[Row], found: Found, *, are_of_this: bool) -> Found:
    """The same with the snippets that are shown now.

    Unless they `are_of_this` query, they stand only until those of this query come.
    """
    known = {row.line.id: row for row in shown if isinstance(row, PostRow)}
    posts = tuple(_dressed(row, known.get(row.line.id), are_of_this) for row in found.posts)
    return replace(found, posts=posts)


def _dressed(row: PostRow, before: PostRow | None, is_of_this: bool) -> PostRow:
    if before is None or before.snippet is None:
        return row
    return replace(
        row,
        snippet=before.snippet,
        marks=before.marks,
        places=before.places,
        is_provisional=before.is_provisional or not is_of_this,
    )


def _further(kept: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    known = {key_of(row) for row in kept}
    return [row for row in found if key_of(row) not in known]


def _joined(
    posts: Sequence[Row], others: Sequence[Row], found: Found, *, has_jump: bool
) -> tuple[Row, ...]:
    if not others:
        return tuple(posts)
    jump = [JumpRow(kept_words(found.results))] if has_jump else []
    return (*jump, *posts, HeadRow(_("Highlights and notes")), *others)
