"""The query language: what was typed becomes a tree and a quiet line about what was not understood.

    words                   all of them, anywhere in a post
    "exact phrase"          in this order; typographic quotes do as well
    "two words"~5           within five words of each other, in any order
    begin*  *wash*  t?st    * is any letters, ? is one; * alone is everything
    word~  word~2           nearly this word: one letter, two letters otherwise
    -word, NOT, OR, AND, ( )
    title:                  a word or "some words", with the signs above
    theme: event: author: source: label: language:     a name, =name (exactly), none, *
    date: added: read:      2025, 2025-06-18, 2024..2025, "last month", none, * (`db.query.dates`)
    words: highlights:      300, >1000, >=3, <=9, 100..500
    is:unread is:read is:starred is:highlighted is:lost is:check is:excerpt
    has:note has:image has:link
    in:posts in:highlights in:notes                    where to look; for the whole query
    sort:new sort:old sort:rank sort:highlights        the order; for the whole query

Nothing that can be typed raises: what whoosh cannot read is searched word by word.

`parse` is the door; `tree` has what it gives. `printing` writes that as a query again,
`in_words` as a sentence, `match_expression` as far as FTS5 can answer it; `editing` puts a
part into what was typed or takes it out.
"""

import re
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from db.query import near_fields, parser
from db.query.asides import ALL, Asides
from db.query.open_quotes import closed
from db.query.signs import plain
from db.query.tree import Everything, Nothing, Sort, Tree, Where, all_of, depth
from db.query.values import words_tree_of_signs

MOST_WORDS = 64
MOST_SIGNS = 2_000  # a run of Chinese counts as one word, however long
DEEPEST = 24  # FTS5 gives up on deeper expressions

_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[\"()]|\b(?:AND|OR|NOT)\b")
_HANGING = re.compile(r"(?:\s+(?:AND|OR|NOT))+\s*\Z")  # waits for what is still to be typed


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood.

    Attributes:
        tree: What must hold.
        notice: A line for the person, or "".
        where: Which kinds of things are looked for.
        sort: The order asked for; None where none was.
    """

    tree: Tree
    notice: str
    where: frozenset[Where] = ALL
    sort: Sort | None = None


def parse(typed: str, today: date | None = None) -> Query:
    """Understand a query; whatever is typed, nothing is raised. Nothing typed is everything.

    Args:
        typed: As a person typed it.
        today: The day to count “last month” from; None is the present one.
    """
    asides = Asides(today)
    shortened = _shortened(plain(typed), asides)
    tree = _read(shortened, asides)
    asides.remarks += near_fields.remarks(shortened)
    if isinstance(tree, Nothing) and not asides.missing:
        if asides.is_told() or not shortened.strip():
            tree = Everything()
        else:
            asides.missing.append(
                _("“{typed}” holds no letters or numbers; only these can be searched.").format(
                    typed=_clipped(shortened)
                )
            )
    notices = dict.fromkeys(asides.remarks + asides.missing)
    return Query(tree, " ".join(notices), asides.where(), asides.sort)


def _shortened(typed: str, asides: Asides) -> str:
    """The first words, as many as a query may have."""
    end = len(typed)
    for count, word in enumerate(_WORD.finditer(typed), start=1):
        if count > MOST_WORDS:
            end = word.start()
            break
    end = min(end, MOST_SIGNS)
    if _WORD.search(typed, end):
        asides.remarks.append(
            _("This is very long; only the first {words} words are searched.").format(
                words=MOST_WORDS
            )
        )
    return typed[:end]


def _read(typed: str, asides: Asides) -> Tree:
    heard = Asides(asides.today)
    try:
        tree = parser.read(_HANGING.sub("", closed(typed)), heard)
    except Exception:  # noqa: BLE001 -- whoosh raises anything; below the words are still searched
        return _literal(typed, asides)
    if depth(tree) > DEEPEST:
        return _literal(typed, asides)
    asides.take(heard)
    return tree


def _literal(typed: str, asides: Asides) -> Tree:
    asides.missing.append(
        _("This could not be read as a query, so its words are searched one by one.")
    )
    return all_of([words_tree_of_signs(piece) for piece in _SIGNS.sub(" ", typed).split()])


def _clipped(typed: str) -> str:
    line = " ".join(typed.split())
    return line if len(line) <= 40 else line[:39] + "…"
