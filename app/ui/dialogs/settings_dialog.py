"""The settings: how the window and the text of posts look, tried at once, and what is fetched."""

from dataclasses import replace
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.settings import SourceSettings, hosts_in
from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.remembered import LINE_CHARACTERS, TEXT_PX, Settings
from app.ui.style import fonts, sizes

_ZOOMS: Final = (100, 110, 125, 150)
_LABEL_WIDTH: Final = 150
_HOSTS_WIDTH: Final = 310
_NO_SOURCES: Final = SourceSettings()


class SettingsDialog(Dialog):
    """Shows the settings; what is changed is to be seen in the window behind at once.

    Cancel and Esc bring back what was set before.

    Signals:
        changed: `Settings` to show the window with, also those of before on Cancel.
        sources_changed: `SourceSettings`, when the person is done and has changed them.
    """

    changed = Signal(object)
    sources_changed = Signal(object)

    def __init__(
        self, parent: QWidget | None, settings: Settings, sources: SourceSettings = _NO_SOURCES
    ) -> None:
        super().__init__(parent, _("Settings"), width=540)
        self._before = self._shown = settings
        self._sources_before = sources
        self.appearance = _Choice(
            (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))),
            settings.appearance,
        )
        self.family = _combo([(name, name) for name in fonts.READING_FAMILIES], settings.family)
        self.text_size = _number(TEXT_PX, settings.text_px, _("{n} px"))
        self.line_width = _number(LINE_CHARACTERS, settings.line_characters, _("{n} letters"))
        self.patterns = _tick(
            _("Give each theme’s underline its own pattern"), on=settings.patterns
        )
        self.margin = _tick(_("Show notes beside the text"), on=settings.margin)
        zooms = [(_("{n} %").format(n=each), each) for each in _ZOOMS]
        self.zoom = _combo(zooms, settings.zoom_percent)
        self.refresh = _tick(
            _("Refresh feeds when Event Notes starts"), on=sources.refresh_at_start
        )
        self.hosts = _hosts(sources.allowed_hosts)
        self._lay_out_settings()
        self._listen()
        self.add_cancel_button(_("Cancel"))
        self.accept_button = self.add_accept_button(_("Done"))
        self.accept_button.clicked.connect(self._finish)
        self.appearance.setFocus()

    @property
    def settings(self) -> Settings:
        """The settings as the dialog says them."""
        return replace(
            self._before,
            appearance=self.appearance.value,
            text_px=self.text_size.value(),
            line_characters=self.line_width.value(),
            family=str(self.family.currentData()),
            patterns=self.patterns.isChecked(),
            margin=self.margin.isChecked(),
            zoom_percent=int(self.zoom.currentData()),
        )

    @property
    def sources(self) -> SourceSettings:
        """What the dialog says of feeds and addresses."""
        return SourceSettings(hosts_in(self.hosts.text()), self.refresh.isChecked())

    def reject(self) -> None:
        """Close, with the settings of before."""
        if self._shown != self._before:
            self.changed.emit(self._before)
        super().reject()

    def _finish(self) -> None:
        if self.sources != self._sources_before:
            self.sources_changed.emit(self.sources)
        self.accept()

    def _tell(self) -> None:
        self._show_zoom_hint()
        if self.settings != self._shown:
            self._shown = self.settings
            self.changed.emit(self._shown)

    def _show_zoom_hint(self) -> None:
        is_other = self.settings.zoom_percent != self._before.zoom_percent
        self._zoom_hint.setText(_("from the next start") if is_other else "")

    def _listen(self) -> None:
        self.appearance.buttons.buttonClicked.connect(self._tell)
        for combo in (self.family, self.zoom):
            combo.currentIndexChanged.connect(self._tell)
        for number in (self.text_size, self.line_width):
            number.valueChanged.connect(self._tell)
        for box in (self.patterns, self.margin):
            box.toggled.connect(self._tell)

    def _lay_out_settings(self) -> None:
        self._zoom_hint = wording.quiet("")
        self._zoom_hint.setMinimumWidth(140)
        self.rows.setSpacing(sizes.GAP * 2 + 4)
        self.rows.addLayout(
            _group(
                _("The window"),
                (_("Colours"), self.appearance),
                (_("Size"), _beside(self.zoom, self._zoom_hint)),
            )
        )
        self.rows.addLayout(
            _group(
                _("The text of posts"),
                (_("Font"), self.family),
                (_("Letters"), self.text_size),
                (_("Longest line"), self.line_width),
            )
        )
        self.rows.addLayout(
            _group(
                _("Highlights and notes"),
                (_("Underlines"), self.patterns),
                (_("Margin"), self.margin),
            )
        )
        self.rows.addLayout(
            _group(
                _("Feeds and addresses"),
                (_("At the start"), self.refresh),
                (_("Private hosts"), self.hosts),
                ("", _hint(self.hosts)),
            )
        )


