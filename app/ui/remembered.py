"""What the window remembers between runs, in one small file beside the library.

The file is no part of a person's work: whatever cannot be read in it is taken
as not remembered, and the window starts as it would the first time.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from app import settings
from app.ui.style.appearance import CHOICES
from app.ui.style.fonts import READING_FAMILIES
from db.records import Scope, ScopeKind

FILE_NAME: Final = "window.ini"
RECENT_LIBRARIES: Final = 8
RECENT_USES: Final = 12
TEXT_PX: Final = range(13, 29)
LINE_CHARACTERS: Final = range(45, 91)
ZOOM_PERCENT: Final = range(100, 151)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose in the settings.

    Attributes:
        appearance: One of `style.appearance.CHOICES`.
        text_px: Size of a post's letters, of `TEXT_PX`.
        line_characters: The longest line, in average letters, of `LINE_CHARACTERS`.
        family: The font of posts, of `READING_FAMILIES`.
        patterns: Each theme's underline has a pattern of its own as well as a colour.
        margin: The notes stand beside the text.
        zoom_percent: Size of the whole window, of `ZOOM_PERCENT`; it takes a new start.
    """

    appearance: str = "system"
    text_px: int = 17
    line_characters: int = 70
    family: str = READING_FAMILIES[0]
    patterns: bool = True
    margin: bool = True
    zoom_percent: int = 100


class Remembered:
    """Reads and writes the window's file; it needs no application, only Qt's core."""

    def __init__(self, path: Path | None = None) -> None:
        where = path or settings.home() / FILE_NAME
        self._store = QSettings(str(where), QSettings.Format.IniFormat)

    @property
    def settings(self) -> Settings:
        """The settings; the usual value stands in for each that cannot be used."""
        usual = Settings()
        return Settings(
            appearance=self._one_of("appearance", CHOICES, usual.appearance),
            text_px=self._one_of("text_px", TEXT_PX, usual.text_px),
            line_characters=self._one_of("line_characters", LINE_CHARACTERS, usual.line_characters),
            family=self._one_of("family", READING_FAMILIES, usual.family),
            patterns=self._one_of("patterns", (True, False), usual.patterns),
            margin=self._one_of("margin", (True, False), usual.margin),
            zoom_percent=self._one_of("zoom_percent", ZOOM_PERCENT, usual.zoom_percent),
        )

    @settings.setter
    def settings(self, chosen: Settings) -> None:
        for name, value in asdict(chosen).items():
            self._write(f"settings/{name}", value)

    @property
    def scope(self) -> Scope:
        """What the list showed last; all posts if that is not known."""
        kind, number = self._text("shown/scope"), self._read("shown/scope_id")
        if kind not in set(ScopeKind) or not isinstance(number, int):
            return Scope()
        return Scope(ScopeKind(kind), number)

    @scope.setter
    def scope(self, shown: Scope) -> None:
        self._write("shown/scope", str(shown.kind))
        self._write("shown/scope_id", shown.id)

    @property
    def sort(self) -> str:
        """How the list was sorted; "" if that is not known."""
        return self._text("shown/sort")

    @sort.setter
    def sort(self, name: str) -> None:
        self._write("shown/sort", name)

    @property
    def post(self) -> str:
        """The guid of the post that was open; "" if none was."""
        return self._text("shown/post")

    @post.setter
    def post(self, guid: str) -> None:
        self._write("shown/post", guid)
        self.use("post", guid)

    def used(self, kind: str) -> tuple[str, ...]:
        """What was gone to of late, the last first: guids of posts or themes, names of actions.

        Some may be of another library, or gone.
        """
        return tuple(self._texts(f"used/{kind}"))

    def use(self, kind: str, name: str) -> None:
        """Put something at the top of what was used of its kind; the oldest of too many goes."""
        names = [name, *(each for each in self.used(kind) if each != name)]
        self._write(f"used/{kind}", names[:RECENT_USES])

    @property
    def sidebar_shown(self) -> bool:
        """Whether the sidebar stands in the window; it does at first."""
        return self._read("shown/sidebar") is not False

    @sidebar_shown.setter
    def sidebar_shown(self, shown: bool) -> None:
        self._write("shown/sidebar", shown)

    @property
    def recent_libraries(self) -> tuple[Path, ...]:
        """The libraries that were opened, the last one first; some may be gone by now."""
        return tuple(map(Path, self._texts("libraries/recent")))

    @property
    def last_library(self) -> Path | None:
        """The library that was open last; None if there was none."""
        return next(iter(self.recent_libraries), None)

    def add_library(self, path: Path) -> None:
        """Put a library at the top of the recent ones; the oldest of too many goes."""
        paths = [path, *(each for each in self.recent_libraries if each != path)]
        self._write("libraries/recent", [str(each) for each in paths[:RECENT_LIBRARIES]])

    @property
    def export_choice(self) -> dict[str, str | int | bool]:
        """What was chosen for the last export, by the export dialog's own names."""
        value = self._read("export/choice")
        if not isinstance(value, dict):
            return {}
        return {name: each for name, each in value.items() if isinstance(each, str | int)}

    @export_choice.setter
    def export_choice(self, choice: dict[str, str | int | bool]) -> None:
        self._write("export/choice", choice)

    def unfinished_note(self, key: str) -> str:
        """What was being written as a note when the program ended without saving it, or ""."""
        return self._text(f"notes/{key}")

    def keep_unfinished_note(self, key: str, text: str) -> None:
        """Keep what is being written, against a crash; "" forgets it."""
        if text:
            self._write(f"notes/{key}", text)
            self.write()
        else:
            self._store.remove(f"notes/{key}")

    def state(self, name: str) -> QByteArray:
        """The geometry of a window, or the state of a splitter, by its name; empty if unknown."""
        value = self._store.value(f"places/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember a geometry or a splitter's state under a name."""
        self._store.setValue(f"places/{name}", state)

    def write(self) -> None:
        """Put what was remembered on disk now; Qt does so by itself now and then, too."""
        self._store.sync()

    def _one_of(self, name: str, allowed: Collection[T], usual: T) -> T:
        """The setting of this name as it is allowed to be, else the usual value."""
        value = self._read(f"settings/{name}")
        return next((each for each in allowed if each == value), usual)

    def _text(self, key: str) -> str:
        value = self._read(key)
        return value if isinstance(value, str) else ""

    def _texts(self, key: str) -> list[str]:
        value = self._read(key)
        return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []

    def _read(self, key: str) -> object:
        """What stands under a key; None when nothing that can be read does."""
        written = self._store.value(key)
        if not isinstance(written, str):
            return None
        try:
            found: object = json.loads(written)
        except ValueError:
            return None
        return found

    def _write(self, key: str, value: object) -> None:
        # As JSON: what Qt itself writes of a number or a flag comes back as text.
        self._store.setValue(key, json.dumps(value, ensure_ascii=False))
