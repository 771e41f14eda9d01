"""What a person changes in posts that were read, before they are saved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _
from typing import Final

from app.importing.dates import published
from app.importing.read_file import ReadFile
from app.text.clean import one_line
from db.addresses import canonical
from db.errors import NameProblem
from db.names import checked
from db.records import Address, AddressKind, Draft, PostLink


@dataclass(frozen=True, slots=True)
class Change:
    """New words for what a draft says of itself; None leaves it as it was read.

    Attributes:
        published: ISO text of a year, month or day, or "" for unknown, as
            `published_as_typed` gives it.
        event: Its name, or "" for none.
        url: Its web address, or "" for none.
        labels: In the order to be shown.
    """

    title: str | None = None
    author: str | None = None
    published: str | None = None
    event: str | None = None
    url: str | None = None
    labels: tuple[str, ...] | None = None


_NOTHING: Final = Change()


def changed(draft: Draft, change: Change) -> Draft:
    """The draft with what the person said in place of what was read.

    The addresses by which it is recognised when it comes again stay, but for a
    web address that the person corrects.

    Raises:
        NameProblem: The event's name cannot be one, or the address is none.
    """
    if change == _NOTHING:  # as for nearly all of thousands of posts
        return draft
    return replace(
        draft,
        title=draft.title if change.title is None else one_line(change.title),
        author=draft.author if change.author is None else one_line(change.author),
        published=draft.published if change.published is None else change.published,
        event=draft.event if change.event is None else _event(change.event),
        addresses=draft.addresses if change.url is None else _at(draft.addresses, change.url),
        labels=draft.labels if change.labels is None else change.labels,
    )


def chosen(
    file: ReadFile, changes: Mapping[int, Change], left_out: Collection[int] = ()
) -> ReadFile:
    """The file with its drafts changed, and without those that the person left out.

    The file itself where nothing was changed and nothing is left out.

    A link to a draft that is left out goes; its words stay.

    Args:
        file: As it was read; it stays as it is.
        changes: By the draft's place in the file.
        left_out: Places in the file.

    Raises:
        NameProblem: An event's name cannot be one.
    """
    if not left_out and all(change == _NOTHING for change in changes.values()):
        return file
    kept = [place for place in range(len(file.drafts)) if place not in left_out]
    drafts = [changed(file.drafts[place], changes.get(place, _NOTHING)) for place in kept]
    now_at = {place: number for number, place in enumerate(kept)}
    outline = file.outline
    if outline is not None:
        outline = replace(
            outline,
            places=tuple(outline.places[place] for place in kept),
            names=tuple(outline.names[place] for place in kept),
        )
    return replace(
        file,
        drafts=tuple(_linked(draft, now_at) if draft.links else draft for draft in drafts),
        outline=outline,
        new=set(),
        newer=set(),
    )


def published_as_typed(typed: str) -> str | None:
    """The ISO text of a date that a person typed; "" for nothing, None for what is no date.

    A year, a month or a day in ISO is taken, and whatever a source may print.
    """
    if not typed.strip():
        return ""
    found = published(typed)
    return found.date if found else None


def _at(addresses: Sequence[Address], url: str) -> tuple[Address, ...]:
    """The addresses with this one in place of the web address that is shown."""
    url = one_line(url)
    if url and not canonical(url).startswith("https://"):
        raise NameProblem(
            _("“{url}” is not the address of a web page.").format(url=url),
            _("Copy it whole from the browser, beginning with “https://”, or leave it empty."),
        )
    shown = next((each for each in addresses if each.kind is AddressKind.URL), None)
    others = tuple(each for each in addresses if each != shown)
    return (Address(AddressKind.URL, url), *others) if url else others


def _event(name: str) -> str:
    return checked(one_line(name)) if name.strip() else ""


def _linked(draft: Draft, now_at: Mapping[int, int]) -> Draft:
    links = (
        PostLink(link.span, now_at[link.to_draft])
        for link in draft.links
        if link.to_draft in now_at
    )
    return replace(draft, links=tuple(links))
