"""The kinds of file that can be read, what they are called, and which may be taken for which."""

from enum import StrEnum
from gettext import gettext as _


class Kind(StrEnum):
    """The kinds of file an importer reads, by their media types."""

    TEXT = "text/plain"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    FEED = "application/feed"
    JSON_FEED = "application/feed+json"
    OPML = "text/x-opml"
    WORDPRESS = "application/wordpress"
    ARCHIVE = "application/zip"
    READWISE = "text/csv; from=readwise"
    POCKET = "text/csv; from=pocket"
    INSTAPAPER = "text/csv; from=instapaper"
    HYPOTHESIS = "application/json; from=hypothesis"
    OMNIVORE = "application/zip; from=omnivore"
    TAGUETTE = "application/vnd.sqlite3; from=taguette"
    QUALCODER = "application/vnd.sqlite3; from=qualcoder"


# Files of letters, of compressed members and of tables: one is never read as another.
_ARCHIVES = (Kind.OMNIVORE, Kind.ARCHIVE)
_DATABASES = (Kind.TAGUETTE, Kind.QUALCODER)
_ANY_LETTERS = (Kind.TEXT, Kind.HTML, Kind.MARKDOWN)


def kinds_for(kind: Kind) -> tuple[Kind, ...]:
    """What a person may have a file of this kind read as; the kind itself comes first."""
    if kind in _DATABASES:
        others: tuple[Kind, ...] = ()
    elif kind in _ARCHIVES:
        others = _ARCHIVES
    elif kind is Kind.WORDPRESS:  # it is a feed with more in it
        others = (Kind.FEED, *_ANY_LETTERS)
    else:
        others = _ANY_LETTERS
    return (kind, *(other for other in others if other is not kind))


def is_archive(kind: Kind) -> bool:
    """Whether a file of this kind is a zip archive."""
    return kind in _ARCHIVES


def is_database(kind: Kind) -> bool:
    """Whether a file of this kind is an SQLite database."""
    return kind in _DATABASES


def words(kind: Kind) -> str:
    """What a person calls a file of this kind."""
    return {
        Kind.TEXT: _("Plain text"),
        Kind.HTML: _("Web page"),
        Kind.MARKDOWN: _("Markdown"),
        Kind.FEED: _("Feed (RSS or Atom)"),
        Kind.JSON_FEED: _("JSON Feed"),
        Kind.OPML: _("List of feeds (OPML)"),
        Kind.WORDPRESS: _("WordPress export"),
        Kind.ARCHIVE: _("Archive of files (.zip)"),
        Kind.READWISE: _("Readwise export"),
        Kind.POCKET: _("Pocket export"),
        Kind.INSTAPAPER: _("Instapaper export"),
        Kind.HYPOTHESIS: _("Hypothesis export"),
        Kind.OMNIVORE: _("Omnivore export"),
        Kind.TAGUETTE: _("Taguette project"),
        Kind.QUALCODER: _("QualCoder project"),
    }[kind]
