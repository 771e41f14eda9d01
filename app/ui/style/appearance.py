"""Light or dark: one palette and one sheet on the whole application."""

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.style import colours as palettes
from app.ui.style import fonts, icons, sheet
from app.ui.style.colours import Colours

Choice = Literal["system", "light", "dark"]

CHOICES: Final[tuple[Choice, ...]] = ("system", "light", "dark")

_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def prepare(app: QApplication) -> None:
    """Give a new application the style, the fonts and the mark; colours come by `Appearance`."""
    app.setStyle("Fusion")
    fonts.load()
    app.setFont(fonts.window())
    app.setWindowIcon(icons.app_icon())


def wear(app: QApplication, colours: Colours) -> None:
    """Put an application into these colours, every window of it."""
    app.setPalette(palettes.palette(colours))
    app.setStyleSheet(sheet.sheet(colours))


class Appearance(QObject):
    """Keeps the application in the colours a person chose, or in those of the system.

    Widgets that paint take their colours from their palette (`colours.of`); what
    is built once, like a post's page, listens to `changed` and is built again.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = "system"
        self._colours: Colours | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def choice(self) -> str:
        """What was chosen last: one of `CHOICES`."""
        return self._choice

    @property
    def colours(self) -> Colours:
        """The colours the application wears now; light until something is applied."""
        return self._colours or palettes.LIGHT

    def apply(self, choice: str) -> None:
        """Show the application light, dark, or as the system is; unknown words mean the system."""
        self._choice = choice if choice in CHOICES else "system"
        hints = QGuiApplication.styleHints()
        # Told to Qt as well, so that frames and file dialogs of the system go along.
        if self._choice in _SCHEMES:
            hints.setColorScheme(_SCHEMES[self._choice])
        else:
            hints.unsetColorScheme()
        self._follow()

    def _follow(self) -> None:
        wanted = palettes.choose(is_dark=self._is_dark(), is_high_contrast=_system_wants_contrast())
        if wanted is self._colours:
            return
        self._colours = wanted
        wear(self._app, wanted)
        self.changed.emit()

    def _is_dark(self) -> bool:
        return _system_is_dark() if self._choice == "system" else self._choice == "dark"


def _system_is_dark() -> bool:
    # Unknown, which bare X and the offscreen platform say, counts as light.
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _system_wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
