"""Keeps saved searches finding what they found when a theme, event or author changes its name.

A saved search that names a thing by the whole of its name or path names it still
when the step is done; one that names a part of the name is left alone, since it
asks for whatever holds that part. The rows change in the step that renames, so
one undo takes both back.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import models
from db.folding import fold_line
from db.living import ALIVE
from db.query import parse
from db.query.printing import printed
from db.query.signs import cleaned
from db.query.tree import And, Named, NameField, Not, Or, Tree, all_of, any_of, leaves, none_of
from db.theme_tree import SEPARATOR, by_id

Key = int | str


@contextmanager
def following(
    session: Session, field: NameField, instead: Mapping[Key, Key] | None = None
) -> Iterator[None]:
    """Rewrite the saved searches that name what is changed in the block.

    Args:
        session: A writing session; the block says what the step does.
        field: What kind of thing is changed: theme, event or author.
        instead: Of a thing that is gone after the block, which one is meant then; by
            id, of an author by `author_key`.
    """
    if not any(_asks_for(field, row.query) for row in _searches(session)):
        yield
        return
    before = _Names(field, _known(session, field))
    yield
    session.flush()
    renaming = _Renaming(before, _Names(field, _known(session, field)), instead or {})
    for row in _searches(session):
        row.query = renaming.rewritten(row.query)
    session.flush()


class _Names:
    """What the things of one kind are called; a theme by its path or the last part of it."""

    def __init__(self, field: NameField, known: Mapping[Key, str]) -> None:
        self.field = field
        self.known = known

    def called(self, name: str) -> list[Key]:
        """What is called so, by its whole name or path."""
        wanted = fold_line(name)
        return [
            key
            for key, whole in self.known.items()
            if fold_line(self._as_asked(whole, name)) == wanted
        ]

    def telling(self, key: Key, *, is_path: bool) -> str:
        """A theme's path if that is wanted or its name alone is that of others too, else a name."""
        whole = cleaned(self.known[key])
        name = whole.rpartition(SEPARATOR)[2] if self._has_paths else whole
        if not self._has_paths or not (is_path or len(self.called(name)) > 1):
            return name
        return whole if SEPARATOR in whole else SEPARATOR + whole

    @property
    def _has_paths(self) -> bool:
        return self.field is NameField.THEME

    def _as_asked(self, whole: str, asked: str) -> str:
        """The name of a thing in the form that it is asked for: path, from the top, or name."""
        if not self._has_paths:
            return whole
        if SEPARATOR not in asked:
            return whole.rpartition(SEPARATOR)[2]
        return SEPARATOR + whole if asked.startswith(SEPARATOR) else whole


class _Renaming:
    """From what things were called to what they are called now."""

    def __init__(self, before: _Names, after: _Names, instead: Mapping[Key, Key]) -> None:
        self._before = before
        self._after = after
        self._instead = instead

    def rewritten(self, query: str) -> str:
        """The query with new names; letter for letter as it was where none is needed."""
        understood = parse(query)
        tree = self._with_new_names(understood.tree)
        return query if tree == understood.tree else printed(replace(understood, tree=tree))

    def _with_new_names(self, tree: Tree) -> Tree:
        match tree:
            case And(parts):
                return all_of([self._with_new_names(part) for part in parts])
            case Or(parts):
                return any_of([self._with_new_names(part) for part in parts])
            case Not(part):
                return none_of(self._with_new_names(part))
            case Named(field) if field is self._before.field:
                return self._renamed(tree)
            case _:
                return tree

    def _renamed(self, leaf: Named) -> Tree:
        meant = dict.fromkeys(map(self._now, self._before.called(leaf.name)))
        kept = [key for key in meant if key in self._after.known]
        if not kept or set(kept) == set(self._after.called(leaf.name)):
            return leaf
        is_path = SEPARATOR in leaf.name
        names = [self._after.telling(key, is_path=is_path) for key in kept]
        return any_of([Named(leaf.field, name, leaf.exactly) for name in names])

    def _now(self, key: Key) -> Key:
        return key if key in self._after.known else self._instead.get(key, key)


def _asks_for(field: NameField, query: str) -> bool:
    named = (leaf for leaf in leaves(parse(query).tree) if isinstance(leaf, Named))
    return any(leaf.field is field for leaf in named)


def _known(session: Session, field: NameField) -> dict[Key, str]:
    match field:
        case NameField.THEME:
            return {theme.id: theme.path for theme in by_id(session).values()}
        case NameField.EVENT:
            event = models.Event
            events = select(event.id, event.name).where(event.removed_at.is_(None))
            return dict(session.execute(events).all())
        case NameField.AUTHOR:
            post = models.Post
            authors = select(post.author_key, post.author).where(ALIVE, post.author_key != "")
            return dict(session.execute(authors.distinct()).all())
        case _:
            raise AssertionError(field)


def _searches(session: Session) -> list[models.SavedSearch]:
    table = models.SavedSearch
    return list(session.execute(select(table).where(table.removed_at.is_(None))).scalars())
