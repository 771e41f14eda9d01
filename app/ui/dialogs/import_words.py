"""What an import has to say besides its posts, as plain text."""

from collections.abc import Iterable, Mapping
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from app.importing.read_file import ReadFile
from app.importing.report import (
    ImportReport,
    PostRow,
    ProblemRow,
    Reason,
    Remark,
    UnchangedRow,
    Update,
    UpdatedRow,
)
from app.text.clean import one_line
from db.records import FeedLink

_ISOLATE: Final = "\u2068{}\u2069"  # a title from the right leaves the words after it in place


def problems_text(problems: Iterable[ProblemRow]) -> str:
    """Each file that could not be read, why, and what to do about it."""
    return "\n".join(f"{row.path}\n{row.message} {row.remedy}\n" for row in problems).rstrip()


def remarks_text(remarks: Iterable[Remark]) -> str:
    """What is to be known of what was read, a line each."""
    return "\n".join(f"{row.path}: {row.text}" if row.path else row.text for row in remarks)


def skipped_text(files: Iterable[ReadFile]) -> str:
    """The words of the files that went into no post, by file, a line each."""
    parts = []
    for file in files:
        lines = [f"{_(part.kind)}: {one_line(part.text)}" for part in file.skipped]
        if lines:
            parts.append("\n".join([file.path, *lines]))
    return "\n\n".join(parts)


def skipped_counts_text(skipped: Mapping[str, int]) -> str:
    """How many parts of each kind went into no post, a line each."""
    return "\n".join(f"{_(kind)}: {count}" for kind, count in skipped.items())


def added_text(rows: Iterable[PostRow]) -> str:
    """The titles of new posts, a line each."""
    return "\n".join(row.title for row in rows)


def updated_text(rows: Iterable[UpdatedRow]) -> str:
    """The titles of posts that got something, each with what, and where its highlights are."""
    return "\n".join(f"{_ISOLATE.format(row.title)} ({updated_words(row)})" for row in rows)


def updated_words(row: UpdatedRow) -> str:
    """What a post got, such as “newer text: 5 highlights placed, 1 to check, 1 lost”."""
    what = {
        Update.NEWER: _("newer text"),
        Update.FULL: _("whole text for the beginning"),
        Update.HIGHLIGHTS: _("from another tool"),
    }[row.what]
    counts = (
        (row.placed, ngettext("{n} highlight placed", "{n} highlights placed", row.placed)),
        (row.check, ngettext("{n} to check", "{n} to check", row.check)),
        (row.lost, ngettext("{n} lost", "{n} lost", row.lost)),
    )
    told = ", ".join(words.format(n=count) for count, words in counts if count)
    return _("{what}: {highlights}").format(what=what, highlights=told) if told else what


def unchanged_text(rows: Iterable[UnchangedRow]) -> str:
    """The titles of posts that were left alone, each with the reason."""
    words = {Reason.HERE: _("already here"), Reason.AGAIN: _("twice in this import")}
    return "\n".join(f"{_ISOLATE.format(row.title)} ({words[row.reason]})" for row in rows)


def feeds_text(feeds: Iterable[FeedLink]) -> str:
    """The names of feeds with their addresses, a line each."""
    return "\n".join(
        f"{feed.name} ({feed.address})" if feed.name else feed.address for feed in feeds
    )


def twins_text(count: int) -> str:
    """How many new posts may be the same as another; "" for none."""
    if not count:
        return ""
    return ngettext(
        "{n} new post may be the same as another one. Both were kept.",
        "{n} new posts may be the same as others. All were kept.",
        count,
    ).format(n=count)


def to_check_text(count: int) -> str:
    """How many highlights a person should look at; "" for none."""
    if not count:
        return ""
    return ngettext(
        "{n} highlight should be looked at: its passage changed, or is not there any more.",
        "{n} highlights should be looked at: their passages changed, or are not there any more.",
        count,
    ).format(n=count)


def report_text(report: ImportReport) -> str:
    """The whole report, to be sent to somebody."""
    to_look_at = (to_check_text(report.to_check), twins_text(report.twins))
    parts = (
        (_("Added"), added_text(report.added)),
        (_("Changed"), updated_text(report.updated)),
        (_("To look at"), "\n".join(filter(None, to_look_at))),
        (_("Left as they were"), unchanged_text(report.unchanged)),
        (_("Could not be read"), problems_text(report.problems)),
        (_("Remarks"), remarks_text(report.remarks)),
        (_("Feeds"), feeds_text(report.feeds)),
        (_("In no post"), skipped_counts_text(report.skipped)),
    )
    return "\n\n".join(f"{title}\n{text}" for title, text in parts if text) + "\n"
