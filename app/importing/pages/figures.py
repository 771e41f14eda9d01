"""Writes the pictures and captions of many blog programs as plain HTML has them.

A picture's words become a `figcaption`, and one that was to be loaded late has its
own source again.
"""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from app.importing.pages.page_entries import is_furniture

_CAPTIONS = {"wp-caption-text", "tr-caption", "image-caption", "caption-text", "gallery-caption"}
_TABLE_PARTS = ("table", "tbody", "tr", "td")
_LATE = ("data-src", "data-lazy-src", "data-original", "data-orig-file")
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:post-thumbnail|wp-post-image|featured|hero|lead|entry-image|post-image"
    r"|feature-image|cover|post-card-image|kg-image)(?=$|[\s_-])"
)
_SIZE = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w+$)")  # one of the sizes a program makes of a picture
_WEB = ("http:", "https:", "//")


def settle(root: HtmlElement) -> None:
    """Write captions as captions, and give late pictures their source."""
    for image in list(root.iter("img")):
        _settle_source(image)
    for element in list(root.iter()):
        if not _CAPTIONS.intersection(element.get("class", "").split()):
            continue
        table = next(element.iterancestors("table"), None) if element.tag == "td" else None
        if table is not None:  # a table that only puts a picture above its words
            for part in list(table.iter(*_TABLE_PARTS)):
                part.tag = "div"
        element.tag = "figcaption"


def lead(root: HtmlElement, own: set[HtmlElement], stated: str) -> HtmlElement | None:
    """The picture at the head of a post, with its caption, where the post's text has it not.

    Only one saved beside the page: what stands on the Web is not loaded.

    Args:
        root: The page.
        own: The elements of the text.
        stated: The address of the picture that the page names as its own, or "".
    """
    wanted = _name(stated)
    for image in root.iter("img"):
        source = image.get("src", "")
        named = bool(wanted) and _name(source) == wanted
        if not (named or _is_lead(image)) or is_furniture(image):
            continue
        if image in own or not source or source.lower().startswith(_WEB):
            return None
        around = next(image.iterancestors("figure"), image)
        return around if own.isdisjoint(around.iter()) else image
    return None


def _settle_source(image: HtmlElement) -> None:
    source = image.get("src", "")
    late = next((image.get(name, "") for name in _LATE if image.get(name, "")), "")
    if late and (not source or source.startswith("data:")):
        image.set("src", late)


def _is_lead(image: HtmlElement) -> bool:
    around = [image, *list(image.iterancestors())[:3]]
    return any(_LEAD.search(part.get("class", "").lower()) for part in around)


def _name(source: str) -> str:
    """The file name of a picture, without the size that was made of it."""
    try:
        path = urlsplit(source).path
    except ValueError:  # such as "//["
        return ""
    return _SIZE.sub("", PurePosixPath(unquote(path)).name).lower()
