"""Edits an event, or makes a new one: name, series, venue, dates, note."""

from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.dialogs.date_field import DateField
from app.ui.dialogs.form import Form
from db.errors import NameProblem, Problem
from db.records import Event


@dataclass(frozen=True, slots=True)
class EventForm:
    """What was decided about an event; the fields are those of `db.records.Event`, and a note."""

    name: str
    series: str
    venue: str
    starts: str
    ends: str
    note: str


class EventEditor(Form):
    """Edits one event; `decided` hands out an `EventForm`.

    Signals:
        merge_wanted: The id of the event, which should become part of another; the form has closed.
        remove_wanted: The id of the event, which should go to the trash; the form has closed.
    """

    merge_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(
        self, parent: QWidget | None, event: Event | None = None, note: str = "", *, name: str = ""
    ) -> None:
        super().__init__(parent, _("Edit the event") if event else _("New event"), width=500)
        self.name = QLineEdit(event.name if event else name)
        self.series = QLineEdit(event.series if event else "")
        self.venue = QLineEdit(event.venue if event else "")
        self.starts = DateField(event.starts if event else "")
        self.ends = DateField(event.ends if event else "")
        self.note = QPlainTextEdit(note)
        self._lay_out_fields()
        if event is not None:
            self._offer(_("&Merge into…"), self.merge_wanted, event.id)
            self._offer(_("&Delete…"), self.remove_wanted, event.id)
        self.begin()
        self.name.setFocus()
        self.name.selectAll()

    def decision(self) -> EventForm:
        """The event as the fields say it."""
        return EventForm(
            name=self.name.text().strip(),
            series=self.series.text().strip(),
            venue=self.venue.text().strip(),
            starts=self.starts.value,
            ends=self.ends.value,
            note=self.note.toPlainText().strip(),
        )

    def fault(self) -> Problem | None:
        """A name that is missing, a date that is none, an end before the beginning."""
        if not self.name.text().strip():
            self.name.setFocus()
            return NameProblem(_("The event has no name yet."), _("Type at least one letter."))
        for field in (self.starts, self.ends):
            if (problem := field.fault()) is not None:
                field.setFocus()
                return problem
        return self._order_fault()

    def _order_fault(self) -> Problem | None:
        starts, ends = self.starts.value, self.ends.value
        # Of a year and a day of that year none is the earlier: only what both say is compared.
        known = min(len(starts), len(ends))
        if ends[:known] >= starts[:known]:
            return None
        self.ends.setFocus()
        return Problem(
            _("The event ends on “{ends}”, before it begins on “{starts}”.").format(
                ends=ends, starts=starts
            ),
            _("Exchange the two dates, or leave one of them empty."),
        )

    def _lay_out_fields(self) -> None:
        self.series.setPlaceholderText(_("such as “Harvest Fair”"))
        self.venue.setPlaceholderText(_("where it takes place"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(84)
        self.add(_("&Name"), self.name)
        self.add_beside((_("&Series"), self.series, 1), (_("&Venue"), self.venue, 1))
        self.add_beside((_("&From"), self.starts, 1), (_("&To"), self.ends, 1))
        self.add(_("N&ote"), self.note)

    def _offer(self, words: str, signal: SignalInstance, event_id: int) -> None:
        button = self.add_left_button(words)
        button.clicked.connect(lambda: self.leave(partial(signal.emit, event_id)))
