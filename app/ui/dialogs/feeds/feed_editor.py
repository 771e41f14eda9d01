"""Asks for a new feed, or for another name and folder of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtWidgets import QLineEdit, QWidget

from app.text.clean import one_line
from app.ui.dialogs.feeds.address_field import AddressField, fault_of
from app.ui.dialogs.form import Form
from app.ui.dialogs.preview.delegate import completer
from db.errors import NameProblem, Problem
from db.names import LONGEST


@dataclass(frozen=True, slots=True)
class FeedForm:
    """What was decided about a feed: `addresses` of new ones, or the `name` of a known one."""

    folder: str
    name: str = ""
    addresses: tuple[str, ...] = ()


class _FeedForm(Form):
    """What both forms have: a field for the folder, with the known ones offered."""

    def _add_folder(self, folder: str, folders: Iterable[str]) -> None:
        self.folder = QLineEdit(folder)
        self.folder.setMaxLength(LONGEST)
        self.folder.setPlaceholderText(_("none"))
        self.folder.setCompleter(completer(sorted(filter(None, set(folders))), self.folder))
        self.add(_("&Folder"), self.folder)

    @property
    def _folder(self) -> str:
        return one_line(self.folder.text())


class FeedAdding(_FeedForm):
    """Asks for the address of a feed, or of a blog that has one; gives a `FeedForm`."""

    def __init__(
        self, parent: QWidget | None, folders: Iterable[str] = (), address: str = ""
    ) -> None:
        super().__init__(parent, _("Add a feed"), _("Add"), width=540)
        self.addresses = AddressField(address)
        self.addresses.setPlaceholderText("https://")
        self.addresses.entered.connect(self.accept_button.click)
        self.addresses.textChanged.connect(self.fit)
        hint = _("Of the feed itself, or of the blog: its page names its feed.")
        self.add(_("&Address"), self.addresses, hint)
        self._add_folder("", folders)
        self.begin()
        self.addresses.setFocus()

    @property
    def is_changed(self) -> bool:
        """Never: an address is pasted again in a moment."""
        return False

    def decision(self) -> FeedForm:
        """The addresses, and their folder."""
        return FeedForm(self._folder, addresses=self.addresses.addresses)

    def fault(self) -> Problem | None:
        """No address, or words that are none."""
        return fault_of(self.addresses.addresses)


class FeedEditor(_FeedForm):
    """Changes the name and folder of a feed; gives a `FeedForm`."""

    def __init__(
        self, parent: QWidget | None, name: str, folder: str, folders: Iterable[str] = ()
    ) -> None:
        super().__init__(parent, _("Edit the feed"), width=460)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST)
        self.add(_("&Name"), self.name)
        self._add_folder(folder, folders)
        self.begin()
        self.name.setFocus()
        self.name.selectAll()

    def decision(self) -> FeedForm:
        """The name and the folder as the fields say them."""
        return FeedForm(self._folder, name=one_line(self.name.text()))

    def fault(self) -> Problem | None:
        """A name that is missing."""
        if self.decision().name:
            return None
        self.name.setFocus()
        return NameProblem(_("The feed has no name yet."), _("Type at least one letter."))
