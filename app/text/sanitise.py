"""Lets only harmless HTML through: words, their structure, and links that lead to the Web.

What comes out holds no script, handler, style, frame, form or drawing. A link
leads to http, https or mailto, an image is one inside the page (a data: URI),
on the Web, or a file named relative to the page. Sanitising it again changes
nothing.
"""

import re
from gettext import gettext as _
from urllib.parse import quote, urljoin

from app.text.depth import flatten
from db.errors import FileProblem

# A tag of a real page takes 25 letters or more: 10 MB, the largest page, holds 400,000.
MOST_TAGS = 400_000
DEPTH = 50  # 20 nested tables or 20,000 nested divs stop a window for 13 s
TABLES = 3
_MOST_PASSES = 4  # two are the rule; no soup was seen that needs more than three

_TAGS = {
    *("p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "center"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "blockquote", "pre", "address"),
    *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img", "details", "summary"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *("a", "b", "strong", "i", "em", "cite", "dfn", "code", "kbd", "samp", "tt", "var"),
}
WITH_THEIR_WORDS = {
    *("script", "style", "template", "noscript", "title", "iframe", "noembed", "noframes"),
    *("svg", "math", "canvas", "object", "applet", "audio", "video", "map"),
    *("select", "datalist", "textarea", "button"),
}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
_SCHEMES = {"http", "https", "mailto", "data"}  # data: of images alone, see _source

_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_SCHEME = re.compile(r"[^/?#]*?:")
_WEB = re.compile(r"(?:https?://[^\s/\\?#]|mailto:[^\s])\S*", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=%\s]*", re.IGNORECASE)


def sanitise(html: str, base: str = "") -> str:
    """Give the HTML with only what is on the list left, and well formed.

    Args:
        html: Any text, hostile or broken.
        base: The post's own http address, to complete relative ones; without
            it a relative link goes and its words stay.

    Raises:
        FileProblem: It holds more tags than any real post.
    """
    if html.count("<") > MOST_TAGS:
        raise FileProblem(
            _("The page holds more than {n} tags, which no real post does.").format(n=MOST_TAGS),
            _("Copy its text into a text file and import that."),
        )
    cleaned = html
    for _pass in range(_MOST_PASSES):
        before = cleaned
        # What the scan of tags cannot foresee in a soup is seen in the tidy result,
        # and what stood apart before a tag went may belong together after.
        cleaned = _cleaned(flatten(before, DEPTH, TABLES), base)
        if cleaned == before:
            break
    return cleaned


def _cleaned(html: str, base: str) -> str:
    import nh3

    def judge(_tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return link(value, base)
        return _source(value, base) if name == "src" else value

    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=WITH_THEIR_WORDS,
        attributes=_ATTRIBUTES,
        attribute_filter=judge,
        link_rel=None,
        url_schemes=_SCHEMES,
    )


def link(href: str, base: str = "") -> str | None:
    """Where a link leads: an http, https or mailto address, or None.

    Its scheme is read as a browser would, without control characters and
    blanks, in which `javascript:` likes to hide.
    """
    bare = "".join(_HIDDEN.sub("", href).split())
    if _SCHEME.match(bare):
        return _tidy(href) if _WEB.fullmatch(bare) else None
    if not base or not bare or bare.startswith("\\"):
        return None
    try:
        return _tidy(urljoin(base, _HIDDEN.sub("", href).strip()))
    except ValueError:  # such as "//[": no address
        return None


def _tidy(address: str) -> str | None:
    """The address with blanks inside percent-encoded; None if it is not one of the Web."""
    whole = _HIDDEN.sub("", address).strip()
    tidy = re.sub(r"\s", lambda blank: quote(blank[0]), whole)
    return tidy if _WEB.fullmatch(tidy) else None


def _source(source: str, base: str) -> str | None:
    """Where an image is: inside the page, on the Web, or in a file beside the page."""
    bare = _HIDDEN.sub("", source).strip()
    if bare[:5].lower() == "data:":
        return bare if _PICTURE.fullmatch(bare) else None
    if _SCHEME.match("".join(bare.split())) or bare.startswith(("/", "\\")):
        return link(bare, base)
    return bare or None
