"""What waits until a window has been seen."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.first_frame import FirstFrame


class Painting(QWidget):
    """Keeps in order what happens."""

    def __init__(self, happened: list[str]) -> None:
        super().__init__()
        self._happened = happened

    def paintEvent(self, _event: object) -> None:  # noqa: N802 -- Qt's name
        self._happened.append("painted")


def test_it_is_called_once_after_the_window_was_painted(qtbot: QtBot) -> None:
    happened: list[str] = []
    window = Painting(happened)
    qtbot.addWidget(window)
    window.show()
    FirstFrame(window, lambda: happened.append("called"))
    qtbot.waitUntil(lambda: "called" in happened)
    assert happened[0] == "painted"
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: happened[-1] == "painted")
    assert happened.count("called") == 1


def test_a_window_that_nobody_can_see_is_not_waited_for_for_ever(qtbot: QtBot) -> None:
    happened: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    window.winId()  # it has its place on the screen, and is not shown
    FirstFrame(window, lambda: happened.append("called"))
    qtbot.waitUntil(lambda: happened == ["called"])
