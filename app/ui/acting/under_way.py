"""A job with its progress sheet over the window, and a way to stop it."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

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
        self._sheet: JobProgress

    @cached_property
    def _own_sheet(self) -> JobProgress:
        """Made with the first job."""
        return JobProgress(self._window)

    def run(
        self,
        title: str,
        work: Callable[[Job], T],
        then: Callable[[T], None],
        *,
        over: QDialog | None = None,
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Begin a job.

        Args:
            title: What is done, such as “Loading the sample posts”.
            work: Runs in a thread of its own.
            then: Takes what it gave, when the sheet has gone.
            over: Has the sheet instead of the window; once it is closed the job goes on unseen.
            otherwise: Takes a Problem instead of the `problem` signal.
        """
        if self._is_busy:
            return
        self._sheet = self._own_sheet if over is None else JobProgress(over)

        def ended(found: T) -> None:
            self._end()
            then(found)

        def failed(problem: Problem) -> None:
            self._end()
            (otherwise or self._tasks.problem.emit)(problem)

        self._is_busy = True
        self._sheet.begin(title)
        job = self._tasks.job(work, ended, otherwise=failed, stopped=self._end)
        job.reported.connect(self._sheet.report)
        self._sheet.stop_wanted.connect(job.stop)

    def _end(self) -> None:
        self._is_busy = False
        if not isValid(self._sheet):  # it went with its dialog
            return
        self._sheet.end()
        if self._sheet is not self._own_sheet:
            self._sheet.deleteLater()
