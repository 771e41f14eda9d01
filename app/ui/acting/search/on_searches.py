"""Keeps searches under a name, runs them, and changes, orders and removes them."""

from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QTimer

from app.ui.acting.doing import Doing
from app.ui.acting.filling_in import fill_in
from app.ui.acting.listing import Listing
from app.ui.acting.search.as_typed import completed
from app.ui.acting.search.search_names import proposed
from app.ui.acting.search.searching import Searching
from app.ui.dialogs.search_editor import SearchEditor, SearchForm
from app.ui.workspace import Workspace
from db import searches, searches_counted
from db.folding import name_key
from db.library import Session
from db.query import parse
from db.query.in_words import explained
from db.records import SavedSearch, Scope, ScopeKind
from db.searches_counted import Found

COUNTING: Final = "counting of searches"  # the channel of how much they find
_IDLE_MS: Final = 400  # after the last change: what a person waits for comes first


class OnSearches:
    """What can be done with the saved searches of the library."""

    def __init__(self, workspace: Workspace, listing: Listing, searching: Searching) -> None:
        self._workspace = workspace
        self._searching = searching
        self._listing = listing
        self._kept: SearchForm | None = None  # what was saved last, until it is known
        self._to_count: list[SavedSearch] = []
        self._idle = QTimer(workspace.window)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.count)
        workspace.sidebar.chosen.connect(self._run)
        workspace.search_bar.typed.connect(self._hear_typed)
        listing.when_known(self._hear)
        workspace.tasks.changed.connect(lambda _changes: self._idle.start())

    def doing(self) -> Doing:
        """Keeping a search; pinning and moving the chosen one."""
        return {
            "search.save": self.save,
            "search.pin": self._pin,
            "search.up": partial(self._move, -1),
            "search.down": partial(self._move, +1),
        }

    def save(self) -> None:
        """Ask for a name, and keep under it what is searched for."""
        query = completed(self._workspace.query).strip()
        if not query:
            self._workspace.status.show_done(_("Search for something first."), may_undo=False)
            return
        # Saved under the name that it has, the chosen search is changed.
        chosen = self._workspace.chosen_search
        name = chosen.name if chosen else proposed(query)
        begun = SearchForm(name, query, pinned=chosen is not None and chosen.pinned)
        self._fill_in(begun).decided.connect(self._keep)

    def edit(self, search_id: int) -> None:
        """Ask what should be changed of a saved search."""
        if (search := self._search(search_id)) is not None:
            self._fill_in(SearchForm(search.name, search.query, search.pinned, search.id))

    def remove(self, search_id: int) -> None:
        """Put a saved search into the trash; undo brings it back."""
        self._workspace.tasks.write(partial(searches.remove, search_id=search_id))

    def count(self) -> None:
        """Find out how much each search finds: one after the other, so that others come between."""
        self._stop_counting()
        self._to_count = list(self._workspace.searches)
        self._count_next()

    def _run(self, scope: Scope) -> None:
        """Search for what the chosen saved search says."""
        search = self._search(scope.id) if scope.kind is ScopeKind.SEARCH else None
        self._workspace.shown_search = search
        if search is not None:
            # A blank behind the last word says that it is whole.
            is_whole = completed(search.query) == search.query
            query = search.query if is_whole else search.query + " "
            self._searching.put(query, name=search.name)

    def _hear_typed(self, _query: str) -> None:
        """What is typed is no saved search any more; it comes before counting them."""
        self._workspace.shown_search = None
        if self._to_count:
            self._stop_counting()
            self._idle.start()

    def _keep(self, form: SearchForm) -> None:
        self._kept = form

    def _hear(self) -> None:
        """Follow the chosen search to its new name and query; count them all anew."""
        self._idle.start()
        self._choose_kept()
        chosen, shown = self._workspace.chosen_search, self._workspace.shown_search
        is_awaited = not self._workspace.query  # since the start
        is_shown = chosen is not None and shown is not None and chosen.id == shown.id
        if chosen is None or not (is_awaited or is_shown):
            return
        if shown is None or shown.query != chosen.query:
            self._run(self._workspace.scope)
        else:
            self._show_as(chosen)

    def _choose_kept(self) -> None:
        """Choose what was saved just now; the list stays, if it shows just that."""
        kept, self._kept = self._kept, None
        wanted = name_key(" ".join(kept.name.split())) if kept else ""
        known = {name_key(each.name): each for each in self._workspace.searches}
        if kept is None or wanted not in known:
            return
        search = known[wanted]
        scope = Scope(ScopeKind.SEARCH, search.id)
        if kept.query == completed(self._workspace.query).strip():
            self._workspace.scope = self._workspace.remembered.scope = scope
            self._workspace.sidebar.select(scope)
            self._show_as(search)
        else:
            self._listing.go(scope)

    def _show_as(self, search: SavedSearch) -> None:
        self._workspace.shown_search = search
        self._searching.call(search.name)

    def _stop_counting(self) -> None:
        self._to_count = []
        self._workspace.tasks.interrupt(COUNTING)
        self._workspace.tasks.forget(COUNTING)

    def _count_next(self) -> None:
        if self._to_count:
            search = self._to_count.pop(0)
            self._workspace.tasks.read(
                partial(searches_counted.found, query=search.query),
                partial(self._show_found, search),
                newest=COUNTING,
            )

    def _show_found(self, search: SavedSearch, found: Found) -> None:
        self._workspace.found[search.id] = found
        if search in self._workspace.searches:
            self._workspace.sidebar.show_found(search, found)
        self._count_next()

    def _fill_in(self, begun: SearchForm) -> SearchEditor:
        workspace = self._workspace
        editor = SearchEditor(workspace.window, workspace.searches, begun, _in_words)
        editor.remove_wanted.connect(editor.close)
        editor.remove_wanted.connect(self.remove)
        fill_in(workspace.tasks, editor, _save)
        return editor

    def _pin(self) -> None:
        if (search := self._chosen_or_say()) is not None:
            write = partial(searches.pin, search_id=search.id, pinned=not search.pinned)
            self._workspace.tasks.write(write)

    def _move(self, way: int) -> None:
        if (search := self._chosen_or_say()) is not None:
            ids = [each.id for each in self._workspace.searches]
            place = ids.index(search.id) + way
            self._workspace.tasks.write(
                partial(searches.move, search_id=search.id, place=max(place, 0))
            )

    def _chosen_or_say(self) -> SavedSearch | None:
        search = self._workspace.chosen_search
        if search is None:
            said = _("Choose a saved search in the sidebar first.")
            self._workspace.status.show_done(said, may_undo=False)
        return search

    def _search(self, search_id: int) -> SavedSearch | None:
        return next((each for each in self._workspace.searches if each.id == search_id), None)


def _save(session: Session, form: SearchForm) -> None:
    if form.replaced:
        searches.edit(session, form.replaced, form.name, form.query, pinned=form.pinned)
    else:
        searches.save(session, form.name, form.query, pinned=form.pinned)


def _in_words(query: str) -> str:
    """What a query finds; what is not understood in it stands on a line before that."""
    if not query.strip():
        return ""
    understood = parse(query)
    finds = _("Finds {words}.").format(words=explained(understood) or _("everything"))
    return "\n".join(line for line in (understood.notice, finds) if line)
