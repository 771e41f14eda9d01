"""What is left of a sentence that finds nothing, so that something is found.

People type what they remember: “somebody said something about procurement at that UN
week”. No post has all of it; the words that tell least are given up until one is found.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from db.query import Query
from db.query.tree import And, Near, Phrase, Prefix, Run, Tree, Word, all_of
from db.words import term_list
from db.words.term_list import TermList

_LEAST_LETTERS: Final = 3  # of a word that tells something by itself
_LEAST_WORDS: Final = 3  # from which on a query may be a sentence
_MOST_WORDS: Final = 24  # each that is given up is one search more


def fewer(session: Session, query: Query, posts: Callable[[Query], int]) -> Query | None:
    """The same query without its most usual words, as few of them as find a post.

    Words that stand in no post go first. Names, phrases and other conditions stay.

    Args:
        session: Reads how usual each word is.
        query: Finds nothing.
        posts: How many posts a query finds.

    Returns:
        None where it is no sentence, where not even its rarest word is found, or where
        nothing would be left but words of one or two letters.
    """
    parts = query.tree.parts if isinstance(query.tree, And) else ()
    words = [part for part in parts if isinstance(part, Word | Prefix)]
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return None
    left: list[Tree] = list(parts)
    known = term_list.quick(session)
    for word in sorted(words, key=lambda each: -_usualness(known, each))[:-1]:
        left.remove(word)
        less = replace(query, tree=all_of(left), notice="")
        if any(map(_tells, left)) and _is_known_throughout(known, left) and posts(less):
            return less
    return None


def _usualness(known: TermList, word: Word | Prefix) -> float:
    """In how many posts it stands; more than anything where it stands in none."""
    return _posts(known, word) or float("inf")


def _tells(part: Tree) -> bool:
    """Whether it says what is sought; a single sign of Chinese may."""
    match part:
        case Word(text) | Prefix(text):
            return len(text) >= _LEAST_LETTERS
        case _:
            return isinstance(part, Run | Phrase | Near)


def _is_known_throughout(known: TermList, parts: list[Tree]) -> bool:
    return all(_posts(known, part) for part in parts if isinstance(part, Word | Prefix))


def _posts(known: TermList, word: Word | Prefix) -> int:
    if isinstance(word, Word):
        return known.posts(word.text) or 0
    return sum(term.posts for term in known.beginning(word.text, 1))
