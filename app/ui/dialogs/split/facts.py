"""Edits what is said of one post of a split, and picks a post to link to."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QWidget

from app.importing.sheets.sheet import PostFacts
from app.text.clean import one_line
from app.ui.dialogs.date_field import DateField
from app.ui.dialogs.form import Form
from db.errors import NameProblem, Problem
from db.names import checked


class FactsForm(Form):
    """Edits title, date, address, author, labels and event; `decided` gives `PostFacts`."""

    def __init__(self, parent: QWidget | None, facts: PostFacts) -> None:
        super().__init__(parent, _("Edit the post"), _("Apply"), width=560)
        self.title = QLineEdit(facts.title)
        self.published = DateField(facts.published)
        self.url = QLineEdit(facts.url)
        self.author = QLineEdit(facts.author)
        self.labels = QLineEdit(", ".join(facts.labels))
        self.event_name = QLineEdit(facts.event)
        self.excerpt = QCheckBox(_("Only an e&xcerpt of the post stands here"))
        self.excerpt.setChecked(facts.excerpt)
        self._lay_out_fields()
        for field in (self.title, self.url):
            field.setCursorPosition(0)
        self.begin()
        self.title.setFocus()

    def decision(self) -> PostFacts:
        """The post as the fields say it; a label named twice counts once."""
        labels = (one_line(each) for each in self.labels.text().split(","))
        return PostFacts(
            title=one_line(self.title.text()),
            published=self.published.value,
            url=self.url.text().strip(),
            author=one_line(self.author.text()),
            labels=tuple(dict.fromkeys(each for each in labels if each)),
            event=one_line(self.event_name.text()),
            excerpt=self.excerpt.isChecked(),
        )

    def fault(self) -> Problem | None:
        """A title that is missing, a date or an address that is none, a name too long."""
        if not one_line(self.title.text()):
            self.title.setFocus()
            return NameProblem(_("The post has no title now."), _("Type at least one letter."))
        if (problem := self.published.fault()) is not None:
            self.published.setFocus()
            return problem
        return self._fault_of_url() or self._fault_of_event()

    def _fault_of_url(self) -> Problem | None:
        from app.text.sanitise import link  # and with it all of sanitising

        typed = self.url.text().strip()
        if not typed or (link(typed) or "").startswith("http"):
            return None
        self.url.setFocus()
        return Problem(
            _("“{typed}” is not a web address.").format(typed=typed[:80]),
            _("Write it whole, with https:// at the beginning, or leave it empty."),
        )

    def _fault_of_event(self) -> Problem | None:
        if not self.event_name.text().strip():
            return None
        try:
            checked(one_line(self.event_name.text()))
        except NameProblem as problem:
            self.event_name.setFocus()
            return problem
        return None

    def _lay_out_fields(self) -> None:
        self.author.setPlaceholderText(_("not known"))
        self.url.setPlaceholderText("https://")
        self.labels.setPlaceholderText(_("separated by commas"))
        self.event_name.setPlaceholderText(_("none"))
        self.add(_("&Title"), self.title)
        self.add_beside((_("&Author"), self.author, 3), (_("&Date"), self.published, 2))
        self.add(_("Addr&ess"), self.url)
        self.add_beside((_("&Labels"), self.labels, 3), (_("E&vent"), self.event_name, 3))
        self.rows.addWidget(self.excerpt)


class LinkForm(Form):
    """Picks the post that a block is to be linked to; `decided` gives its number in the list."""

    def __init__(self, parent: QWidget | None, titles: Sequence[str], row: int) -> None:
        """Offer posts.

        Args:
            parent: The editor.
            titles: Of all posts, in order.
            row: The one that is proposed.
        """
        super().__init__(parent, _("Link to a post"), _("Link"))
        self.list = QListWidget()
        self.list.addItems([f"{n}. {title}" for n, title in enumerate(titles, start=1)])
        self.list.setMinimumHeight(180)
        self.list.setCurrentRow(row)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept_button.click())
        self.add(_("&Post that the text leads to"), self.list)
        self.begin()
        self.list.setFocus()

    @property
    def is_changed(self) -> bool:
        """No: going to another row is not worth a question."""
        return False

    def decision(self) -> int:
        """The number of the post, from 0."""
        return self.list.currentRow()
