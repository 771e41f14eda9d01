"""What became of the files of an import, as values and as the JSON of the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.text.clean import IMAGE
from db.errors import Problem
from db.records import AddressKind, Draft, Skipped


class Reason(StrEnum):
    """Why a post of a file was not saved: it is in the library."""

    HERE = "already here"
    NEWER = "newer text, not taken"


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post that was saved."""

    post_id: int
    title: str


@dataclass(frozen=True, slots=True)
class UnchangedRow:
    """A post that was there before, and why nothing was done."""

    post_id: int
    title: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A file that could not be imported; the others were."""

    path: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a file that was read; `path` is "" when about the import."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in the order of the files.

    Attributes:
        updated: Posts that got a new version of their text; none yet.
        skipped: How many parts of the files went into no post, by their kind.
    """

    added: tuple[PostRow, ...] = ()
    updated: tuple[PostRow, ...] = ()
    unchanged: tuple[UnchangedRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def newer(self) -> tuple[UnchangedRow, ...]:
        """The posts whose file holds a text that differs from the library's."""
        return tuple(row for row in self.unchanged if row.reason is Reason.NEWER)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would find, without a library to compare it with."""

    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    remarks: tuple[Remark, ...] = ()


def problem_row(path: str, problem: Problem) -> ProblemRow:
    """The line that tells of a problem with a path."""
    return ProblemRow(path, problem.message, problem.remedy)


def as_json(report: ImportReport) -> dict[str, object]:
    """The report as `event-notes import --json` prints it."""
    return {
        "added": [_post(row) for row in report.added],
        "updated": [_post(row) for row in report.updated],
        "unchanged": [
            {"post": row.post_id, "title": row.title, "reason": row.reason.value}
            for row in report.unchanged
        ],
        "problems": _problems(report.problems),
    }


def dry_run_json(preview: Preview) -> dict[str, object]:
    """The preview as `event-notes import --dry-run --json` prints it."""
    return {
        "drafts": [_draft(draft) for draft in preview.drafts],
        "skipped": [{"kind": part.kind, "text": part.text} for part in preview.skipped],
        "problems": _problems(preview.problems),
    }


def _post(row: PostRow) -> dict[str, object]:
    return {"post": row.post_id, "title": row.title}


def _problems(rows: Sequence[ProblemRow]) -> list[dict[str, str]]:
    return [{"path": row.path, "message": row.message, "remedy": row.remedy} for row in rows]


def _draft(draft: Draft) -> dict[str, object]:
    urls = (address.value for address in draft.addresses if address.kind is AddressKind.URL)
    return {
        "title": draft.title,
        "author": draft.author,
        "published": draft.published,
        "url": next(urls, ""),
        "labels": list(draft.labels),
        "event": draft.event,
        "excerpt": draft.excerpt,
        "blocks": _blocks(draft),
    }


def _blocks(draft: Draft) -> list[dict[str, str]]:
    """The blocks with their words; a picture shows those that stand for it."""
    instead = {image.position: image.alt for image in draft.images}
    texts = ((block, draft.text[block.span.start : block.span.end]) for block in draft.blocks)
    return [
        {
            "kind": block.kind.value,
            "text": instead.get(block.span.start, "") if text == IMAGE else text,
        }
        for block, text in texts
    ]
