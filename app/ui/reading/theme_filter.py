"""Which themes go with what was typed in the theme picker, the best first."""

import re
from collections.abc import Sequence
from typing import Final

from db.folding import MARK, fold_in_place, name_key
from db.records import Theme

_PARTS: Final = re.compile(r"[\s/]+")


def matching_themes(typed: str, themes: Sequence[Theme]) -> list[Theme]:
    """The themes that match, the best first; all of them when nothing is typed.

    First the one that has exactly this name or path, then the one with this
    digit as its key, then names that begin so, then paths in which every word
    typed begins a word, last those in which every one stands somewhere.
    Capitals and accents do not count. Equals stay in the order they came in.
    """
    words = [word for word in _PARTS.split(_folded(typed)) if word]
    if not words:
        return list(themes)
    ranked = ((_rank(typed.strip(), words, theme), theme) for theme in themes)
    found = [(rank, theme) for rank, theme in ranked if rank < _NO_MATCH]
    return [theme for _rank, theme in sorted(found, key=lambda each: each[0])]


def new_path(typed: str, themes: Sequence[Theme]) -> str:
    """The path of the theme that would be made of what was typed, "" when there is none to make.

    There is none when a theme has this path already, or when a name between
    two slashes is missing.
    """
    names = [" ".join(name.split()) for name in typed.split("/")]
    path = "/".join(names)
    if not all(names) or any(name_key(theme.path) == name_key(path) for theme in themes):
        return ""
    return path


_EXACT, _KEY, _NAME, _WORDS, _INSIDE, _NO_MATCH = range(6)


def _rank(typed: str, words: list[str], theme: Theme) -> int:
    path, name = _folded(theme.path), _folded(theme.name)
    joined = " ".join(words)
    if joined in {name, " ".join(_PARTS.split(path))}:
        return _EXACT
    if theme.key is not None and typed == str(theme.key):
        return _KEY
    if name.startswith(joined):
        return _NAME
    of_path = _PARTS.split(path)
    if all(any(part.startswith(word) for part in of_path) for word in words):
        return _WORDS
    return _INSIDE if all(word in path for word in words) else _NO_MATCH


def _folded(text: str) -> str:
    return fold_in_place(text).replace(MARK, "")
