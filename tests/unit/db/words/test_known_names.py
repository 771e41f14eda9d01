"""The names that can be asked for are those of what can be found, with what it counts."""

import pytest
from sqlalchemy.orm import Session

from db import models, posts, themes
from db.folding import fold_line
from db.query.tree import NameField
from db.words import known_names
from tests.unit.db.marks import mark


def names(session: Session, field: NameField) -> list[tuple[str, int]]:
    return [(known.name, known.count) for known in known_names.listed(session, field)]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (NameField.THEME, []),
        (NameField.EVENT, [("Harvest Fair", 1), ("Lantern Week", 2)]),
        (NameField.AUTHOR, [("Ada Lind", 1), ("Noor Haddad", 1)]),
        (NameField.SOURCE, [("Harbour Notes", 2), ("Upland Diary", 1)]),
        (NameField.LABEL, [("funding", 2), ("lantern week", 1)]),
        (NameField.LANGUAGE, []),
    ],
)
def test_every_field_has_the_names_of_the_library(
    session: Session, field: NameField, expected: list[tuple[str, int]]
) -> None:
    assert names(session, field) == expected


def test_what_is_only_in_the_trash_is_left_out(session: Session) -> None:
    posts.remove(session, 1)
    assert names(session, NameField.AUTHOR) == [("Ada Lind", 1)]
    assert names(session, NameField.SOURCE) == [("Harbour Notes", 1), ("Upland Diary", 1)]
    assert names(session, NameField.LABEL) == [("funding", 1)]


def test_an_author_in_other_capitals_is_one(session: Session) -> None:
    posts.edit(session, 1, title="Lanterns 🏮", author="ADA LIND", published="")
    assert names(session, NameField.AUTHOR) == [("ADA LIND", 2)]


def test_themes_are_paths_with_their_colour_and_meaning(session: Session) -> None:
    themes.named(session, "Geld 💶/Straße e\u0301")
    made = themes.named(session, "שקט")
    themes.edit(session, made.id, definition="no\nnoise", colour=3, key=None)
    mark(session, 1, "before dusk", "שקט")
    first, second, third = known_names.listed(session, NameField.THEME)
    assert (first.name, second.name, second.key) == (
        "Geld 💶",
        "Geld 💶/Straße e\u0301",
        fold_line("geld 💶/strasse é"),
    )
    assert (third.name, third.detail, third.colour, third.count) == ("שקט", "no noise", 3, 1)


def test_an_event_tells_its_days(session: Session) -> None:
    event = session.query(models.Event).filter_by(name="Lantern Week").one()
    event.starts, event.ends = "2025-06-18", "2025-06-20"
    session.flush()
    details = [known.detail for known in known_names.listed(session, NameField.EVENT)]
    assert details == ["2025-06-18–2025-06-20", ""]


def test_languages_are_those_of_posts_the_most_usual_first(session: Session) -> None:
    for post, language in zip(session.query(models.Post), ("he", "de-AT", "he"), strict=True):
        post.language = language
    session.flush()
    listed = known_names.listed(session, NameField.LANGUAGE)
    assert [(known.name, known.count) for known in listed] == [("he", 2), ("de-AT", 1)]
    assert [known.key for known in listed] == ["he hebrew עברית", "de-at german deutsch"]
    assert [known.detail for known in listed] == ["Hebrew", "German"]
