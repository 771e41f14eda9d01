"""How much a search found and in which order it stands, in words."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QLocale

from db.query import Query
from db.query.tree import Sort, wordings
from db.records import Results


def number(count: int) -> str:
    """A count as the person's country writes it."""
    return QLocale().toString(count)


def posts_words(results: Results) -> str:
    """How many posts were found, or about how many."""
    words = ngettext("{n} post", "{n} posts", results.total)
    if not results.is_counted:
        words = ngettext("about {n} post", "about {n} posts", results.total)
    return words.format(n=number(results.total))


def kept_words(results: Results) -> str:
    """How many highlights and notes were found, "" for none."""
    kept, notes = results.highlight_total, results.note_total
    if kept and notes:
        both = kept + notes
        return ngettext(
            "{n} highlight and note", "{n} highlights and notes", both
        ).format(n=number(both))  # fmt: skip
    if kept:
        return ngettext("{n} highlight", "{n} highlights", kept).format(n=number(kept))
    return ngettext("{n} note", "{n} notes", notes).format(n=number(notes)) if notes else ""


def status_words(results: Results) -> str:
    """What the status line says of a search."""
    found = ngettext("{n} post found", "{n} posts found", results.total)
    if not results.is_counted:
        found = ngettext("about {n} post found", "about {n} posts found", results.total)
    parts = (found.format(n=number(results.total)), kept_words(results))
    return " · ".join(filter(None, parts))


def order_words(query: Query, *, is_ranked: bool) -> str:
    """The order that what was found stands in."""
    if not is_ranked:
        return _("newest matches, ranking…")
    if query.sort is Sort.OLD:
        return _("oldest first")
    if query.sort is Sort.HIGHLIGHTS:
        return _("most highlights first")
    has_words = any(True for _wording in wordings(query.tree))
    if query.sort is Sort.NEW or (query.sort is None and not has_words):
        return _("newest first")
    return _("by relevance")


def held_words() -> str:
    """The order of a list in which the best had to wait below what the person looked at."""
    return _("newest first, then by relevance")
