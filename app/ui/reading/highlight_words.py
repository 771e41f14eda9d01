"""A highlight in words: for cards, tooltips and the list that screen readers read."""

from gettext import gettext as _
from html import escape

from db.records import Highlight, State


def theme_names(highlight: Highlight) -> tuple[str, ...]:
    """The names of a highlight's themes, or the words for having none."""
    return tuple(theme.name for theme in highlight.themes) or (_("No theme"),)


def state_word(state: State) -> str:
    """One word for what a person should know of the highlight's place; "" if all is well."""
    if state == State.CHECK:
        return _("check")
    if state == State.LOST:
        return _("lost")
    return ""


def state_sentence(state: State) -> str:
    """What that word means, as a sentence; "" if all is well."""
    if state == State.CHECK:
        return _("The post has changed here. Please check that the right words are highlighted.")
    if state == State.LOST:
        return _("These words are no longer in the post.")
    return ""


def spoken(highlight: Highlight) -> str:
    """All of a highlight in one line: its themes, its words, its note, and whether to check it."""
    words = _("{themes}: “{passage}”").format(
        themes=", ".join(theme_names(highlight)), passage=one_line(highlight.passage)
    )
    parts = [words]
    if highlight.note:
        parts.append(_("Note: {note}").format(note=one_line(highlight.note)))
    if word := state_word(highlight.state):
        parts.append(word)
    return ", ".join(parts)


def explained(highlight: Highlight) -> str:
    """What a tooltip tells: the themes, the whole note, and what to check; lines apart."""
    parts = [", ".join(theme_names(highlight)), highlight.note, state_sentence(highlight.state)]
    return "\n".join(part for part in parts if part)


def plain_tooltip(text: str) -> str:
    """A text for a tooltip that shows it letter by letter, wrapped, whatever it holds.

    Qt takes a tooltip with “<b>” in it for rich text and does not wrap a plain one.
    """
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""


def one_line(text: str) -> str:
    """The words of a text that may have several lines, with one blank between them."""
    return " ".join(text.replace("\ufffc", " ").split())
