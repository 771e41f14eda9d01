import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs import job_progress
from app.ui.dialogs.job_progress import JobProgress


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    field = QLineEdit(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    return window


def shown(qtbot: QtBot, window: QWidget) -> JobProgress:
    progress = JobProgress(window)
    progress.begin("Reading posts")
    qtbot.waitUntil(progress.isVisible)
    return progress


def test_a_job_that_ends_at_once_shows_nothing(window: QWidget) -> None:
    progress = JobProgress(window)
    progress.begin("Reading posts")
    progress.report(1, 2, "a.txt")
    progress.end()
    assert not progress.isVisible()


def test_a_longer_job_is_shown_with_what_is_done(qtbot: QtBot, window: QWidget) -> None:
    progress = shown(qtbot, window)
    progress.report(3, 12, "café 🏮 שלום.txt")
    bar = progress.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 12)
    assert progress.words == "3 of 12 · café 🏮 שלום.txt"


@pytest.mark.parametrize("total", [None, -1, 0])
def test_without_a_known_end_the_bar_only_moves(
    qtbot: QtBot, window: QWidget, total: int | None
) -> None:
    progress = shown(qtbot, window)
    progress.report(3, total, "a.txt")
    bar = progress.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    assert progress.words == "a.txt"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_esc_or_the_button_asks_for_an_end_and_says_so(
    qtbot: QtBot, window: QWidget, key: Qt.Key
) -> None:
    progress = shown(qtbot, window)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    with qtbot.waitSignal(progress.stop_wanted):
        QTest.keyClick(focus, key)
    progress.report(4, 12, "b.txt")
    assert progress.words == "Stopping…"


def test_the_keyboard_goes_back_where_it_was(qtbot: QtBot, window: QWidget) -> None:
    progress = shown(qtbot, window)
    progress.end()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_click_beside_it_leaves_it_there(qtbot: QtBot, window: QWidget) -> None:
    progress = shown(qtbot, window)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert progress.isVisible()


def test_it_stays_inside_a_window_that_becomes_narrow(qtbot: QtBot, window: QWidget) -> None:
    progress = shown(qtbot, window)
    window.resize(400, 400)
    qtbot.waitUntil(lambda: window.rect().contains(progress.frame()))


def test_it_waits_less_than_half_a_second() -> None:
    assert 300 <= job_progress.WAIT_MS <= 500
