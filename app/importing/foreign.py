"""What is said of a file that no importer reads: what it is, and what to do about it."""

from enum import Enum, auto
from gettext import gettext as _

from app.text.clean import one_line
from db.errors import FileProblem


class Foreign(Enum):
    """What was seen in place of a text, a web page or Markdown."""

    EMPTY = auto()
    PDF = auto()
    OFFICE = auto()
    ARCHIVE = auto()
    IMAGE = auto()
    SOUND = auto()
    DATABASE = auto()
    PACKED_PAGE = auto()
    FEED = auto()
    XML = auto()
    JSON = auto()
    BINARY = auto()


def problem(seen: Foreign, name: str) -> FileProblem:
    """The problem to tell of a file of that name."""
    message, remedy = _words()[seen]
    return FileProblem(message.format(name=one_line(name)), remedy)


def _words() -> dict[Foreign, tuple[str, str]]:
    as_text = _("Open it, copy its text into a text file, and import that.")
    other = _("Choose the web page, text or Markdown file that holds the post.")
    return {
        Foreign.EMPTY: (_("“{name}” is empty."), _("Save the post again and import the new file.")),
        Foreign.PDF: (_("“{name}” is a PDF document, which cannot be read."), as_text),
        Foreign.OFFICE: (_("“{name}” is an office document or e-book."), as_text),
        Foreign.ARCHIVE: (
            _("“{name}” is a compressed archive."),
            _("Unpack it, then import the folder that comes out."),
        ),
        Foreign.IMAGE: (_("“{name}” is a picture."), other),
        Foreign.SOUND: (_("“{name}” is a sound or video file."), other),
        Foreign.DATABASE: (
            _("“{name}” is a database file."),
            _("If it is a library of Event Notes, open it with --library instead."),
        ),
        Foreign.PACKED_PAGE: (
            _("“{name}” is a web page packed into one archive file."),
            _("Open it in the browser, save it as “Web page, complete”, and import that."),
        ),
        Foreign.FEED: (
            _("“{name}” is a feed or the export of a blog, which cannot be read yet."),
            _("Save its posts as web pages in the browser and import those."),
        ),
        Foreign.XML: (_("“{name}” is an XML file of an unknown kind."), other),
        Foreign.JSON: (_("“{name}” is a JSON data file."), other),
        Foreign.BINARY: (_("“{name}” holds data that is not text."), other),
    }
