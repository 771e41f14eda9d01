"""Saved searches by keys: kept, run, changed, pinned, moved, removed, counted, exported."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit

from app.ui.acting.search.search_names import proposed
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.dialogs.search_editor import SearchEditor
from db import searches, themes
from db.library import Library
from db.query.tree import Where
from db.records import SavedSearch, Scope, ScopeKind
from db.searches_counted import Found
from tests.gui.person import Person

LANTERNS, MONEY, HARVEST = "Lanterns on the river", "Who pays for the lanterns?", "A quiet harvest"
KEPT = (("Lights 🏮", "lantern*"), ("Fruit שלום", "apples"), ("Cafe\u0301", "title:quiet"))


@pytest.fixture
def keeper(highlighted: Library, person: Person) -> Person:
    """Someone with three saved searches."""
    for name, query in KEPT:
        with highlighted.step() as session:
            searches.save(session, name, query)
    person.wait()
    return person


def kept(person: Person) -> list[str]:
    """The saved searches of the sidebar, from the top."""
    return [each.name for each in person.workspace.searches if each.name in person.places()]


def choose(person: Person, number: int) -> None:
    """Walk to a saved search of the sidebar, counted from 0."""
    person.press("Ctrl+1", "Home", *["Down"] * (6 + number))


def title(person: Person) -> str:
    """What the list is headed by, as a screen reader says it."""
    return person.workspace.post_list.view.accessibleName().partition(", ")[0]


def field(person: Person) -> str:
    return person.workspace.search_bar.text


def keep(person: Person, query: str) -> SearchEditor:
    """Search, and press Ctrl+S."""
    person.press("Ctrl+F")
    person.write(query)
    person.press("Ctrl+S")
    return person.dialog(SearchEditor)


def test_ctrl_s_keeps_what_is_searched_under_a_name(person: Person) -> None:
    editor = keep(person, "lanterns")
    assert editor.query.text() == "lanterns*"
    assert editor.name.text() == "Lanterns"
    assert "lanterns" in editor.explanation.text()
    person.write("Lights")
    person.press("Return")
    person.back_in_window()
    assert kept(person) == ["Lights"]
    assert person.said == "Save the search “Lights”"
    assert person.workspace.sidebar.scope().kind is ScopeKind.SEARCH
    assert title(person) == "Lights"


def test_keeping_a_search_leaves_the_list_as_it_is(person: Person) -> None:
    person.press("Ctrl+F")
    person.write("lantern")
    person.press("Return", "Down")
    before = person.titles(), person.workspace.post_list.current_row()
    person.press("Ctrl+S")
    person.dialog(SearchEditor)
    person.press("Return")
    person.back_in_window()
    assert (person.titles(), person.workspace.post_list.current_row()) == before


def test_ctrl_s_without_a_search_says_what_to_do(person: Person) -> None:
    person.press("Ctrl+S")
    assert person.said == "Search for something first."


def test_walking_to_a_saved_search_runs_it(keeper: Person) -> None:
    choose(keeper, 0)
    assert (field(keeper), title(keeper)) == ("lantern*", "Lights 🏮")
    assert sorted(keeper.titles()) == sorted([LANTERNS, MONEY])
    keeper.press("Down")
    assert (field(keeper), title(keeper)) == ("apples ", "Fruit שלום")
    assert keeper.titles() == [HARVEST]
    keeper.press("Up", "Return")
    assert keeper.workspace.post_list.isAncestorOf(keeper.focus)


def test_a_whole_word_stays_whole_when_its_search_is_run(keeper: Person) -> None:
    with keeper.workspace.tasks.library.step() as session:
        searches.edit(session, 1, "Lights 🏮", "lantern")
    keeper.wait()
    choose(keeper, 0)
    with keeper.workspace.tasks.library.reading() as session:
        assert searches.found(session, "lights 🏮").query == "lantern"
    keeper.press("Ctrl+S")
    assert keeper.dialog(SearchEditor).query.text() == "lantern"


def test_esc_goes_back_to_what_was_shown_before(keeper: Person) -> None:
    keeper.press("Alt+4")
    choose(keeper, 1)
    keeper.press("Esc")
    # The arrows have walked over the trash; the search was the first after it.
    assert field(keeper) == ""
    assert keeper.workspace.scope.kind is ScopeKind.TRASH
    assert keeper.workspace.sidebar.scope().kind is ScopeKind.TRASH


def test_another_part_of_the_library_ends_a_saved_search(keeper: Person) -> None:
    choose(keeper, 0)
    keeper.press("Alt+1")
    assert (field(keeper), title(keeper)) == ("", "All posts")
    assert len(keeper.titles()) == 3


def test_typing_on_makes_another_search_of_it(keeper: Person) -> None:
    choose(keeper, 0)
    keeper.press("Ctrl+F", "End")
    keeper.write(" river")
    assert title(keeper) != "Lights 🏮"
    assert keeper.titles() == [LANTERNS]


def test_saving_over_a_name_says_so_and_changes_that_search(keeper: Person) -> None:
    choose(keeper, 0)
    keeper.press("Ctrl+F", "End")
    keeper.write(" river")
    keeper.press("Ctrl+S")
    editor = keeper.dialog(SearchEditor)
    assert editor.name.text() == "Lights 🏮"
    assert editor.about_name.text() == "“Lights 🏮” is kept already: saving changes it."
    assert editor.accept_button.text() == "Change it"
    keeper.press("Return")
    keeper.back_in_window()
    assert len(kept(keeper)) == 3
    assert keeper.workspace.searches[0].query == "lantern* river*"
    assert title(keeper) == "Lights 🏮"
    keeper.press("Ctrl+1", "Ctrl+Z")
    assert keeper.workspace.searches[0].query == "lantern*"


def test_another_name_keeps_it_beside_the_old_one(keeper: Person) -> None:
    choose(keeper, 0)
    keeper.press("Ctrl+S")
    editor = keeper.dialog(SearchEditor)
    keeper.write("lamps")
    assert editor.about_name.text() == ""
    assert editor.accept_button.text() == "Save"
    keeper.press("Return")
    keeper.back_in_window()
    assert kept(keeper) == [name for name, _query in KEPT] + ["lamps"]


def test_f2_changes_name_and_query_as_one_step(keeper: Person) -> None:
    choose(keeper, 1)
    keeper.press("F2")
    editor = keeper.dialog(SearchEditor)
    keeper.write("Orchard")
    editor.query.setFocus()
    keeper.press("Ctrl+A")
    keeper.write("lantern*")
    assert "lantern" in editor.explanation.text()
    keeper.press("Ctrl+Return")
    keeper.back_in_window()
    assert kept(keeper)[1] == title(keeper) == "Orchard"
    assert field(keeper) == "lantern*"
    assert sorted(keeper.titles()) == sorted([LANTERNS, MONEY])
    keeper.press("Ctrl+1", "Ctrl+Z")
    assert (kept(keeper)[1], title(keeper)) == ("Fruit שלום", "Fruit שלום")
    assert keeper.titles() == [HARVEST]


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [("", "x", "The search has no name yet."), ("x", " ", "The search says nothing yet.")],
)
def test_what_is_missing_is_told_in_the_form(
    keeper: Person, name: str, query: str, said: str
) -> None:
    choose(keeper, 1)
    keeper.press("F2")
    editor = keeper.dialog(SearchEditor)
    editor.name.setText(name)
    editor.query.setText(query)
    keeper.press("Ctrl+Return")
    assert said in editor.problem_text
    assert editor.isVisible()


def test_what_the_query_does_not_understand_is_said_while_it_is_typed(keeper: Person) -> None:
    choose(keeper, 1)
    keeper.press("F2")
    editor = keeper.dialog(SearchEditor)
    editor.query.setText("date:junish")
    assert "junish" in editor.explanation.text()
    editor.query.setText("")
    assert editor.explanation.text() == ""


def test_a_name_another_search_has_is_refused_while_editing(keeper: Person) -> None:
    choose(keeper, 1)
    keeper.press("F2")
    editor = keeper.dialog(SearchEditor)
    editor.name.setText("caf\u00e9")
    keeper.press("Ctrl+Return")
    assert "Cafe\u0301" in editor.problem_text
    assert kept(keeper) == [name for name, _query in KEPT]


def test_del_removes_it_and_undo_brings_it_back(keeper: Person) -> None:
    choose(keeper, 1)
    keeper.press("Del")
    assert "Fruit שלום" not in keeper.places()
    assert keeper.workspace.scope == Scope()
    assert field(keeper) == ""
    keeper.press("Ctrl+Z")
    assert kept(keeper) == [name for name, _query in KEPT]


def test_a_pinned_search_stands_first_and_stays_chosen(keeper: Person) -> None:
    choose(keeper, 2)
    keeper.press("Ctrl+Shift+P")
    assert kept(keeper) == ["Cafe\u0301", "Lights 🏮", "Fruit שלום"]
    assert keeper.workspace.sidebar.scope() == Scope(ScopeKind.SEARCH, 3)
    assert keeper.said == "Pin the search “Cafe\u0301”"
    keeper.press("Ctrl+Shift+P")
    assert kept(keeper) == [name for name, _query in KEPT]


def test_ctrl_shift_and_the_arrows_move_it(keeper: Person) -> None:
    choose(keeper, 0)
    keeper.press("Ctrl+Shift+Down")
    assert kept(keeper) == ["Fruit שלום", "Lights 🏮", "Cafe\u0301"]
    keeper.press("Ctrl+Shift+Down", "Ctrl+Shift+Up", "Ctrl+Shift+Up")
    assert kept(keeper) == [name for name, _query in KEPT]
    keeper.press("Ctrl+Shift+Up")
    assert kept(keeper) == [name for name, _query in KEPT]


@pytest.mark.parametrize("key", ["Ctrl+Shift+P", "Ctrl+Shift+Up", "Ctrl+Shift+Down"])
def test_without_a_chosen_search_it_says_what_to_do(keeper: Person, key: str) -> None:
    keeper.press("Alt+1", key)
    assert keeper.said == "Choose a saved search in the sidebar first."


def test_searches_are_counted_when_nothing_else_is_to_do(keeper: Person) -> None:
    waiting = {"Lights 🏮": 2, "Fruit שלום": 1, "Cafe\u0301": 1}
    keeper.qtbot.waitUntil(lambda: waiting.items() <= keeper.places().items())
    with keeper.workspace.tasks.library.step() as session:
        searches.edit(session, 2, "Fruit שלום", "in:highlights theme:crowds")
    keeper.qtbot.waitUntil(lambda: keeper.workspace.found[2] == Found(2, Where.HIGHLIGHTS))


def test_a_new_name_of_a_theme_is_followed_while_its_search_is_shown(keeper: Person) -> None:
    library = keeper.workspace.tasks.library
    with library.step() as session:
        searches.edit(session, 1, "Lights 🏮", "theme:crowds")
    keeper.wait()
    choose(keeper, 0)
    before = keeper.titles()
    with library.step() as session:
        themes.rename(session, 1, "People 👥")
    keeper.wait()
    assert field(keeper) == 'theme:"People 👥"'
    assert keeper.titles() == before


def test_ctrl_e_offers_the_saved_search_first_titled_by_its_name(keeper: Person) -> None:
    with keeper.workspace.tasks.library.step() as session:
        searches.edit(session, 1, "Lights 🏮", "theme:crowds")
    keeper.wait()
    choose(keeper, 0)
    keeper.press("Ctrl+E")
    dialog = keeper.dialog(ExportDialog)
    covers = next(
        each
        for each in dialog.findChildren(QComboBox)
        if each.accessibleName() == "What the summary covers"
    )
    assert covers.itemText(0) == "This search: Lights 🏮"
    covers.setFocus()
    keeper.press("Home")
    assert dialog.choice.coverage.name == "Lights 🏮"
    preview = dialog.findChild(QPlainTextEdit)
    assert preview is not None
    assert "# Lights 🏮" in preview.toPlainText()


def test_all_actions_of_a_search_stand_in_its_menu(keeper: Person) -> None:
    choose(keeper, 0)
    search = keeper.workspace.searches[0]
    assert isinstance(search, SavedSearch)
    keeper.workspace.sidebar.menu_wanted.emit(
        Scope(ScopeKind.SEARCH, search.id), keeper.window.pos()
    )
    menu = QApplication.activePopupWidget()
    assert menu is not None
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    menu.close()
    assert names == [
        "edit.change", "search.pin", "search.up", "search.down", "export.summary", "edit.remove",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("procure*", "Procure"),
        ('"open roads" theme:money/funding -draft', "Open roads, funding"),
        ('date:"last month" lanterns', "Last month, lanterns"),
        ("title:harbour OR author:Ana", "Harbour, Ana"),
        ("שלום 🏮", "שלום"),
        (" ".join(f"word{n}" for n in range(20)), "Word0, word1, word2, word3, word4, word5…"),
    ],
)
def test_the_name_proposed_is_made_of_its_words(query: str, name: str) -> None:
    assert proposed(query) == name


def test_a_search_of_facts_alone_is_named_by_what_it_finds() -> None:
    assert proposed("is:unread")
