"""Edits a theme, or makes a new one: its name, its place, its look, its key."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.ui.dialogs.form import Form
from app.ui.dialogs.swatches import Swatches
from app.ui.style.chips import theme_icon
from app.ui.style.colours import LIGHT
from db.errors import NameProblem, Problem
from db.records import Theme

_KEYS: Final = range(1, 10)
_INDENT: Final = "    "


@dataclass(frozen=True, slots=True)
class ThemeForm:
    """What was decided about a theme; the fields are those of `db.records.Theme`."""

    name: str
    parent_id: int | None
    colour: int
    key: int | None
    definition: str


class ThemeEditor(Form):
    """Edits one theme; `decided` hands out a `ThemeForm`.

    Signals:
        remove_wanted: The id of the theme, which should go to the trash; the form has closed.
    """

    remove_wanted = Signal(int)

    def __init__(
        self,
        parent: QWidget | None,
        themes: Sequence[Theme],
        theme: Theme | None = None,
        *,
        name: str = "",
        parent_id: int | None = None,
    ) -> None:
        """Prepare the editor.

        Args:
            parent: The window.
            themes: All of the library, in the order of the tree.
            theme: The one to edit; None makes a new one.
            name: What a new one is to be called at first.
            parent_id: What a new one is to stand under at first.
        """
        super().__init__(parent, _("Edit the theme") if theme else _("New theme"))
        start = _start(themes, theme, name, parent_id)
        self.name = QLineEdit(start.name)
        self.parent_choice = _parents(themes, theme, start.parent_id)
        self.swatches = Swatches(start.colour)
        self.key_choice = _keys(themes, theme, start.key)
        self.definition = QPlainTextEdit(start.definition)
        self._lay_out_fields()
        if theme is not None:
            remove = self.add_left_button(_("&Delete…"))
            remove.clicked.connect(lambda: self.leave(partial(self.remove_wanted.emit, theme.id)))
        self.begin()
        self.name.setFocus()
        self.name.selectAll()

    def decision(self) -> ThemeForm:
        """The theme as the fields say it."""
        parent_id, key = self.parent_choice.currentData(), self.key_choice.currentData()
        return ThemeForm(
            name=self.name.text().strip(),
            parent_id=parent_id if isinstance(parent_id, int) else None,
            colour=self.swatches.slot,
            key=key if isinstance(key, int) else None,
            definition=self.definition.toPlainText().strip(),
        )

    def fault(self) -> Problem | None:
        """A name that is missing."""
        if self.name.text().strip():
            return None
        self.name.setFocus()
        return NameProblem(_("The theme has no name yet."), _("Type at least one letter."))

    def _lay_out_fields(self) -> None:
        self.add(_("&Name"), self.name)
        self.add_beside((_("&Under"), self.parent_choice, 1), (_("&Key"), self.key_choice, 1))
        self.add(_("&Colour and underline"), self.swatches)
        self.definition.setPlaceholderText(_("What belongs under this theme, and what does not"))
        self.definition.setTabChangesFocus(True)
        self.definition.setFixedHeight(84)
        self.add(_("De&finition"), self.definition)


def _start(
    themes: Sequence[Theme], theme: Theme | None, name: str, parent_id: int | None
) -> ThemeForm:
    """What the fields hold at first; a new theme gets the next colour and the first free key."""
    if theme is not None:
        return ThemeForm(theme.name, theme.parent_id, theme.colour, theme.key, theme.definition)
    used = {each.key for each in themes}
    free = next((key for key in _KEYS if key not in used), None)
    return ThemeForm(name, parent_id, len(themes) % len(LIGHT.themes), free, "")


def _parents(themes: Sequence[Theme], theme: Theme | None, now: int | None) -> QComboBox:
    """The tree without the theme itself and what stands below it."""
    made = QComboBox()
    made.addItem(_("No other theme"), None)
    for each in themes:
        if theme is None or (each.id != theme.id and not each.path.startswith(theme.path + "/")):
            made.addItem(
                theme_icon(each.colour), _INDENT * each.path.count("/") + each.name, each.id
            )
    made.setCurrentIndex(max(0, made.findData(now)))
    return made


def _keys(themes: Sequence[Theme], theme: Theme | None, now: int | None) -> QComboBox:
    """The digits; those that another theme has say so, for it would lose them."""
    made = QComboBox()
    made.addItem(_("None"), None)
    owners = {each.key: each.name for each in themes if theme is None or each.id != theme.id}
    for key in _KEYS:
        words = _("{key}, now of “{name}”") if key in owners else "{key}"
        made.addItem(words.format(key=key, name=owners.get(key, "")), key)
    made.setCurrentIndex(max(0, made.findData(now)))
    return made
