"""Takes the signs of a site generator out of Markdown: `{{< figure ... >}}`, `{{% note %}}`.

They stand for something that only the generator could put there. Inside code
they are the author's own words and stay.
"""

import re
from bisect import bisect_left
from collections import defaultdict

_SHORTCODE = r"\{\{(?P<sign>[<%])(?:(?!\{\{[<%])[\s\S])*?[>%]\}\}"
_PIECE = re.compile(
    rf"^ {{0,3}}(?P<fence>`{{3,}}(?=[^`\n]*$)|~{{3,}})|(?P<ticks>`+)|{_SHORTCODE}", re.MULTILINE
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def without_shortcodes(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Give the Markdown without them, and them in their order."""
    if "{{<" not in markdown and "{{%" not in markdown:
        return markdown, ()
    runs = _runs_of_ticks(markdown)
    kept: list[str] = []
    found: list[str] = []
    at = done = 0
    while piece := _PIECE.search(markdown, at):
        at = piece.end()
        if piece["fence"]:
            at = _end_of_fence(markdown, piece["fence"], at)
        elif piece["ticks"]:
            at = _end_of_code(markdown, runs[len(piece["ticks"])], piece)
        else:
            kept.append(markdown[done : piece.start()])
            found.append(piece[0])
            done = at
    return "".join([*kept, markdown[done:]]), tuple(found)


def _runs_of_ticks(markdown: str) -> dict[int, list[int]]:
    """Where back-ticks stand, by how many in a row: only as many end a piece of code."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in re.finditer("`+", markdown):
        runs[len(run[0])].append(run.start())
    return runs


def _end_of_fence(markdown: str, fence: str, at: int) -> int:
    closing = re.compile(rf"^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
    ended = closing.search(markdown, at)
    return ended.end() if ended else len(markdown)


def _end_of_code(markdown: str, starts: list[int], ticks: re.Match[str]) -> int:
    """The end of code between back-ticks; that of the ticks alone when nothing ends it."""
    following = bisect_left(starts, ticks.end())
    if following == len(starts):
        return ticks.end()
    end = starts[following]
    if _BLANK_LINE.search(markdown, ticks.end(), end):
        return ticks.end()
    return end + len(ticks[0])
