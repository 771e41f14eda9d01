"""What comes in and goes out: importing, the sample posts, exporting."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from app import samples
from app.exporting.coverage import WHOLE, Coverage, Part
from app.ui.acting.doing import Doing
from app.ui.acting.exporting import Exporting
from app.ui.acting.importing import Importing
from app.ui.acting.opening import Opening
from app.ui.acting.search.as_typed import completed
from app.ui.acting.under_way import UnderWay
from app.ui.browsing.first_run import FirstRun
from app.ui.dialogs.export_dialog import Offer
from app.ui.workspace import Workspace
from db.jobs import Job
from db.library import Library
from db.records import ScopeKind
from db.theme_tree import spaced


class OnFiles:
    """Begins imports and exports, from menus, from the first screen, and from what is shown."""

    def __init__(
        self,
        workspace: Workspace,
        importing: Importing,
        opening: Opening,
        first_run: FirstRun,
        under_way: UnderWay,
    ) -> None:
        self._workspace = workspace
        self._importing = importing
        self._exporting = Exporting(workspace.window, workspace.tasks, workspace.remembered)
        self._opening = opening
        self._under_way = under_way
        importing.post_wanted.connect(opening.open)
        first_run.import_wanted.connect(importing.choose_files)
        first_run.samples_wanted.connect(self._load_samples)
        self._exporting.saved.connect(
            lambda path: workspace.status.show_done(
                _("The summary is in “{path}”.").format(path=path), may_undo=False
            )
        )

    def doing(self) -> Doing:
        """The first actions of the menu File."""
        return {
            "import.files": self._importing.choose_files,
            "import.folder": self._importing.choose_folder,
            "import.paste": self._importing.paste,
            "import.samples": self._load_samples,
            "export.summary": lambda: self._exporting.start(self._offers()),
        }

    def _load_samples(self) -> None:
        self._under_way.run(
            _("Loading the sample posts"),
            partial(_load, self._workspace.tasks.library),
            self._say_loaded,
        )

    def _say_loaded(self, added: int) -> None:
        words = ngettext("{n} sample post was loaded.", "{n} sample posts were loaded.", added)
        self._workspace.status.show_done(words.format(n=added), may_undo=False)

    def _offers(self) -> list[Offer]:
        """What a summary can cover, what the person looks at first."""
        return [*self._search(), *self._scope(), *self._post(), Offer(_("Whole library"), WHOLE)]

    def _search(self) -> list[Offer]:
        typed, saved = self._workspace.query.strip(), self._workspace.shown_search
        if not typed:
            return []
        if saved is not None:
            words = _("This search: {query}").format(query=saved.name)
            return [Offer(words, Coverage(Part.QUERY, query=saved.query, name=saved.name))]
        words = _("This search: {query}").format(query=typed)
        # It covers what the list shows, in which the last word is a beginning.
        query = completed(self._workspace.query).strip()
        return [Offer(words, Coverage(Part.QUERY, query=query))]

    def _scope(self) -> list[Offer]:
        scope = self._workspace.scope
        events = [each for each in self._workspace.events if each.id == scope.id]
        themes = [each for each in self._workspace.themes if each.id == scope.id]
        if scope.kind is ScopeKind.EVENT and events:
            words = _("This event: {name}").format(name=events[0].name)
            return [Offer(words, Coverage(Part.EVENT, scope.id))]
        if scope.kind is ScopeKind.THEME and themes:
            words = _("This theme: {name}").format(name=spaced(themes[0].path))
            return [Offer(words, Coverage(Part.THEME, scope.id))]
        return []

    def _post(self) -> list[Offer]:
        post = self._opening.post
        if post is None:
            return []
        words = _("This post: {title}").format(title=post.title)
        return [Offer(words, Coverage(Part.POST, post.id))]


def _load(library: Library, job: Job) -> int:
    return samples.load(library, job=job)
