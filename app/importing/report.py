"""What became of the files of an import, as values and as the JSON of the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.text.clean import IMAGE
from db.errors import Problem
from db.records import AddressKind, Draft, FeedLink, Publication, Skipped


class Reason(StrEnum):
    """Why nothing was saved of a post: it is in the library, or came before."""

    HERE = "already here"
    AGAIN = "twice in this import"


class Update(StrEnum):
    """What a post of the library got."""

    NEWER = "newer text"
    FULL = "full text for an excerpt"
    HIGHLIGHTS = "highlights"


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post that was saved."""

    post_id: int
    title: str


@dataclass(frozen=True, slots=True)
class UpdatedRow:
    """A post of the library that got something, and how its highlights stand in it now."""

    post_id: int
    title: str
    what: Update
    placed: int = 0
    check: int = 0
    lost: int = 0


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
        updated: Posts of the library that got another text, or highlights.
        twins: How many of the added are offered to be joined with another post.
        skipped: How many parts of the files went into no post, by their kind.
        feeds: The feeds that the sources name.
        listed: Those of them that stand in a list of feeds.
        left_out: How many posts that are not published were passed over, by what they are.
    """

    added: tuple[PostRow, ...] = ()
    updated: tuple[UpdatedRow, ...] = ()
    unchanged: tuple[UnchangedRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    twins: int = 0
    feeds: tuple[FeedLink, ...] = ()
    listed: tuple[FeedLink, ...] = ()
    left_out: Mapping[Publication, int] = field(default_factory=dict)

    @property
    def to_check(self) -> int:
        """How many highlights a person should look at."""
        return sum(row.check + row.lost for row in self.updated)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would find, without a library to compare it with."""

    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    left_out: Mapping[Publication, int] = field(default_factory=dict)


def problem_row(path: str, problem: Problem) -> ProblemRow:
    """The line that tells of a problem with a path."""
    return ProblemRow(path, problem.message, problem.remedy)


def as_json(report: ImportReport) -> dict[str, object]:
    """The report as `event-notes import --json` prints it."""
    return {
        "added": [_post(row) for row in report.added],
        "updated": [_updated(row) for row in report.updated],
        "unchanged": [
            {"post": row.post_id, "title": row.title, "reason": row.reason.value}
            for row in report.unchanged
        ],
        "twins": report.twins,
        "left_out": _left_out(report.left_out),
        "problems": _problems(report.problems),
    }


def dry_run_json(preview: Preview) -> dict[str, object]:
    """The preview as `event-notes import --dry-run --json` prints it."""
    return {
        "drafts": [_draft(draft) for draft in preview.drafts],
        "skipped": [{"kind": part.kind, "text": part.text} for part in preview.skipped],
        "feeds": [_feed(feed) for feed in preview.feeds],
        "left_out": _left_out(preview.left_out),
        "problems": _problems(preview.problems),
    }


def _post(row: PostRow) -> dict[str, object]:
    return {"post": row.post_id, "title": row.title}


def _updated(row: UpdatedRow) -> dict[str, object]:
    return {
        "post": row.post_id,
        "title": row.title,
        "what": row.what.value,
        "placed": row.placed,
        "check": row.check,
        "lost": row.lost,
    }


def _left_out(counts: Mapping[Publication, int]) -> dict[str, int]:
    return {publication.value: count for publication, count in counts.items()}


def _feed(feed: FeedLink) -> dict[str, str]:
    return {
        "address": feed.address,
        "name": feed.name,
        "site": feed.site,
        "folder": feed.folder,
    }


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
        "language": draft.language,
        "excerpt": draft.excerpt,
        "publication": draft.publication.value,
        "highlights": [
            {"quote": each.quote, "note": each.note, "themes": list(each.themes)}
            for each in draft.highlights
        ],
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
