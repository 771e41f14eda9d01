"""What came of an import, and what would come of one, as lines of a terminal."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from db.records import Publication

if TYPE_CHECKING:
    from app.importing.report import (
        ImportReport,
        Preview,
        ProblemRow,
        Remark,
        UnchangedRow,
        UpdatedRow,
    )
    from db.records import Draft, FeedLink
    from db.sources import Feed


def say_report(report: "ImportReport") -> None:
    """Say what became of each post, what was left out, and what is to be looked at."""
    added = len(report.added)
    terminal.say(ngettext("{n} post added", "{n} posts added", added).format(n=added))
    for row in report.added:
        terminal.say(f"  {row.post_id:>4}  {terminal.one_line(row.title)}")
    _say_updated(report.updated)
    _say_unchanged(report.unchanged)
    for kind, count in report.skipped.items():
        terminal.say(_("skipped: {kind} ({n})").format(kind=_(kind), n=count))
    _say_left_out(report.left_out)
    if report.twins:
        terminal.say(_same_posts(report.twins))
    if report.to_check:
        terminal.say(to_look_at(report.to_check))
    _tell(report.remarks, report.problems)


def say_added_feeds(feeds: "Sequence[Feed]") -> None:
    """Say which feeds were taken in."""
    if feeds:
        words = ngettext("{n} feed added", "{n} feeds added", len(feeds))
        terminal.say(words.format(n=len(feeds)))
    for feed in feeds:
        told = terminal.one_line(f"{feed.name} {feed.address}")
        terminal.say(f"  {feed.id:>4}  {told}")


def tell_named_feeds(links: "Sequence[FeedLink]") -> None:
    """Tell which feeds the pages name that nobody asked for."""
    if links:
        terminal.tell(_("The pages name feeds; “event-notes feed add ADDRESS” takes one in:"))
    for link in links:
        terminal.tell(f"  {terminal.one_line(f'{link.name} {link.address}')}")


def say_preview(preview: "Preview") -> None:
    """Say what was found, and why it was taken for posts."""
    found = len(preview.drafts)
    terminal.say(ngettext("{n} post found", "{n} posts found", found).format(n=found))
    for draft in preview.drafts:
        _say_draft(draft)
    for part in preview.skipped:
        terminal.say(f"{_('skipped')}: {_(part.kind)}: {terminal.one_line(part.text)[:100]}")
    for feed in preview.feeds:
        _say_feed(feed)
    _say_left_out(preview.left_out)
    _tell(preview.remarks, preview.problems)


def to_look_at(count: int) -> str:
    """The line that sends a person to highlights in doubt."""
    return ngettext(
        "{n} highlight is to be looked at: “event-notes to-check” shows it.",
        "{n} highlights are to be looked at: “event-notes to-check” shows them.",
        count,
    ).format(n=count)


def _say_updated(rows: "Sequence[UpdatedRow]") -> None:
    if not rows:
        return
    words = ngettext("{n} post brought up to date", "{n} posts brought up to date", len(rows))
    terminal.say(words.format(n=len(rows)))
    for row in rows:
        facts = ", ".join([_(row.what.value), *_highlights(row)])
        terminal.say(f"  {row.post_id:>4}  {terminal.one_line(row.title)} ({facts})")


def _highlights(row: "UpdatedRow") -> list[str]:
    """How the highlights of a post stand in its new text; nothing where it has none."""
    if not row.placed + row.check + row.lost:
        return []
    told = [
        ngettext("{n} highlight placed", "{n} highlights placed", row.placed).format(n=row.placed)
    ]
    if row.check:
        told.append(_("{n} to check").format(n=row.check))
    if row.lost:
        told.append(_("{n} lost").format(n=row.lost))
    return told


def _say_unchanged(rows: "Sequence[UnchangedRow]") -> None:
    if rows:
        words = ngettext("{n} post left as it was", "{n} posts left as they were", len(rows))
        terminal.say(words.format(n=len(rows)))
    for row in rows:
        title = terminal.one_line(row.title)
        terminal.say(f"  {row.post_id:>4}  {title} ({_(row.reason.value)})")


def _say_left_out(counts: Mapping[Publication, int]) -> None:
    if not counts:
        return
    told = ", ".join(_of(publication, n) for publication, n in counts.items())
    terminal.say(_("left out, not being published: {what}; --all takes them too").format(what=told))


def _of(publication: Publication, n: int) -> str:
    words = {
        Publication.PUBLISHED: ngettext("{n} post", "{n} posts", n),
        Publication.PAGE: ngettext("{n} page", "{n} pages", n),
        Publication.DRAFT: ngettext("{n} draft", "{n} drafts", n),
        Publication.SCHEDULED: ngettext("{n} scheduled post", "{n} scheduled posts", n),
        Publication.PRIVATE: ngettext("{n} private post", "{n} private posts", n),
    }
    return words[publication].format(n=n)


def _same_posts(count: int) -> str:
    return ngettext(
        "{n} of them may be a post that was here: “event-notes twins” shows both.",
        "{n} of them may be posts that were here: “event-notes twins” shows the pairs.",
        count,
    ).format(n=count)


def _say_draft(draft: "Draft") -> None:
    terminal.say()
    terminal.say(terminal.one_line(draft.title) + (_(" (excerpt)") if draft.excerpt else ""))
    count = len(draft.highlights)
    is_open = draft.publication is Publication.PUBLISHED
    for name, value in (
        (_("published"), draft.published),
        (_("author"), draft.author),
        (_("event"), draft.event),
        (_("labels"), ", ".join(draft.labels)),
        (_("not published"), "" if is_open else _(draft.publication.value)),
        (_("because"), "; ".join(draft.evidence)),
        (_("highlights"), str(count) if count else ""),
    ):
        if value:
            terminal.say(f"  {name}: {terminal.one_line(value)}")
    terminal.say(f"  {_('blocks')}: {len(draft.blocks)}")


def _say_feed(feed: "FeedLink") -> None:
    folder = f" ({feed.folder})" if feed.folder else ""
    terminal.say(terminal.one_line(f"{_('feed')}: {feed.name}{folder} {feed.address}"))


def _tell(remarks: "Sequence[Remark]", problems: "Sequence[ProblemRow]") -> None:
    for remark in remarks:
        where = f"{remark.path}: " if remark.path else ""
        terminal.tell(f"{terminal.one_line(where)} {remark.text}".strip())
    for problem in problems:
        terminal.tell(f"{terminal.one_line(problem.path)}: {problem.message} {problem.remedy}")
