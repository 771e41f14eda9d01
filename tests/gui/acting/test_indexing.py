"""The window builds the index of words while the person goes on, and anew when they ask."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app import marking
from app.ui.acting.indexing import LATER_MS, SOON_MS, Indexing
from app.ui.browsing.notice_bar import NoticeBar
from app.ui.dialogs.job_progress import JobProgress
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from db import fulltext, index_upkeep, indexing, posts
from db.errors import LibraryProblem
from db.fulltext import Unfinished
from db.index_tables import INDEXES
from db.jobs import Job
from db.library import Library
from db.records import Span
from tests.gui.person import LONGEST_WAIT_MS, Person, open_window, put_away


class Gate:
    """Lets a job go on to one of its reports and no further, until it is opened."""

    def __init__(self, work: Callable[[Library, Job], None], reports: int) -> None:
        self.reached, self.opened = Event(), Event()
        self._work, self._reports = work, reports

    def __call__(self, library: Library, job: Job) -> None:
        gate, left = self, [self._reports]

        class Held:
            def report(self, done: int, total: int | None, doing: str) -> None:
                job.report(done, total, doing)
                left[0] -= 1
                if left[0] == 0:
                    gate.reached.set()
                    assert gate.opened.wait(LONGEST_WAIT_MS / 1000)

        self._work(library, Held())


@pytest.fixture
def unbuilt(tmp_path: Path, files: Path) -> Path:
    """A closed library of three posts whose indexes hold nothing."""
    path = Path(shutil.copy(files / "filled.eventnotes", tmp_path / "unbuilt.eventnotes"))
    with Library.open(path, write=True) as library, library.writing(counts=False) as session:
        for index in INDEXES:
            fulltext.make_empty(session.connection(), index)
    return path


@pytest.fixture
def seated(
    qtbot: QtBot, look: Appearance, remembered: Remembered
) -> Iterator[Callable[[Library], Person]]:
    """Seats someone before a window on a library that may still be building its index."""
    windows = []

    def seat(library: Library) -> Person:
        windows.append(open_window(qtbot, library, look, remembered))
        return Person(qtbot, windows[-1])

    yield seat
    for window in windows:
        put_away(window)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """One row at a time."""
    monkeypatch.setattr(indexing, "_ROWS", 1)


def bar(person: Person) -> NoticeBar:
    return person.workspace.notice


def part(person: Person) -> Indexing:
    found = person.window.findChild(Indexing)
    assert isinstance(found, Indexing)
    return found


def standing(person: Person) -> index_upkeep.Standing:
    with person.workspace.tasks.library.reading() as session:
        return index_upkeep.standing(session)


def unfinished(library: Library) -> Unfinished | None:
    with library.reading() as session:
        return fulltext.unfinished(session)


def test_a_library_without_its_index_is_read_while_it_is_built(
    unbuilt: Path, seated: Callable[[Library], Person]
) -> None:
    person = seated(Library.open(unbuilt, write=True))
    assert standing(person).is_whole
    assert bar(person).isHidden()
    assert "complete" in person.said
    person.press("Ctrl+F")
    person.write("procurement")
    assert person.titles() == ["Who pays for the lanterns?"]


@pytest.mark.usefixtures("small_batches")
def test_the_bar_says_how_far_it_is_and_stops_it(
    qtbot: QtBot,
    unbuilt: Path,
    look: Appearance,
    remembered: Remembered,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app.ui.window import Window

    gate = Gate(indexing.finish, 8)
    monkeypatch.setattr(indexing, "finish", gate)
    library = Library.open(unbuilt, write=True)
    window = Window(library, look, remembered)
    try:
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(gate.reached.is_set, timeout=LONGEST_WAIT_MS)
        notice = window.workspace.notice
        qtbot.waitUntil(lambda: "33 %" in notice.words, timeout=LONGEST_WAIT_MS)
        assert notice.isVisible()
        assert "Reading and highlighting go on" in notice.accessibleName()
        assert window.workspace.post_list.view.model().rowCount() == 3
        stop = notice.findChild(QToolButton)
        assert stop is not None
        assert stop.isVisible()
        stop.setFocus()
        QTest.keyClick(stop, Qt.Key.Key_Space)
        gate.opened.set()
        person = Person(qtbot, window)
        person.wait()
        assert "built to 33 %" in person.said
        assert notice.isHidden()
        left = unfinished(library)
        assert left is not None
        assert left.done in {1, 2}
    finally:
        gate.opened.set()
        put_away(window)


@pytest.mark.usefixtures("small_batches")
def test_what_was_stopped_goes_on_at_the_next_start(
    unbuilt: Path, seated: Callable[[Library], Person]
) -> None:
    with Library.open(unbuilt, write=True) as library, library.writing(counts=False) as session:
        fulltext.add_rows(session.connection(), INDEXES[0], 0, 2)
    person = seated(Library.open(unbuilt, write=True))
    assert standing(person).is_whole
    assert bar(person).isHidden()


def test_a_library_that_is_only_read_is_read_without_an_index(
    unbuilt: Path, seated: Callable[[Library], Person]
) -> None:
    person = seated(Library.open(unbuilt))
    assert "can be read here" in bar(person).words
    assert not standing(person).is_whole
    person.open_first()
    assert person.post
    assert not part(person).quiet.isActive()


def test_the_index_is_built_anew_by_its_key(person: Person) -> None:
    person.press("Ctrl+Alt+I")
    assert person.said == "The index of words is built anew."
    assert standing(person).is_whole
    person.press("Ctrl+F")
    person.write("procurement")
    assert person.titles() == ["Who pays for the lanterns?"]


@pytest.mark.usefixtures("small_batches")
def test_while_it_is_built_anew_the_person_searches_and_writes_and_may_stop_it(
    qtbot: QtBot, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(indexing.renew, 6)
    monkeypatch.setattr(indexing, "renew", gate)
    person.workspace.actions["index.rebuild"].trigger()
    sheet = person.window.findChild(JobProgress)
    assert isinstance(sheet, JobProgress)
    qtbot.waitUntil(lambda: sheet.isVisible() and gate.reached.is_set(), timeout=LONGEST_WAIT_MS)
    library = person.workspace.tasks.library
    assert unfinished(library) is None  # the old index goes on to serve
    with library.step() as session:
        posts.edit(session, 1, title="Torches 🔥 אש", author="", published="")
    QTest.keyClick(person.focus, Qt.Key.Key_Escape)
    gate.opened.set()
    person.wait()
    assert not sheet.isVisible()
    assert unfinished(library) is None
    with library.writing(counts=False) as session:
        assert fulltext.out_of_step(session.connection()) == ()


def test_what_cannot_be_written_is_not_built_anew_and_that_is_told(
    unbuilt: Path, seated: Callable[[Library], Person]
) -> None:
    person = seated(Library.open(unbuilt))
    problems: list[LibraryProblem] = []
    person.workspace.tasks.problem.connect(problems.append)
    person.press("Ctrl+Alt+I")
    [problem] = problems
    assert "Nothing can be changed in this library" in problem.message


def test_in_a_quiet_moment_after_a_change_the_words_are_listed(person: Person) -> None:
    tending = part(person)
    assert not tending.quiet.isActive()
    person.press("Ctrl+2", "Home", "Ctrl+Del")  # the first post goes to the trash
    assert (tending.quiet.isActive(), tending.quiet.interval()) == (True, SOON_MS)
    assert not standing(person).words_are_fresh
    tending.quiet.timeout.emit()
    person.wait()
    assert standing(person).words_are_fresh


def test_a_highlight_can_wait_longer_and_does_not_put_off_what_cannot(person: Person) -> None:
    tending = part(person)
    with person.workspace.tasks.library.step() as session:
        marking.highlight(session, 2, Span(0, 11), ("Crowds",), note="📎 e\u0301 קהל")
    person.wait()
    assert tending.quiet.interval() == LATER_MS
    person.press("Ctrl+2", "Home", "Ctrl+Del")
    assert tending.quiet.interval() == SOON_MS


def test_nothing_is_tended_while_keys_are_pressed(qtbot: QtBot, person: Person) -> None:
    tending = part(person)
    person.press("Ctrl+2", "Home", "Ctrl+Del")
    tending.quiet.start(SOON_MS)
    qtbot.waitUntil(lambda: tending.quiet.remainingTime() < SOON_MS, timeout=LONGEST_WAIT_MS)
    begun: list[int] = []
    tending.quiet.timeout.connect(lambda: begun.append(1))
    handle = person.window.windowHandle()
    before = tending.quiet.timerId()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert tending.quiet.timerId() != before  # it was started once more
    assert begun == []


def test_a_window_that_closes_does_not_wait_for_it(person: Person) -> None:
    tending = part(person)
    person.press("Ctrl+2", "Home", "Ctrl+Del")
    assert tending.quiet.isActive()
    tending.quiet.timeout.emit()
    person.window.close()
    assert not tending.quiet.isActive()
