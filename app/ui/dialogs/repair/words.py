"""What is said of a highlight to be checked, in words."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDateTime, Qt

from app.exporting.date_words import DateWords
from app.ui.dialogs.repair.comparison import Certainty, Comparison, OldPassage
from db.records import State
from db.repairs import Repair

_LONGEST_NOTE = 280  # letters; the whole note stands in the margin of its post


def state_word(state: State) -> str:
    """How a highlight stands in the present text."""
    return _("lost") if state is State.LOST else _("in doubt")


def certainty_word(certainty: Certainty) -> str:
    """How sure it is that the passage stands at a place."""
    return {
        Certainty.CERTAIN: _("almost certain"),
        Certainty.LIKELY: _("likely"),
        Certainty.GUESS: _("a guess"),
    }[certainty]


def place_words(comparison: Comparison, place: int) -> str:
    """Which of the places is shown, and how sure it is."""
    if not comparison.candidates:
        return _("no such passage found")
    count = len(comparison.candidates)
    sure = certainty_word(comparison.candidates[place].certainty)
    if count == 1:
        return _("the only place · {sure}").format(sure=sure)
    words = _("place {n} of {count} · {sure}")
    return words.format(n=place + 1, count=count, sure=sure)


def old_words(old: OldPassage) -> str:
    """Which version the old passage is from."""
    if not old.number:
        return _("as it was marked")
    return version_words(old.number, old.made)


def version_words(number: int, made: str) -> str:
    """A version, and the day it was saved here; UTC comes in."""
    moment = QDateTime.fromString(made, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return _("version {n}").format(n=number)
    day = DateWords().date(moment.toLocalTime().date().toString(Qt.DateFormat.ISODate))
    return _("version {n}, {day}").format(n=number, day=day)


def count_words(count: int) -> str:
    """How many are still to be looked at."""
    words = ngettext(
        "{n} highlight left: where does it stand in the newer text?",
        "{n} highlights left: where do they stand in the newer texts?",
        count,
    )
    return words.format(n=count)


def facts_words(row: Repair) -> str:
    """The themes of a highlight."""
    names = ", ".join(theme.name for theme in row.highlight.themes) or _("No theme")
    return f"{names} · {state_word(row.highlight.state)}"


def note_words(note: str) -> str:
    """The note of a highlight, cut where it is long; "" for none."""
    if not note.strip():
        return ""
    cut = note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE].rstrip()}…"
    return _("Note: {note}").format(note=cut)


def spoken(row: Repair) -> str:
    """A row as a screen reader reads it."""
    quote = one_line(row.highlight.anchor.quote)
    return _("“{quote}”, {facts}, in “{title}”").format(
        quote=quote, facts=facts_words(row), title=row.title
    )


def one_line(text: str) -> str:
    """The words of a passage with one blank between them."""
    return " ".join(text.replace("\ufffc", " ").split())
