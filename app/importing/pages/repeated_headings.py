"""Finds posts that no element calls posts: neighbours that each hold one linked heading."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from app.importing.pages.page_entries import is_furniture

FEWEST_LETTERS = 40  # of most entries, besides the heading; less is a list of links
_HEADINGS = ("h1", "h2", "h3", "h4")
_ENDS = {"nav", "footer", "aside", "form", "script"}  # what follows the last post of a page


def entries(root: HtmlElement, base: str = "") -> list[HtmlElement]:
    """The elements that hold one linked heading each; empty where fewer than two do.

    Where headings and texts are neighbours without an element around each post,
    one is made, so the tree may change. All the headings lead to one host, and
    to different pages of it.

    Args:
        root: The page.
        base: Its address, to tell what its relative links lead to.
    """
    groups: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    headings = _linked(root, base)
    holders = _holders(headings)
    for heading in headings:
        holder = holders[heading]
        parent = holder.getparent()
        if parent is not None:
            groups[parent].append(holder)
    alike = [_alike(group) for group in groups.values()]
    best = max(alike, key=_letters, default=[])
    found = [_with_text(holder) if holder.tag in _HEADINGS else holder for holder in best]
    full = [entry for entry in found if _own_letters(entry) >= FEWEST_LETTERS]
    return found if len(found) >= 2 and len(full) * 2 > len(found) else []


def _linked(root: HtmlElement, base: str) -> list[HtmlElement]:
    """The headings that are links to different pages of the commonest host."""
    found: dict[str, HtmlElement] = {}
    hosts: dict[str, int] = defaultdict(int)
    for heading in root.iter(*_HEADINGS):
        target = _target(heading, base)
        if target and target not in found and not is_furniture(heading):
            found[target] = heading
            hosts[urlsplit(target).netloc] += 1
    if not hosts:
        return []
    host = max(hosts, key=lambda name: hosts[name])
    return [heading for target, heading in found.items() if urlsplit(target).netloc == host]


def _target(heading: HtmlElement, base: str) -> str:
    """Where a heading leads, if all its words do; "" for a place on the same page."""
    words = " ".join(heading.text_content().split())
    for link in (*heading.iter("a"), *heading.iterancestors("a")):
        href = link.get("href", "").strip()
        within = " ".join(link.text_content().split())
        if words and words in within and href and not href.startswith(("#", "javascript:")):
            try:
                target = urljoin(base, href)
                urlsplit(target)
            except ValueError:  # such as "//["
                return ""
            return "" if base and target.partition("#")[0] == base.partition("#")[0] else target
    return ""


def _holders(headings: Sequence[HtmlElement]) -> dict[HtmlElement, HtmlElement]:
    """For each heading the largest element that holds no other of them."""
    counts: dict[HtmlElement, int] = defaultdict(int)
    for heading in headings:
        for around in (heading, *heading.iterancestors()):
            counts[around] += 1
    holders = {}
    for heading in headings:
        holder = heading
        for around in heading.iterancestors():
            if counts[around] > 1 or around.tag in {"body", "html"}:
                break
            holder = around
        holders[heading] = holder
    return holders


def _alike(group: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Those of one tag; the commonest."""
    by_tag: dict[str, list[HtmlElement]] = defaultdict(list)
    for holder in group:
        by_tag[holder.tag].append(holder)
    most = max(by_tag.values(), key=len)
    return most if len(most) >= 2 else []


def _letters(group: Sequence[HtmlElement]) -> int:
    texts = [entry.getparent() for entry in group[:1]]
    return sum(len(text.text_content()) for text in texts if text is not None) * (len(group) >= 2)


def _own_letters(entry: HtmlElement) -> int:
    heading = next(entry.iter(*_HEADINGS), None)
    titled = len(heading.text_content()) if heading is not None else 0
    return len(" ".join(entry.text_content().split())) - titled


def _with_text(heading: HtmlElement) -> HtmlElement:
    """A new element around a heading and all that follows it up to the next of its level."""
    following = list(_following(heading))
    entry = heading.makeelement("div")
    heading.addprevious(entry)
    for part in (heading, *following):
        entry.append(part)
    return entry


def _following(heading: HtmlElement) -> Iterator[HtmlElement]:
    after = heading.getnext()
    while after is not None and after.tag != heading.tag and after.tag not in _ENDS:
        yield after
        after = after.getnext()
