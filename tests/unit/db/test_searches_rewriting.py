"""A saved search finds what it found, whatever its theme, event or author is called by now."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from db import events, posts, search, searches, theme_tree, themes
from db.errors import NameProblem
from db.library import Library
from db.query.signs import in_quotes
from tests.unit.db.marks import copy_of, made_from, mark

NAMES = ("Crowds", "Queues 🚶", "cafe\u0301", "תור", 'The "Big" Day', "none", "A OR B", "-x: (y)")
PATHS = ("Crowds", "Crowds/Queues", "Planning", "Planning/Crowds", "Planning/Crowds/שלום")


@pytest.fixture(scope="module")
def marked_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three posts; a highlight under each of the themes, and one of them under two."""
    return made_from(files / "filled.eventnotes", tmp_path_factory.mktemp("named"), _mark_all)


def _mark_all(session: Session) -> None:
    for number, path in enumerate(PATHS):
        post_id = number % 3 + 1
        words = posts.open_post(session, post_id).text.split()
        mark(session, post_id, words[number], path)
    first = posts.open_post(session, 1).text.split()[-1]
    mark(session, 1, first, "Crowds", "Planning")
    events.put(session, 3, events.named(session, "Rain Week").id)
    for post_id, author in ((1, "Ana Lee"), (2, "ANA LEE"), (3, "Bo Z.")):
        posts.edit(session, post_id, title=f"Post {post_id}", author=author, published="2025")


