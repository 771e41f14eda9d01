"""From one item of a WordPress export to a draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from app.importing.outline import FIRST_LETTERS
from app.importing.pictures import Pictures
from app.importing.post_size import LARGEST_POST, check_size
from app.importing.wordpress import facts
from app.importing.wordpress.html import Shown, shown
from app.importing.wordpress.items import Export, Item
from app.importing.wordpress.opening import opening, plain, title_from
from app.text import from_html
from app.text.blocks import Built, TextBuilder
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import BlockKind, Draft, Skipped


@dataclass(frozen=True, slots=True)
class Whole:
    """A draft, what of its item went into no post, and what the person should know."""

    draft: Draft
    skipped: tuple[Skipped, ...]
    remarks: tuple[str, ...]


def title(item: Item) -> str:
    """Its title, else its first words."""
    return plain(item.get("title")) or title_from(opening(_source(item))) or _("Untitled")


def check(item: Item) -> None:
    """Refuse an item that is larger than any post.

    Raises:
        FileProblem: Its text has more than LARGEST_POST letters.
    """
    source = _source(item)
    if item.is_too_large:
        check_size(" " * (LARGEST_POST + 1), title(item))
    if len(source) > LARGEST_POST:
        check_size(plain(source), title(item))


def has_text(item: Item) -> bool:
    """Whether it holds words; both passes over a file ask this, so that they count alike."""
    source = _source(item)
    if not source or opening(source):
        return bool(source)
    try:
        return bool(_converted(source).text)
    except FileProblem:  # told when the whole of it is wanted
        return True


def outline(item: Item, export: Export, file_name: str) -> Draft:
    """The draft with no more than the beginning of its text."""
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, _beginning(_source(item)))
    return _draft(item, export, file_name, builder.build())


def whole(item: Item, export: Export, file_name: str) -> Whole | None:
    """The draft with all its text; None when no word of it is left.

    Raises:
        FileProblem: Its text cannot be read.
    """
    source = _source(item)
    prepared = shown(source)
    base = facts.base(item, export)
    pictures = Pictures(None, base)
    converted = from_html.convert(prepared.html, base, title(item), pictures.find)
    built = converted.built
    check_size(built.text, title(item))
    if not built.text:
        return None
    return Whole(
        _draft(item, export, file_name, built, source.encode()),
        tuple(_left_out(item, prepared, built)),
        pictures.remarks + converted.remarks,
    )


def _source(item: Item) -> str:
    """Its text, or the teaser where it has none."""
    return item.get("content") or item.get("excerpt")


def _beginning(source: str) -> str:
    if words := opening(source):
        return words
    try:
        return one_line(_converted(source).text[:FIRST_LETTERS])
    except FileProblem:  # told when the whole of it is wanted
        return ""


def _converted(source: str) -> Built:
    return from_html.convert(shown(source).html).built


def _draft(
    item: Item, export: Export, file_name: str, built: Built, own_bytes: bytes = b""
) -> Draft:
    day = facts.published(item)
    name = title(item)
    return Draft(
        title=name,
        text=built.text,
        blocks=built.blocks,
        inlines=built.inlines,
        images=built.images,
        author=facts.author(item, export),
        published=day.date,
        printed=day.printed,
        language=facts.language(export),
        addresses=facts.addresses(item, export, f"{file_name}#{name}"),
        labels=facts.labels(item),
        excerpt=not item.get("content"),
        publication=facts.publication(item),
        own_bytes=own_bytes,
    )


def _left_out(item: Item, prepared: Shown, built: Built) -> Iterator[Skipped]:
    for code in prepared.shortcodes:
        yield Skipped("shortcode", code)
    for block in prepared.blocks:
        yield Skipped("dynamic block", block)
    teaser = plain(item.get("excerpt"))
    if teaser and teaser not in one_line(built.text):
        yield Skipped("excerpt", teaser)
