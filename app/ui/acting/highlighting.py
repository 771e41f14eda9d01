"""Highlights passages, puts them under themes, and writes notes on them.

A new highlight is painted at once, before it is on disk; what is read after
the step replaces it, and a refused one is taken away again.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from gettext import gettext as _
from itertools import count
from typing import Final

from app import marking
from app.text.anchor.describing import trimmed
from app.ui.acting.doing import Doing
from app.ui.acting.note_writing import NoteWriting
from app.ui.actions import THEME_KEYS
from app.ui.announce import announce
from app.ui.reading.theme_picker import ThemePicker
from app.ui.workspace import Workspace
from db import highlights, themes
from db.errors import Problem
from db.library import Session
from db.records import About, Anchor, Highlight, Post, Span, State, Theme

MOST_RECENT: Final = 5  # themes offered first


class Highlighting:
    """What H, the digits, N and Del do with a passage."""

    def __init__(self, workspace: Workspace, note_writing: NoteWriting) -> None:
        self._workspace = workspace
        self._note_writing = note_writing
        self._recent: list[int] = []
        self._provisional = count(-1, -1)
        self._picking: Span | None = None
        reader = workspace.reader
        workspace.annotations.chosen.connect(reader.go_to_highlight)
        workspace.annotations.activated_highlight.connect(self._note_on)
        reader.margin.card_clicked.connect(reader.go_to_highlight)
        reader.margin.card_activated.connect(self._note_on)

    def doing(self) -> Doing:
        """The actions of the menu Highlight."""
        reader = self._workspace.reader
        return {
            "highlight.pick": self.pick,
            "highlight.note": self.note,
            "highlight.remove": self.remove,
            "highlight.next": reader.next_highlight,
            "highlight.previous": reader.previous_highlight,
            "selection.grow": reader.grow_selection,
            "selection.shrink": reader.shrink_selection,
            **{f"highlight.theme_{digit}": partial(self._by_key, digit) for digit in THEME_KEYS},
        }

    @cached_property
    def _picker(self) -> ThemePicker:
        """Made when it is first asked for: what is hidden slows the change to dark down, too."""
        picker = ThemePicker(self._workspace.window)
        picker.picked.connect(self._pick)
        picker.toggled.connect(self._pick)
        picker.closed.connect(self._workspace.reader.setFocus)
        return picker

    def focused(self) -> Highlight | None:
        """The highlight the caret is in, or that was chosen in the margin."""
        focused = self._workspace.reader.focused_highlight
        return next((each for each in self._shown() if each.id == focused), None)

    def pick(self) -> None:
        """Ask for a theme of the selected passage, or of the highlight at the caret."""
        reader = self._workspace.reader
        if reader.post is None:
            return
        span, chosen = reader.selected(), self.focused()
        if _is_empty(span) and chosen is None:
            reader.grow_selection()  # the word, then its sentence
            reader.grow_selection()
            span = reader.selected()
        self._picking = None if _is_empty(span) else span
        has = set() if self._picking or chosen is None else {each.id for each in chosen.themes}
        self._picker.open_at(
            reader.passage_rectangle(), self._ordered(), has,
            _("Themes of this passage") if has else _("Highlight under a theme"),
        )  # fmt: skip

    def note(self) -> None:
        """Write a note on the highlight at the caret, or highlight the selection with one."""
        reader = self._workspace.reader
        if reader.post is None:
            return
        span, chosen = reader.selected(), self.focused()
        if chosen is not None and chosen.span is not None and chosen.id < 0:
            span = chosen.span  # it is not on disk yet, and has no id to write a note on
        if not _is_empty(span):
            self._note_on_passage(reader.post, span)
        elif chosen is not None:
            self._note_on(chosen.id)
        else:
            self._say(_("Select a passage to write a note on, or go to a highlight with ]."))

    def remove(self) -> None:
        """Put the highlight at the caret into the trash."""
        chosen = self.focused()
        if chosen is None:
            self._say(_("There is no highlight at the caret."))
        else:
            self.remove_one(chosen.id)

    def remove_one(self, highlight_id: int) -> None:
        """Put a highlight into the trash."""
        self._workspace.tasks.write(partial(highlights.remove, highlight_id=highlight_id))

    def _by_key(self, digit: int) -> None:
        theme = self._workspace.theme_with_key(digit)
        if theme is None:
            self._say(_("No theme has the key {digit}.").format(digit=digit))
            return
        span = self._workspace.reader.selected()
        self._picking = None if _is_empty(span) else span
        self._pick(theme)

    def _pick(self, picked: Theme | str) -> None:
        """Apply what was picked: to the passage it was asked for, else to the highlight."""
        post, chosen = self._workspace.reader.post, self.focused()
        if post is None:
            return
        if self._picking is not None:
            self.highlight(post, self._picking, picked)
        elif chosen is not None:
            self._put_or_take(chosen, picked)
        else:
            self._say(_("Select a passage first."))

    def highlight(self, post: Post, span: Span, theme: Theme | str) -> None:
        """Keep a passage under a theme; it is painted at once."""
        span = trimmed(post.text, span)
        if _is_empty(span):
            self._say(_("Select at least one letter."))
            return
        under = (theme,) if isinstance(theme, Theme) else ()
        path = theme.path if isinstance(theme, Theme) else theme
        before = self._shown()
        self._show_at_once(post, span, under)
        self._workspace.tasks.write(
            partial(marking.highlight, post_id=post.id, span=span, theme_paths=(path,)),
            partial(self._was_made, path),
            otherwise=partial(self._refused, post.id, before),
        )

    def _show_at_once(self, post: Post, span: Span, under: tuple[Theme, ...]) -> None:
        words = post.text[span.start : span.end]
        shown = self._shown()
        same = next((each for each in shown if each.span == span), None)
        if same is not None:
            new = replace(same, themes=tuple(dict.fromkeys((*same.themes, *under))))
            shown = tuple(new if each is same else each for each in shown)
        else:
            new = Highlight(
                next(self._provisional), "", post.id, Anchor(span, words), span, words,
                State.PLACED, under, "", "",
            )  # fmt: skip
            shown = (*shown, new)
        reader = self._workspace.reader
        reader.set_highlights(shown)
        reader.go_to(span.start)
        reader.viewport().repaint()  # now: Python does one thing at a time, and writing comes next
        self._picking = None

    def _was_made(self, path: str, made: Highlight) -> None:
        for theme in made.themes:
            if theme.path == path:
                self._use(theme.id)
        announce(self._workspace.reader, _("Highlighted under {theme}.").format(theme=path))

    def _refused(self, post_id: int, before: Sequence[Highlight], problem: Problem) -> None:
        """Show what was there before, and say why nothing was kept."""
        post = self._workspace.reader.post
        if post is not None and post.id == post_id:
            self._workspace.reader.set_highlights(before)
        self._workspace.tasks.problem.emit(problem)

    def _put_or_take(self, chosen: Highlight, picked: Theme | str) -> None:
        if isinstance(picked, Theme) and any(each.id == picked.id for each in chosen.themes):
            do = partial(highlights.take, highlight_id=chosen.id, theme_id=picked.id)
        else:
            path = picked.path if isinstance(picked, Theme) else picked
            do = partial(_put, highlight_id=chosen.id, path=path)
        self._workspace.tasks.write(do)
        if isinstance(picked, Theme):
            self._use(picked.id)

    def _note_on(self, highlight_id: int) -> None:
        chosen = next((each for each in self._shown() if each.id == highlight_id), None)
        if chosen is not None:
            reader = self._workspace.reader
            reader.go_to_highlight(highlight_id)
            self._note_writing.write(
                About.HIGHLIGHT, highlight_id, chosen.note, reader.passage_rectangle(),
                _("Note on “{quote}”").format(quote=highlights.shortened(chosen.passage)),
            )  # fmt: skip

    def _note_on_passage(self, post: Post, span: Span) -> None:
        words = highlights.shortened(post.text[span.start : span.end])
        self._note_writing.write_new(
            partial(marking.highlight, post_id=post.id, span=span),
            self._workspace.reader.passage_rectangle(),
            _("Note on “{quote}”").format(quote=words),
        )

    def _ordered(self) -> Sequence[Theme]:
        """The themes used last first, then the others in their order."""
        by_id = {theme.id: theme for theme in self._workspace.themes}
        first = [by_id[each] for each in self._recent if each in by_id]
        return [*first, *(each for each in by_id.values() if each not in first)]

    def _use(self, theme_id: int) -> None:
        rest = [each for each in self._recent if each != theme_id]
        self._recent = [theme_id, *rest][:MOST_RECENT]

    def _shown(self) -> tuple[Highlight, ...]:
        return tuple(self._workspace.reader.highlights)

    def _say(self, words: str) -> None:
        self._workspace.status.show_done(words, may_undo=False)
        announce(self._workspace.reader, words)


def _put(session: Session, highlight_id: int, path: str) -> None:
    highlights.put(session, highlight_id, themes.named(session, path).id)


def _is_empty(span: Span) -> bool:
    return span.start >= span.end
