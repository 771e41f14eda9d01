"""Themes stand one below the other, are named once, and take their highlights with them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db import highlights, models, notes, posts, theme_tree, themes, trash
from db.errors import NameProblem, NotFoundProblem
from db.library import Library
from db.records import About
from tests.unit.db.marks import copy_of, made_from, mark


def paths(session: Session) -> list[str]:
    return [theme.path for theme in theme_tree.listed(session)]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Funding", "FUNDING"),
        ("Funding", "  funding "),
        ("caf\u00e9", "cafe\u0301"),
        ("Caf\u00c9", "cafe\u0301"),
        ("100 Kelvin", "100 \u212aelvin"),
        ("Straße", "STRASSE"),
        ("ταξίδις", "ΤΑΞΊΔΙΣ"),
        ("🏮 lights", "🏮  Lights"),
        ("שם", "שם"),
    ],
)
def test_two_spellings_of_one_name_are_one_theme(session: Session, first: str, again: str) -> None:
    assert themes.named(session, first) == themes.named(session, again)
    other = themes.named(session, "Other")
    with pytest.raises(NameProblem, match="already"):
        themes.rename(session, other.id, again)
    assert theme_tree.find(session, again).path == " ".join(first.split())


@pytest.mark.parametrize(("first", "other"), [("cafe", "café"), ("A", "B"), ("①", "1")])
def test_other_letters_are_another_theme(session: Session, first: str, other: str) -> None:
    assert themes.named(session, first).id != themes.named(session, other).id


def test_a_name_is_taken_only_beside_itself(session: Session) -> None:
    themes.named(session, "Grants/Small")
    themes.named(session, "Small/Grants")
    assert paths(session) == ["Grants", "Grants/Small", "Small", "Small/Grants"]


@pytest.mark.parametrize("path", ["", "  ", "/", "Funding/", "/Grants", "a//b", "x" * 201])
def test_a_path_with_a_part_that_is_no_name_makes_nothing(
    empty_library: Library, path: str
) -> None:
    with pytest.raises(NameProblem), empty_library.step() as session:
        themes.named(session, path)
    with empty_library.reading() as session:
        assert paths(session) == []


@pytest.mark.parametrize("name", ["", " ", "a/b", "x" * 201])
def test_what_is_no_name_cannot_be_given_to_a_theme(session: Session, name: str) -> None:
    theme = themes.named(session, "Funding")
    with pytest.raises(NameProblem):
        themes.rename(session, theme.id, name)
    assert paths(session) == ["Funding"]


def test_new_themes_take_the_first_free_keys_and_the_colours_in_turn(
    session: Session,
) -> None:
    made = [themes.named(session, f"Theme {n}") for n in range(11)]
    assert [theme.key for theme in made] == [*range(1, 10), None, None]
    assert [theme.colour for theme in made] == [*range(7), *range(4)]
    assert [theme.order for theme in made] == list(range(11))
    themes.remove(session, made[3].id)
    themes.edit(session, made[6].id, definition="", colour=0, key=None)
    assert themes.named(session, "Later").key == 4
    assert themes.named(session, "Last").key == 7


def test_a_digit_given_to_one_theme_is_taken_from_the_other(session: Session) -> None:
    one, two = themes.named(session, "One"), themes.named(session, "Two")
    themes.edit(session, two.id, definition="who pays 💶", colour=6, key=1)
    now = theme_tree.by_id(session)
    assert now[one.id].key is None
    assert (now[two.id].key, now[two.id].colour, now[two.id].definition) == (1, 6, "who pays 💶")


@pytest.mark.parametrize(("colour", "key"), [(-1, 1), (7, 1), (0, 0), (0, 10), (0, -1)])
def test_there_are_seven_colours_and_nine_keys(session: Session, colour: int, key: int) -> None:
    theme = themes.named(session, "One")
    with pytest.raises(NameProblem):
        themes.edit(session, theme.id, definition="", colour=colour, key=key)
    assert theme_tree.by_id(session)[theme.id] == theme


@pytest.fixture
def tree(session: Session) -> Session:
    """Ids: Money 1, Money/Grants 2, Money/Grants/Small 3, People 4, People/Grants 5."""
    themes.named(session, "Money/Grants/Small")
    themes.named(session, "People/Grants")
    return session


@pytest.mark.parametrize(
    ("theme", "above", "after"),
    [
        (2, None, ["Money", "People", "People/Grants", "Grants", "Grants/Small"]),
        (3, 4, ["Money", "Money/Grants", "People", "People/Grants", "People/Small"]),
        (4, 3, ["Money", "Money/Grants", "Money/Grants/Small", "Money/Grants/Small/People",
                "Money/Grants/Small/People/Grants"]),
        (1, None, ["People", "People/Grants", "Money", "Money/Grants", "Money/Grants/Small"]),
    ],
)  # fmt: skip
def test_a_theme_moves_with_all_below_it_and_comes_last(
    tree: Session, theme: int, above: int | None, after: list[str]
) -> None:
    themes.move(tree, theme, above)
    assert paths(tree) == after


@pytest.mark.parametrize(
    ("theme", "above", "words"),
    [(1, 1, "below itself"), (1, 3, "below itself"), (2, 4, "in that place already")],
)
def test_a_theme_cannot_move_below_itself_or_beside_its_namesake(
    tree: Session, theme: int, above: int, words: str
) -> None:
    before = theme_tree.listed(tree)
    with pytest.raises(NameProblem, match=words):
        themes.move(tree, theme, above)
    assert theme_tree.listed(tree) == before


@pytest.mark.parametrize(
    "verb",
    [
        lambda session, theme: themes.rename(session, theme, "x"),
        lambda session, theme: themes.move(session, theme, None),
        lambda session, theme: themes.move(session, 1, theme),
        themes.remove,
        lambda session, theme: themes.merge(session, theme, 1),
        lambda session, theme: themes.merge(session, 1, theme),
        lambda session, theme: themes.edit(session, theme, definition="", colour=0, key=None),
    ],
)
def test_a_theme_that_is_not_there_is_not_found(
    tree: Session, verb: Callable[[Session, int], None]
) -> None:
    themes.remove(tree, 5)
    for missing in (5, 99):
        with pytest.raises(NotFoundProblem):
            verb(tree, missing)


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("money", 1),
        ("Small", 3),
        ("MONEY/grants", 2),
        ("people / grants", 5),
        ("Grants", "Several themes"),
        ("Small/Grants", "There is no theme"),
        ("", "There is no theme"),
    ],
)
def test_a_theme_is_found_by_path_or_by_a_name_that_is_clear(
    tree: Session, named: str, found: int | str
) -> None:
    if isinstance(found, int):
        assert theme_tree.find(tree, named).id == found
    else:
        with pytest.raises(NotFoundProblem, match=found):
            theme_tree.find(tree, named)


@pytest.fixture(scope="module")
def marked_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Money 1, Money/Grants 2, People 3; highlight 1 under 1 and 3, 2 under 2, 3 under 2 and 3."""
    return made_from(files / "filled.eventnotes", tmp_path_factory.mktemp("marked"), mark_three)


