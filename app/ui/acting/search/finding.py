"""Finds words in the open post, in a bar over its text."""

from functools import cached_property, partial
from gettext import gettext as _
from typing import Final

from app.ui.acting.doing import Doing
from app.ui.reading.places.find_bar import FindBar
from app.ui.reading.places.walk import PlaceWalk
from app.ui.reading.places.words import counted
from app.ui.workspace import Workspace
from db.library import Session
from db.records import Post, Span
from db.search.plain_places import MOST, Sought, find

FIND: Final = "find"  # the channel of what is found in the open post
SHORT: Final = 10_000  # code points that are searched through in two or three milliseconds
_LONGEST: Final = 100  # code points of a selection that is taken for what is sought


class Finding:
    """The bar, what it finds, and the way from place to place and round the post."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._is_on = False
        self._from = 0
        workspace.reader.post_shown.connect(self._follow)

    def doing(self) -> Doing:
        """Finding in the post."""
        return {"search.in_post": self._begin}

    @property
    def is_on(self) -> bool:
        """Whether the bar is open: F3 walks what it found then."""
        return self._is_on

    def leave(self) -> bool:
        """Close the bar, the caret at the present place; False if it was not open."""
        if not self._is_on:
            return False
        reader = self._workspace.reader
        self._is_on = False
        self._workspace.tasks.forget(FIND)
        reader.places.show_found(None)
        focused = self._workspace.window.focusWidget()
        had_keyboard = focused is not None and self._bar.isAncestorOf(focused)
        self._bar.hide()
        if had_keyboard:
            reader.setFocus()
        return True

    def walk(self, way: int) -> None:
        """Go to the next (+1) or previous (-1) place; the post is a ring."""
        reader = self._workspace.reader
        went_round = reader.walk_round(way)
        self._from = reader.selected().start
        self._say(_went_round(way) if went_round else "")

    @cached_property
    def _bar(self) -> FindBar:
        bar = FindBar(self._workspace.reader)
        self._workspace.reader.cover = bar
        bar.changed.connect(self._find)
        bar.stepped.connect(self.walk)
        bar.left.connect(self.leave)
        return bar

    def _begin(self) -> None:
        """Open the bar, with the selection as what is sought, or what was sought last."""
        reader = self._workspace.reader
        post = reader.post
        if post is None:
            self._workspace.status.show_done(_("Open a post first."), may_undo=False)
            return
        if not self._is_on:
            self._from = reader.selected().start
        self._is_on = True
        before = self._bar.sought
        self._bar.appear(_sought(post, reader.selected()))
        if not reader.places.is_finding and self._bar.sought == before:
            self._find()

    def _find(self) -> None:
        """Find what stands in the field, and go to the first place from the caret on."""
        self._look(is_going=True)

    def _follow(self) -> None:
        """Find the same in another post, which stays where it was opened."""
        if self._is_on and self._workspace.reader.post is None:
            self.leave()
        elif self._is_on:
            self._from = 0
            self._look(is_going=False)

    def _look(self, *, is_going: bool) -> None:
        post, sought, tasks = self._workspace.reader.post, self._bar.sought, self._workspace.tasks
        if not self._is_on or post is None:
            return
        tasks.forget(FIND)
        if len(post.text) <= SHORT:
            self._show(is_going, find(post.text, sought))
        else:
            tasks.read(partial(_found, post, sought), partial(self._show, is_going), newest=FIND)

    def _show(self, is_going: bool, spans: tuple[Span, ...]) -> None:
        reader = self._workspace.reader
        walk = PlaceWalk(spans)
        if is_going:
            walk.step_round(+1, self._from)
        reader.places.show_found(walk)
        if walk.present >= 0:
            reader.go_to_place(walk.present)
        self._say()

    def _say(self, more: str = "") -> None:
        words = counted(self._workspace.reader.places.walk, MOST)
        if not words and self._bar.sought.words.strip():
            words = _("Not in this post")
        self._bar.say(f"{words} · {more}" if more else words)


def _sought(post: Post, selected: Span) -> str:
    """The selection, if it is short and of one paragraph."""
    words = post.text[selected.start : selected.end]
    is_one = len(words) <= _LONGEST and "\n" not in words
    return " ".join(words.replace("\ufffc", " ").split()) if is_one else ""


def _went_round(way: int) -> str:
    return _("from the beginning") if way > 0 else _("from the end")


def _found(post: Post, sought: Sought, _session: Session) -> tuple[Span, ...]:
    return find(post.text, sought)
