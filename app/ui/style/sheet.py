"""The small style sheet: what Fusion and the palette leave to be said.

Views have no rules for their items: a sheet's ::item and a delegate fight over
each row. Every ring of focus is 2 px where a line of 1 px was, and the padding
gives way by that pixel, so nothing moves when the keyboard arrives.
"""

from string import Template

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor

import resources
from app.ui.style.colours import Colours


def sheet(colours: Colours) -> str:
    """The sheet of an application in these colours."""
    QDir.setSearchPaths("styles", [str(resources.path("styles"))])
    return Template(resources.text("styles", "window.qss")).substitute(
        window=colours.window.name(),
        paper=colours.paper.name(),
        alternate=colours.alternate.name(),
        text=colours.text.name(),
        muted=colours.muted.name(),
        line=colours.line.name(),
        accent=colours.accent.name(),
        on_accent=colours.on_accent.name(),
        disabled=colours.disabled.name(),
        chosen=colours.chosen.name(),
        # Round a primary button the accent itself would not be seen.
        ring_on_accent="#ffffff" if colours.is_dark else colours.text.name(),
        hover=mixed(colours.window, colours.text, 0.06).name(),
        handle=mixed(colours.window, colours.text, 0.22).name(),
        accent_hover=mixed(colours.accent, colours.text, 0.12).name(),
        accent_pressed=mixed(colours.accent, colours.text, 0.24).name(),
    )


def mixed(ground: QColor, over: QColor, share: float) -> QColor:
    """The colour that `over` gives when it lies on `ground` at an opacity of `share`."""
    parts = (
        (ground.redF(), over.redF()),
        (ground.greenF(), over.greenF()),
        (ground.blueF(), over.blueF()),
    )
    return QColor.fromRgbF(*(below + (above - below) * share for below, above in parts))
