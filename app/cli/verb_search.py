"""`event-notes search`: finds posts, highlights and notes, by one query or by many."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, a_number, add, add_json, some_words
from db.errors import FileProblem, Problem
from db.library import Library

if TYPE_CHECKING:
    from app.cli.verb import Verbs

_STANDARD_INPUT: Final = "-"
_HELP: Final = "-h"
_ALL_WORDS: Final = "--"


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    parser = add(verbs, "search", _search, _("find posts, highlights and notes"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        default=[],
        type=_a_piece,
        help=_("words, “phrases”, theme:…"),
    )
    what.add_argument("--saved", metavar="NAME", type=a_name, help=_("a saved search"))
    what.add_argument(
        "--queries",
        metavar="FILE",
        help=_(
            "one query a line, - for standard input; answers each at once with one line of JSON, "
            "and passes over empty lines"
        ),
    )
    parser.add_argument(
        "--limit", type=a_number, default=20, metavar="N", help=_("posts to show (20)")
    )
    parser.epilog = _(
        "A word behind “-” is left out, as in: event-notes search funding -draft. "
        "Put -- before a query in which a word looks like an option, "
        "as in: event-notes search -- funding -h. "
        "The best come first; sort:new, sort:old and sort:highlights in the query change that."
    )
    add_json(parser)
    parser.set_defaults(as_said=_as_said)


def _as_said(words: Sequence[str]) -> list[str]:
    """The words with a blank before those such as -draft: so argparse takes them for no options.

    The verb has no option of one “-” but -h; behind -- all is taken for a word anyhow.
    """
    end = words.index(_ALL_WORDS) if _ALL_WORDS in words else len(words)
    return [f" {word}" if _is_left_out(word) else word for word in words[:end]] + [*words[end:]]


def _a_piece(typed: str) -> str:
    """A part of the query, without the blank of `_as_said`."""
    return some_words(typed).removeprefix(" ")


def _is_left_out(word: str) -> bool:
    return word != _HELP and word[:1] == "-" and word[1:2] not in ("", "-")


def _search(asked: argparse.Namespace) -> int:
    return _many(asked) if asked.queries is not None else _one(asked)


def _one(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from app.cli.search_words import say_results
    from db import fulltext, search, searches

    with opening.reading(asked.library) as session:
        query = " ".join(asked.query)
        if asked.saved is not None:
            query = searches.found(session, asked.saved).query
        found = search.find(session, query, asked.limit)
        is_whole = fulltext.unfinished(session) is None
    if asked.json:
        terminal.say_json(as_json.results(found))
    else:
        say_results(found, is_whole=is_whole)
    return 0


def _many(asked: argparse.Namespace) -> int:
    """Answer line by line; each sees the library as it is by then."""
    with Library.open(opening.chosen(asked.library)) as library:
        for query in _queries(asked.queries):
            terminal.say_json_line(_answer(library, query, asked.limit))
    return 0


def _answer(library: Library, query: str, limit: int) -> dict[str, Any]:
    from app.cli import as_json
    from db import search

    try:
        with library.reading() as session:
            return as_json.results(search.find(session, query, limit))
    except Problem as problem:  # the lines after this one want their answer, too
        return {"query": query, "problem": problem.message, "remedy": problem.remedy}


def _queries(named: str) -> Iterator[str]:
    if named == _STANDARD_INPUT:
        yield from _lines(sys.stdin.buffer)
        return
    try:
        with Path(named).open("rb") as file:
            yield from _lines(file)
    except OSError as error:
        raise FileProblem(
            _("“{path}” cannot be read: {reason}.").format(path=named, reason=error.strerror),
            _("Name a file with one query a line, or - for standard input."),
        ) from error


def _lines(file: IO[bytes]) -> Iterator[str]:
    for line in iter(file.readline, b""):
        # A byte that is no letter costs a word of its line, not the lines behind it.
        query = some_words(line.decode("utf-8", errors="replace")).strip()
        if query:
            yield query
