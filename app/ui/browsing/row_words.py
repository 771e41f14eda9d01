"""What the rows of the post list say, to the eye and to a screen reader."""

from gettext import gettext as _
from gettext import ngettext

from app.text.reading_time import minutes
from app.ui.browsing.post_list_rows import (
    HeadRow,
    JumpRow,
    NoteRow,
    PassageRow,
    PostRow,
    Row,
)
from app.ui.browsing.row_dates import date_words
from db.records import About, PostLine, State


def origin(line: PostLine) -> str:
    """Where a post comes from: its source, or who wrote it where no source is known."""
    return line.source or line.author


def byline(line: PostLine) -> list[str]:
    """Origin, date and minutes of a post; what is unknown is left out."""
    reading = minutes(line.words)
    length = _("{count} min").format(count=reading) if reading else ""
    return [part for part in (origin(line), date_words(line.published), length) if part]


def places_words(count: int) -> str:
    """How often something was found in one post."""
    return ngettext("{count} place", "{count} places", count).format(count=count)


def posts_words(count: int) -> str:
    """So many posts."""
    return ngettext("{count} post", "{count} posts", count).format(count=count)


def highlights_words(count: int) -> str:
    """So many highlights."""
    return ngettext("{count} highlight", "{count} highlights", count).format(count=count)


def state_words(state: State) -> str:
    """What a person should know of how a highlight stands; "" if it stands well."""
    if state is State.PLACED:
        return ""
    return _("to check") if state is State.CHECK else _("lost")


def quoted(passage: str) -> str:
    """A passage between the quotation marks of the language."""
    return _("“{words}”").format(words=passage)


def about_words(about: About) -> str:
    """What kind of thing a note is about."""
    words = {
        About.POST: _("Note on a post"),
        About.EVENT: _("Note on an event"),
        About.THEME: _("Note on a theme"),
        About.HIGHLIGHT: _("Note on a highlight"),
    }
    return words[about]


def whole(row: Row) -> str:
    """The words of a row that may not fit into it: a title, or a passage and its note."""
    match row:
        case PostRow(line=line):
            return line.title
        case HeadRow(text=text) | JumpRow(text=text):
            return text
        case NoteRow(hit=note):
            return note.snippet
        case PassageRow(hit=hit):
            return f"{quoted(hit.highlight.passage)} {hit.highlight.note}".strip()


def spoken(row: Row) -> str:
    """All that a row shows, as one text: each sign of the picture has its word here."""
    match row:
        case PostRow():
            parts = _spoken_post(row)
        case PassageRow():
            parts = _spoken_passage(row)
        case NoteRow(hit=note):
            parts = [about_words(note.about), note.name, note.snippet]
        case JumpRow(text=text) | HeadRow(text=text):
            parts = [text]
    return ". ".join(part for part in parts if part)


def _spoken_post(row: PostRow) -> list[str]:
    line = row.line
    reading = minutes(line.words)
    length = ngettext("{count} minute", "{count} minutes", reading).format(count=reading)
    return [
        _("Unread") if line.unread else "",
        _("Starred") if line.starred else "",
        line.title,
        ", ".join(part for part in (origin(line), date_words(line.published)) if part),
        length if reading else "",
        places_words(row.places) if row.places else "",
        highlights_words(line.highlights) if line.highlights else "",
        row.snippet or "",
    ]


def _spoken_passage(row: PassageRow) -> list[str]:
    highlight = row.hit.highlight
    return [
        ", ".join(theme.name for theme in highlight.themes) or _("No theme"),
        quoted(highlight.passage),
        state_words(highlight.state),
        _("Note: {note}").format(note=highlight.note) if highlight.note else "",
        ", ".join(part for part in (row.hit.title, row.source, date_words(row.published)) if part),
    ]
