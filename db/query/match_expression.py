"""From words of a query's tree to one FTS5 expression.

It consists of quoted terms only: nothing that was typed is ever read as FTS5's
own syntax.
"""

from db.folding import two_grams
from db.query.tree import And, Near, Not, Or, Phrase, Prefix, Run, Titled, Tree, Word


def match_expression(tree: Tree) -> str | None:
    """The tree as one FTS5 expression, or None where it needs more than words."""
    match tree:
        case Word() | Prefix() | Phrase() | Run() | Near():
            return _term(tree)
        case Or(parts):
            return _joined(" OR ", [match_expression(part) for part in parts])
        case And(parts):
            wanted = [match_expression(part) for part in parts if not isinstance(part, Not)]
            unwanted = [match_expression(part.part) for part in parts if isinstance(part, Not)]
            if not wanted:  # FTS5's NOT takes away from something
                return None
            return _joined(" NOT ", [_joined(" AND ", wanted), *unwanted])
        case _:
            return None


def words_and_facts(tree: Tree) -> tuple[str | None, list[Tree]]:
    """One FTS5 expression for as much of the tree as can be, and what must hold besides."""
    if (whole := match_expression(tree)) is not None:
        return whole, []
    if not isinstance(tree, And):
        return None, [tree]
    words: list[Tree] = [part for part in tree.parts if match_expression(part) is not None]
    if not words:
        return None, list(tree.parts)
    words += [
        part
        for part in tree.parts
        if isinstance(part, Not) and match_expression(part.part) is not None
    ]
    return match_expression(And(tuple(words))), [part for part in tree.parts if part not in words]


def title_expression(tree: Tree) -> str | None:
    """The same for words that have to stand in the title; None where there are others."""
    match tree:
        case Titled(wording):
            return match_expression(wording)
        case Or(parts):
            return _joined(" OR ", [title_expression(part) for part in parts])
        case _:
            return None


def _joined(operator: str, expressions: list[str | None]) -> str | None:
    known = [expression for expression in expressions if expression is not None]
    if len(known) < len(expressions):
        return None
    return known[0] if len(known) == 1 else f"({operator.join(known)})"


def _term(wording: Word | Prefix | Phrase | Run | Near) -> str:
    match wording:
        case Word(text):
            return _quoted(text)
        case Prefix(text):
            return f"{_quoted(text)} *"
        case Phrase(words):
            return _quoted(" ".join(words))
        case Near(words, within):
            between = (within - 1) * (len(words) - 1)
            # Beside signs of CJK the words stand farther apart in their column than in the text.
            return f"(- cjk : NEAR({' '.join(map(_quoted, words))}, {between}))"
        case Run(signs):
            pairs = two_grams(signs)
            return f"cjk : {_quoted(' '.join(pairs))}" if pairs else f"cjk : {_quoted(signs)} *"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
