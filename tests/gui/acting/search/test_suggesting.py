"""What the search field says of a query and offers for it, by keys."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.acting.search.recent_searches import RecentSearches
from app.ui.acting.search.stages import Stages
from app.ui.browsing.post_list_rows import HeadRow, JumpRow, NoteRow, PassageRow, Row
from app.ui.browsing.search.panel import SearchPanel
from db import notes, recent_searches
from db.library import Library
from db.records import About, ScopeKind
from db.words import term_table
from tests.gui.person import Person


@pytest.fixture
def library(library: Library) -> Library:
    """The three posts, their words counted, and two searches that were used."""
    with library.writing(counts=False) as session:
        term_table.refresh(session)
        recent_searches.used(session, "harbour", "2026-01-01T10:00:00Z")
        recent_searches.used(session, "apples -cafe", "2026-01-02T10:00:00Z")
    return library


@pytest.fixture
def field(person: Person) -> Person:
    """Someone in the empty search field, where nothing happens by the time that goes by."""
    for timer in timers(person):
        timer.setInterval(10_000_000)
    person.press("Ctrl+2", "Ctrl+F")
    return person


def timers(person: Person) -> tuple[QTimer, QTimer]:
    """The pause before the ranking, and the time after which a search was used."""
    stages = person.window.findChild(Stages)
    searches = person.window.findChild(RecentSearches)
    assert stages is not None
    assert searches is not None
    return stages.pause, searches.quiet


def panel(person: Person) -> SearchPanel:
    QApplication.processEvents()  # what may stand at the caret is asked a moment later
    person.wait()
    return person.workspace.search_bar.panel


def offered(person: Person) -> list[str]:
    return [row.title for row in panel(person).rows]


def used(person: Person) -> tuple[str, ...]:
    with person.workspace.tasks.library.reading() as session:
        return recent_searches.listed(session)


def test_the_empty_field_offers_the_latest_searches_and_down_walks_them(field: Person) -> None:
    assert offered(field) == ["apples -cafe", "harbour"]
    field.press("Down", "Down", "Return")
    assert field.workspace.search_bar.text == field.workspace.query == "harbour"
    assert field.titles() == ["Lanterns on the river"]


def test_what_is_typed_is_said_in_words_and_the_words_go_with_it(field: Person) -> None:
    field.write("apples")
    assert "apples" in panel(field).explanation
    assert panel(field).isVisible()
    field.press("Ctrl+A", "Backspace")
    assert panel(field).explanation == ""
    assert offered(field) == ["apples -cafe", "harbour"]


def test_tab_completes_a_word_and_down_still_goes_to_the_posts(field: Person) -> None:
    field.write("lant")
    assert "lanterns" in offered(field)
    field.press("Tab")
    assert field.workspace.search_bar.text.startswith("lantern")
    field.press("Down")
    assert field.focus is field.workspace.post_list.view


def test_the_names_of_a_field_are_walked_by_down_and_completed_whole(
    highlighted: Library, field: Person
) -> None:
    field.write("theme:")
    assert "Crowds" in offered(field)
    assert panel(field).notice == ""  # what is missing is being offered
    while (row := panel(field).chosen) is None or row.title != "Crowds":
        field.press("Down")
    field.press("Tab")
    assert field.workspace.search_bar.text.startswith("theme:Crowds")
    assert field.passages()


def test_what_was_meant_is_taken_in_whole_words_as_it_was_counted(field: Person) -> None:
    field.write("lanterms")
    field.press("Return", "Ctrl+F", "End", "Tab")
    assert field.workspace.search_bar.text == "lanterns "


def test_a_sentence_that_finds_nothing_is_cut_down_by_tab(field: Person) -> None:
    field.write("whoever spoke zephyrs lanterns")
    field.press("Return", "Ctrl+F", "End")
    assert field.titles() == []
    field.press("Tab")
    assert field.workspace.search_bar.text.startswith("lanterns")
    assert field.titles()


def test_a_slip_of_the_pen_is_mended_by_tab(field: Person) -> None:
    field.write("lanterms")
    field.press("Return", "Ctrl+F", "End")  # Enter waits for all that can be said
    assert any("lanterns" in title for title in offered(field))
    field.press("Tab")
    assert "lanterns" in field.workspace.search_bar.text
    assert field.titles()


def test_where_nothing_is_found_enter_and_down_reach_what_was_meant(field: Person) -> None:
    field.write("lanterms")
    field.press("Return", "Ctrl+F", "Down", "Return")
    assert "lanterns" in field.workspace.search_bar.text


def test_words_that_find_nothing_together_give_way_to_what_was_meant(field: Person) -> None:
    field.write("zephyrs apples whoever lanter")
    assert any("lantern" in title for title in offered(field))
    field.press("Return", "Ctrl+F", "End")
    assert [title[:12] for title in offered(field)] == ["Did you mean"]
    QTest.keyClick(field.focus, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    field.wait()
    assert len(offered(field)) > 1  # they were asked for


def test_ctrl_space_offers_all_and_down_walks_it(field: Person) -> None:
    field.write("ha")
    few = offered(field)
    QTest.keyClick(field.focus, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    field.wait()
    assert len(offered(field)) >= len(few)
    field.press("Down")
    assert panel(field).chosen is not None


def test_a_search_is_remembered_when_it_was_used_and_not_at_each_key(field: Person) -> None:
    field.write("nobody")
    assert used(field) == ("apples -cafe", "harbour")
    field.press("Down")
    assert used(field)[0] == "nobody"


def test_a_search_that_was_left_standing_is_remembered(field: Person) -> None:
    field.write("dusk")
    quiet = timers(field)[1]
    assert quiet.isActive()
    quiet.timeout.emit()
    field.wait()
    assert used(field)[0] == "dusk"


def test_esc_leaves_with_one_press_from_a_chosen_offer(field: Person) -> None:
    field.press("Down", "Esc")
    assert not panel(field).isVisible()
    assert field.focus is field.workspace.post_list.view


# Highlights and notes


def kinds(person: Person) -> list[type[Row]]:
    return list(dict.fromkeys(type(row) for row in person.rows()))


@pytest.fixture
def noted(highlighted: Library) -> Library:
    """The three posts with highlights, and a note on the first theme and on the first event."""
    for about, thing_id in ((About.THEME, 1), (About.EVENT, 1)):
        with highlighted.step() as session:
            notes.write(session, about=about, thing_id=thing_id, text="Harbour 🏮 נמל cafe\u0301")
    return highlighted


def test_a_line_at_the_top_says_that_there_is_more_than_posts_and_leads_there(
    noted: Library, field: Person
) -> None:
    field.write("harbour")
    first = field.rows()[0]
    assert isinstance(first, JumpRow)
    assert first.text.split() == [str(len(field.passages()) + 2), "highlights", "and", "notes"]
    assert HeadRow("Highlights and notes") in field.rows()
    field.press("Down")
    assert isinstance(field.workspace.post_list.current_row(), type(field.rows()[1]))
    field.press("Up", "Return")
    assert isinstance(field.workspace.post_list.current_row(), PassageRow)


def test_the_words_of_a_highlight_are_marked_in_its_passage(
    highlighted: Library, field: Person
) -> None:
    field.write("harbour")
    hit = next(row.hit for row in field.rows() if isinstance(row, PassageRow))
    start, end = hit.marks[0]
    assert hit.highlight.passage[start:end].lower() == "harbour"


@pytest.mark.parametrize(
    ("about", "kind"), [(About.EVENT, ScopeKind.EVENT), (About.THEME, ScopeKind.THEME)]
)
def test_enter_on_a_note_shows_the_theme_or_event_that_it_is_about(
    noted: Library, field: Person, about: About, kind: ScopeKind
) -> None:
    field.write("harbour")
    field.press("Down", "End")
    while not (isinstance(row := current(field), NoteRow) and row.hit.about is about):
        field.press("Up")
    assert field.workspace.query == "harbour"
    field.press("Return")
    assert (field.workspace.scope.kind, field.workspace.query) == (kind, "")


def current(person: Person) -> Row | None:
    return person.workspace.post_list.current_row()
