"""What a search found, in the words and lines of a terminal."""

from collections.abc import Iterable
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Final

from app import terminal
from db.records import About, Span

if TYPE_CHECKING:
    from db.records import Highlight, HighlightHit, Hit, NoteHit, Results

# Each for one blank: the marks are counted in these letters.
_BLANKS: Final = str.maketrans(dict.fromkeys("\n\t\u2028", " "))
_LEAD: Final = " " * 6


def say_results(found: "Results", *, is_whole: bool = True) -> None:
    """Write posts, then highlights, then notes; what may have been meant goes beside it.

    Args:
        found: All that there is to say.
        is_whole: The index of words is; else it is said how to make it so.
    """
    terminal.say(_posts(found))
    for hit in found.hits:
        _say_hit(hit)
    if found.highlights:
        count = max(found.highlight_total, len(found.highlights))
        _say_head(ngettext("{n} highlight", "{n} highlights", count).format(n=count))
    for kept in found.highlights:
        _say_highlight(kept)
    if found.notes:
        count = max(found.note_total, len(found.notes))
        _say_head(ngettext("{n} note", "{n} notes", count).format(n=count))
    for note in found.notes:
        _say_note(note)
    _tell_more(found)
    if not is_whole:
        terminal.tell(_("“event-notes index rebuild” builds it to the end; so does the window."))


def about_highlight(kept: "Highlight", *more: str) -> str:
    """Its themes and its note, and what more there is to say."""
    themes = ", ".join(theme.path for theme in kept.themes)
    note = _("note: {note}").format(note=kept.note) if kept.note else ""
    return "; ".join(fact for fact in (themes, note, *more) if fact)


def _posts(found: "Results") -> str:
    count = ngettext("{n} post", "{n} posts", found.total).format(n=found.total)
    return count if found.is_counted else _("about {count}").format(count=count)


def _say_hit(hit: "Hit") -> None:
    when = f" ({hit.published})" if hit.published else ""
    terminal.say(f"{hit.post_id:>4}  {terminal.one_line(hit.title)}{when}")
    _say_marked(_LEAD, hit.snippet, hit.marks)


def _say_highlight(hit: "HighlightHit") -> None:
    kept = hit.highlight
    _say_marked("  “", kept.passage, hit.marks, "”")
    where = _("post {n}, {title}").format(n=kept.post_id, title=terminal.one_line(hit.title))
    at = about_highlight(kept).rfind(kept.note)
    marks = [Span(start + at, end + at) for start, end in hit.note_marks]
    _say_marked(_LEAD, about_highlight(kept, where), marks)


def _say_note(hit: "NoteHit") -> None:
    _say_marked("  ", hit.snippet, hit.marks)
    where = {
        About.POST: _("on the post “{name}”"),
        About.EVENT: _("on the event “{name}”"),
        About.THEME: _("on the theme “{name}”"),
    }[hit.about].format(name=hit.name)
    terminal.say(_LEAD + terminal.one_line(where))


def _say_head(words: str) -> None:
    terminal.say()
    terminal.say(words)


def _say_marked(lead: str, words: str, marks: Iterable[Span], end: str = "") -> None:
    terminal.say_marked(lead, words.translate(_BLANKS) + end, marks)


def _tell_more(found: "Results") -> None:
    """Beside the answer, so that a script reading it is not confused."""
    if found.notice:
        terminal.tell(found.notice)
    if found.meant is not None:
        said = ngettext(
            "Did you mean: {query} ({n} post)?",
            "Did you mean: {query} ({n} posts)?",
            found.meant.posts,
        )
        terminal.tell(said.format(query=found.meant.query, n=found.meant.posts))
