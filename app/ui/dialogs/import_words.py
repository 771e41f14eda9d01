"""What an import has to say besides its posts, as plain text."""

from collections.abc import Iterable, Mapping
from gettext import gettext as _

from app.importing.read_file import ReadFile
from app.importing.report import ImportReport, PostRow, ProblemRow, Remark, UnchangedRow
from app.text.clean import one_line


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


def unchanged_text(rows: Iterable[UnchangedRow]) -> str:
    """The titles of posts that were left alone, each with the reason."""
    return "\n".join(f"{row.title} ({_(row.reason.value)})" for row in rows)


def report_text(report: ImportReport) -> str:
    """The whole report, to be sent to somebody."""
    parts = (
        (_("Added"), added_text(report.added)),
        (_("Left as they were"), unchanged_text(report.unchanged)),
        (_("Could not be read"), problems_text(report.problems)),
        (_("Remarks"), remarks_text(report.remarks)),
        (_("In no post"), skipped_counts_text(report.skipped)),
    )
    return "\n\n".join(f"{title}\n{text}" for title, text in parts if text) + "\n"
