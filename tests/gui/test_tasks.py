"""Work beside the window: answers come in the window's thread, in order, and none is lost."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.ui.tasks import Tasks
from db import post_lines, posts, theme_tree, themes
from db.errors import NotFoundProblem, Problem
from db.jobs import Job
from db.library import Library, Session
from db.steps import Changes


@pytest.fixture
def tasks(library: Library, qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(library)
    yield made
    made.close()


def titles(session: Session) -> list[str]:
    return [line.title for line in post_lines.lines(session)]


def add_theme(session: Session, name: str) -> str:
    return themes.named(session, name).name


def test_what_was_read_is_handed_over_in_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[tuple[list[str], threading.Thread]] = []
    tasks.read(titles, lambda found: heard.append((found, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(heard))
    found, thread = heard[0]
    assert "Lanterns on the river" in found
    assert thread is threading.main_thread()


def test_a_step_is_on_disk_and_told_before_it_is_answered(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []
    tasks.changed.connect(heard.append)
    tasks.write(partial(add_theme, name="Crowds 🏮"), heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert isinstance(heard[0], Changes)
    assert heard[0].themes
    assert heard[1] == "Crowds 🏮"


def test_of_reads_on_one_channel_those_that_wait_are_dropped_for_the_newest(
    tasks: Tasks, qtbot: QtBot
) -> None:
    heard: list[int] = []
    gate = threading.Event()
    tasks.read(lambda _session: gate.wait(10), lambda _found: heard.append(0))
    for number in (1, 2, 3):
        tasks.read(partial(_give, number), heard.append, newest="post")
    gate.set()
    qtbot.waitUntil(lambda: 3 in heard)
    assert heard == [0, 3]


def test_a_forgotten_channel_says_nothing_any_more(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[int] = []
    begun, gate = threading.Event(), threading.Event()

    def slow(_session: Session) -> int:
        begun.set()
        gate.wait(10)
        return 1

    tasks.read(slow, heard.append, newest="search")
    assert begun.wait(10)
    tasks.forget("search")
    gate.set()
    tasks.read(partial(_give, 2), heard.append)
    qtbot.waitUntil(lambda: 2 in heard)
    assert heard == [2]


def test_a_problem_goes_to_who_takes_it_or_to_everybody(tasks: Tasks, qtbot: QtBot) -> None:
    taken: list[Problem] = []
    told: list[Problem] = []
    tasks.problem.connect(told.append)
    tasks.read(partial(posts.open_post, post_id=99), _never, otherwise=taken.append)
    tasks.read(partial(posts.open_post, post_id=98), _never)
    qtbot.waitUntil(lambda: bool(taken and told))
    assert isinstance(taken[0], NotFoundProblem)
    assert "98" in told[0].message


def test_a_bug_in_a_read_rises_in_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as risen:
        tasks.read(lambda _session: 1 // 0, _never)
        qtbot.waitUntil(lambda: bool(risen))
    assert risen[0][0] is ZeroDivisionError


def test_a_stopped_job_says_so_and_gives_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    gate = threading.Event()

    def work(job: Job) -> str:
        gate.wait(10)
        job.report(1, 2, "Reading")
        return "done"

    running = tasks.job(work, heard.append, stopped=lambda: heard.append("stopped"))
    running.stop()
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["stopped"]


def test_closing_finishes_what_is_to_be_written(library: Library, qtbot: QtBot) -> None:
    made = Tasks(library)
    for number in range(5):
        made.write(partial(add_theme, name=f"Theme {number}"))
    made.close()
    with library.reading() as session:
        assert len(theme_tree.listed(session)) == 5


def test_it_says_when_all_is_on_disk(tasks: Tasks, qtbot: QtBot) -> None:
    said: list[bool] = []
    tasks.saving.connect(said.append)
    tasks.write(partial(add_theme, name="One"))
    tasks.write(partial(add_theme, name="Two"))
    qtbot.waitUntil(lambda: said[-1:] == [False])
    assert said == [True, True, True, False]


def _give(number: int, _session: Session) -> int:
    return number


def _never(found: object) -> None:
    raise AssertionError(found)


FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_what_runs_on_a_channel_can_be_ended_and_is_not_heard(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []
    begun = threading.Event()

    def count_for_ever(session: Session) -> None:
        begun.set()
        session.execute(text(FOR_EVER))

    tasks.read(count_for_ever, heard.append, newest="ranking")
    tasks.read(partial(_give, 1), heard.append, newest="post")
    assert begun.wait(10)
    tasks.interrupt("post")  # waits, and is dropped; what runs belongs to another channel
    tasks.interrupt("ranking", older_than_ms=60_000)  # too young to be ended
    assert not tasks.is_idle
    tasks.interrupt("ranking")
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert heard == []
    tasks.read(partial(_give, 2), heard.append, newest="ranking")
    qtbot.waitUntil(lambda: heard == [2])
