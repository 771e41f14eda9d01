"""Searches as someone types, and walks the places that were found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from app.ui.acting.as_typed import completed
from app.ui.acting.doing import Doing
from app.ui.acting.listing import Listing
from app.ui.acting.opening import Goal, Opening
from app.ui.browsing.post_list_rows import HeadRow, PassageRow, PostRow, Row
from app.ui.workspace import Workspace
from db import post_lines, search
from db.library import Session
from db.records import Progress, Results
from db.steps import Changes

SEARCH: Final = "search"  # the channel of what is searched
SHOWN: Final = 60  # hits at first; more come when the list is scrolled to its end
MORE: Final = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, as rows of the list."""

    results: Results
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Return:
    """Where a person was before they searched."""

    post_id: int
    progress: Progress | None
    scroll: int


class Searching:
    """From the search field to the list, and from place to place in the reader."""

    def __init__(self, workspace: Workspace, listing: Listing, opening: Opening) -> None:
        self._workspace = workspace
        self._listing = listing
        self._opening = opening
        self._before: Return | None = None
        self._is_from_list = False
        self._limit = SHOWN
        bar = workspace.search_bar
        bar.typed.connect(self.search)
        bar.entered.connect(self._enter)
        bar.left.connect(self.leave)
        workspace.post_list.more_wanted.connect(self._more)
        workspace.tasks.changed.connect(self._hear)

    def doing(self) -> Doing:
        """Searching, and walking the places."""
        return {
            "search.field": self._begin,
            "search.next": partial(self._walk, +1),
            "search.previous": partial(self._walk, -1),
        }

    def search(self, typed: str) -> None:
        """Show what a query finds; nothing typed ends the search."""
        query = typed.strip()
        if query and not self._workspace.query:
            self._before = self._here()
        self._workspace.query = query
        self._limit = SHOWN
        if query:
            self._ask(keep=False)
        else:
            self._end()

    def escape(self) -> None:
        """Leave the search, from wherever in the window; else take places off the page."""
        if self._workspace.query:
            self.leave()
        else:
            self._workspace.reader.show_places(())

    def leave(self) -> None:
        """End the search, and go back to where the person was before it."""
        before = self._before
        self._workspace.search_bar.clear()
        if before is not None and before.post_id:
            self._opening.open(before.post_id, Goal(progress=before.progress))
        if self._opening.post is None or self._is_from_list:
            self._workspace.post_list.setFocus()
        else:
            self._workspace.reader.setFocus()

    def _begin(self) -> None:
        """Bring the keyboard to the field; Esc brings it back to the list or the text."""
        if not self._workspace.query:
            self._is_from_list = self._workspace.post_list.view.hasFocus()
        self._workspace.search_bar.focus()

    def _hear(self, changes: Changes) -> None:
        """Find again what a step may have changed; the person stays at their row."""
        if self._workspace.query and changes.label is not None:
            self._ask(keep=True)

    def _ask(self, *, keep: bool) -> None:
        self._workspace.tasks.read(
            partial(_found, typed=self._workspace.query, limit=self._limit),
            partial(self._show, keep),
            newest=SEARCH,
        )

    def _more(self) -> None:
        if self._workspace.query:
            self._limit *= MORE
            self._ask(keep=True)

    def _show(self, keep: bool, found: Found) -> None:
        if not self._workspace.query:
            return
        results = found.results
        self._workspace.post_list.set_sortable(False)
        self._workspace.post_list.show_rows(
            found.rows,
            title=_("Search"),
            total=results.total,
            keep=keep,
            empty=(_("Nothing was found."), _("Esc leaves the search.")),
        )
        self._workspace.search_bar.show_notice(results.notice, is_error=False)
        self._workspace.status.show_counts(_counted(results))

    def _end(self) -> None:
        self._workspace.tasks.forget(SEARCH)
        self._workspace.search_bar.show_notice("", is_error=False)
        self._workspace.reader.show_places(())
        scroll = self._before.scroll if self._before else None
        self._before = None
        self._listing.refresh(keep=False, scroll=scroll)
        self._listing.read_sidebar()

    def _here(self) -> Return:
        post = self._opening.post
        place = self._workspace.reader.progress() if post else None
        return Return(post.id if post else 0, place, self._workspace.post_list.scroll_value())

    def _enter(self) -> None:
        """Go to the first post found, at its first place."""
        self._workspace.post_list.select_first()
        self._workspace.post_list.setFocus()

    def _walk(self, way: int) -> None:
        """Go to the next or previous place; after the last one of a post, to the next post."""
        reader = self._workspace.reader
        went = reader.next_place() if way > 0 else reader.previous_place()
        if not went and self._workspace.query:
            self._workspace.post_list.step(way)


def goal_of(row: Row, query: str) -> tuple[int, Goal] | None:
    """Which post a row opens, and where in it."""
    match row:
        case PostRow(line=line):
            return line.id, Goal(query=completed(query))
        case PassageRow(hit=hit):
            return hit.highlight.post_id, Goal(highlight_id=hit.highlight.id)
        case _:
            return None


def _found(session: Session, typed: str, limit: int) -> Found:
    results = search.find(session, completed(typed), limit)
    ids = {hit.post_id for hit in results.hits}
    ids |= {hit.highlight.post_id for hit in results.highlights}
    lines = {line.id: line for line in post_lines.lines(session, ids=sorted(ids))}
    rows: list[Row] = [
        PostRow(lines[hit.post_id], hit.snippet, hit.marks, hit.places) for hit in results.hits
    ]
    passages = [
        PassageRow(hit, line.source, line.published)
        for hit in results.highlights
        for line in [lines[hit.highlight.post_id]]
    ]
    return Found(results, tuple(_with_heads(rows, passages, results)))


def _with_heads(rows: list[Row], passages: Sequence[Row], results: Results) -> list[Row]:
    if not passages:
        return rows
    count = ngettext("{n} post", "{n} posts", results.total).format(n=results.total)
    head = ngettext("{n} highlight", "{n} highlights", len(passages)).format(n=len(passages))
    above = [HeadRow(count), *rows] if rows else []
    return [*above, HeadRow(head), *passages]


def _counted(results: Results) -> str:
    count = ngettext("{n} post found", "{n} posts found", results.total).format(n=results.total)
    kept = len(results.highlights)
    if not kept:
        return count
    return count + " · " + ngettext("{n} highlight", "{n} highlights", kept).format(n=kept)
