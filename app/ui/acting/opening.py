"""Opens posts in the reader where someone stopped, and goes back and forward between them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from app.ui.acting.doing import Doing
from app.ui.acting.visits import Visit, Visits
from app.ui.reading.pictures import decode
from app.ui.workspace import Workspace
from db import highlights, post_lines, posts, progress, search
from db.errors import Problem
from db.library import Session
from db.records import Highlight, Image, Post, Progress, Span
from db.steps import Changes

POST: Final = "post"  # the channel of what fills the reader
READ_AFTER_MS: Final = 1_000  # a post passed on the way to another one is not read
KEEP_AFTER_MS: Final = 2_000  # of quiet, before the caret's place is written down


class Landing(Enum):
    """Which place of a query a post opens at: the one its snippet shows, or an end."""

    BEST = "best"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Goal:
    """Where to go in a post: a highlight, a place of a query, or where one stopped."""

    highlight_id: int = 0
    query: str = ""
    progress: Progress | None = None
    landing: Landing = Landing.BEST


@dataclass(frozen=True, slots=True)
class _Opened:
    """A post, where a query stands in it, and the number of the place to begin at."""

    post: Post
    places: tuple[Span, ...] = ()
    present: int = -1


class Opening:
    """Shows one post after the other."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._visits = Visits()
        self._landing = Landing.BEST
        self._read_timer = _timer(workspace.window, READ_AFTER_MS, self._mark_read)
        self._keep_timer = _timer(workspace.window, KEEP_AFTER_MS, self.keep_progress)
        reader = workspace.reader
        reader.place_changed.connect(self._keep_timer.start)
        reader.pictures_wanted.connect(self._read_pictures)
        workspace.tasks.changed.connect(self._hear)
        self._enable()

    def doing(self) -> Doing:
        """Back and forward."""
        return {"go.back": partial(self._step, -1), "go.forward": partial(self._step, +1)}

    @property
    def post(self) -> Post | None:
        """The post in the reader."""
        return self._workspace.reader.post

    def open(self, post_id: int, goal: Goal | None = None) -> None:
        """Open a post, as a new visit; the one that is open moves to its goal."""
        goal = replace(goal or Goal(), landing=self._landing)
        self._leave()
        self._visits.begin(post_id)
        self._read(post_id, goal)

    @contextmanager
    def landing(self, landing: Landing) -> Iterator[None]:
        """Let a post that is opened meanwhile begin at this place of its query."""
        self._landing = landing
        try:
            yield
        finally:
            self._landing = Landing.BEST

    def keep_progress(self) -> None:
        """Write down where in the open post the person is."""
        self._keep_timer.stop()
        if self.post is not None:
            place = self._workspace.reader.progress()
            self._workspace.tasks.keep(
                partial(progress.remember, post_id=self.post.id, progress=place)
            )

    def _read(
        self, post_id: int, goal: Goal, otherwise: Callable[[Problem], None] | None = None
    ) -> None:
        if self.post is not None and self.post.id == post_id and not goal.query:
            self._go(goal, _Opened(self.post))
            if goal.progress is not None:
                self._workspace.reader.restore(goal.progress)
            return
        self._workspace.tasks.read(
            partial(_opened, post_id=post_id, goal=goal),
            partial(self._show, goal),
            newest=POST,
            otherwise=otherwise,
        )

    def _show(self, goal: Goal, opened: _Opened) -> None:
        post = opened.post
        reader = self._workspace.reader
        if self.post is None or self.post.id != post.id or self.post.version != post.version:
            reader.show_post(post, goal.progress or post.progress)
        self._show_highlights(post.highlights)
        self._go(goal, opened)
        self._workspace.remembered.post = post.guid
        self._enable()

    def _go(self, goal: Goal, opened: _Opened) -> None:
        reader = self._workspace.reader
        if self.post is not None:
            self._workspace.post_list.select_post(self.post.id)
            if self.post.unread:  # also when Enter opens what the list has shown already
                self._read_timer.start()
        reader.show_places(opened.places, opened.present)
        if goal.highlight_id:
            reader.go_to_highlight(goal.highlight_id)

    def _show_highlights(self, found: tuple[Highlight, ...]) -> None:
        self._workspace.reader.set_highlights(found)
        notes = sum(bool(each.note) for each in found)
        facts = [ngettext("{n} highlight", "{n} highlights", len(found)).format(n=len(found))]
        if notes:
            facts.append(ngettext("{n} note", "{n} notes", notes).format(n=notes))
        self._workspace.status.show_facts(" · ".join(facts))

    def _leave(self) -> None:
        """Remember where the person was in the post that is open."""
        self._read_timer.stop()
        if self.post is None:
            return
        self.keep_progress()
        self._visits.keep(Visit(self.post.id, self._workspace.reader.progress()))

    def _step(self, way: int) -> None:
        self._leave()
        visit = self._visits.step(way)
        if visit is not None:
            goal = Goal(progress=visit.progress)
            self._read(visit.post_id, goal, partial(self._pass_over, visit, way))
        self._enable()

    def _pass_over(self, visit: Visit, way: int, _problem: Problem) -> None:
        """Forget a visit to a post that is gone, and go on the same way."""
        if self._visits.forget(visit, way):
            self._step(way)

    def _enable(self) -> None:
        actions = self._workspace.actions
        actions.enable(self._visits.can_step(-1), "go.back")
        actions.enable(self._visits.can_step(+1), "go.forward")

    def _mark_read(self) -> None:
        post = self.post
        if post is not None:
            self._workspace.tasks.keep(
                partial(progress.mark_read, ids=[post.id], read=True),
                lambda changed: self._workspace.tasks.changed.emit(Changes(posts=changed)),
            )

    def _hear(self, changes: Changes) -> None:
        """Read again what a step changed of the post that is open."""
        post = self.post
        if post is None:
            return
        shown = {each.id for each in self._workspace.reader.highlights}
        is_marked = post.id in changes.posts and bool(changes.highlights)
        if is_marked or changes.themes or not shown.isdisjoint(changes.highlights):
            self._workspace.tasks.read(
                partial(_marks, post_id=post.id), partial(self._renew_marks, post.id)
            )
        elif post.id in changes.posts or changes.events:
            self._workspace.tasks.read(
                partial(posts.open_post, post_id=post.id), self._renew,
                otherwise=partial(self._gone, post.id),
            )  # fmt: skip

    def _renew_marks(self, post_id: int, found: tuple[Highlight, ...] | None) -> None:
        if self.post is None or self.post.id != post_id:
            return
        if found is None:
            self._gone(post_id)
        else:
            self._show_highlights(found)

    def _renew(self, post: Post) -> None:
        if self.post is None or self.post.id != post.id:
            return
        reader = self._workspace.reader
        if post.version == self.post.version:
            reader.show_facts(replace(post, progress=self.post.progress))
        else:
            reader.show_post(post, reader.progress())
        self._show_highlights(post.highlights)

    def _gone(self, post_id: int, _problem: Problem | None = None) -> None:
        """A post went to the trash: it stands in the reader no more."""
        if self.post is not None and self.post.id == post_id:
            self._workspace.reader.show_post(None)

    def _read_pictures(self, wanted: list[tuple[int, int]]) -> None:
        post = self.post
        if post is None:
            return
        images = {image.position: image for image in post.images}
        for position, width in wanted:
            if images[position].data:
                self._workspace.tasks.read(
                    partial(_decoded, images[position], width),
                    partial(self._show_picture, post.id, position),
                )

    def _show_picture(self, post_id: int, position: int, picture: QImage) -> None:
        if self.post is not None and self.post.id == post_id:
            self._workspace.reader.set_picture(position, picture)


def _opened(session: Session, post_id: int, goal: Goal) -> _Opened:
    post = posts.open_post(session, post_id)
    places = search.places(session, post_id, goal.query) if goal.query else ()
    if not places:
        return _Opened(post)
    match goal.landing:
        case Landing.FIRST:
            return _Opened(post, places, 0)
        case Landing.LAST:
            return _Opened(post, places, len(places) - 1)
        case Landing.BEST:
            return _Opened(post, places, search.best_place(session, post_id, goal.query))


def _marks(session: Session, post_id: int) -> tuple[Highlight, ...] | None:
    """The highlights of a post; None when it is gone. Its text is not read: it may be long."""
    if not post_lines.lines(session, ids=[post_id]):
        return None
    return highlights.of_post(session, post_id)


def _decoded(image: Image, width: int, _session: Session) -> QImage:
    return decode(image.data, width)


def _timer(parent: QObject, wait_ms: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait_ms)
    timer.timeout.connect(then)
    return timer