class _Choice(QWidget):
    """A few words of which one is chosen, side by side."""

    def __init__(self, choices: tuple[tuple[str, str], ...], value: str) -> None:
        super().__init__()
        self.buttons = QButtonGroup(self)
        self._values: dict[int, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.EDGE)
        for number, (each, words) in enumerate(choices):
            button = QRadioButton(words)
            button.setAccessibleName(words)
            button.setChecked(each == value)
            self.buttons.addButton(button, number)
            self._values[number] = each
            row.addWidget(button)
            if each == value:
                self.setFocusProxy(button)
        row.addStretch(1)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._values[self.buttons.checkedId()]


def _group(title: str, *rows: tuple[str, QWidget]) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(sizes.GAP)
    made.addWidget(wording.section(title))
    grid = QGridLayout()
    grid.setHorizontalSpacing(sizes.EDGE)
    grid.setVerticalSpacing(sizes.GAP)
    grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for row, (name, field) in enumerate(rows):
        if name:
            grid.addWidget(_name_of(field, name), row, 0)
        grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
    made.addLayout(grid)
    return made


def _name_of(field: QWidget, name: str) -> QLabel:
    made = wording.body(name)
    made.setWordWrap(False)
    made.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name)
    return made


def _beside(field: QWidget, hint: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addWidget(hint)
    made.setFocusProxy(field)
    field.setAccessibleName(_("Size"))
    return made


def _combo(choices: list[tuple[str, str]] | list[tuple[str, int]], value: str | int) -> QComboBox:
    made = QComboBox()
    made.setMinimumWidth(170)
    for words, each in choices:
        made.addItem(words, each)
    made.setCurrentIndex(max(0, made.findData(value)))
    return made


def _number(allowed: range, value: int, words: str) -> QSpinBox:
    before, after = words.split("{n}")
    made = QSpinBox()
    made.setRange(allowed.start, allowed.stop - 1)
    made.setValue(value)
    made.setPrefix(before)
    made.setSuffix(after)
    made.setMinimumWidth(120)
    return made


def _hosts(allowed: tuple[str, ...]) -> QLineEdit:
    made = QLineEdit(" ".join(allowed))
    made.setMinimumWidth(_HOSTS_WIDTH)
    made.setPlaceholderText(_("none"))
    made.setAccessibleName(_("Private hosts"))
    return made


def _hint(hosts: QLineEdit) -> QWidget:
    words = _(
        "Hosts of your own network that may be fetched from, such as “wiki.example”. Others that"
        " are private are never asked."
    )
    made = wording.quiet(words)
    made.setFixedWidth(_HOSTS_WIDTH)
    hosts.setAccessibleDescription(words)
    return made


def _tick(words: str, *, on: bool) -> QCheckBox:
    made = QCheckBox(words)
    made.setAccessibleName(words)
    made.setChecked(on)
    return made
