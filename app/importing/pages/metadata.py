"""What a web page says of its post: title, author, date, address, language, labels, blog.

Nothing is made up: what the page does not say stays empty.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from app.importing import date_places
from app.importing.date_places import Habits
from app.importing.dates import Published
from app.importing.pages import page_dates
from app.importing.pages.linked_data import linked_data
from app.importing.pages.page_entries import is_furniture, line_of, linked_heading, with_class
from app.text import language
from app.text.clean import one_line
from app.text.sanitise import link

_LONGEST_NAME = 100  # letters; a longer "author" is a whole line of the page
_MOST_LABELS = 50
_TITLE_CLASSES = ("entry-title", "p-name", "post-title", "article-title")
_AUTHOR_CLASSES = ("p-author", "author", "byline", "byline-name", "post-author", "entry-author")
_LABEL_CLASSES = (
    *("tags", "tags-links", "cat-links", "tag-links", "post-tags", "entry-tags", "post-labels"),
    *("entry-categories", "post-categories", "categories"),
)
_TITLE_ENDS = re.compile(r"\s+(?:[|–—·•«»]|::|-)\s+")
_BY = re.compile(r"^(?:written |posted |published )?by:?\s+", re.IGNORECASE)
# Written by browsers and their extensions at the top of a page they save.
_SAVED_FROM = re.compile(
    r"<!--(?:\s*saved from url=\(\d+\)|[^>]{0,200}?\burl:\s*)(https?://[^\s>]+)", re.IGNORECASE
)
_HEAD_LETTERS = 4000
_UNKNOWN = Published("", "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page states; "" or empty where it says nothing.

    Attributes:
        address: The post's own http address.
        site: The blog's name, or its host.
        is_article: The page calls itself one article.
        picture: The address of the picture that it names as its own.
        habits: How it writes its dates.
    """

    title: str = ""
    author: str = ""
    published: Published = _UNKNOWN
    address: str = ""
    language: str = ""
    labels: tuple[str, ...] = ()
    site: str = ""
    is_article: bool = False
    picture: str = ""
    habits: Habits = date_places.UNKNOWN


def of_page(root: HtmlElement, html: str, fetched_from: str = "") -> Facts:
    """What a page says of itself and its one post.

    Args:
        root: The page as a tree without comments.
        html: The page as it was, for what the browser noted on saving it.
        fetched_from: The address it came from, or "".
    """
    said = {**linked_data(root), **_said_in_head(root)}
    address = _address(root, said, html, fetched_from)
    title, rest = _title(root, said)
    tongue = _language(root, said)
    habits = date_places.habits(
        tongue or language.guess(_prose(root)), page_dates.printed_dates(root)
    )
    return Facts(
        title=title,
        author=_name(said.get("author", "")) or _printed_author(root),
        published=page_dates.published_of_page(root, said, address, habits) or _UNKNOWN,
        address=address,
        language=tongue,
        labels=_labels(root, said),
        site=said.get("og:site_name", "") or rest or (urlsplit(address).hostname or ""),
        is_article=said.get("og:type", "") == "article" or "article:published_time" in said,
        picture=said.get("og:image", ""),
        habits=habits,
    )


def of_entry(entry: HtmlElement, page: Facts) -> Facts:
    """What one entry of a page with several posts says of itself.

    Only what counts for all posts of the page is taken from the page.
    """
    heading = linked_heading(entry)
    if heading is None:
        shown = (*with_class(entry, *_TITLE_CLASSES), *entry.iter("h1", "h2", "h3"))
        title = next(filter(None, map(_words, shown)), "")
        address = ""
    else:
        title = _words(heading) or _words(next(heading.iterancestors("h1", "h2", "h3", "h4"), None))
        address = link(heading.get("href", ""), page.address) or ""
    return replace(
        page,
        title=title,
        author=_printed_author(entry),
        published=page_dates.published_of_entry(entry, address, page.habits),
        address=address if address.startswith("http") else "",
        labels=_labels(entry, {}),
    )


