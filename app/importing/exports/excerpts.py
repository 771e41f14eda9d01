"""Posts of which an export has only the highlights: their text is what was highlighted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from gettext import gettext as _

from app.importing.post_size import check_size
from app.text.blocks import Built, TextBuilder
from app.text.clean import clean, one_line
from app.text.sanitise import link
from db.records import (
    Address,
    AddressKind,
    Block,
    BlockKind,
    Draft,
    ForeignHighlight,
    Skipped,
    Span,
)


@dataclass(slots=True)
class Excerpt:
    """What an export tells of one page; filled row by row.

    Attributes:
        highlights: In the order in which they are to stand.
        notes: The person's words on the page as a whole.
        labels: What the person filed the page under in the tool.
    """

    title: str = ""
    author: str = ""
    address: str = ""
    highlights: list[ForeignHighlight] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def draft(page: Excerpt, tool: str, file_name: str, own_bytes: bytes) -> Draft | None:
    """The page's quotes as a post, each paragraph a block; None when there is no quote.

    Words quoted twice stand there once, with both highlights on them.

    Args:
        page: What is known of it.
        tool: The tool's own name, for the evidence.
        file_name: The export's, for the address of a page without one.
        own_bytes: The page's part of the export.

    Raises:
        FileProblem: The quotes are too long for a post.
    """
    paragraphs = {highlight.quote: _paragraphs(highlight.quote) for highlight in page.highlights}
    built = _built(paragraphs.values())
    if not built.text:
        return None
    check_size(built.text, file_name)
    spans = dict(zip(paragraphs, _spans(paragraphs.values(), built.blocks), strict=True))
    address = link(page.address) or ""
    title = _title(page)
    named = Address(AddressKind.FILE, f"{file_name}#{title}")
    return Draft(
        title,
        built.text,
        built.blocks,
        author=one_line(page.author),
        addresses=(Address(AddressKind.URL, address) if address.startswith("http") else named,),
        labels=tuple(dict.fromkeys(filter(None, map(one_line, page.labels)))),
        excerpt=True,
        evidence=(_("highlights from {tool}").format(tool=tool),),
        highlights=tuple(_placed(page.highlights, spans, built.text)),
        note=_note(page),
        own_bytes=own_bytes,
    )


def without_quotes(page: Excerpt, drafts: int) -> tuple[Skipped, ...]:
    """What is listed of a page of which `draft` makes no post: the notes on it.

    Args:
        page: What is known of it.
        drafts: How many drafts of the reading stand before it.
    """
    note = _note(page)
    return (Skipped("note without highlight", f"{_title(page)}: {note}", drafts),) if note else ()


def _title(page: Excerpt) -> str:
    return one_line(page.title) or one_line(page.address) or _("Untitled")


def _note(page: Excerpt) -> str:
    return "\n\n".join(note for note in page.notes if note)


def _paragraphs(quote: str) -> tuple[str, ...]:
    lines = (clean(line).strip() for line in quote.splitlines())
    return tuple(line for line in lines if line)


def _built(quotes: Iterable[tuple[str, ...]]) -> Built:
    builder = TextBuilder()
    for paragraphs in quotes:
        for paragraph in paragraphs:
            builder.block(BlockKind.QUOTE, paragraph, 1)
    return builder.build()


def _spans(quotes: Iterable[tuple[str, ...]], blocks: Sequence[Block]) -> Iterable[Span | None]:
    """Where each quote stands; None for one without words."""
    first = 0
    for paragraphs in quotes:
        last = first + len(paragraphs) - 1
        yield Span(blocks[first].span.start, blocks[last].span.end) if paragraphs else None
        first = last + 1


def _placed(
    highlights: Iterable[ForeignHighlight], spans: dict[str, Span | None], text: str
) -> Iterable[ForeignHighlight]:
    for highlight in highlights:
        if span := spans[highlight.quote]:
            yield replace(highlight, quote=text[span.start : span.end], start=span.start)
