"""The program itself: settings, help, what is new, about, and leaving."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

import resources
from app import settings
from app.ui.acting.doing import Doing
from app.ui.acting.viewing import Viewing
from app.ui.actions import Row
from app.ui.dialogs.about import About
from app.ui.dialogs.help_page import HelpPage
from app.ui.dialogs.key_help import KeyHelp
from app.ui.dialogs.key_list import KeyRow
from app.ui.dialogs.settings_dialog import SettingsDialog
from app.ui.workspace import Workspace
from db.errors import FileProblem
from db.library import SQLITE_VERSION


class OnProgram:
    """Opens the dialogs about the program."""

    def __init__(self, workspace: Workspace, viewing: Viewing) -> None:
        self._workspace = workspace
        self._viewing = viewing

    def doing(self) -> Doing:
        """Settings, help, about, quitting."""
        return {
            "program.settings": self._show_settings,
            "program.quit": self._workspace.window.close,
            "help.keys": self._show_keys,
            "help.search": self._show_searching,
            "help.changes": self._show_changes,
            "help.about": self._show_about,
        }

    def _show_settings(self) -> None:
        dialog = SettingsDialog(
            self._workspace.window, self._viewing.settings, settings.source_settings()
        )
        dialog.changed.connect(self._viewing.apply)
        dialog.sources_changed.connect(self._keep_sources)
        _open(dialog)

    def _keep_sources(self, chosen: settings.SourceSettings) -> None:
        try:
            settings.keep_source_settings(chosen)
        except OSError as error:
            self._workspace.tasks.problem.emit(
                FileProblem(
                    _("The settings of feeds could not be kept: {reason}.").format(
                        reason=error.strerror or error
                    ),
                    _("Make room on the disk, or let the program write into “{folder}”.").format(
                        folder=settings.home()
                    ),
                )
            )

    def _show_keys(self) -> None:
        rows = self._workspace.actions.rows
        _open(KeyHelp(self._workspace.window, [*map(_key_row, rows), *_native_keys()]))

    def _show_changes(self) -> None:
        self._show_page(_("What is new"), "changes.md")

    def _show_searching(self) -> None:
        self._show_page(_("How to search"), "searching.md")

    def _show_page(self, title: str, name: str) -> None:
        _open(HelpPage(self._workspace.window, title, resources.text("help", name)))

    def _show_about(self) -> None:
        _open(About(self._workspace.window, SQLITE_VERSION, settings.log_path()))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _key_row(row: Row) -> KeyRow:
    digit = row.name.rpartition("_")[2]
    return KeyRow(_(row.menu.value).replace("&", ""), row.text.format(digit=digit), row.keys)


def _native_keys() -> list[KeyRow]:
    """What Qt itself does with keys in the text, which no action says."""
    group = _("In the text")
    return [
        KeyRow(group, _("Move the caret by a letter or line"), ("Left", "Down")),
        KeyRow(group, _("Move the caret by a word"), ("Ctrl+Right",)),
        KeyRow(group, _("Select while moving"), ("Shift+Right", "Shift+Down")),
        KeyRow(group, _("To the beginning or end of the line"), ("Home", "End")),
        KeyRow(group, _("To the beginning or end of the post"), ("Ctrl+Home", "Ctrl+End")),
        KeyRow(group, _("Open the link at the caret"), ("Return",)),
        KeyRow(group, _("Drop the selection, leave the highlight"), ("Esc",)),
    ]
