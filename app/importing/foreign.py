"""What is said of a file that no importer reads: what it is, and what to do about it."""

from collections.abc import Sequence
from enum import Enum, auto
from gettext import gettext as _

from app.text.clean import one_line
from db.errors import FileProblem

_MOST_PARTS = 6
_LONGEST_PART = 40  # letters


class Foreign(Enum):
    """What was seen in place of something that an importer reads."""

    EMPTY = auto()
    PDF = auto()
    OFFICE = auto()
    ARCHIVE = auto()
    IMAGE = auto()
    SOUND = auto()
    DATABASE = auto()
    PACKED_PAGE = auto()
    XML = auto()
    JSON = auto()
    TABLE = auto()
    BINARY = auto()


def problem(seen: Foreign, name: str, parts: Sequence[str] = ()) -> FileProblem:
    """The problem to tell of a file of that name.

    Args:
        seen: What it is.
        name: Its file name.
        parts: Names of what it holds: the columns of a table, the first fields of
            JSON, the first element of XML.
    """
    words = _words_of_parts() if parts else _words()
    message, remedy = words.get(seen) or _words()[seen]
    return FileProblem(message.format(name=one_line(name), parts=_quoted(parts)), remedy)


def _quoted(parts: Sequence[str]) -> str:
    """The first of them, each in marks and cut to a length that can be read."""
    shown = [f"“{one_line(part)[:_LONGEST_PART]}”" for part in parts[:_MOST_PARTS]]
    return ", ".join([*shown, "…"] if len(parts) > _MOST_PARTS else shown)


def _words() -> dict[Foreign, tuple[str, str]]:
    as_text = _("Open it, copy its text into a text file, and import that.")
    other = _("Choose the web page, text or Markdown file that holds the post.")
    return {
        Foreign.EMPTY: (_("“{name}” is empty."), _("Save the post again and import the new file.")),
        Foreign.PDF: (_("“{name}” is a PDF document, which cannot be read."), as_text),
        Foreign.OFFICE: (_("“{name}” is an office document or e-book."), as_text),
        Foreign.ARCHIVE: (
            _("“{name}” is a compressed file of another kind than .zip."),
            _("Unpack it, then import what comes out."),
        ),
        Foreign.IMAGE: (_("“{name}” is a picture."), other),
        Foreign.SOUND: (_("“{name}” is a sound or video file."), other),
        Foreign.DATABASE: (
            _("“{name}” is a database file, but no project of Taguette or QualCoder."),
            _("If it is a library of Event Notes, open it with --library instead."),
        ),
        Foreign.PACKED_PAGE: (
            _("“{name}” is a web page packed into one archive file."),
            _("Open it in the browser, save it as “Web page, complete”, and import that."),
        ),
        Foreign.XML: (_("“{name}” is an XML file of an unknown kind."), other),
        Foreign.JSON: (_("“{name}” is a JSON data file."), other),
        Foreign.TABLE: (_("“{name}” is a table (CSV)."), other),
        Foreign.BINARY: (_("“{name}” holds data that is not text."), other),
    }


def _words_of_parts() -> dict[Foreign, tuple[str, str]]:
    return {
        Foreign.XML: (
            _("“{name}” is an XML file that begins with {parts}, and neither a feed nor OPML."),
            _("Choose a feed, a WordPress export, or the web page that holds the post."),
        ),
        Foreign.JSON: (
            _("“{name}” is a JSON file whose first fields are {parts}."),
            _("Only JSON Feed and the exports of Hypothesis can be read; choose one of those."),
        ),
        Foreign.TABLE: (
            _("“{name}” is a table (CSV) whose columns are {parts}."),
            _("Only exports of Readwise, Pocket and Instapaper are known; choose one of those."),
        ),
    }
