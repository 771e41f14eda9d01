"""A typed query with a part put in or taken out, as little changed as can be."""

import re
from collections.abc import Iterator
from typing import Final

from db.folding import fold_line
from db.query import Query, parse
from db.query.printing import printed, printed_part
from db.query.signs import cleaned, plain
from db.query.tree import And, Dated, Everything, Lacking, Named, NameField, Not, Tree, all_of

# A post stands under one of these at a time, as people look for it: a second takes its place.
_ONE: Final = frozenset({NameField.EVENT, NameField.AUTHOR, NameField.SOURCE, NameField.LANGUAGE})
_PIECE: Final = re.compile(
    r'(?<![^\s(])-?(?:\w+:=?)?(?:"(?:[^"\\]|\\.)*"(?:~[0-9]+)?|[^\s()"]+)(?![^\s)])'
)


def toggled(typed: str, leaf: Tree) -> str:
    """The query with this part besides; without it, if it has it.

    An event, author, source, language or date takes the place of another of its
    field; what denies the part gives way to it. What else was typed stays as it
    is; only where that would be read otherwise, all is printed anew.
    """
    query = parse(typed)
    parts = _parts(query.tree)
    if has(typed, leaf):
        gone = [part for part in parts if _is_same(part, leaf)]
        new = ""
    else:
        gone = [part for part in parts if _gives_way(part, leaf)]
        new = printed_part(leaf)
    left = [part for part in parts if part not in gone]
    if new:
        left.append(leaf)
    wanted = Query(all_of(left) if left else Everything(), "", query.where, query.sort)
    for text in _texts(typed, gone, new):
        if _means(text, wanted):
            return text
    return "" if wanted == Query(Everything(), "") else printed(wanted)


def has(typed: str, leaf: Tree) -> bool:
    """Whether the query asks for this part, whatever else it asks for."""
    return any(_is_same(part, leaf) for part in _parts(parse(typed).tree))


def _parts(tree: Tree) -> tuple[Tree, ...]:
    return tree.parts if isinstance(tree, And) else (tree,)


def _is_same(part: Tree, leaf: Tree) -> bool:
    return _compared(part) == _compared(leaf)


def _compared(part: Tree) -> object:
    """Names as they are looked for; what was said of days, where they are counted from today."""
    match part:
        case Named(field, name, exactly):
            return (field, fold_line(cleaned(name)), exactly)
        case Dated(field, first, last, said):
            return (field, said or (first, last))
        case Not(denied):
            return (Not, _compared(denied))
        case _:
            return part


def _gives_way(part: Tree, leaf: Tree) -> bool:
    if isinstance(part, Not):
        return _is_same(part.part, leaf)
    match leaf:
        case Named(field):
            is_other = isinstance(part, Named) and part.field is field and field in _ONE
            return is_other or part == Lacking(field)
        case Dated(field):
            return isinstance(part, Dated | Lacking) and part.field is field
        case Lacking(field):
            return isinstance(part, Named | Dated) and part.field is field
        case _:
            return False


def _texts(typed: str, gone: list[Tree], new: str) -> Iterator[str]:
    """What was typed with the pieces for `gone` left out, and the new one in their place."""
    if not typed.strip(" *"):
        yield new
        return
    pieces = [each for each in _PIECE.finditer(plain(typed)) if _part_of(each[0]) in gone]
    for chosen in ([pieces] if gone else []) + [[piece] for piece in pieces]:
        text = typed
        for piece in reversed(chosen):
            is_first = piece is chosen[0]
            text = _replaced(text, piece.start(), piece.end(), new if is_first else "")
        yield text
    yield f"{typed.rstrip()} {new}".rstrip()


def _part_of(piece: str) -> Tree:
    return parse(piece).tree


def _replaced(text: str, start: int, end: int, new: str) -> str:
    if new:
        return text[:start] + new + text[end:]
    return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()


def _means(text: str, wanted: Query) -> bool:
    """Whether a text asks for the same, in whatever order."""
    query = parse(text)
    same = {*map(_compared, _parts(query.tree))} == {*map(_compared, _parts(wanted.tree))}
    return same and (query.where, query.sort) == (wanted.where, wanted.sort)
