"""Reads a plain text: one post, or an archive page saved as text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from itertools import islice
from pathlib import PurePath

from app.importing import date_places, dates
from app.importing.bylines import LONGEST as LONGEST_LINE
from app.importing.decoding import decoded
from app.importing.plain.naming import mentions
from app.importing.plain.splitting import FoundPage, FoundPost, split
from app.importing.source_file import SourceFile
from app.text import clean, language
from app.text.blocks import TextBuilder
from app.text.from_plain import passages
from db.errors import FileProblem
from db.records import Address, AddressKind, BlockKind, Draft, PostLink, Reading, Span

LONGEST_POST = 5_000_000  # letters; the page of a longer one could not be shown
_MOST_LINKS = 1000  # of one post; more is a page made to be slow
_MOST_NAMED = 5  # suggestions that a remark quotes


def read(data: bytes, source: SourceFile) -> Reading:
    """Read a plain text file as drafts.

    Nothing of it is lost: each word goes into one draft, or into `skipped`.
    Posts that name each other's full titles are linked.

    Raises:
        FileProblem: The file holds no text, or a post longer than can be shown.
    """
    raw = decoded(data)
    counts: Counter[str] = Counter()
    text = clean.clean(raw.text.translate(_LINE_ENDS), counts)
    habits = date_places.habits(language.guess(text), _date_lines(text))
    page = split(passages(text), habits)
    if not page.posts:
        raise FileProblem(
            _("The file “{name}” holds no text.").format(name=source.name),
            _("Choose a file with the text of a post in it."),
        )
    drafts = _linked([_draft(post, source, counts) for post in page.posts])
    remarks = (*raw.remarks, *clean.remarks(counts), *_suggestions(page))
    return Reading(
        tuple(_addressed(drafts, source)),
        page.skipped,
        remarks,
        page.site,
        suggestions=page.suggestions,
    )


def _date_lines(text: str) -> Iterator[str]:
    """The lines short enough to be a date's place."""
    return (line for line in text.splitlines() if len(line) <= LONGEST_LINE and "/" in line)


# They end a page or a paragraph, and `clean` would take them away.
_LINE_ENDS = {ord(sign): "\n" for sign in "\f\v\x1c\x1d\x1e\x85\u2029"}


def _draft(post: FoundPost, source: SourceFile, counts: Counter[str]) -> Draft:
    builder = TextBuilder(counts)
    for passage in post.body:
        if passage.kind is BlockKind.RULE:
            builder.rule()
        else:
            builder.block(passage.kind, passage.text, passage.level)
    built = builder.build()
    title = clean.one_line(post.title) or _title_of_file(source.name)
    if len(built.text) > LONGEST_POST:
        raise FileProblem(
            _("The post “{title}” in “{name}” is longer than {most} million letters.").format(
                title=title, name=source.name, most=LONGEST_POST // 1_000_000
            ),
            _("Split the file into several smaller ones and import those."),
        )
    return Draft(
        title,
        built.text,
        built.blocks,
        author=clean.one_line(post.byline.author),
        published=post.byline.published,
        printed=post.byline.printed,
        labels=tuple(clean.one_line(label) for label in post.labels),
        excerpt=post.excerpt,
        evidence=post.evidence,
    )


def _title_of_file(name: str) -> str:
    """A title from a file name: without its date, ending and joining signs."""
    stem = PurePath(name).stem
    if dated := dates.from_file_name(stem):
        stem = stem.removeprefix(dated.printed)
    words = clean.one_line(re.sub(r"[-_.]+", " ", stem))
    return words[:1].upper() + words[1:] if words else _("Untitled")


def _linked(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with links to those whose whole title it names."""
    titles = [draft.title for draft in drafts]
    found: list[list[PostLink]] = [[] for _draft in drafts]
    for mention in mentions(titles, [draft.text for draft in drafts]):
        links = found[mention.text]
        if mention.title == mention.text or len(links) == _MOST_LINKS:
            continue
        text = drafts[mention.text].text
        if "\n" not in text[mention.span.start : mention.span.end]:
            links.append(PostLink(_with_lead(text, mention.span), mention.title))
    return [replace(draft, links=tuple(links)) for draft, links in zip(drafts, found, strict=True)]


_LEAD = re.compile(r"\bpart \w{1,10}[,:] $", re.IGNORECASE)


def _with_lead(text: str, span: Span) -> Span:
    """The span with a "part 1, " that stands directly before it."""
    lead = _LEAD.search(text[max(span.start - 20, 0) : span.start])
    return Span(span.start - len(lead[0]), span.end) if lead else span


def _addressed(drafts: Sequence[Draft], source: SourceFile) -> Iterator[Draft]:
    """The drafts with file and title as address; a second of one title is counted.

    A post alone in its file has the date of the file's name, if it has no other.
    """
    seen: Counter[str] = Counter()
    for draft in drafts:
        seen[draft.title] += 1
        again = f" ({seen[draft.title]})" if seen[draft.title] > 1 else ""
        address = Address(AddressKind.FILE, f"{source.name}#{draft.title}{again}")
        dated = dates.from_file_name(source.name) if len(drafts) == 1 else None
        if draft.published or not dated:
            yield replace(draft, addresses=(address,))
        else:
            yield replace(draft, addresses=(address,), published=dated.date, printed=dated.printed)


def _suggestions(page: FoundPage) -> tuple[str, ...]:
    if not page.suggestions:
        return ()
    named = (page.posts[one.draft].body[one.block].text for one in page.suggestions)
    quoted = ", ".join(f"“{line}”" for line in islice(named, _MOST_NAMED))
    return (
        ngettext(
            "{n} line may be the title of a further post: {lines}.",
            "{n} lines may be titles of further posts: {lines}.",
            len(page.suggestions),
        ).format(n=len(page.suggestions), lines=quoted),
    )
