"""Tends the index of words beside everything else: builds what is missing, anew when asked.

A library can come without its index, or with a part of it. It is built while the
person reads; a bar says how far it is and can stop it. After an import, and some
while after other steps, the list of words is made anew and parts of the index are
joined, as soon as nobody presses a key.
"""

from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer

from app.ui.acting.doing import Doing
from app.ui.acting.under_way import UnderWay
from app.ui.tasks import RunningJob
from app.ui.workspace import Workspace
from db import fulltext, index_upkeep, indexing
from db.errors import Problem
from db.fulltext import Unfinished
from db.interrupting import Interruption
from db.jobs import Job
from db.steps import Changes

SOON_MS: Final = 2_000
"""After posts came or changed: a moment without a key pressed."""
LATER_MS: Final = 60_000
"""After any other step: a highlight or note brings few words, and a large library many to read."""

_PRESSED: Final = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Indexing(QObject):
    """What is done for the index of words, in one window.

    Attributes:
        quiet: Runs out when nothing was pressed or written for a moment.
    """

    def __init__(self, workspace: Workspace, under_way: UnderWay) -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self._tasks = workspace.tasks
        self._under_way = under_way
        self._bar = workspace.notice
        self._building: RunningJob | None = None
        self._interruption: Interruption | None = None
        self._added = 0
        self._percent = 0
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.timeout.connect(self._tend)
        self._tasks.changed.connect(self._wait_for_quiet)
        self._bar.stop_wanted.connect(self._stop)

    def doing(self) -> Doing:
        """Building the index anew."""
        return {"index.rebuild": self._rebuild}

    def begin(self) -> None:
        """Build what the library lacks, if it lacks anything; a reader can only do without."""
        if not self._tasks.library.why_read_only:
            self._tasks.read(fulltext.unfinished, self._build)

    def close(self) -> None:
        """Let nothing of this hold up the end of the window."""
        self.quiet.stop()
        if self._interruption is not None:
            self._interruption.now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Wait on while something is pressed."""
        if event.type() in _PRESSED and self.quiet.isActive():
            self.quiet.start()
        return super().eventFilter(watched, event)

    # Built to its end

    def _build(self, unfinished: Unfinished | None) -> None:
        if unfinished is None or self._building is not None:
            return
        self._say_percent(unfinished.done, unfinished.total, "")
        self._building = self._tasks.job(
            partial(indexing.finish, self._tasks.library), self._say_built,
            otherwise=self._say_problem, stopped=self._say_rest,
        )  # fmt: skip
        self._building.reported.connect(self._say_percent)

    def _stop(self) -> None:
        if self._building is not None:
            self._building.stop()

    def _say_percent(self, done: int, total: int, _doing: str) -> None:
        self._percent = 100 * done // max(total, 1)
        self._bar.show_stoppable(
            _(
                "The index of words is being built: {n} %. Reading and highlighting go on; "
                "a search finds what is in the index so far."
            ).format(n=self._percent)
        )

    def _say_built(self, _found: None) -> None:
        self._building = None
        self._bar.show_words("")
        self._say(_("The index of words is complete: a search finds everything."))
        self._wait_for_quiet(Changes())

    def _say_rest(self) -> None:
        """The person stopped it: the bar goes with their answer."""
        self._building = None
        self._bar.show_words("")
        self._say(
            _("The index of words is built to {n} %; the next start of the window goes on.").format(
                n=self._percent
            )
        )

    def _say_problem(self, problem: Problem) -> None:
        self._say_rest()
        self._tasks.problem.emit(problem)

    # Built anew

    def _rebuild(self) -> None:
        """Build the index anew beside the old one; what is being built already is left alone."""
        if self._building is not None:
            self._say(_("The index of words is being built already."))
            return
        self._under_way.run(
            _("Building the index of words anew"),
            partial(indexing.renew, self._tasks.library),
            self._say_rebuilt,
        )

    def _say_rebuilt(self, _found: None) -> None:
        self._say(_("The index of words is built anew."))
        self._wait_for_quiet(Changes())

    # Tended in a quiet moment

    def _wait_for_quiet(self, changes: Changes) -> None:
        if self._tasks.library.why_read_only:
            return
        are_posts = bool(changes.posts) and not changes.highlights
        self._added += len(changes.posts) if are_posts else 0
        wait = SOON_MS if are_posts else LATER_MS
        if self.quiet.isActive():
            wait = min(wait, self.quiet.interval())
        self._watch_keys()
        self.quiet.start(wait)

    def _watch_keys(self) -> None:
        """Hear of keys where they come into the window, before any widget has them."""
        if handle := self._workspace.window.windowHandle():
            handle.installEventFilter(self)  # once more is as good as once

    def _tend(self) -> None:
        if not self._tasks.is_idle:
            self.quiet.start(SOON_MS)
            return
        added, self._added = self._added, 0
        library, interruption = self._tasks.library, Interruption()
        self._interruption = interruption

        def work(job: Job) -> None:
            index_upkeep.tend(library, added, job, interruption)

        self._tasks.job(work, _nothing, otherwise=_nothing)

    def _say(self, words: str) -> None:
        self._workspace.status.show_done(words, may_undo=False)


def _nothing(_found: object) -> None:
    """Nobody asked for it, so nobody is told; the next quiet moment tries again."""
