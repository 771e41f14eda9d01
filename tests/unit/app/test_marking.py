import pytest

from app import marking
from db import highlights, history, posts, theme_tree
from db.errors import NameProblem, Problem
from db.library import Library
from db.records import Highlight, Post, Span, State

CAFE = "“we paid the café cafe\u0301 ourselves”, said Noor נור"


def opened(library: Library, post_id: int = 1) -> Post:
    with library.reading() as session:
        return posts.open_post(session, post_id)


def mark(library: Library, quote: str, *theme_paths: str, note: str = "") -> Highlight:
    span = marking.quoted(opened(library), quote)
    with library.step() as session:
        return marking.highlight(session, 1, span, theme_paths, note)


def labels(library: Library) -> list[str]:
    with library.reading() as session:
        return [step.label.text() for step in history.steps(session, 50)]


def test_a_passage_is_kept_with_its_words_themes_and_note(library: Library) -> None:
    made = mark(
        library, CAFE, "Funding/Grants", "People", note="Ask Noor \N{SLIGHTLY SMILING FACE}"
    )
    assert made.passage == made.anchor.quote == CAFE
    assert [theme.path for theme in made.themes] == ["Funding/Grants", "People"]
    assert (made.note, made.state) == ("Ask Noor \N{SLIGHTLY SMILING FACE}", State.PLACED)
    text = opened(library).text
    assert made.span is not None
    assert text[made.span.start : made.span.end] == CAFE
    assert opened(library).highlights == (made,)


def test_all_of_it_is_one_step_with_the_quote_in_its_name(library: Library) -> None:
    before = len(labels(library))
    mark(library, "before dusk \N{IZAKAYA LANTERN}", "New/Below", note="why?")
    assert (
        labels(library)[0]
        == "Highlight “before dusk \N{IZAKAYA LANTERN}” in “Lanterns on the river”"
    )
    assert len(labels(library)) == before + 1
    library.undo()
    assert opened(library).highlights == ()
    with library.reading() as session:
        assert not highlights.records(session)


def test_the_same_passage_again_gets_the_new_themes_and_keeps_its_note(library: Library) -> None:
    first = mark(library, "Funding came late", "Money", note="When?")
    again = mark(library, "Funding came late", "Delay", "money")
    assert again.guid == first.guid
    assert {theme.path for theme in again.themes} == {"Delay", "Money"}
    assert again.note == "When?"
    assert mark(library, "Funding came late", note="In June").note == "In June"


def test_passages_may_overlap(library: Library) -> None:
    one = mark(library, "Funding came late")
    two = mark(library, "came late: “we paid")
    assert opened(library).highlights == (one, two)


def test_blanks_around_a_selection_are_left_out(library: Library) -> None:
    text = opened(library).text
    start = text.index(" had planned") + 1
    with library.step() as session:
        made = marking.highlight(session, 1, Span(start - 1, start + 12))
    assert made.passage == "had planned"


@pytest.mark.parametrize("span", [Span(3, 3), Span(11, 12), Span(9_000, 9_001)])
def test_where_no_letter_is_nothing_is_marked(library: Library, span: Span) -> None:
    with pytest.raises(Problem, match="nothing to highlight"), library.step() as session:
        marking.highlight(session, 1, span)
    assert opened(library).highlights == ()


def test_a_theme_without_a_name_leaves_nothing_behind(library: Library) -> None:
    before = labels(library)
    with pytest.raises(NameProblem):
        mark(library, "Funding came late", "Money", "Money//Grants")
    assert opened(library).highlights == ()
    assert labels(library) == before
    with library.reading() as session:
        assert theme_tree.listed(session) == ()


@pytest.mark.parametrize(
    ("quote", "occurrence", "words"),
    [
        ("nobody", 1, "nobody"),
        ("NOBODY", 2, "nobody"),
        ("Nobody counted", None, "Nobody counted"),
        ("apples \N{RED APPLE} this", 1, "apples \N{RED APPLE} this"),
        ("minded \u00e9. They sang שיר", None, "minded e\u0301.\nThey sang שיר"),
    ],
)
def test_a_quoted_passage_is_found(
    library: Library, quote: str, occurrence: int | None, words: str
) -> None:
    post = opened(library, 3)
    start, end = marking.quoted(post, quote, occurrence)
    assert post.text[start:end] == words


@pytest.mark.parametrize(
    ("quote", "occurrence", "message", "remedy"),
    [
        ("pears", None, "“pears” does not stand in “A quiet harvest”.", "event-notes show 3"),
        ("NOBODY", None, "“NOBODY” stands 2 times in “A quiet harvest”.", "--occurrence 1 to 2"),
        ("NOBODY", 3, "“NOBODY” stands only 2 times in “A quiet harvest”.", "from 1 to 2"),
        ("barn", 2, "“barn” stands only once in “A quiet harvest”.", "Leave out --occurrence."),
        (" \n", None, "There are no words to look for in “A quiet harvest”.", "at least one"),
    ],
)
def test_what_is_not_there_exactly_once_is_a_problem_with_a_remedy(
    library: Library, quote: str, occurrence: int | None, message: str, remedy: str
) -> None:
    with pytest.raises(Problem) as told:
        marking.quoted(opened(library, 3), quote, occurrence)
    assert told.value.message == message
    assert remedy in told.value.remedy
