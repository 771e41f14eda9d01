"""Makes, changes, merges and removes themes."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from app.ui.acting.doing import Doing
from app.ui.acting.filling_in import fill_in
from app.ui.dialogs.merge_dialog import Merge, MergeDialog
from app.ui.dialogs.question import Question
from app.ui.dialogs.theme_editor import ThemeEditor, ThemeForm
from app.ui.workspace import Workspace
from db import history, themes
from db.library import Session
from db.records import ScopeKind, Theme
from db.themes import Removal


class OnThemes:
    """What can be done with the themes of the library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def doing(self) -> Doing:
        """A new theme, and merging the chosen one."""
        return {"theme.new": self.new, "theme.merge": self._merge_chosen}

    def new(self) -> None:
        """Ask for a theme, and make it."""
        self._fill_in(None)

    def edit(self, theme_id: int) -> None:
        """Ask what should be changed of a theme."""
        self._fill_in(self._theme(theme_id))

    def remove(self, theme_id: int) -> None:
        """Say what goes with a theme, and put it into the trash."""
        self._workspace.tasks.read(
            partial(themes.removal, theme_id=theme_id), partial(self._ask_removal, theme_id)
        )

    def _fill_in(self, theme: Theme | None) -> None:
        workspace = self._workspace
        editor = ThemeEditor(workspace.window, workspace.themes, theme)
        editor.remove_wanted.connect(editor.close)
        editor.remove_wanted.connect(self.remove)
        fill_in(workspace.tasks, editor, partial(_save, None if theme is None else theme.id))

    def _ask_removal(self, theme_id: int, removal: Removal) -> None:
        theme = self._theme(theme_id)
        if theme is None:
            return
        question = Question(
            _("Move the theme “{name}” to the trash?").format(name=theme.name),
            _stays(removal),
            _("Move to the trash"),
            self._workspace.window,
        )
        question.agreed.connect(
            lambda: self._workspace.tasks.write(partial(themes.remove, theme_id=theme_id))
        )
        question.open()

    def _merge_chosen(self) -> None:
        scope = self._workspace.scope
        theme = self._theme(scope.id) if scope.kind is ScopeKind.THEME else None
        if theme is not None:
            self._merge(theme)
        else:
            self._workspace.status.show_done(
                _("Choose a theme in the sidebar first."), may_undo=False
            )

    def _merge(self, theme: Theme) -> None:
        dialog = MergeDialog(self._workspace.window, theme, self._workspace.themes)
        fill_in(self._workspace.tasks, dialog, _merged)

    def _theme(self, theme_id: int) -> Theme | None:
        return next((each for each in self._workspace.themes if each.id == theme_id), None)


def _stays(removal: Removal) -> str:
    """What becomes of the highlights of a theme that goes."""
    stay = ngettext(
        "{n} highlight stands under it and stays.",
        "{n} highlights stand under it and stay.",
        removal.highlights,
    ).format(n=removal.highlights)
    if not removal.left_bare:
        return stay
    bare = ngettext(
        "{n} of them has no other theme.", "{n} of them have no other theme.", removal.left_bare
    )
    return f"{stay} {bare.format(n=removal.left_bare)}"


def _save(theme_id: int | None, session: Session, form: ThemeForm) -> None:
    """One step for all that the form says."""
    if theme_id is None:
        history.describe(session, "Add the theme “{name}”", name=form.name)
        theme_id = themes.add(session, form.name, form.parent_id)
    else:
        history.describe(session, "Change the theme “{name}”", name=form.name)
        themes.rename(session, theme_id, form.name)
        themes.move(session, theme_id, form.parent_id)
    themes.edit(session, theme_id, definition=form.definition, colour=form.colour, key=form.key)


def _merged(session: Session, merge: Merge) -> None:
    themes.merge(session, merge.from_id, merge.into_id)
