"""Takes WordPress's shortcodes out of a post: `[gallery ids="1,2"]`, `[caption]...[/caption]`.

What they enclose stays. Only WordPress knows which words in brackets it would
replace; here those count that have attributes, an end, or a name of its own,
because "[sic]" and "[Update]" are the author's words.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from html import escape, unescape

_OWN = {"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"}
_OWN |= {"contact-form", "contact-form-7", "toc"}  # of plug-ins that most blogs have
_CAPTIONS = {"caption", "wp_caption"}

_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9_-]{0,60})"
_VALUE = r"(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s\"'\[\]<>=]++(?:=[^\s\"'\[\]<>]*+)?)"
_ATTRIBUTES = rf"(?P<attributes>(?:\s+(?:[\w:-]+\s*=\s*)?{_VALUE})*+)"
_SHORTCODE = re.compile(rf"(?P<bracket>\[?)\[{_NAME}{_ATTRIBUTES}\s*/?\](?P<after>\]?)", re.ASCII)
_END = re.compile(rf"(?P<bracket>\[?)\[/{_NAME}\s*\](?P<after>\]?)", re.ASCII)
_ATTRIBUTE = re.compile(
    r"\s+(?P<key>[\w:-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>\S+))"
)
_CODE = re.compile(
    r"\[(code|sourcecode)(?:\s[^\[\]\n]{0,500})?\]((?:(?!\[(?:code|sourcecode)\b).)*?)\[/\1\]",
    re.DOTALL,
)
_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_WEB = re.compile(r"https?://[^\s<>\"]+")


def with_code_blocks(html: str) -> str:
    """Give the HTML with what `[code]` and `[sourcecode]` enclose as code."""
    if "[/code]" not in html and "[/sourcecode]" not in html:
        return html
    return _CODE.sub(lambda found: f"<pre>{found[2].replace('<', '&lt;')}</pre>", html)


def without_shortcodes(html: str) -> tuple[str, tuple[str, ...]]:
    """Give the HTML without them, and them in their order.

    A caption becomes one, and an address to be shown at its place a link; they
    are not among those told. `[[name]]` is how an author writes of `[name]`.
    """
    if "[" not in html:
        return html, ()
    walk = _Walk(html)
    return walk.kept(), tuple(walk.told)


class _Walk:
    """Goes once through the shortcodes of a text.

    Attributes:
        told: Those that were left out.
    """

    def __init__(self, html: str) -> None:
        self.told: list[str] = []
        self._html = html
        self._begun: set[str] = set()
        self._ends: dict[str, list[re.Match[str]]] = defaultdict(list)
        for end in _END.finditer(html):
            self._ends[end["name"]].append(end)

    def kept(self) -> str:
        """The text without them."""
        pieces: list[str] = []
        at = done = 0
        while code := _SHORTCODE.search(self._html, at):
            if not self._is_one(code):
                at = code.start() + 1  # inside its brackets may stand another
                continue
            instead, at = self._instead(code)
            pieces += [self._html[done : code.start()], instead]
            done = at
        return _END.sub(self._instead_of_end, "".join([*pieces, self._html[done:]]))

    def _is_one(self, code: re.Match[str]) -> bool:
        if code["name"] in _OWN or code["name"] in self._ends:
            return True
        attributes = code["attributes"]
        return bool(attributes) and not _ATTRIBUTE.sub("", attributes).strip("/ \t\n")

    def _instead(self, code: re.Match[str]) -> tuple[str, int]:
        """What stands in its place, and where the text goes on."""
        if code["bracket"] and code["after"]:
            return code[0][1:-1], code.end()
        end = self._end_of(code)
        enclosed = self._html[code.end() : end.start()] if end else ""
        instead = ""
        if end and code["name"] in _CAPTIONS:
            instead = self._figure(code["attributes"], enclosed)
        elif end and code["name"] == "embed":
            instead = _link(enclosed.strip())
        if end and instead:
            return instead, end.end()
        self._begun.add(code["name"])
        self.told.append(code[0].removeprefix(code["bracket"]).removesuffix(code["after"]))
        return code["bracket"] + code["after"], code.end()

    def _end_of(self, code: re.Match[str]) -> re.Match[str] | None:
        ends = self._ends.get(code["name"], [])
        following = bisect_left(ends, code.end(), key=lambda end: end.start())
        return ends[following] if following < len(ends) else None

    def _figure(self, attributes: str, enclosed: str) -> str:
        inner, told = without_shortcodes(enclosed)
        self.told += told
        found = _PICTURE.match(inner)
        picture, words = (found[1], found[2].strip()) if found else ("", inner.strip())
        words = words or _value(attributes, "caption")
        return f"<figure>{picture}<figcaption>{words}</figcaption></figure>"

    def _instead_of_end(self, end: re.Match[str]) -> str:
        if end["bracket"] and end["after"]:
            return end[0][1:-1]
        return end["bracket"] + end["after"] if end["name"] in self._begun else end[0]


def _value(attributes: str, key: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found["key"] == key:
            return found["double"] or found["single"] or found["bare"] or ""
    return ""


def _link(address: str) -> str:
    if not _WEB.fullmatch(address):
        return ""
    shown = escape(unescape(address))
    return f'<a href="{shown}">{shown}</a>'
