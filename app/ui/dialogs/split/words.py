"""What the split editor calls the kinds of blocks, and how it says what is known of a post."""

from gettext import gettext as _
from gettext import ngettext

from app.importing.sheets.sheet import Apart, Kind, PostFacts, SheetBlock
from app.importing.sheets.sheet_posts import PostLook
from app.text.clean import one_line
from db.records import BlockKind


def kind_name(kind: Kind) -> str:
    """The kind of a block, as its chip says it."""
    return {
        Apart.TITLE: _("Title"),
        Apart.SKIPPED: _("Skipped"),
        BlockKind.HEADING: _("Heading"),
        BlockKind.PARAGRAPH: _("Text"),
        BlockKind.ITEM: _("Bullet"),
        BlockKind.QUOTE: _("Quote"),
        BlockKind.CODE: _("Code"),
        BlockKind.IMAGE: _("Picture"),
        BlockKind.CAPTION: _("Caption"),
        BlockKind.ROW: _("Table row"),
        BlockKind.RULE: _("Line"),
    }[kind]


def block_words(block: SheetBlock) -> str:
    """A block's words on one line; a dividing line has none."""
    if block.kind is BlockKind.RULE or block.was[0] is BlockKind.RULE:
        return "—"
    return one_line(block.words)


def facts_words(facts: PostFacts) -> str:
    """Date, author, labels, event, address of a post, those that are known."""
    known = (
        facts.published or _("no date"),
        facts.author,
        ", ".join(facts.labels),
        facts.event,
        _("excerpt") if facts.excerpt else "",
        facts.url,
    )
    return " · ".join(filter(None, known))


def evidence_words(evidence: tuple[str, ...]) -> str:
    """Why a line was taken for a title."""
    return _("Because: {evidence}").format(evidence="; ".join(evidence)) if evidence else ""


def suggestion_words(block: SheetBlock) -> str:
    """Why a post may begin at a block; "" where nobody thinks so."""
    if block.suggestion is None or block.kind is Apart.TITLE:
        return ""
    if not block.suggestion:
        return _("A post may begin here")
    return _("A post may begin here: {evidence}").format(evidence="; ".join(block.suggestion))


def skip_reason(block: SheetBlock) -> str:
    """What a skipped block is, in words; "" where nobody said."""
    return _(block.why) if block.why else ""


def look_words(look: PostLook) -> str:
    """The measure of a post: words, date, whether it is saved."""
    words = ngettext("{n} word", "{n} words", look.words).format(n=look.words)
    if look.post.is_left_out:
        return " · ".join((_("left out"), words))
    return " · ".join(filter(None, (words, look.post.facts.published)))


def spoken(block: SheetBlock, number: int) -> str:
    """A block as a screen reader says it.

    Args:
        block: Of the sheet.
        number: Of the post, counted from 1, where the block is a title.
    """
    if block.kind is Apart.TITLE and block.post is not None:
        facts = block.post.facts
        parts = [_("Post {n}: {title}").format(n=number, title=facts.title), facts_words(facts)]
        parts += [evidence_words(block.post.evidence)]
        parts += [_("left out")] if block.post.is_left_out else []
    else:
        parts = [kind_name(block.kind), block_words(block), suggestion_words(block)]
        parts[1:1] = [skip_reason(block)] if block.kind is Apart.SKIPPED else []
    return ". ".join(filter(None, parts))
