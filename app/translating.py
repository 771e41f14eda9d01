"""Looks for a translation once, and not at every single text.

The standard library remembers a translation that it found on disk, but not
that there was none: each text then cost 20 microseconds, a thousand of them a
visible part of the window's start.
"""

import gettext
from functools import cache
from typing import Any

_find = gettext.find


def look_once() -> None:
    """Remember for this process where translations lie, and where none does."""
    vars(gettext)["find"] = _find_once


def _find_once(
    domain: str,
    localedir: Any = None,
    languages: Any = None,
    all: bool = False,  # noqa: A002 -- gettext's own name
) -> Any:
    """As `gettext.find`; a call that names languages of its own is not remembered."""
    if languages is not None:
        return _find(domain, localedir, languages, all)
    return _remembered(domain, localedir, all)


@cache
def _remembered(domain: str, localedir: Any, is_all: bool) -> Any:
    return _find(domain, localedir, None, is_all)
