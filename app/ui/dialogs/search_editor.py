"""Keeps a search under a name, or changes one that is kept: name, query, pinned or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.form import Form
from db.errors import NameProblem, Problem, QueryProblem
from db.names import name_key
from db.records import SavedSearch


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What was decided about a saved search.

    Attributes:
        replaced: The id of the search that is changed, 0 for a new one.
    """

    name: str
    query: str
    pinned: bool
    replaced: int = 0


class SearchEditor(Form):
    """Edits one saved search; `decided` hands out a `SearchForm`.

    A new search under a name that another one has changes that one; the dialog says
    so while the name is typed.

    Signals:
        remove_wanted: The id of the search, which should go to the trash; the form has closed.
    """

    remove_wanted = Signal(int)

    def __init__(
        self,
        parent: QWidget | None,
        known: Sequence[SavedSearch],
        begun: SearchForm,
        explain: Callable[[str], str],
    ) -> None:
        """Make it.

        Args:
            parent: The window.
            known: All saved searches.
            begun: What stands in the fields at first.
            explain: Says in words what a query finds, or what cannot be understood in it.
        """
        super().__init__(
            parent, _("Edit the search") if begun.replaced else _("Save the search"), width=480
        )
        self._known = {name_key(each.name): each for each in known}
        self._edited = begun.replaced
        self._explain = explain
        self.name = QLineEdit(begun.name)
        self.query = QLineEdit(begun.query)
        self.pinned = QCheckBox(_("&Pin it before the other searches"))
        self.pinned.setChecked(begun.pinned)
        self.about_name = wording.quiet("")
        self.explanation = wording.quiet("")
        self._lay_out_fields()
        self.begin()
        self.name.setFocus()
        self.name.selectAll()

    def decision(self) -> SearchForm:
        """The search as the fields say it."""
        taken = self._taken()
        return SearchForm(
            name=self.name.text().strip(),
            query=self.query.text().strip(),
            pinned=self.pinned.isChecked(),
            replaced=self._edited or (taken.id if taken else 0),
        )

    def fault(self) -> Problem | None:
        """A name or a query that is missing."""
        if not self.name.text().strip():
            self.name.setFocus()
            return NameProblem(_("The search has no name yet."), _("Type at least one letter."))
        if not self.query.text().strip():
            self.query.setFocus()
            return QueryProblem(_("The search says nothing yet."), _("Type what it should find."))
        return None

    def _lay_out_fields(self) -> None:
        self._add_with(_("&Name"), self.name, self.about_name)
        self._add_with(_("&Query"), self.query, self.explanation)
        self.rows.addWidget(self.pinned)
        self.name.textChanged.connect(self._say_taken)
        self.query.textChanged.connect(self._say_meaning)
        if self._edited:
            button = self.add_left_button(_("&Delete"))
            signal = partial(self.remove_wanted.emit, self._edited)
            button.clicked.connect(lambda: self.leave(signal))
        self._say_taken()
        self._say_meaning()

    def _add_with(self, name: str, field: QLineEdit, line: QLabel) -> None:
        """Put a field under its name, and close below it the line about it."""
        if (column := self.add(name, field).layout()) is not None:
            column.addWidget(line)

    def _say_taken(self) -> None:
        """Before it happens: that another search is changed by saving this one."""
        taken = None if self._edited else self._taken()
        said = (
            _("“{name}” is kept already: saving changes it.").format(name=taken.name)
            if taken
            else ""
        )
        self.about_name.setText(said)
        self.about_name.setVisible(bool(said))
        self.name.setAccessibleDescription(said)
        self.accept_button.setText(_("Change it") if taken else _("Save"))
        self.accept_button.setAccessibleName(self.accept_button.text())
        self._fit_if_seen()

    def _say_meaning(self) -> None:
        said = self._explain(self.query.text())
        self.explanation.setText(said)
        self.query.setAccessibleDescription(said)
        self._fit_if_seen()

    def _fit_if_seen(self) -> None:
        """Grow with the words; a dialog that is not shown yet finds its size when it is."""
        if self.isVisible():
            self.fit()

    def _taken(self) -> SavedSearch | None:
        """The search that has the name already."""
        return self._known.get(name_key(" ".join(self.name.text().split())))
