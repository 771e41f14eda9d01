"""Shows in the list what a search found, and lets nothing move under the person."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from app.ui.acting.search import found_order
from app.ui.acting.search.as_typed import completed
from app.ui.acting.search.found_rows import Found
from app.ui.acting.search.found_words import held_words, kept_words, posts_words, status_words
from app.ui.browsing.post_list_rows import Row
from app.ui.workspace import Workspace
from db import search
from db.search.places import Snippet

SNIPPETS = "found snippets"  # the channel of what the rows in view still lack


class FoundList:
    """The list while a search is on.

    Attributes:
        name: Of the saved search that is shown, "" for a typed one.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._list = workspace.post_list
        self.name = ""
        self._typed = ""  # the query whose rows are shown
        self._awaits_first = self._awaits_best = False
        self._list.wanted_snippets.connect(self._read_snippets)
        self._list.view.current_moved.connect(lambda _number: self.forget_awaited())

    def show_first(self, found: Found, *, is_present: bool) -> None:
        """Show the first answer to a query, from the top.

        Args:
            found: What was found.
            is_present: It answers what stands in the field, which nobody has typed on since.
        """
        found = self._dressed(found)
        self._show(found_order.arranged(found), found, found.order, keep=False)
        if is_present and (found.results.is_ranked or not self._awaits_best):
            self.choose_awaited()

    def show_ranked(self, found: Found) -> None:
        """Show the whole answer; someone who has gone into the list keeps what they see."""
        until = -1 if self._awaits_first else self._list.held_until()
        found = self._dressed(found)
        if until < 0:
            self._show(found_order.arranged(found), found, found.order, keep=False)
            self.choose_awaited()
            return
        rows = found_order.held(self._list.rows, until, found)
        is_in_order = found_order.is_same_order(rows, found_order.arranged(found))
        self._show(rows, found, found.order if is_in_order else held_words(), keep=True)

    def show_anew(self, found: Found) -> None:
        """Show what a step has changed; the person stays at their row."""
        rows = found_order.steady(self._list.rows, found)
        self._show(rows, found, found.order, keep=True)

    def await_first(self, *, best: bool) -> None:
        """Choose the first row when it comes; the `best` comes when all are ranked."""
        self._awaits_first, self._awaits_best = True, best

    def choose_awaited(self) -> None:
        """Choose the first row, if somebody waits for it."""
        if self._awaits_first:
            self.forget_awaited()
            self._list.select_first()

    def forget_awaited(self) -> None:
        """Nobody waits for the first row any more: they type on, or have gone to another."""
        self._awaits_first = self._awaits_best = False

    def _dressed(self, found: Found) -> Found:
        """With the snippets that are there, so that no line goes and comes back."""
        are_of_this = found.typed == self._typed
        return found_order.with_snippets_of(self._list.rows, found, are_of_this=are_of_this)

    def _show(self, rows: Sequence[Row], found: Found, order: str, *, keep: bool) -> None:
        self._typed = found.typed
        results = found.results
        count = posts_words(results)
        if not results.total and found.others:
            count = kept_words(results)
        said = [count] if self.name else []
        said += [order] if results.total > 1 else []
        self._list.set_sortable(False)
        self._list.show_rows(
            rows,
            title=self.name or count,
            total=results.total,
            count=" · ".join(said),
            keep=keep,
            empty=(_("Nothing was found."), _("Esc leaves the search.")),
        )
        self._workspace.status.show_counts(status_words(found.results))

    def _read_snippets(self, post_ids: list[int]) -> None:
        query = self._workspace.query
        if query:
            self._workspace.tasks.read(
                partial(search.snippets, post_ids=post_ids, typed=completed(query)),
                partial(self._show_snippets, query),
                newest=SNIPPETS,
            )

    def _show_snippets(self, query: str, snippets: dict[int, Snippet]) -> None:
        """Show them, unless another query has been typed since."""
        if query == self._workspace.query:
            self._list.set_snippets(snippets)
