"""Shows what goes with the open post, and which words mark a theme."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from gettext import gettext as _
from typing import Final

from app.ui.acting.doing import Doing
from app.ui.acting.opening import Opening
from app.ui.browsing.palette.entries import Entry, Section
from app.ui.browsing.related.entries import (
    SHOWN_WORDS,
    related_sections,
    theme_sections,
    word_sections,
)
from app.ui.browsing.related.panel import RelatedPanel
from app.ui.workspace import Workspace
from db import related as related_posts
from db import theme_words
from db.errors import Problem
from db.records import ScopeKind, Theme
from db.related import Alike, Linked, Related, SameEvent
from db.theme_words import MarkingWord

RELATED: Final = "related"  # the channel of what fills the panel


@dataclass(frozen=True, slots=True)
class _Marked:
    """The words of a theme as the panel shows them, and those that were ticked."""

    theme: Theme
    words: tuple[MarkingWord, ...]
    ticked: tuple[str, ...] = ()


class Relating:
    """The panel of related posts, and that of a theme's words."""

    def __init__(
        self, workspace: Workspace, opening: Opening, search: Callable[[str], None]
    ) -> None:
        """Prepare.

        Args:
            workspace: The panes of the window.
            opening: Opens posts.
            search: Puts a query into the field and shows what it finds.
        """
        self._workspace = workspace
        self._opening = opening
        self._search = search
        self._marked: _Marked | None = None

    def doing(self) -> Doing:
        """Related posts, and the words of a theme."""
        return {"post.related": self._open_posts, "theme.words": self._open_words}

    @cached_property
    def _panel(self) -> RelatedPanel:
        """Made when it is first wanted."""
        panel = RelatedPanel(self._workspace.window, self._workspace.reader)
        panel.entered.connect(self._enter)
        panel.ticked.connect(self._tick)
        panel.closed.connect(partial(self._workspace.tasks.forget, RELATED))
        return panel

    def _open_posts(self) -> None:
        post = self._opening.post
        if post is None:
            self._workspace.status.show_done(_("Open a post first."), may_undo=False)
            return
        self._panel.open(
            _("Related to “{title}”").format(title=post.title), _("Looking for related posts…")
        )
        self._workspace.tasks.read(
            partial(related_posts.related, post_id=post.id),
            self._show_posts,
            newest=RELATED,
            otherwise=self._say,
        )

    def _show_posts(self, found: Related) -> None:
        nothing = _("No other post shares its words, its event or a link.")
        hints = (("Enter", _("open")), ("Ctrl+Enter", _("search what is shared")))
        self._panel.show_entries(related_sections(found), nothing, hints)

    def _open_words(self) -> None:
        """Of the theme in the sidebar, else of the highlight the person is at, else ask."""
        themes = self._workspace.themes
        found = self._chosen_themes()
        if len(found) == 1:
            self._read_words(found[0])
        elif themes:
            self._panel.open(_("Words of which theme?"), "")
            hints = (("Enter", _("show its words")),)
            self._panel.show_entries(theme_sections(found or themes), "", hints)
        else:
            self._workspace.status.show_done(
                _("There is no theme yet; “H” puts a passage under one."), may_undo=False
            )

    def _chosen_themes(self) -> Sequence[Theme]:
        scope = self._workspace.scope
        if scope.kind is ScopeKind.THEME:
            return [each for each in self._workspace.themes if each.id == scope.id]
        reader = self._workspace.reader
        at = [each for each in reader.highlights if each.id == reader.focused_highlight]
        return at[0].themes if at else ()

    def _read_words(self, theme: Theme) -> None:
        self._panel.open(
            _("Words of “{theme}”").format(theme=theme.name), _("Comparing its passages…")
        )
        self._workspace.tasks.read(
            partial(theme_words.marking_words, theme_id=theme.id),
            partial(self._begin_words, theme),
            newest=RELATED,
            otherwise=self._say,
        )

    def _begin_words(self, theme: Theme, words: tuple[MarkingWord, ...]) -> None:
        self._marked = _Marked(theme, words)
        self._show_words(self._marked)

    def _show_words(self, marked: _Marked) -> None:
        nothing = _("Its passages hold no word that marks them. More of them may show one.")
        hints = (("Enter", _("search the posts outside")), ("Space", _("choose several")))
        sections: list[Section] = []
        if marked.words:
            sections = word_sections(marked.words, marked.ticked)
        self._panel.show_entries(sections, nothing, hints)

    def _tick(self, entry: Entry) -> None:
        """Take a word to those that are searched together, or from them."""
        if not isinstance(entry.payload, MarkingWord) or self._marked is None:
            return
        word, ticked = entry.payload.word, self._marked.ticked
        others = tuple(each for each in ticked if each != word)
        self._marked = replace(self._marked, ticked=others if word in ticked else (*ticked, word))
        self._show_words(self._marked)

    def _enter(self, entry: Entry, with_ctrl: bool) -> None:
        """Do what was chosen: the payload of an entry says what that is."""
        match entry.payload:
            case Theme() as theme:
                self._read_words(theme)
            case MarkingWord(word=word) if self._marked is not None:
                words = self._marked.ticked or (word,)
                self._find(theme_words.query_of(words, self._marked.theme.path))
            case Alike() | SameEvent() | Linked() as found:
                query = related_posts.query_of(found, SHOWN_WORDS) if with_ctrl else ""
                if query:
                    self._find(query)
                else:
                    self._to_post(found.line.id)

    def _to_post(self, post_id: int) -> None:
        self._panel.dismiss()
        self._opening.open(post_id)
        self._workspace.reader.setFocus()

    def _find(self, query: str) -> None:
        """Put a query into the field, where it can be changed, and show what it finds."""
        self._panel.dismiss()
        self._workspace.actions["search.field"].trigger()
        self._search(query)

    def _say(self, problem: Problem) -> None:
        self._panel.show_entries((), str(problem), ())