@pytest.fixture(scope="module")
def marked(marked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("renaming") / "named.eventnotes"
    with copy_of(marked_file, path) as library:
        yield library


class _BackError(Exception):
    """Takes a step back."""


def after(library: Library, query: str, act: Callable[[Session], object]) -> str:
    """What a saved search says after a step, which is then taken back."""
    said = [query]
    with pytest.raises(_BackError), library.step() as session:
        searches.save(session, "Mine 🐙", query)
        act(session)
        said.append(searches.found(session, "Mine 🐙").query)
        raise _BackError
    return said[-1]


def theme(session: Session, path: str) -> int:
    return theme_tree.find(session, path).id


def event(session: Session, name: str, new: str) -> None:
    events.edit(session, events.find(session, name).id, name=new)


def author(session: Session, post_id: int, name: str) -> None:
    posts.edit(session, post_id, title="T", author=name, published="")


@pytest.mark.parametrize(
    ("query", "act", "said"),
    [
        ("theme:queues", lambda s: themes.rename(s, theme(s, "Crowds/Queues"), "Lines"),
         "theme:Lines"),
        ("theme:=queues -river*",
         lambda s: themes.rename(s, theme(s, "Crowds/Queues"), "Long lines"),
         'theme:="Long lines" -river*'),
        ("theme:planning/crowds", lambda s: themes.rename(s, theme(s, "Planning"), "Plans"),
         "theme:Plans/Crowds"),
        ("theme:crowds", lambda s: themes.rename(s, theme(s, "Planning/Crowds"), "Lines"),
         'theme:Crowds OR theme:Lines'),
        ("boats -theme:crowds", lambda s: themes.rename(s, theme(s, "Planning/Crowds"), "Lines"),
         "boats -(theme:Crowds OR theme:Lines)"),
        ("theme:queues", lambda s: themes.rename(s, theme(s, "Crowds/Queues"), "Planning"),
         "theme:Crowds/Planning"),
        ("theme:/planning", lambda s: themes.rename(s, theme(s, "Planning"), "Queues"),
         'theme:"/Queues"'),
        ("theme:planning", lambda s: themes.rename(s, theme(s, "Planning"), "Queues"),
         'theme:"/Queues"'),
        ("theme:queue", lambda s: themes.rename(s, theme(s, "Crowds/Queues"), "Lines"),
         "theme:queue"),
        ("queues", lambda s: themes.rename(s, theme(s, "Crowds/Queues"), "Lines"), "queues"),
        ("theme:queues", lambda s: themes.rename(s, theme(s, "Crowds/Queues"), "QUEUES"),
         "theme:queues"),
        ("theme:crowds/queues", lambda s: themes.move(s, theme(s, "Crowds/Queues"), None),
         'theme:"/Queues"'),
        ("theme:crowds/queues",
         lambda s: themes.move(s, theme(s, "Crowds/Queues"), theme(s, "Planning")),
         "theme:Planning/Queues"),
        ("theme:queues", lambda s: themes.move(s, theme(s, "Crowds/Queues"), None),
         "theme:queues"),
        ("theme:queues in:highlights",
         lambda s: themes.merge(s, theme(s, "Crowds/Queues"), theme(s, "Planning")),
         "theme:Planning in:highlights"),
        ("theme:crowds/queues", lambda s: themes.merge(s, theme(s, "Crowds"),
                                                       theme(s, "Planning")),
         "theme:Planning/Queues"),
        ("theme:queues", lambda s: themes.remove(s, theme(s, "Crowds/Queues")), "theme:queues"),
        ('event:"rain week" sort:new', lambda s: event(s, "Rain Week", "Wet/Dry"),
         "event:Wet/Dry sort:new"),
        ("event:rain", lambda s: event(s, "Rain Week", "Wet"), "event:rain"),
        ('event:"rain week"',
         lambda s: events.merge(s, events.find(s, "Rain Week").id,
                                events.find(s, "Lantern Week").id),
         'event:"Lantern Week"'),
        ('author:"bo z."', lambda s: author(s, 3, "Bo Zed"), 'author:"Bo Zed"'),
        ('author:"bo z."', lambda s: author(s, 3, ""), 'author:"bo z."'),
        ('author:="ana lee"', lambda s: author(s, 1, "Ana"), 'author:="ana lee"'),
        ("date:junish theme:queues", lambda s: themes.rename(s, theme(s, "Crowds/Queues"), "Q"),
         "theme:Q"),
    ],
)  # fmt: skip
def test_a_new_name_is_written_into_the_searches_that_name_it_whole(
    marked: Library, query: str, act: Callable[[Session], object], said: str
) -> None:
    assert after(marked, query, act) == said


def test_one_undo_takes_back_the_name_and_the_query(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "dusk 🏮", "Evening")
        searches.save(session, "Mine", "theme:evening")
    with library.step() as session:
        themes.rename(session, 1, "Night שלום")
    library.undo()
    with library.reading() as session:
        assert theme_tree.listed(session)[0].name == "Evening"
        assert searches.found(session, "mine").query == "theme:evening"
    library.redo()
    with library.reading() as session:
        assert searches.found(session, "mine").query == 'theme:"Night שלום"'


SIGNS = st.sampled_from(["", "="])


@given(st.sampled_from(NAMES), SIGNS, st.sampled_from(["", "-"]), st.randoms())
def test_what_a_search_finds_stays_when_what_it_names_is_renamed_or_moved(
    marked: Library, new: str, sign: str, denied: str, random: Random
) -> None:
    with pytest.raises(_BackError), marked.step() as session:
        change, named = random.choice([_theme, _theme, _event, _author])(session, random, new)
        field, name = named
        searches.save(session, "Mine", f"{denied}{field}:{sign}{in_quotes(name)}")
        before = found(session)
        with suppress(NameProblem):  # taken beside it, or below itself
            change(session)
        assert found(session) == before
        raise _BackError


Changing = tuple[Callable[[Session], object], tuple[str, str]]


def _theme(session: Session, random: Random, new: str) -> Changing:
    """A theme gets a new name or place; the search names it or one below it."""
    chosen = random.choice(theme_tree.listed(session))
    family = theme_tree.by_id(session, theme_tree.family(session, chosen.id))
    asked = random.choice(list(family.values()))
    name = random.choice([asked.name, asked.path, f"/{asked.path}"])
    above = random.choice([None, *theme_tree.by_id(session)])
    if random.random() < 0.5:
        return lambda s: themes.move(s, chosen.id, above), ("theme", name)
    return lambda s: themes.rename(s, chosen.id, new), ("theme", name)


def _event(session: Session, random: Random, new: str) -> Changing:
    chosen = random.choice(events.listed(session))
    return lambda s: events.edit(s, chosen.id, name=new), ("event", chosen.name)


def _author(_session: Session, _random: Random, new: str) -> Changing:
    """The one post of its author."""
    return lambda s: author(s, 3, new), ("author", "Bo Z.")


def found(session: Session) -> tuple[set[int], set[int]]:
    query = searches.found(session, "Mine").query
    return set(search.post_ids(session, query)), set(search.highlight_ids(session, query))
