"""How the window looks and which of its parts are shown."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.acting.doing import Doing
from app.ui.frame import Frame
from app.ui.remembered import Settings
from app.ui.workspace import Workspace

SMALLEST_PX: Final = 13
USUAL_PX: Final = 17
LARGEST_PX: Final = 28


class Viewing:
    """Sizes, light and dark, panes, and the way from one part of the window to the next."""

    def __init__(self, workspace: Workspace, frame: Frame) -> None:
        self._workspace = workspace
        self._frame = frame
        self.settings = workspace.remembered.settings
        workspace.appearance.changed.connect(workspace.reader.apply_colours)
        workspace.reader.text_size_wanted.connect(self._resize)
        self.apply(self.settings)

    def doing(self) -> Doing:
        """The actions of the menu View, and those that go to a part of the window."""
        return {
            "view.sidebar": self._toggle_sidebar,
            "view.margin": self._toggle_margin,
            "view.annotations": self._toggle_annotations,
            "view.larger": partial(self._resize, +1),
            "view.smaller": partial(self._resize, -1),
            "view.usual": partial(self._resize, 0),
            "view.appearance": self._switch_appearance,
            "go.sidebar": self._focus_sidebar,
            "go.list": partial(self._focus, self._workspace.post_list),
            "go.reader": self._workspace.reader.setFocus,
            "go.next_pane": partial(self._step_pane, +1),
            "go.previous_pane": partial(self._step_pane, -1),
        }

    def apply(self, settings: Settings) -> None:
        """Show the window with these settings."""
        before, self.settings = self.settings, settings
        reader = self._workspace.reader
        if settings.appearance != self._workspace.appearance.choice:
            self._workspace.appearance.apply(settings.appearance)
        reader.set_look(settings.text_px, settings.line_characters, settings.family)
        reader.marks.set_patterns(settings.patterns)
        reader.set_margin_shown(settings.margin)
        self._workspace.actions["view.margin"].setChecked(settings.margin)
        if before != settings:
            self._workspace.remembered.settings = settings

    def _resize(self, more: int) -> None:
        size = self.settings.text_px + more if more else USUAL_PX
        self.apply(replace(self.settings, text_px=max(SMALLEST_PX, min(LARGEST_PX, size))))

    def _switch_appearance(self) -> None:
        wanted = "light" if self._workspace.appearance.colours.is_dark else "dark"
        self.apply(replace(self.settings, appearance=wanted))

    def _toggle_sidebar(self) -> None:
        shown = not self._workspace.sidebar.isVisible()
        self._frame.want_sidebar(shown)
        self._workspace.remembered.sidebar_shown = shown
        self._workspace.actions["view.sidebar"].setChecked(shown)

    def _toggle_margin(self) -> None:
        self.apply(replace(self.settings, margin=not self.settings.margin))

    def _toggle_annotations(self) -> None:
        annotations = self._workspace.annotations
        self._frame.show_highlights(not annotations.isVisible())
        self._focus(annotations if annotations.isVisible() else self._workspace.reader)

    def _focus_sidebar(self) -> None:
        if not self._workspace.sidebar.isVisible():
            self._toggle_sidebar()
        self._workspace.sidebar.setFocus()

    def _focus(self, pane: QWidget) -> None:
        if not pane.isVisible():
            pane.setVisible(True)
        pane.setFocus()

    def _step_pane(self, way: int) -> None:
        workspace = self._workspace
        panes = [workspace.sidebar, workspace.search_bar, workspace.post_list, workspace.reader]
        if workspace.annotations.isVisible():
            panes.append(workspace.annotations)
        panes = [pane for pane in panes if pane.isVisible()]
        now = next((n for n, pane in enumerate(panes) if _has_focus(pane)), -way)
        panes[(now + way) % len(panes)].setFocus()


def _has_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))