def mark_three(session: Session) -> None:
    for path in ("Money", "Money/Grants", "People"):
        themes.named(session, path)
    mark(session, 1, "Funding came late", "Money", "People")
    mark(session, 2, "small grants", "Money/Grants")
    mark(session, 3, "nobody minded", "Money/Grants", "People")


@pytest.fixture
def marked(marked_file: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of `marked_file` for one test."""
    with copy_of(marked_file, tmp_path / "marked.eventnotes") as library:
        yield library


def test_joining_moves_highlights_and_the_themes_below(marked: Library) -> None:
    with marked.step() as session:
        themes.merge(session, 1, 3)
        assert paths(session) == ["People", "People/Grants"]
        assert themes_of(session) == {1: ["People"], 2: ["People/Grants"],
                                      3: ["People", "People/Grants"]}  # fmt: skip
    marked.undo()
    with marked.reading() as session:
        assert paths(session) == ["Money", "Money/Grants", "People"]
        assert [theme.count for theme in theme_tree.listed(session)] == [1, 2, 2]


def test_themes_asked_for_by_id_are_as_they_stand_among_all(marked: Library) -> None:
    with marked.reading() as session:
        every = theme_tree.by_id(session)
        assert [theme.count for theme in every.values()] == [1, 2, 2]
        assert list(theme_tree.by_id(session, [3, 2])) == [2, 3]
        for theme_id, theme in every.items():
            assert theme_tree.by_id(session, [theme_id]) == {theme_id: theme}
        assert theme_tree.by_id(session, []) == {}


@pytest.mark.parametrize(
    ("theme", "into", "words"), [(1, 2, "stands below"), (1, 1, "with itself"), (1, 4, "already")]
)
def test_themes_that_cannot_be_joined_stay_as_they_are(
    marked: Library, theme: int, into: int, words: str
) -> None:
    with marked.step() as session:
        themes.named(session, "Third/Grants")
    with marked.reading() as session:
        before = theme_tree.listed(session)
    with pytest.raises(NameProblem, match=words), marked.step() as session:
        themes.merge(session, theme, into)
    with marked.reading() as session:
        assert theme_tree.listed(session) == before


@pytest.mark.parametrize(
    ("theme", "removal"),
    [
        (1, themes.Removal(("Money", "Money/Grants"), highlights=3, left_bare=1)),
        (2, themes.Removal(("Money/Grants",), highlights=2, left_bare=1)),
        (3, themes.Removal(("People",), highlights=2, left_bare=0)),
    ],
)
def test_what_a_removal_will_do_is_said_before_and_done_then(
    marked: Library, theme: int, removal: themes.Removal
) -> None:
    with marked.step() as session:
        assert themes.removal(session, theme) == removal
        themes.remove(session, theme)
        assert not set(removal.themes) & set(paths(session))
        kept = highlights.records(session)
        assert len(kept) == 3
        assert sum(not each.themes for each in kept.values()) == removal.left_bare


def test_highlights_of_removed_posts_are_not_counted(marked: Library) -> None:
    with marked.step() as session:
        posts.remove(session, 2)
        highlights.remove(session, 3)
        assert themes.removal(session, 1).highlights == 1
        assert [theme.count for theme in theme_tree.listed(session)] == [1, 0, 1]


def test_a_family_comes_back_together_with_its_note_and_highlights(marked: Library) -> None:
    with marked.step() as session:
        notes.write(session, About.THEME, 1, "what was paid 💶")
        before = theme_tree.listed(session), themes_of(session)
    with marked.step() as session:
        themes.remove(session, 1)
    with marked.step() as session:
        trash.restore(session, guid_of(session, 1))
    with marked.reading() as session:
        assert (theme_tree.listed(session), themes_of(session)) == before
        assert notes.texts(session, About.THEME) == {1: "what was paid 💶"}


def test_a_theme_brings_those_above_it_but_not_those_removed_before(marked: Library) -> None:
    with marked.step() as session:
        themes.named(session, "Money/Prices")
        themes.remove(session, theme_tree.find(session, "Prices").id)
    with marked.step() as session:
        themes.remove(session, 1)
    with marked.step() as session:
        trash.restore(session, guid_of(session, 2))
        assert paths(session) == ["Money", "Money/Grants", "People"]


def test_a_theme_comes_back_without_its_key_if_that_is_taken(marked: Library) -> None:
    with marked.step() as session:
        themes.remove(session, 1)
        assert themes.named(session, "Fresh").key == 1
    with marked.step() as session:
        trash.restore(session, guid_of(session, 1))
        keys = {theme.name: theme.key for theme in theme_tree.listed(session)}
    assert keys == {"Money": None, "Grants": 2, "People": 3, "Fresh": 1}


@pytest.mark.parametrize("restored", [1, 2])
def test_a_theme_whose_name_is_taken_cannot_come_back(marked: Library, restored: int) -> None:
    with marked.step() as session:
        themes.remove(session, 1)
        themes.named(session, "MONEY")
    with marked.reading() as session:
        before = theme_tree.listed(session), trash.listed(session)
    with pytest.raises(NameProblem, match="taken by now"), marked.step() as session:
        trash.restore(session, guid_of(session, restored))
    with marked.reading() as session:
        assert (theme_tree.listed(session), trash.listed(session)) == before


def themes_of(session: Session) -> dict[int, list[str]]:
    return {
        each.id: [theme.path for theme in each.themes]
        for each in highlights.records(session).values()
    }


def guid_of(session: Session, theme_id: int) -> str:
    return session.get_one(models.Theme, theme_id).guid
