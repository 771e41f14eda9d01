"""What stands between two blanks of a query, or between quotation marks, as a leaf of the tree."""

import re
from typing import Final

from db.folding import fold, is_cjk, parts, wild_parts
from db.query.tree import (
    Everything,
    Fuzzy,
    Near,
    Nothing,
    Phrase,
    Prefix,
    Run,
    Tree,
    Wildcard,
    Word,
    all_of,
)

MOST_WITHIN: Final = 1_000  # words between those of a Near
MOST_EDITS: Final = 2

_PAIR = re.compile(r"([^\W\d_]\w*):(.+)", re.DOTALL)
_ADDRESS = re.compile(r"\w+://|www\.")
_NEARLY = re.compile(r"(.*[^~])~([0-9]?)", re.DOTALL)
_WILD_RUN = re.compile(r"[*?]{2,}")


def words_tree(typed: str) -> Tree:
    """What a piece without blanks asks for, such as word, pre*, t?st, word~, 10:30 or 東京2025.

    Signs inside a word part it into a phrase. A name and a value that is no
    field of ours is two pieces. In an address * and ? are only signs.
    """
    if "*" in typed and not typed.strip("*?"):
        return Everything()
    if _ADDRESS.match(typed):
        return all_of([words_tree_of_signs(part) for part in typed.split(":", 1)])
    if pair := _PAIR.fullmatch(typed):
        return all_of([words_tree(pair[1]), words_tree(pair[2])])
    if nearly := _NEARLY.fullmatch(typed):
        return _nearly(nearly[1], int(nearly[2] or 1))
    return _wording(wild_parts(fold(typed)))


def words_tree_of_signs(typed: str) -> Tree:
    """What a piece asks for in which every sign is only a sign."""
    return _wording(parts(fold(typed)))


def near_tree(typed: str, within: int) -> Tree:
    """What a quoted piece asks for, with ~5 behind it or, for a phrase, ~0 or nothing.

    Where words of Chinese, Japanese and Korean begin is not written: in a phrase these
    signs are searched run by run, and words near them may stand anywhere.
    """
    if not within:
        return words_tree_of_signs(typed)
    found = list(dict.fromkeys(parts(fold(typed))))
    if len(found) < 2 or any(map(is_cjk, found)):
        return all_of([Run(part) if is_cjk(part) else Word(part) for part in found])
    return Near(tuple(found), min(within, MOST_WITHIN))


def _nearly(typed: str, edits: int) -> Tree:
    """One plain word with its ~; anything else as it is without."""
    found = wild_parts(fold(typed))
    word = found[0].rstrip("?") if len(found) == 1 else ""
    if not edits or not word or "*" in word or "?" in word or is_cjk(word):
        return _wording(found)
    return Fuzzy(word, min(edits, MOST_EDITS))


def _wording(found: list[str]) -> Tree:
    pieces: list[Tree] = []
    words: list[str] = []
    for part in found:
        if is_cjk(part):
            pieces += [_in_order(words), Run(part)]
            words = []
        elif "*" in (word := part.rstrip("?")) or "?" in word:
            pieces += [_in_order(words), _wild(_WILD_RUN.sub(_shortest, word))]
            words = []
        else:
            words.append(word)
    return all_of([*pieces, _in_order(words)])


def _in_order(words: list[str]) -> Tree:
    if not words:
        return Nothing()
    return Word(words[0]) if len(words) == 1 else Phrase(tuple(words))


def _wild(pattern: str) -> Tree:
    """A * at the end alone is a beginning."""
    start = pattern[:-1]
    if pattern.endswith("*") and "*" not in start and "?" not in start:
        return Prefix(start)
    return Wildcard(pattern)


def _shortest(wild: re.Match[str]) -> str:
    """Several * and ? in a row as one form: first the single letters, then any more."""
    return "?" * wild[0].count("?") + "*" * ("*" in wild[0])
