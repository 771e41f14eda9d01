"""Asks which addresses of the web posts should be imported from."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtWidgets import QLineEdit, QWidget

from app.text.clean import one_line
from app.ui.dialogs.feeds.address_field import AddressField, fault_of
from app.ui.dialogs.form import Form
from app.ui.dialogs.preview.delegate import completer
from db.errors import Problem
from db.names import LONGEST


@dataclass(frozen=True, slots=True)
class AskedAddresses:
    """What should be fetched; `event` is None where each page says it itself."""

    addresses: tuple[str, ...]
    event: str | None = None


class AddressDialog(Form):
    """One field for an address, or several; `decided` hands out `AskedAddresses`."""

    def __init__(
        self, parent: QWidget | None, addresses: str = "", events: Sequence[str] = ()
    ) -> None:
        """Prepare the dialog.

        Args:
            parent: The window.
            addresses: What the field holds at first, such as the clipboard's.
            events: Names of known events, to be offered while one is typed.
        """
        super().__init__(parent, _("Import from an address"), _("Fetch"), width=560)
        self.addresses = AddressField(addresses)
        self.addresses.setPlaceholderText("https://")
        self.event_name = QLineEdit()
        self.event_name.setPlaceholderText(_("as the page says"))
        self.event_name.setMaxLength(LONGEST)
        self.event_name.setCompleter(completer(events, self.event_name))
        hint = _("A post, a blog’s first page, or a feed. Several can be pasted, one a line.")
        self.add(_("&Address"), self.addresses, hint)
        self.add(_("&Event"), self.event_name)
        self.addresses.textChanged.connect(self.fit)
        self.addresses.entered.connect(self.accept_button.click)
        self.begin()
        self.addresses.setFocus()

    @property
    def is_changed(self) -> bool:
        """Never: an address is pasted again in a moment."""
        return False

    def decision(self) -> AskedAddresses:
        """The addresses, and their event."""
        event = one_line(self.event_name.text())
        return AskedAddresses(self.addresses.addresses, event or None)

    def fault(self) -> Problem | None:
        """No address, or words that are none."""
        problem = fault_of(self.addresses.addresses)
        if problem is not None:
            self.addresses.setFocus()
        return problem
