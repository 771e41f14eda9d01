"""A job with its progress sheet over the window, and a way to stop it."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject

from app.ui.dialogs.job_progress import JobProgress
from app.ui.workspace import Workspace
from db.errors import Problem
from db.jobs import Job

T = TypeVar("T")


class UnderWay(QObject):
    """One job after the other; what is asked while one goes on is passed over."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._is_busy = False

    @cached_property
    def _sheet(self) -> JobProgress:
        """Made with the first job."""
        return JobProgress(self._window)

    def run(self, title: str, work: Callable[[Job], T], then: Callable[[T], None]) -> None:
        """Begin a job.

        Args:
            title: What is done, such as “Loading the sample posts”.
            work: Runs in a thread of its own.
            then: Takes what it gave, when the sheet has gone.
        """
        if self._is_busy:
            return

        def ended(found: T) -> None:
            self._end()
            then(found)

        self._is_busy = True
        self._sheet.begin(title)
        job = self._tasks.job(work, ended, otherwise=self._tell, stopped=self._end)
        job.reported.connect(self._sheet.report)
        self._sheet.stop_wanted.connect(job.stop)

    def _end(self) -> None:
        self._is_busy = False
        self._sheet.end()

    def _tell(self, problem: Problem) -> None:
        self._end()
        self._tasks.problem.emit(problem)
