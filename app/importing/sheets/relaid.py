"""A file that was read, laid out another way: by a person, or as they did for its site before."""

from dataclasses import replace
from urllib.parse import urlsplit

from app.importing.read_file import ReadFile
from app.importing.sheets import layout
from app.importing.sheets.layout import Layout
from app.importing.sheets.sheet import Sheet
from app.importing.sheets.sheet_outcome import outcome
from db import layouts
from db.library import Session
from db.records import AddressKind, Reading


def sheet_of(file: ReadFile) -> Sheet:
    """The file as a sheet, to be edited."""
    reading = Reading(file.drafts, file.skipped, site=file.site, suggestions=file.suggestions)
    return Sheet.of(reading, file.name)


def with_sheet(file: ReadFile, sheet: Sheet) -> ReadFile:
    """The file with the posts of a sheet in place of those that were read."""
    made = outcome(sheet)
    return replace(
        file,
        drafts=made.drafts,
        skipped=made.skipped,
        suggestions=(),
        new=set(),
        newer=set(),
    )


def as_before(session: Session, file: ReadFile) -> ReadFile:
    """The file, laid out as a person corrected another one of the same site; else as it is."""
    site = site_of(file)
    if not site or file.outline is not None or not file.drafts:
        return file
    known = layout.from_json(layouts.of_site(session, site))
    if not known:
        return file
    before = sheet_of(file)
    after = layout.apply(before, known)
    return file if after == before else with_sheet(file, after)


def remember(session: Session, file: ReadFile, learnt: Layout) -> None:
    """Keep what a person corrected in the layout of a file, for the next one of its site.

    Args:
        session: Of `library.writing(counts=False)`.
        file: The file; one that names no site is passed over.
        learnt: What was corrected.
    """
    site = site_of(file)
    if site:
        known = layout.from_json(layouts.of_site(session, site))
        layouts.keep(session, site, layout.to_json(known.joined(learnt)))


def site_of(file: ReadFile) -> str:
    """The blog's name as the file has it, else the host of its first address, else ""."""
    if file.site:
        return file.site
    urls = (
        urlsplit(address.value).hostname
        for draft in file.drafts
        for address in draft.addresses
        if address.kind is AddressKind.URL
    )
    return next((host for host in urls if host), "")
