"""What a person changes in posts that were read, before they are saved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.importing.dates import published
from app.importing.read_file import ReadFile
from app.text.clean import one_line
from db.names import checked
from db.records import Draft, PostLink


@dataclass(frozen=True, slots=True)
class Change:
    """New words for what a draft says of itself; None leaves it as it was read.

    Attributes:
        published: ISO text of a year, month or day, or "" for unknown, as
            `published_as_typed` gives it.
        event: Its name, or "" for none.
    """

    title: str | None = None
    author: str | None = None
    published: str | None = None
    event: str | None = None


def changed(draft: Draft, change: Change) -> Draft:
    """The draft with what the person said in place of what was read.

    Its addresses stay: by them it is recognised when it comes again.

    Raises:
        NameProblem: The event's name cannot be one.
    """
    return replace(
        draft,
        title=draft.title if change.title is None else one_line(change.title),
        author=draft.author if change.author is None else one_line(change.author),
        published=draft.published if change.published is None else change.published,
        event=draft.event if change.event is None else _event(change.event),
    )


def chosen(
    file: ReadFile, changes: Mapping[int, Change], left_out: Collection[int] = ()
) -> ReadFile:
    """The file with its drafts changed, and without those that the person left out.

    A link to a draft that is left out goes; its words stay.

    Args:
        file: As it was read; it stays as it is.
        changes: By the draft's place in the file.
        left_out: Places in the file.

    Raises:
        NameProblem: An event's name cannot be one.
    """
    kept = [place for place in range(len(file.drafts)) if place not in left_out]
    drafts = [changed(file.drafts[place], changes.get(place, Change())) for place in kept]
    return ReadFile(
        file.path,
        file.name,
        file.media_type,
        file.data,
        file.source,
        tuple(replace(draft, links=_links(draft, kept)) for draft in drafts),
        file.skipped,
    )


def published_as_typed(typed: str) -> str | None:
    """The ISO text of a date that a person typed; "" for nothing, None for what is no date.

    A year, a month or a day in ISO is taken, and whatever a source may print.
    """
    if not typed.strip():
        return ""
    found = published(typed)
    return found.date if found else None


def _event(name: str) -> str:
    return checked(one_line(name)) if name.strip() else ""


def _links(draft: Draft, kept: Sequence[int]) -> tuple[PostLink, ...]:
    now_at = {place: number for number, place in enumerate(kept)}
    return tuple(
        PostLink(link.span, now_at[link.to_draft])
        for link in draft.links
        if link.to_draft in now_at
    )
