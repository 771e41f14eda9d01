"""The elements of a web page that call themselves posts, and what stands in them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from app.text.clean import one_line

_ENTRY_CLASSES = {
    *("hentry", "h-entry", "post-outer", "post-preview", "post-list-item", "blog-item"),
    *("post-card", "postarticle", "blog-post", "blogpost"),
}
_COMMENT_CLASSES = {"comment", "comment-body", "comment-content"}
_HEADINGS = ("h1", "h2", "h3", "h4")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:comment\w*|respond|repl(?:y|ies)|sidebar|related|widget)(?=$|[\s_-])",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:^|[\s_-])(?:more-link|read-?more|continue-reading)(?=$|[\s_-])", re.IGNORECASE
)
_MOST_LETTERS_OF_LINE = 2000  # labels and a date; a text has more
_MOST_PARTS_OF_LINE = 25  # elements, such as links to labels
_LONGEST_MORE = 150  # letters of "Continue reading" with a title
_BLOGSPOT_POSTS = "widget Blog"
_FURNITURE_TAGS = {"nav", "aside"}
_BODY_CLASSES = (
    *("entry-content", "e-content", "post-content", "entry-summary", "p-summary"),
    *("entry", "post-body", "post-entry"),
)
_NOTE_CLASSES = (
    *("entry-meta", "post-meta", "postmetadata", "post-info", "byline", "cat-links", "tags-links"),
    *("sharedaddy", "share-buttons", "social-share", "jp-relatedposts", "entry-utility"),
)
_NOTE_NAMES = frozenset(_NOTE_CLASSES)
_LABEL_LINE = 40  # letters besides the labels, such as "This entry was filed under" and commas


def entries(root: HtmlElement) -> list[HtmlElement]:
    """The outermost elements that hold a post each, in the order of the page.

    Comments, sidebars and related posts are left out, though many a page
    writes those as articles too.
    """
    found: list[HtmlElement] = []
    taken: set[HtmlElement] = set()
    for element in root.iter():
        if element not in taken and is_entry(element) and not is_furniture(element):
            found.append(element)
            taken.update(element.iter())
    return found


def entries_below(frame: HtmlElement) -> list[HtmlElement]:
    """The outermost such elements inside of another one."""
    return [entry for part in frame for entry in entries(part)]


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


def notes(root: HtmlElement) -> list[HtmlElement]:
    """What stands in a post but is said about it: bylines, share buttons, lines of labels."""
    lines = (
        _label_line(link) for link in root.iter("a") if "tag" in link.get("rel", "").lower().split()
    )
    called = (
        part
        for part in with_class(root, *_NOTE_CLASSES)
        if len(line_of(part)) < _MOST_LETTERS_OF_LINE // 2  # a whole post stands in it
    )
    found = dict.fromkeys([*called, *lines])
    return [note for note in found if note is not None and note is not root]


def is_note(element: HtmlElement) -> bool:
    """Whether an element's own name says that it is such a note."""
    return bool(_NOTE_NAMES.intersection(element.get("class", "").split()))


def more_links(entry: HtmlElement) -> list[HtmlElement]:
    """The links that lead from an excerpt to the whole post, by what the page calls them."""
    return [
        element
        for element in entry.iter("a", "span", "p", "div", "footer")
        if _MORE.search(element.get("class", ""))
        and is_small(element)
        and len(element.text_content()) <= _LONGEST_MORE
    ]


def drop(elements: Iterable[HtmlElement]) -> None:
    """Take elements out of their tree; what stands after one stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def is_entry(element: HtmlElement) -> bool:
    """Whether an element calls itself a post; a comment may do so too."""
    names = set(element.get("class", "").lower().split())
    return (
        (element.tag == "article" and not names & _COMMENT_CLASSES)
        or bool(names & _ENTRY_CLASSES)
        or element.get("itemtype", "").endswith("/BlogPosting")
    )


def line_of(element: HtmlElement) -> str:
    """The words of an element on one line; only the first of them, where it holds a whole text."""
    found: list[str] = []
    letters = 0
    for piece in element.itertext():
        found.append(piece[:_MOST_LETTERS_OF_LINE])
        letters += len(piece)
        if letters > _MOST_LETTERS_OF_LINE:
            break
    return one_line("".join(found))


def is_small(element: HtmlElement) -> bool:
    """Whether an element holds few others: only such a one can be a line of a page."""
    return next(islice(element.iter(), _MOST_PARTS_OF_LINE, None), None) is None


def is_furniture(element: HtmlElement) -> bool:
    """Whether an element belongs to comments, a sidebar or other posts, not to the post."""
    return any(
        part.tag in _FURNITURE_TAGS or _FURNITURE.search(_names(part))
        for part in (element, *element.iterancestors())
        if part.tag not in {"body", "html"} and (part is not element or not is_entry(part))
    )


def _names(element: HtmlElement) -> str:
    """Its class and id; Blogspot calls the posts of a blog a widget, too."""
    names = element.get("class", "")
    return "" if names == _BLOGSPOT_POSTS else f"{names} {element.get('id', '')}"


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
