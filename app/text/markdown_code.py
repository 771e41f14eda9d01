"""Tells Markdown's code from its other words: in code an author's signs mean themselves."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable

_CODE = r"^ {0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})|(?P<ticks>`+)"
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def outside_code(sign: str) -> re.Pattern[str]:
    """Prepare a pattern for `replaced`: it finds a sign, or where code begins.

    Args:
        sign: A regular expression without groups called "fence" and "ticks";
            `^` and `$` are ends of lines in it.
    """
    return re.compile(f"{_CODE}|{sign}", re.MULTILINE)


def replaced(
    markdown: str, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str]
) -> str:
    """Give the Markdown with something else for each sign that does not stand in code.

    Args:
        markdown: With one newline at each line's end.
        pattern: Made by `outside_code`.
        instead: What stands in the place of a sign; what it gives is not read again.
    """
    runs = _runs_of_ticks(markdown)
    kept: list[str] = []
    at = done = 0
    while piece := pattern.search(markdown, at):
        at = piece.end()
        if piece["fence"]:
            at = _end_of_fence(markdown, piece["fence"], at)
        elif piece["ticks"]:
            at = _end_of_code(markdown, runs[len(piece["ticks"])], piece)
        else:
            kept += [markdown[done : piece.start()], instead(piece)]
            done = at
    return "".join([*kept, markdown[done:]])


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
    return end + len(ticks["ticks"])
