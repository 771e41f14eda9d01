"""Makes HTML shallow enough for the parsers behind it, in one pass over its tags.

A parser takes 13 s for 301 bytes of nested tables, and lxml silently drops
text more than 255 elements down. So depth is measured first, without a parser,
and what lies too deep loses its tags but not its words.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"  # a comment; unclosed, it goes on to the end
    r"|<[!?][^>]*+>?"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|[\"'])?)*+>?",
    re.DOTALL,
)
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
    *("source", "track", "wbr"),
}
_RAW = {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"}
_FORMATTING = {
    *("a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"),
}
_INLINE = _FORMATTING | {"abbr", "cite", "kbd", "mark", "samp", "span", "sub", "sup", "var"}
_CELLS = {"td", "th"}
_GRID = {"table", "thead", "tbody", "tfoot", "tr"}  # whose own words a browser moves out
_TABLE = _GRID | _CELLS | {"caption"}
_IN_GRID = _TABLE | {"col", "colgroup", "input"}

# Elements that end when one of these begins, because their end tag may be left out.
_ENDED_BY: dict[str, set[str]] = {
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "option": {"option"},
    "td": {"td", "th", "p", "li"},
    "th": {"td", "th", "p", "li"},
    "tr": {"td", "th", "tr", "p", "li"},
}
_ENDED_BY_BLOCK = {"p"}

# Browsers open bold or links again in each paragraph after one that forgot to end
# them; more than a few make the page grow by their number with every paragraph.
_MOST_UNENDED = 20
# What stands in a table but in no cell is moved before it, one by one, ever slower.
_MOST_MOVED = 200
# A parser compares each attribute of a tag with all before it.
_MOST_ATTRIBUTES = 100
_ATTRIBUTE = re.compile(r"[\s/\"'][^\s/=\"'>]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++))?+")
_LONG_TAG = 2 * _MOST_ATTRIBUTES  # letters; a shorter one cannot hold more attributes


def flatten(html: str, depth: int, tables: int, instead: str = "<br>") -> str:
    """Give the HTML with at most so many elements around any of its words.

    A page within the limits comes back as it is. Otherwise its tags come back
    well paired, without comments, and those too deep are replaced: an inline
    one by nothing, a cell by a blank, any other by what is given.

    Args:
        html: Any text; nothing is too broken.
        depth: The most elements one may stand in.
        tables: The most tables one may stand in.
        instead: What keeps the words of two replaced blocks apart.
    """
    flattener = _Flattener(depth, tables, instead)
    at = 0
    while match := _TAG.search(html, at):
        flattener.out.append(html[at : match.start()])
        at = match.end()
        name = (match["name"] or "").lower()
        if match["end"]:
            flattener.end(name)
        elif name in _RAW:
            at = _raw_end(html, name, at)
            flattener.out.append(html[match.start() : at])
        elif name:
            flattener.begin(name, match[0])
    if not flattener.changed:
        return html
    flattener.out.append(html[at:])
    flattener.end_all()
    return "".join(flattener.out)


def _raw_end(html: str, name: str, at: int) -> int:
    ended = re.compile(rf"</{name}[^>]*>?", re.IGNORECASE).search(html, at)
    return ended.end() if ended else len(html)


@dataclass(slots=True)
class _Flattener:
    """What is open at one place of the page, and the page as written so far.

    Attributes:
        open: Names of open elements from the outside, and whether each was kept.
        changed: Whether a limit was passed.
    """

    depth: int
    tables: int
    instead: str
    out: list[str] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)
    changed: bool = False
    _names: Counter[str] = field(default_factory=Counter)
    _around: list[str] = field(default_factory=list)
    _unended: int = 0
    _moved: int = 0

    def begin(self, name: str, tag: str) -> None:
        self._end_implied(name)
        # A form says nothing to a reader, and parsers differ in what stands in it.
        kept = self._may_stand(name) and name != "form"
        if len(tag) > _LONG_TAG and len(_ATTRIBUTE.findall(tag)) > _MOST_ATTRIBUTES:
            tag, self.changed = f"<{name}>", True
        self.changed |= not kept and name != "form"
        self.out.append(tag if kept else self._stand_in(name))
        if name not in _VOID and name != "form":
            self._push(name, kept=kept)

    def end(self, name: str) -> None:
        if not self._names[name]:
            if name in {"p", "br"}:  # an end tag of these alone makes an element
                self.changed |= not self._may_stand(name)
                self.out.append(self._stand_in(name))
            return
        while self.open[-1][0] != name:
            self._unended += self.open[-1][0] in _FORMATTING
            self._pop()
        self._pop()
        self.changed |= self._unended > _MOST_UNENDED

    def end_all(self) -> None:
        while self.open:
            self._pop()

    def _end_implied(self, name: str) -> None:
        if name in _INLINE or name in _VOID:
            return
        ended = _ENDED_BY.get(name, _ENDED_BY_BLOCK)
        while self.open and self.open[-1][0] in ended:
            self._pop()

    def _may_stand(self, name: str) -> bool:
        if self._is_in_grid() and name not in _IN_GRID:
            self._moved += 1
            if self._moved > _MOST_MOVED:
                return False
        if name in _TABLE and self._names["table"] - (name != "table") >= self.tables:
            return False
        return name in _VOID or len(self._around) < self.depth

    def _is_in_grid(self) -> bool:
        return bool(self._around) and self._around[-1] in _GRID

    def _push(self, name: str, *, kept: bool) -> None:
        self.open.append((name, kept))
        self._names[name] += 1
        if kept:
            self._around.append(name)

    def _pop(self) -> None:
        name, kept = self.open.pop()
        self._names[name] -= 1
        if kept:
            self._around.pop()
        self.out.append(f"</{name}>" if kept else self._stand_in(name))

    def _stand_in(self, name: str) -> str:
        if name in _INLINE:
            return ""
        return " " if name in _CELLS or self._is_in_grid() else self.instead
