"""The window is asked to close when the system wants an end; the process does not just die."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.ending import EndingSignals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
SIGNALS = [] if sys.platform == "win32" else [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]


@pytest.fixture
def own_signals() -> Iterator[None]:
    """What pytest itself does on signals comes back afterwards."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_wish_for_an_end_is_heard_in_the_windows_thread(
    qtbot: QtBot, own_signals: None, number: int
) -> None:
    asked: list[str] = []
    parent = QObject()
    EndingSignals(lambda: asked.append("end"), parent)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: asked == ["end"])
    parent.deleteLater()
