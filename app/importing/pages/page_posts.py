"""Reads the several posts of one web page, each with what the page says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from lxml.html import HtmlElement

from app.importing.pages import article, metadata, page_dates, page_entries, page_kind
from app.importing.pages.card_lines import card_lines
from app.importing.pages.metadata import Facts
from app.importing.pages.page_draft import PageDrafts
from app.importing.pages.page_words import PageWords, as_skipped
from db.records import Reading


def read(
    root: HtmlElement, entries: Sequence[HtmlElement], facts: Facts, drafts: PageDrafts
) -> Reading:
    """Read all posts of a page; without drafts where none of them holds a text.

    Args:
        root: The page; what is no part of the posts' texts is taken out of it.
        entries: The elements that hold a post each.
        facts: What the page says of itself.
        drafts: Takes what is found.
    """
    words = PageWords(root)
    heading = page_kind.heading_of(root, entries)
    label = heading.label if heading else ""
    found = [_found(entry, facts, label) for entry in entries]
    bodies = []
    for one in found:
        # The links to the whole post are told as the marks that were taken off.
        own = set(one.body.iter()) - {part for note in one.notes for part in note.iter()}
        if _add(one, drafts):
            bodies.append(own)
    titles = [draft.title for draft in drafts.drafts]
    rest = words.rest(bodies, titles, heading.element if heading else None)
    return Reading(
        tuple(drafts.drafts), drafts.in_order(as_skipped(rest)), drafts.remarks, facts.site
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """One post's element, what is said of it, and what of it is no part of its text."""

    entry: HtmlElement
    body: HtmlElement
    facts: Facts
    notes: tuple[HtmlElement, ...]
    more: tuple[HtmlElement, ...]


def _found(entry: HtmlElement, page: Facts, label: str) -> _Found:
    facts = metadata.of_entry(entry, page)
    if label and label.casefold() not in {each.casefold() for each in facts.labels}:
        facts = replace(facts, labels=(label, *facts.labels))
    notes = [*page_entries.notes(entry), *page_dates.date_lines(entry.iter(), facts.published)]
    body = page_entries.body_of(entry)
    if body is entry:  # nothing marks where the text begins and ends
        notes += card_lines(entry)
    return _Found(entry, body, facts, tuple(notes), tuple(page_entries.more_links(entry)))


def _add(one: _Found, drafts: PageDrafts) -> bool:
    # A link around the whole text is the post itself, though it is called a way to more.
    more = [part for part in one.more if one.body not in set(part.iter())]
    words = " ".join(dict.fromkeys(" ".join(part.text_content().split()) for part in more))
    page_entries.drop([*one.notes, *more])
    return drafts.add(article.of_entry(one.entry), one.facts, _evidence(one), more=words)


def _evidence(one: _Found) -> list[str]:
    """Why an element was taken for a post, in words."""
    marked = page_entries.is_entry(one.entry)
    said = [
        _("stands in an element of its own")
        if marked
        else _("its heading is a link, as those of its neighbours are")
    ]
    if one.facts.published.printed:
        said.append(_("has its own date"))
    if one.facts.address:
        said.append(_("has its own address"))
    return said
