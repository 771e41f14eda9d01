"""The query language: what was typed becomes a tree and a quiet line about what was not understood.

    words                   all of them, anywhere in a post
    "exact phrase"          in this order; typographic quotes do as well
    begin*                  words that begin so; * alone is everything
    -word, NOT, OR, AND, ( )
    title: theme: event: author: label:     a word, or "some words"
    date:2025  date:2025-06  date:2025-06-18  date:2024..2025  date:..2024  date:2025..
    is:highlighted is:excerpt is:unread is:read is:starred
    has:note has:image has:link

Nothing that can be typed raises: what whoosh cannot read is searched word by word.
"""

import re
from dataclasses import dataclass
from gettext import gettext as _

from db import query_parser
from db.query_tree import Everything, Nothing, Tree, all_of, depth
from db.query_values import words_tree

MOST_WORDS = 64
MOST_SIGNS = 2_000  # a run of Chinese counts as one word, however long
DEEPEST = 24  # FTS5 gives up on deeper expressions

_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[\"()]|\b(?:AND|OR|NOT)\b")
_HANGING = re.compile(r"(?:\s+(?:AND|OR|NOT))+\s*\Z")  # waits for what is still to be typed
_PLAINER = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("（", "("),
        **dict.fromkeys("）", ")"),
        "：": ":",
        "＊": "*",
        "－": "-",
        **dict.fromkeys(map(chr, range(0x20)), " "),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), " "),
    }
)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood. `notice` is a line for the person, or ""."""

    tree: Tree
    notice: str


def parse(typed: str) -> Query:
    """Understand a query; whatever is typed, nothing is raised. Nothing typed is everything."""
    notices: list[str] = []
    shortened = _shortened(typed.translate(_PLAINER), notices)
    tree = _read(shortened, notices)
    if isinstance(tree, Nothing) and not shortened.strip():
        tree = Everything()
    if isinstance(tree, Nothing) and not notices:
        notices.append(
            _("“{typed}” holds no letters or numbers; only these can be searched.").format(
                typed=_clipped(shortened)
            )
        )
    return Query(tree, " ".join(dict.fromkeys(notices)))


def _shortened(typed: str, notices: list[str]) -> str:
    """The first words, as many as a query may have."""
    end = len(typed)
    for count, word in enumerate(_WORD.finditer(typed), start=1):
        if count > MOST_WORDS:
            end = word.start()
            break
    end = min(end, MOST_SIGNS)
    if _WORD.search(typed, end):
        notices.append(
            _("This is very long; only the first {words} words are searched.").format(
                words=MOST_WORDS
            )
        )
    return typed[:end]


def _read(typed: str, notices: list[str]) -> Tree:
    said: list[str] = []
    try:
        tree = query_parser.read(_HANGING.sub("", typed), said)
    except Exception:  # noqa: BLE001 -- whoosh raises anything; below the words are still searched
        return _literal(typed, notices)
    if depth(tree) > DEEPEST:
        return _literal(typed, notices)
    notices += said
    return tree


def _literal(typed: str, notices: list[str]) -> Tree:
    notices.append(_("This could not be read as a query, so its words are searched one by one."))
    pieces = _SIGNS.sub(" ", typed).split()
    return all_of([words_tree(piece) for piece in pieces if piece.strip("*")])


def _clipped(typed: str) -> str:
    line = " ".join(typed.split())
    return line if len(line) <= 40 else line[:39] + "…"
