"""Makes, changes, merges and removes events."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from app.ui.acting.doing import Doing
from app.ui.acting.filling_in import fill_in
from app.ui.dialogs.event_editor import EventEditor, EventForm
from app.ui.dialogs.merge_dialog import Merge, MergeDialog
from app.ui.dialogs.question import Question
from app.ui.workspace import Workspace
from db import events, history, notes
from db.library import Session
from db.records import About, Event, ScopeKind


class OnEvents:
    """What can be done with the events of the library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def doing(self) -> Doing:
        """A new event, and merging the chosen one."""
        return {"event.new": partial(self._fill_in, None, ""), "event.merge": self._merge_chosen}

    def edit(self, event_id: int) -> None:
        """Ask what should be changed of an event."""
        event = self._event(event_id)
        if event is not None:
            self._workspace.tasks.read(
                partial(_note, event_id=event_id), partial(self._fill_in, event)
            )

    def remove(self, event_id: int) -> None:
        """Put an event into the trash, after asking."""
        event = self._event(event_id)
        if event is None:
            return
        stays = ngettext(
            "{n} post stands under it; it stays in the library.",
            "{n} posts stand under it; they stay in the library.",
            event.count,
        )
        question = Question(
            _("Move the event “{name}” to the trash?").format(name=event.name),
            stays.format(n=event.count),
            _("Move to the trash"),
            self._workspace.window,
        )
        question.agreed.connect(
            lambda: self._workspace.tasks.write(partial(events.remove, event_id=event_id))
        )
        question.open()

    def _fill_in(self, event: Event | None, note: str) -> None:
        editor = EventEditor(self._workspace.window, event, note)
        if event is not None:
            editor.remove_wanted.connect(editor.close)
            editor.remove_wanted.connect(self.remove)
            editor.merge_wanted.connect(editor.close)
            editor.merge_wanted.connect(lambda _id: self._merge(event))
        fill_in(self._workspace.tasks, editor, partial(_save, None if event is None else event.id))

    def _merge_chosen(self) -> None:
        scope = self._workspace.scope
        event = self._event(scope.id) if scope.kind is ScopeKind.EVENT else None
        if event is not None:
            self._merge(event)
        else:
            self._workspace.status.show_done(
                _("Choose an event in the sidebar first."), may_undo=False
            )

    def _merge(self, event: Event) -> None:
        dialog = MergeDialog(self._workspace.window, event, self._workspace.events)
        fill_in(self._workspace.tasks, dialog, _merged)

    def _event(self, event_id: int) -> Event | None:
        return next((each for each in self._workspace.events if each.id == event_id), None)


def _note(session: Session, event_id: int) -> str:
    return notes.texts(session, About.EVENT, [event_id]).get(event_id, "")


def _save(event_id: int | None, session: Session, form: EventForm) -> None:
    """One step for all that the form says."""
    message = "Add the event “{name}”" if event_id is None else "Change the event “{name}”"
    history.describe(session, message, name=form.name)
    if event_id is None:
        event_id = events.named(session, form.name).id
    events.edit(
        session, event_id, name=form.name, series=form.series, venue=form.venue,
        starts=form.starts, ends=form.ends,
    )  # fmt: skip
    notes.write(session, About.EVENT, event_id, form.note)


def _merged(session: Session, merge: Merge) -> None:
    events.merge(session, merge.from_id, merge.into_id)
