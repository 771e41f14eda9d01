"""Finds the posts on a web page: one, or the several of a tag or category page."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_ONE = re.compile(r"(?<!\S)(?:single|single-post|post-template|postid-\d+)(?!\S)")
_SEVERAL = re.compile(
    r"(?<!\S)(?:archive|tag|category|blog|home|(?:tag|home|author|archive)-template)(?!\S)"
)
_ENTRY_CLASSES = {"hentry", "h-entry"}
_COMMENT_CLASSES = {"comment", "comment-body", "comment-content"}
_HEADINGS = ("h1", "h2", "h3")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:comment\w*|respond|repl(?:y|ies)|sidebar|related|widget)(?=$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_TAGS = {"nav", "aside"}
_BODY_CLASSES = (
    *("entry-content", "e-content", "post-content", "entry-summary", "p-summary"),
    *("entry", "post-body", "post-entry"),
)
_NOTE_CLASSES = (
    *("entry-meta", "post-meta", "postmetadata", "post-info", "byline", "cat-links", "tags-links"),
    *("sharedaddy", "share-buttons", "social-share", "jp-relatedposts", "entry-utility"),
)
_LABEL_LINE = 40  # letters besides the labels, such as "This entry was filed under" and commas
_MAIN_SHARE = 0.6  # of the text of all entries: one that big is the post, the others are cards


def entries(root: HtmlElement) -> list[HtmlElement]:
    """The outermost elements that hold a post each, in the order of the page.

    Comments, sidebars and related posts are left out, though many a page
    writes those as articles too.
    """
    found: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in root.iter():
        if not _is_entry(element):
            continue
        around = set(element.iterancestors())
        if not around & inside and not is_furniture(element):
            found.append(element)
            inside.add(element)
    return found


def holds_several(root: HtmlElement, found: list[HtmlElement], *, states_article: bool) -> bool:
    """Whether the page is a list of posts, as its own words and its entries have it.

    Args:
        root: The page.
        found: Its entries.
        states_article: The page calls itself one article in its head.
    """
    body = root.find("body")
    names = body.get("class", "") if body is not None else ""
    if len(found) < 2 or _ONE.search(names):
        return False
    if _SEVERAL.search(names):
        return True
    if states_article or not all(linked_heading(entry) is not None for entry in found):
        return False
    sizes = [len(entry.text_content()) for entry in found]
    return max(sizes) <= _MAIN_SHARE * sum(sizes)


def linked_heading(entry: HtmlElement) -> HtmlElement | None:
    """The link in the first heading of an entry: its title, and the way to the whole post."""
    for heading in entry.iter(*_HEADINGS):
        for link in (*heading.iter("a"), *heading.iterancestors("a")):
            if link.get("href", ""):
                return link
    return None


def body_of(entry: HtmlElement) -> HtmlElement:
    """The part of an entry that holds the post's own words; the entry where none is marked."""
    return next(with_class(entry, *_BODY_CLASSES), entry)


def drop_notes(root: HtmlElement) -> None:
    """Take out what stands in a post but is said about it: bylines, share buttons, labels.

    Read it first: it holds the date, the author and the labels.
    """
    lines = (
        _label_line(link) for link in root.iter("a") if "tag" in link.get("rel", "").lower().split()
    )
    notes = dict.fromkeys([*with_class(root, *_NOTE_CLASSES), *lines])
    for note in notes:
        if note is not None and note is not root:
            note.drop_tree()


def is_furniture(element: HtmlElement) -> bool:
    """Whether an element belongs to comments, a sidebar or other posts, not to the post."""
    return any(
        part.tag in _FURNITURE_TAGS
        or _FURNITURE.search(f"{part.get('class', '')} {part.get('id', '')}")
        for part in (element, *element.iterancestors())
        if part.tag not in {"body", "html"} and (part is not element or not _is_entry(part))
    )


def with_class(root: HtmlElement, *names: str) -> Iterator[HtmlElement]:
    """The elements of one of these classes that are no furniture, in the order of the page."""
    wanted = set(names)
    for element in root.iter():
        if wanted.intersection(element.get("class", "").split()) and not is_furniture(element):
            yield element


def _label_line(link: HtmlElement) -> HtmlElement | None:
    """The line of labels around a link to one; a sentence with such a link is none."""
    line = next(link.iterancestors("p", "li", "ul", "ol", "div", "footer", "small"), None)
    if line is None:
        return None
    linked = sum(len(part.text_content()) for part in line.iter("a"))
    return line if len(line.text_content()) - linked <= _LABEL_LINE else None


def _is_entry(element: HtmlElement) -> bool:
    names = set(element.get("class", "").split())
    return (
        (element.tag == "article" and not names & _COMMENT_CLASSES)
        or bool(names & _ENTRY_CLASSES)
        or element.get("itemtype", "").endswith("/BlogPosting")
    )