def _said_in_head(root: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its name in small letters."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property", "") or element.get("name", "") or element.get("itemprop", "")
        content = one_line(element.get("content", ""))
        if name and content:
            said.setdefault(name.strip().lower(), content)
    return said


def _address(root: HtmlElement, said: dict[str, str], html: str, fetched_from: str) -> str:
    saved = _SAVED_FROM.search(html[:_HEAD_LETTERS])
    base = fetched_from or (saved[1] if saved else "")
    stated = (
        element.get("href", "")
        for element in root.iter("link")
        if "canonical" in element.get("rel", "").lower().split()
    )
    for candidate in (next(stated, ""), said.get("og:url", ""), said.get("url", ""), base):
        whole = link(candidate, base)
        if whole and whole.startswith("http"):
            return whole
    return ""


def _title(root: HtmlElement, said: dict[str, str]) -> tuple[str, str]:
    """The post's title, and the blog's name where the page's title ends in it."""
    whole = _words(next(root.iter("title"), None))
    marked = {_words(element) for element in with_class(root, *_TITLE_CLASSES)} - {""}
    tops = {_words(element) for element in root.iter("h1") if not is_furniture(element)} - {""}
    stated = said.get("og:title", "") or said.get("headline", "")
    own, site = _split(whole)
    best = next((_only(words) for words in (marked, tops) if _only(words) in (stated, own)), "")
    title = best or _only(marked) or _without(stated, said, site) or _only(tops) or own
    if whole.startswith(title) and title and title != whole:
        site = whole[len(title) :].strip(" |–—·•«»:-")
    return title, site


def _only(words: set[str]) -> str:
    return next(iter(words)) if len(words) == 1 else ""


def _split(whole: str) -> tuple[str, str]:
    """A page's title without its last part, and that part."""
    ends = list(_TITLE_ENDS.finditer(whole))
    if not ends:
        return whole, ""
    return whole[: ends[-1].start()].strip(), whole[ends[-1].end() :].strip()


def _without(stated: str, said: dict[str, str], site: str) -> str:
    own, rest = _split(stated)
    return own if rest and rest in {site, said.get("og:site_name", "")} else stated


def _printed_author(root: HtmlElement) -> str:
    for element in root.iter("a", "span", "address", "meta"):
        stated = {*element.get("rel", "").split(), *element.get("itemprop", "").split()}
        if "author" in stated and not is_furniture(element) and (name := _name(_words(element))):
            return name
    names = (_name(_words(element)) for element in with_class(root, *_AUTHOR_CLASSES))
    return next((name for name in names if name), "")


def _name(printed: str) -> str:
    """A person's name without "By"; "" when it is an address or a whole line."""
    name = _BY.sub("", printed).strip(" ,|·•-")
    return "" if len(name) > _LONGEST_NAME or "://" in name or any(map(str.isdigit, name)) else name


def _prose(root: HtmlElement) -> str:
    """Enough of the page's paragraphs to tell its language."""
    text = ""
    for paragraph in root.iter("p"):
        text += paragraph.text_content() + " "
        if len(text) > _PROSE_LETTERS:
            break
    return text


_PROSE_LETTERS = 2000


def _language(root: HtmlElement, said: dict[str, str]) -> str:
    stated = root.get("lang", "") or root.get("xml:lang", "") or said.get("og:locale", "")
    return one_line(stated).replace("_", "-")[:35]


def _labels(root: HtmlElement, said: dict[str, str]) -> tuple[str, ...]:
    """The words after which the blog filed the post: links to tags, and tags in the head."""
    words = [
        _words(element)
        for element in root.iter("a")
        if "tag" in element.get("rel", "").lower().split() and not is_furniture(element)
    ]
    for group in with_class(root, *_LABEL_CLASSES):
        words += [_words(element) for element in group.iter("a")]
    words += [
        one_line(element.get("content", ""))
        for element in root.iter("meta")
        if said and element.get("property", "").lower() == "article:tag"
    ]
    return tuple(dict.fromkeys(word.removeprefix("#") for word in words if word))[:_MOST_LABELS]


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else line_of(element)
