import pytest

from app import marking
from app.exporting import coverage
from app.exporting.coverage import WHOLE, Coverage, Part
from app.exporting.gather import gather
from app.exporting.summary import By, Summary
from db import events, history, posts, themes
from db.errors import NotFoundProblem
from db.library import Library, Session
from db.records import Span

Marked = tuple[int, str, tuple[str, ...]]

MARKS: tuple[Marked, ...] = (
    (1, "The harbour filled up before dusk 🏮", ("Atmosphere", "Money/Grants")),
    (1, "we paid the café cafe\u0301 ourselves", ("Money",)),
    (2, "שלום to small grants", ("Money/Grants",)),
    (3, "Nobody counted the apples 🍎", ()),
)


@pytest.fixture
def marked(library: Library) -> Library:
    """The filled library with four highlights, and post 1 under a second event."""
    with library.step() as session:
        history.describe(session, "Mark")
        for post_id, words, paths in MARKS:
            start = posts.title_and_text(session, post_id)[1].index(words)
            marking.highlight(session, post_id, Span(start, start + len(words)), paths)
        events.put(session, 1, events.named(session, "Harbour Day").id)
    return library


def numbers(session: Session) -> dict[str, int]:
    theme = themes.named(session, "Money").id
    return {event.name: event.id for event in events.listed(session)} | {"Money": theme}


def outline(summary: Summary) -> list[tuple[str, int]]:
    return [(section.title, len(section.entries)) for section in summary.sections]


def test_the_whole_library_is_covered_unless_something_else_is_asked(marked: Library) -> None:
    with marked.reading() as session:
        summary = gather(session)
    assert (summary.highlights, summary.scope) == (4, "all posts")
    assert outline(summary) == [
        ("Atmosphere", 1),
        ("Money", 1),
        ("Grants", 2),
        ("Without a theme", 1),
    ]


def test_a_theme_is_covered_with_those_below_it_and_no_other(marked: Library) -> None:
    with marked.step() as session:
        money = numbers(session)["Money"]
        summary = gather(session, coverage=Coverage(Part.THEME, money))
    assert outline(summary) == [("Money", 1), ("Grants", 2)]
    assert (summary.title, summary.scope) == ("Money", "the theme “Money”")
    assert summary.themes == ("Money", "Money/Grants")


def test_an_event_is_covered_alone_though_its_posts_tell_of_others(marked: Library) -> None:
    with marked.step() as session:
        week = numbers(session)["Lantern Week"]
        summary = gather(session, By.EVENT, Coverage(Part.EVENT, week))
    assert outline(summary) == [("Lantern Week", 3)]
    assert (summary.title, summary.scope) == ("Lantern Week", "the event “Lantern Week”")


def test_a_post_is_covered(marked: Library) -> None:
    with marked.reading() as session:
        summary = gather(session, By.POST, Coverage(Part.POST, 1), title="Mine 🏮")
    assert outline(summary) == [("Lanterns on the river", 2)]
    assert (summary.title, summary.scope) == ("Mine 🏮", "the post “Lanterns on the river”")


def test_a_query_is_covered(marked: Library) -> None:
    with marked.reading() as session:
        summary = gather(session, By.POST, coverage.asked("apples"))
    assert outline(summary) == [("A quiet harvest", 1)]
    assert summary.scope == "the query “apples”"


def test_a_query_that_says_nothing_is_the_whole_library() -> None:
    assert coverage.asked("  ") is WHOLE


@pytest.mark.parametrize("part", [Part.EVENT, Part.THEME, Part.POST])
def test_what_is_gone_is_told_with_a_remedy(marked: Library, part: Part) -> None:
    with marked.reading() as session, pytest.raises(NotFoundProblem):
        gather(session, coverage=Coverage(part, 999))
