"""Paragraphs from line ends, as WordPress makes them when it shows a post.

Its editor of old keeps no paragraphs: a blank line divides them, and a single
line end is one on the page. Beside the tags of blocks neither counts, and in
code both are the author's own.
"""

import re
from collections.abc import Iterator

from app.importing.wordpress.tokens import Token, TokenKind, tokens

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "caption", "center", "col", "colgroup", "dd"),
    *("details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
    *("h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "map", "menu", "nav"),
    *("ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot"),
    *("th", "thead", "tr", "ul"),
}
_GAP = re.compile(r"[ \t]*\n[ \t\n]*")
_EDGE, _BREAK, _INLINE = "edge", "break", "inline"  # what may stand beside a gap


def with_paragraphs(html: str) -> str:
    """Give the HTML with `<p>` for blank lines and `<br>` for single line ends.

    The end tags of these paragraphs are left out, as HTML allows.

    Args:
        html: With one newline at each line's end.
    """
    if "\n" not in html:
        return html
    whole = list(tokens(html))
    sides = [_EDGE, *map(_side, whole), _EDGE]
    return "".join(
        _divided(token.text, sides[at], sides[at + 2]) if token.kind is TokenKind.WORDS
        # A picture's words may stand on several lines inside its tag.
        else token.text
        for at, token in enumerate(whole)
    )  # fmt: skip


def _side(token: Token) -> str:
    if token.name in _BLOCKS:
        return _EDGE
    return _BREAK if token.name == "br" else _INLINE


def _divided(words: str, before: str, after: str) -> str:
    return "".join(_pieces(words, before, after))


def _pieces(words: str, before: str, after: str) -> Iterator[str]:
    done = 0
    for gap in _GAP.finditer(words):
        yield words[done : gap.start()]
        done = gap.end()
        left = before if gap.start() == 0 else _INLINE
        right = after if gap.end() == len(words) else _INLINE
        yield _instead(gap[0].count("\n"), left, right)
    yield words[done:]


def _instead(line_ends: int, left: str, right: str) -> str:
    if _EDGE in (left, right):
        return "\n"
    if line_ends > 1:
        return "\n<p>"
    return "\n" if _BREAK in (left, right) else "<br>\n"
