"""Edits all that is said of one found post."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.importing.choosing import Change
from app.importing.sheets.sheet import PostFacts
from app.ui.dialogs.preview.delegate import completer
from app.ui.dialogs.split.facts import FactsForm
from db.records import AddressKind, Draft


class FoundPostForm(FactsForm):
    """Edits title, author, date, address, labels and event of a post; `decided` gives them.

    `change` says what of it differs from what the post was before.
    """

    def __init__(self, parent: QWidget | None, draft: Draft, events: Sequence[str]) -> None:
        """Prepare the form.

        Args:
            parent: The preview.
            draft: As the person has it now.
            events: Names to offer.
        """
        super().__init__(parent, _facts(draft))
        self._before = self.decision()
        self.excerpt.hide()
        self.event_name.setCompleter(completer(events, self.event_name))

    def change(self, before: Change) -> Change:
        """The change that was there, and what was typed on top; the rest is as it was read."""
        now, old = self.decision(), self._before
        return replace(
            before,
            title=before.title if now.title == old.title else now.title,
            author=before.author if now.author == old.author else now.author,
            published=before.published if now.published == old.published else now.published,
            event=before.event if now.event == old.event else now.event,
            url=before.url if now.url == old.url else now.url,
            labels=before.labels if now.labels == old.labels else now.labels,
        )


def _facts(draft: Draft) -> PostFacts:
    urls = (each.value for each in draft.addresses if each.kind is AddressKind.URL)
    return PostFacts(
        title=draft.title,
        published=draft.published,
        url=next(urls, ""),
        labels=draft.labels,
        author=draft.author,
        event=draft.event,
    )
