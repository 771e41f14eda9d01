"""What bench_window starts: our window on a library, or a bare one of three panes.

python -m tests.bench.window_start bare
python -m tests.bench.window_start LIBRARY [--memory]

A line on standard output tells each time what has happened: “shown” after the first
frame, “filled” when posts were painted, “memory” with the bytes taken a while after.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

BARE = "bare"
WITH_MEMORY = "--memory"
QUIET_MS = 1_500  # until all that a window does after its start is done


def main(arguments: Sequence[str]) -> int:
    """Show a window and tell about it; it closes by itself."""
    if arguments[0] == BARE:
        return _show_bare()
    return _show_ours(Path(arguments[0]), with_memory=WITH_MEMORY in arguments)


def _show_bare() -> int:
    """What Qt alone takes: nothing is imported that these few lines do not need."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import (
        QApplication,
        QListView,
        QMainWindow,
        QSplitter,
        QTextEdit,
        QTreeView,
    )  # fmt: skip

    app = QApplication(["bare"])
    window = QMainWindow()
    panes = QSplitter(Qt.Orientation.Horizontal)
    for pane in (QTreeView(), QListView(), QTextEdit()):
        panes.addWidget(pane)
    window.setCentralWidget(panes)
    window.resize(1280, 800)

    from tests.bench.painted import Painted

    first = Painted(app, lambda: True)
    first.told.connect(lambda: _tell("shown"))
    first.told.connect(window.close)
    window.show()
    return app.exec()


def _show_ours(library: Path, *, with_memory: bool) -> int:
    """As `app.__main__.window` does it, and `app.ui.application.main` after that."""
    gc.disable()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui.application import Application
    from app.ui.remembered import Remembered
    from app.ui.window import Window
    from tests.bench.painted import Painted

    remembered = Remembered()
    app = QApplication(["event-notes"])
    first = Painted(app, lambda: True)
    first.told.connect(lambda: _tell("shown"))
    Application(app, remembered).begin(library)
    window = next(each for each in app.topLevelWidgets() if isinstance(each, Window))
    rows = window.workspace.post_list.view

    def after() -> None:
        _tell("filled")
        if with_memory:
            window.workspace.post_list.select_first()
            QTimer.singleShot(QUIET_MS, end)
        else:
            window.close()

    def end() -> None:
        _tell_memory()
        window.close()

    filled = Painted(rows.viewport(), lambda: rows.model().rowCount() > 0)
    filled.told.connect(after)
    return app.exec()


def _tell_memory() -> None:
    import os

    from tests.bench import processes

    _tell(f"memory {processes.memory_bytes(os.getpid())}")


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
