"""From HTML to the one text of a post with its blocks, inlines and images."""

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _

from app.text import clean
from app.text.blocks import Built
from app.text.html_walk import Walk
from app.text.kept_text import WORTH_TELLING, lost_share
from app.text.sanitise import sanitise
from db.records import Image


@dataclass(frozen=True, slots=True)
class Converted:
    """A finished text, and what the person should know of how it came about."""

    built: Built
    remarks: tuple[str, ...]


def words_alone(source: str, words: str) -> Image:
    """An image of which only the words, and its address on the Web, are known."""
    return Image(0, alt=words, address=source if source.startswith("http") else "")


def convert(
    html: str,
    base: str = "",
    title: str = "",
    picture: Callable[[str, str], Image] = words_alone,
) -> Converted:
    """Give the text of any HTML, hostile or broken; it is sanitised here.

    Args:
        html: The article alone, without the page's furniture.
        base: The post's own address, to complete relative links; without it
            their words stay and the links go.
        title: A heading near the beginning that says the same is left out.
        picture: Gives the image for a source and its alternative words; the
            position in it does not matter.

    Raises:
        FileProblem: It holds more tags than any real post.
    """
    walk = Walk(title, picture)
    _walk(sanitise(html, base), walk)
    built = walk.builder.build()
    lost = _lost(lost_share(html, built.text, (walk.left_out,)), title)
    return Converted(built, lost + clean.remarks(walk.builder.counts))


def _walk(safe: str, walk: Walk) -> None:
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    page = f"<body><div>{safe}</div></body>".encode(errors="replace")
    walk.run(document_fromstring(page, parser=parser))


def _lost(share: float, title: str) -> tuple[str, ...]:
    if share <= WORTH_TELLING:
        return ()
    percent = f"{100 * share:.0f}" if share >= 0.01 else f"{100 * share:.1f}"
    if not title:
        return (_("{n} % of the text could not be kept.").format(n=percent),)
    return (_("{n} % of the text of “{title}” could not be kept.").format(n=percent, title=title),)
