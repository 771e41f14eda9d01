"""Edits what is known of a post; its text stays as the author wrote it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.dialogs.date_field import DateField
from app.ui.dialogs.event_picker import EventChanges, EventPicker
from app.ui.dialogs.form import Form
from db.errors import NameProblem, Problem
from db.records import Event, Post


@dataclass(frozen=True, slots=True)
class PostForm:
    """What was decided about a post; the fields are those of `db.records.Post`."""

    title: str
    author: str
    published: str
    url: str
    language: str
    labels: tuple[str, ...]
    events: EventChanges


class PostEditor(Form):
    """Edits one post; `decided` hands out a `PostForm`."""

    def __init__(self, parent: QWidget | None, post: Post, events: Sequence[Event]) -> None:
        super().__init__(parent, _("Edit the post"), width=560)
        self.title = QLineEdit(post.title)
        self.author = QLineEdit(post.author)
        self.published = DateField(post.published)
        self.language = QLineEdit(post.language)
        self.url = QLineEdit(post.url)
        self.labels = QLineEdit(", ".join(post.labels))
        self.events = EventPicker(events, [{event.id for event in post.events}])
        self._lay_out_fields()
        for field in (self.title, self.url):
            field.setCursorPosition(0)
        self.begin()
        self.title.setFocus()

    def decision(self) -> PostForm:
        """The post as the fields say it; a label named twice counts once."""
        labels = (" ".join(each.split()) for each in self.labels.text().split(","))
        return PostForm(
            title=self.title.text().strip(),
            author=self.author.text().strip(),
            published=self.published.value,
            url=self.url.text().strip(),
            language=self.language.text().strip(),
            labels=tuple(dict.fromkeys(each for each in labels if each)),
            events=self.events.changes(),
        )

    def fault(self) -> Problem | None:
        """A title that is missing, or a date that is none."""
        if not self.title.text().strip():
            self.title.setFocus()
            return NameProblem(_("The post has no title now."), _("Type at least one letter."))
        if (problem := self.published.fault()) is not None:
            self.published.setFocus()
        return problem

    def _lay_out_fields(self) -> None:
        self.author.setPlaceholderText(_("not known"))
        self.language.setPlaceholderText(_("such as “en”"))
        self.url.setPlaceholderText("https://")
        self.labels.setPlaceholderText(_("separated by commas"))
        self.add(_("&Title"), self.title)
        self.add_beside(
            (_("&Author"), self.author, 3),
            (_("&Date"), self.published, 3),
            (_("Lan&guage"), self.language, 2),
        )
        self.add_beside((_("Addr&ess"), self.url, 3), (_("&Labels"), self.labels, 2))
        self.add(_("E&vents"), self.events)


class PostEventsEditor(Form):
    """Puts several posts under events at once; `decided` hands out `EventChanges`."""

    def __init__(
        self, parent: QWidget | None, of_each: Sequence[Collection[int]], events: Sequence[Event]
    ) -> None:
        """Prepare the editor.

        Args:
            parent: The window.
            of_each: For each post, the ids of the events it stands under.
            events: All of the library.
        """
        title = ngettext("Events of {n} post", "Events of {n} posts", len(of_each))
        super().__init__(parent, title.format(n=len(of_each)))
        self.events = EventPicker(events, of_each)
        self.add(_("E&vents"), self.events, _("Space ticks; a half tick leaves each as it is."))
        self.begin()
        self.events.setFocus()

    def decision(self) -> EventChanges:
        """What should change for all of the posts."""
        return self.events.changes()
