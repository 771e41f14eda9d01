"""Reads the one post of a web page."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from lxml.html import HtmlElement, tostring

from app.importing.pages import article, figures, page_dates, page_entries
from app.importing.pages.metadata import Facts
from app.importing.pages.page_draft import PageDrafts, title_of_file
from app.importing.pages.page_words import PageWords, as_skipped
from db.records import BlockKind, Draft, InlineKind, Reading, Skipped, Suggestion

_FEWEST_LINKED = 2  # headings; a single one is an author's own


def read(root: HtmlElement, facts: Facts, drafts: PageDrafts) -> Reading:
    """Read the article of a page; without drafts where it has no text.

    Args:
        root: The page; what is no part of the article is taken out of it.
        facts: What the page says of itself.
        drafts: Takes what is found.
    """
    facts = _titled(facts, drafts)
    words = PageWords(root)
    page_entries.drop(page_entries.notes(root))
    own = article.own_elements(root)
    in_order = [element for element in root.iter() if element in own]
    facts = _dated(facts, in_order)
    lines = page_dates.date_lines(in_order, facts.published)
    own -= {part for line in lines for part in line.iter()}
    lead = figures.lead(root, own, facts.picture)
    begin = "" if lead is None else tostring(lead, encoding="unicode", with_tail=False)
    seen = own.union(() if lead is None else lead.iter())
    html = begin + article.html_of(root, own)
    if not drafts.add(html, facts):
        return Reading(())
    rest = words.rest([seen], [facts.title])
    return _reading(facts, drafts, as_skipped(rest))


def of_selection(html: str, facts: Facts, drafts: PageDrafts) -> Reading:
    """Read a part of a page that a person selected: all of it is the post."""
    drafts.add(html, _titled(facts, drafts))
    return _reading(facts, drafts, ())


def _titled(facts: Facts, drafts: PageDrafts) -> Facts:
    return facts if facts.title else replace(facts, title=title_of_file(drafts.source))


def _dated(facts: Facts, elements: Sequence[HtmlElement]) -> Facts:
    """The facts with the date printed at the head of the text, where the page states none."""
    if facts.published.date:
        return facts
    printed = page_dates.printed_at_head(elements, facts.habits)
    return replace(facts, published=printed) if printed else facts


def _reading(facts: Facts, drafts: PageDrafts, skipped: tuple[Skipped, ...]) -> Reading:
    found = tuple(drafts.drafts)
    suggested = tuple(
        one for place, draft in enumerate(found) for one in _suggestions(place, draft)
    )
    return Reading(
        found, drafts.in_order(skipped), drafts.remarks, facts.site, suggestions=suggested
    )


def _suggestions(place: int, draft: Draft) -> Sequence[Suggestion]:
    """The headings that are links as a whole: each may be the title of a further post."""
    linked = {run.span for run in draft.inlines if run.kind is InlineKind.LINK}
    headings = [
        at
        for at, block in enumerate(draft.blocks)
        if block.kind is BlockKind.HEADING and block.span in linked
    ]
    why = (_("a heading that is a link"),)
    return (
        [Suggestion(place, at, why) for at in headings] if len(headings) >= _FEWEST_LINKED else []
    )
