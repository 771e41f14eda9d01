"""Ends a feed that breaks off, so that what stands of its last post is not lost.

A download that was cut short ends inside a post. A parser drops every element
that has no end, and with it the last post's text; so the ends are written in.
"""

import re
from typing import NamedTuple


class Ended(NamedTuple):
    """A feed with all its ends.

    Attributes:
        is_cut: The feed's own end was missing.
        is_in_post: It broke off inside a post.
    """

    text: str
    is_cut: bool = False
    is_in_post: bool = False


def ended(text: str) -> Ended:
    """Give the feed with the ends that are missing; a whole one comes back as it is."""
    start = _last(_POST, text)
    # A post may speak of feeds and show their end; after the last post it is the true one.
    if _END.search(text, max(start, _last(_POST_END, text), 0)):
        return Ended(text)
    if start < 0:
        return Ended(text, is_cut=True)
    rest, is_in_post = _with_ends(text[start:])
    root = _ROOT.match(text)
    outer = f"</channel></{root[1]}>" if root and root[2] else f"</{root[1]}>" if root else ""
    if "</channel>" in rest:
        outer = outer.removeprefix("</channel>")
    return Ended(text[:start] + rest + outer, is_cut=True, is_in_post=is_in_post)


_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<((?:[\w.-]+:)?(?:(rss)|feed|rdf))[\s>]", re.IGNORECASE)
_POST = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_POST_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_PIECE = re.compile(
    r"<!\[CDATA\[.*?(?P<data>\]\]>|\Z)"
    r"|<!--.*?(?:-->|(?P<comment>\Z))"
    r"|<(?P<end>/?)(?P<name>[\w.:-]+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+(?P<empty>(?<=/))?>"
    r"|(?P<broken><[^<>]*\Z)",
    re.DOTALL,
)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _with_ends(rest: str) -> tuple[str, bool]:
    """The last post with its ends, and whether it lacked any."""
    open_names: list[str] = []
    for found in _PIECE.finditer(rest):
        if found["data"] == "":
            rest = rest.removesuffix("]]") + "]]>"
        elif found["comment"] is not None or found["broken"] is not None:
            rest = rest[: found.start()]
        elif found["end"] and found["name"] in open_names:
            while open_names.pop() != found["name"]:
                pass
        elif found["name"] and not found["end"] and found["empty"] is None:
            open_names.append(found["name"])
    ends = "".join(f"</{name}>" for name in reversed(open_names))
    return rest + ends, bool(open_names)
