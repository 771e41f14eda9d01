"""The side at which words begin, as the window runs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QWidget


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """The leading side of a widget in its middle: Qt alone goes by the language of the words."""
    flag = Qt.AlignmentFlag
    side = QStyle.visualAlignment(widget.layoutDirection(), flag.AlignLeading)
    return side | flag.AlignAbsolute | flag.AlignVCenter
