"""From Markdown to the one text of a post: CommonMark with tables and strikethrough.

What site generators and Obsidian add to it is taken out or made plain. HTML
inside it counts, and goes through the same sanitising as a page's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from html import escape
from typing import TYPE_CHECKING

from app.text import from_html, obsidian
from app.text.blocks import Built
from app.text.shortcodes import without_shortcodes
from db.records import BlockKind, Image, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_DEEPEST = 60  # levels; each costs the parser a walk through all lines below it
# The search for the end of a link begins anew at each bracket: 30,000 take 6 s.
_MOST_BRACKETS = 2000
_TITLE_WITHIN = 2000  # letters


@dataclass(frozen=True, slots=True)
class Converted:
    """A finished text.

    Attributes:
        remarks: What the person should know.
        shortcodes: Signs of a site generator or of Obsidian that were left out, in order.
        comments: What its author hid from readers, in order.
        highlights: The spans its author highlighted, in order.
    """

    built: Built
    remarks: tuple[str, ...]
    shortcodes: tuple[str, ...]
    comments: tuple[str, ...] = ()
    highlights: tuple[Span, ...] = ()


def convert(
    markdown: str,
    base: str = "",
    title: str = "",
    picture: Callable[[str, str], Image] = from_html.words_alone,
) -> Converted:
    """Give the text of any Markdown without front matter.

    Args:
        markdown: With one newline at each line's end.
        base: The post's own address, to complete relative links.
        title: A heading near the beginning that says the same is left out.
        picture: Gives the image for a source and its alternative words.

    Raises:
        FileProblem: Its HTML holds more tags than any real post.
    """
    own, shortcodes = without_shortcodes(markdown)
    note = obsidian.plain(own)
    html, remarks = _html(note.markdown)
    converted = from_html.convert(html, base, title, picture)
    built, highlights = obsidian.unmarked(converted.built, note)
    return Converted(
        built,
        remarks + converted.remarks,
        shortcodes + note.embeds,
        note.comments,
        highlights,
    )


def first_heading(markdown: str) -> str:
    """The words of the first level-1 heading, when no text stands before it; else ""."""
    built = convert(markdown[:_TITLE_WITHIN]).built
    for block in built.blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return built.text[block.span.start : block.span.end]
        if block.kind not in {BlockKind.IMAGE, BlockKind.RULE}:
            return ""
    return ""


def _html(markdown: str) -> tuple[str, tuple[str, ...]]:
    parser = _parser()
    tokens = parser.parse(markdown)
    # What lies deeper the parser leaves out without a word.
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        remark = _("Its lists or quotes are nested too deeply; the text stands as it was typed.")
        return f"<pre>{escape(markdown)}</pre>", (remark,)
    return parser.renderer.render(tokens, parser.options, {}), ()


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "brackets", _leave_brackets)
    return parser


def _leave_brackets(state: "StateCore") -> None:
    """Take a paragraph of too many brackets as plain words."""
    for token in state.tokens:
        if token.type == "inline" and token.content.count("[") > _MOST_BRACKETS:
            token.type = "text"
