"""Reads, stars, edits, files and removes posts: those chosen in the list, or the open one."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.ui.acting.doing import Doing
from app.ui.acting.filling_in import fill_in
from app.ui.acting.note_writing import NoteWriting
from app.ui.acting.opening import Opening
from app.ui.acting.search.searching import goal_of
from app.ui.browsing.post_list_rows import Row
from app.ui.dialogs.event_picker import EventChanges
from app.ui.dialogs.post_editor import PostEditor, PostEventsEditor, PostForm
from app.ui.reading import links
from app.ui.workspace import Workspace
from db import events, history, post_lines, posts, progress
from db.library import Session
from db.records import About, LinkOut, Post, PostLine
from db.steps import Changes


class OnPosts:
    """What can be done with posts."""

    def __init__(self, workspace: Workspace, opening: Opening, notes: NoteWriting) -> None:
        self._workspace = workspace
        self._opening = opening
        self._notes = notes
        workspace.post_list.chosen.connect(self._open_row)
        workspace.post_list.activated.connect(self._read_row)
        workspace.reader.link_opened.connect(self._follow)
        workspace.reader.link_hovered.connect(workspace.status.show_link)

    def doing(self) -> Doing:
        """The actions of the menu Post."""
        return {
            "post.read": self._switch_read,
            "post.star": self._switch_star,
            "post.edit": self.edit,
            "post.events": self._file,
            "post.note": self._note,
            "post.original": self._open_original,
            "post.remove": self.remove,
        }

    def chosen(self) -> list[int]:
        """The posts chosen in the list; the open one when none is, and while it is read.

        What is read need not stand in the list: a link or the way back may have led there.
        """
        found = self._workspace.post_list.selected_posts()
        post = self._opening.post
        is_read = post is not None and self._workspace.reader.hasFocus()
        if post is not None and (not found or (is_read and post.id not in found)):
            return [post.id]
        return found

    def edit(self) -> None:
        """Ask what should be changed of the post; of several, only their events."""
        ids = self.chosen()
        if len(ids) > 1:
            self._file()
        elif ids:
            self._workspace.tasks.read(partial(posts.open_post, post_id=ids[0]), self._edit)

    def remove(self) -> None:
        """Put the chosen posts into the trash, as one step."""
        ids = self.chosen()
        if ids:
            self._workspace.post_list.step(+1)  # to what stands after them
            self._workspace.tasks.write(partial(_remove, ids=ids))

    def _open_row(self, row: Row) -> None:
        goal = goal_of(row, self._workspace.query)
        if goal is not None:
            self._opening.open(*goal)

    def _read_row(self, row: Row) -> None:
        self._open_row(row)
        self._workspace.reader.setFocus()

    def _switch_read(self) -> None:
        self._with_lines(self._mark_read)

    def _switch_star(self) -> None:
        self._with_lines(self._star)

    def _with_lines(self, then: Callable[[Sequence[PostLine]], None]) -> None:
        """Ask how the chosen posts stand now."""
        ids = self.chosen()
        if ids:
            self._workspace.tasks.read(partial(post_lines.lines, ids=ids), then)

    def _mark_read(self, lines: Sequence[PostLine]) -> None:
        """All read, if one is unread; else all unread. No step: it says how far someone is."""
        library = self._workspace.tasks.library
        if library.why_read_only:
            self._workspace.status.show_done(library.why_read_only, may_undo=False)
            return
        read = any(line.unread for line in lines)
        ids = [line.id for line in lines]
        self._workspace.tasks.keep(
            partial(progress.mark_read, ids=ids, read=read), partial(self._say_read, read)
        )

    def _say_read(self, read: bool, changed: frozenset[int]) -> None:
        self._workspace.tasks.changed.emit(Changes(posts=changed))
        words = (
            ngettext("{n} post is read now.", "{n} posts are read now.", len(changed))
            if read
            else ngettext("{n} post is unread now.", "{n} posts are unread now.", len(changed))
        )
        self._workspace.status.show_done(words.format(n=len(changed)), may_undo=False)

    def _star(self, lines: Sequence[PostLine]) -> None:
        """A star for all, if one has none; else none for all."""
        starred = not all(line.starred for line in lines)
        ids = [line.id for line in lines]
        self._workspace.tasks.write(partial(posts.star, ids=ids, starred=starred))

    def _edit(self, post: Post) -> None:
        editor = PostEditor(self._workspace.window, post, self._workspace.events)
        fill_in(self._workspace.tasks, editor, partial(_save, post))

    def _file(self) -> None:
        """Ask which events the chosen posts tell of."""
        ids = self.chosen()
        if ids:
            self._workspace.tasks.read(partial(_events_of, ids=ids), partial(self._ask_events, ids))

    def _ask_events(self, ids: list[int], of_posts: list[frozenset[int]]) -> None:
        editor = PostEventsEditor(self._workspace.window, of_posts, self._workspace.events)
        fill_in(self._workspace.tasks, editor, partial(_put_under, ids))

    def _note(self) -> None:
        post = self._opening.post
        if post is not None:
            self._notes.write(
                About.POST, post.id, post.note, self._workspace.reader.passage_rectangle(),
                _("Note on “{title}”").format(title=post.title),
            )  # fmt: skip

    def _open_original(self) -> None:
        post = self._opening.post
        if post is not None and links.may_open(post.url):
            QDesktopServices.openUrl(QUrl(post.url))
        else:
            self._workspace.status.show_done(_("This post has no address."), may_undo=False)

    def _follow(self, link: LinkOut) -> None:
        """Open a post of the library here, and what is on the web in the browser."""
        if link.post_id is not None:
            self._opening.open(link.post_id)
        elif links.may_open(link.href):
            QDesktopServices.openUrl(QUrl(link.href))
        else:
            self._workspace.status.show_done(
                _("“{address}” is no page of the web, and is not opened.").format(
                    address=links.shown(link.href)
                ),
                may_undo=False,
            )


def _remove(session: Session, ids: Sequence[int]) -> None:
    if len(ids) > 1:
        history.describe(session, "Remove {n} posts", n=len(ids))
    for post_id in ids:
        posts.remove(session, post_id)


def _events_of(session: Session, ids: Sequence[int]) -> list[frozenset[int]]:
    """The events of each post, by their ids."""
    return [frozenset(event.id for event in events.of_post(session, each)) for each in ids]


def _save(post: Post, session: Session, form: PostForm) -> None:
    """One step for all that the form says."""
    history.describe(session, "Edit “{title}”", title=post.title)
    posts.edit(
        session, post.id, title=form.title, author=form.author, published=form.published,
        language=form.language, url=form.url, labels=form.labels,
    )  # fmt: skip
    _put_under([post.id], session, form.events)


def _put_under(ids: Sequence[int], session: Session, form: EventChanges) -> None:
    history.describe(session, "Change the events of {n} posts", n=len(ids))
    for event_id in form.put:
        events.put_posts(session, ids, event_id)
    for event_id in form.take:
        events.take_posts(session, ids, event_id)
    for name in form.new:
        events.put_posts(session, ids, events.named(session, name).id)
