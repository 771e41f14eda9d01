"""The words of a library: which begin so, and which a wildcard or “nearly” stands for."""

from heapq import nsmallest
from typing import Final

from sqlalchemy.orm import Session

from db.query.tree import (
    And,
    Fuzzy,
    Not,
    Nothing,
    Or,
    Titled,
    Tree,
    Wildcard,
    Word,
    leaves,
)
from db.words import term_list
from db.words.term_list import Close, Term, TermList

MOST: Final = 400  # more words in one MATCH take longer than what they find is worth


def beginning(session: Session, prefix: str, limit: int) -> tuple[Term, ...]:
    """Words that begin so (folded), those of most posts first."""
    return tuple(term_list.quick(session).beginning(prefix, limit))


def expanded(session: Session, tree: Tree) -> Tree:
    """The tree with the words that its wildcards and “nearly” stand for.

    They become an Or, `Nothing` where no word fits; this stays in an And, so that the
    whole finds nothing. Of very many words those of most posts are taken.
    """
    if not any(isinstance(_wording(leaf), Wildcard | Fuzzy) for leaf in leaves(tree)):
        return tree
    return _expanded(tree, term_list.whole(session))


def _expanded(tree: Tree, words: TermList) -> Tree:
    match tree:
        case Wildcard() | Fuzzy():
            return _one_of([Word(word) for word in _fitting(tree, words)])
        case Titled(Wildcard() | Fuzzy() as wording):
            return _one_of([Titled(Word(word)) for word in _fitting(wording, words)])
        case And(parts):
            return And(tuple(_expanded(part, words) for part in parts))
        case Or(parts):
            return _one_of([_expanded(part, words) for part in parts])
        case Not(part):
            return Not(_expanded(part, words))
        case _:
            return tree


def _one_of(parts: list[Tree] | list[Word] | list[Titled]) -> Tree:
    flat: dict[Tree, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, Or) else (part,)))
    if not flat:
        return Nothing()
    return next(iter(flat)) if len(flat) == 1 else Or(tuple(flat))


def _fitting(wording: Wildcard | Fuzzy, words: TermList) -> list[str]:
    if isinstance(wording, Wildcard):
        return [term.word for term in words.like(wording.pattern, MOST)]
    close = words.close(wording.text, wording.edits)
    return [each.term.word for each in nsmallest(MOST, close, key=_order)]


def _order(close: Close) -> tuple[int, int, str]:
    return close.edits, -close.term.posts, close.term.word


def _wording(leaf: Tree) -> Tree:
    return leaf.wording if isinstance(leaf, Titled) else leaf
