from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.browsing.sidebar import Sidebar
from app.ui.browsing.sidebar_model import SidebarModel, row_at
from app.ui.browsing.sidebar_rows import Contents, RowKind
from db.query.tree import Where
from db.records import Counts, Event, SavedSearch, Scope, ScopeKind, Theme
from db.searches_counted import Found
from tests.gui.some_themes import EVENTS, PROGRAMME, TALKS, THEMES

COUNTS = Counts(all=312, unread=18, starred=3, highlighted=94, recent=6, trash=4)
ALL, UNREAD, TRASH = (Scope(kind) for kind in (ScopeKind.ALL, ScopeKind.UNREAD, ScopeKind.TRASH))
LANTERNS = Scope(ScopeKind.EVENT, 1)
SEARCHES = (
    SavedSearch(1, "s1", "Money 🪙", "theme:funding", 1, pinned=True),
    SavedSearch(2, "s2", "Who said שלום", "in:highlights שלום", 0),
    SavedSearch(3, "s3", "Cafe\u0301", "café", 2),
)
FOUND = {1: Found(1_240, Where.POSTS), 2: Found(1, Where.HIGHLIGHTS)}
MONEY, CAFE = (Scope(ScopeKind.SEARCH, number) for number in (1, 3))


def of_theme(theme: Theme) -> Scope:
    return Scope(ScopeKind.THEME, theme.id)


class Person:
    """Presses and clicks in a sidebar, and hears what it says."""

    def __init__(self, sidebar: Sidebar) -> None:
        self.sidebar = sidebar
        self.chosen: list[object] = []
        self.menus: list[object] = []
        self.edits: list[object] = []
        self.removals: list[object] = []
        sidebar.chosen.connect(self.chosen.append)
        sidebar.menu_wanted.connect(self._hear_menu)
        sidebar.edit_wanted.connect(self.edits.append)
        sidebar.remove_wanted.connect(self.removals.append)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.sidebar, key)

    def click(self, scope: Scope) -> None:
        model = self.sidebar.model()
        assert isinstance(model, SidebarModel)
        self.click_on(model.index_of(scope))

    def click_on(self, index: QModelIndex) -> None:
        QTest.mouseClick(
            self.sidebar.viewport(),
            Qt.MouseButton.LeftButton,
            pos=self.sidebar.visualRect(index).center(),
        )

    def _hear_menu(self, scope: object, _at: QPoint) -> None:
        self.menus.append(scope)


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(206, 620)
    made.show_contents(Contents(COUNTS, SEARCHES, EVENTS, THEMES, FOUND))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def person(sidebar: Sidebar) -> Person:
    return Person(sidebar)


def spoken(sidebar: Sidebar) -> list[str]:
    """All rows as a screen reader says them."""
    model = sidebar.model()
    assert isinstance(model, SidebarModel)
    return [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in model.indexes()]


def again(
    sidebar: Sidebar,
    counts: Counts = COUNTS,
    events: Sequence[Event] = EVENTS,
    themes: Sequence[Theme] = THEMES,
    searches: Sequence[SavedSearch] = SEARCHES,
) -> None:
    sidebar.show_contents(Contents(counts, searches, events, themes, FOUND))


def test_every_part_of_the_library_is_named_with_its_count(sidebar: Sidebar) -> None:
    assert spoken(sidebar) == [
        "Library", "All posts, 312 posts", "Unread, 18 posts", "Starred, 3 posts",
        "Highlighted, 94 posts", "Recently added, 6 posts", "Trash, 4 posts",
        "Searches", "Money 🪙, 1240 posts, pinned", "Who said שלום, 1 highlight", "Cafe\u0301",
        "Events", "Lantern Evening, 41 posts", "Harvest Fair, 0 posts",
        "Themes", "Programme, 64 highlights, key 1", "Programme/Talks 🌊, 12 highlights",
        "נגישות, 0 highlights, key 6", "Cafe\u0301, 0 highlights",
    ]  # fmt: skip


def test_a_count_that_comes_later_changes_its_row_alone(sidebar: Sidebar) -> None:
    model = sidebar.model()
    assert isinstance(model, SidebarModel)
    touched: list[Scope | None] = []
    model.itemChanged.connect(lambda item: touched.append(row_at(item.index()).scope))
    sidebar.show_found(SEARCHES[2], Found(7, Where.NOTES))
    assert "Cafe\u0301, 7 notes" in spoken(sidebar)
    assert set(touched) == {CAFE}


def test_a_count_of_a_search_that_is_gone_changes_nothing(sidebar: Sidebar) -> None:
    before = spoken(sidebar)
    sidebar.show_found(replace(SEARCHES[0], id=99), Found(7, Where.POSTS))
    assert spoken(sidebar) == before


def test_pinned_searches_have_a_sign_of_their_own(sidebar: Sidebar) -> None:
    model = sidebar.model()
    assert isinstance(model, SidebarModel)
    signs = [row_at(model.index_of(Scope(ScopeKind.SEARCH, each.id))).icon for each in SEARCHES]
    assert signs == ["pin", "bookmark", "bookmark"]


def test_what_is_to_be_checked_shows_only_while_there_is_something(sidebar: Sidebar) -> None:
    assert not any(words.startswith("To check") for words in spoken(sidebar))
    again(sidebar, replace(COUNTS, check=2))
    assert any(words.startswith("To check") for words in spoken(sidebar))


def test_empty_sections_say_how_to_fill_them(sidebar: Sidebar) -> None:
    again(sidebar, events=(), themes=(), searches=())
    assert "Press Ctrl+S in a search to keep it" in spoken(sidebar)
    assert "Press H on a selection to make the first one" in spoken(sidebar)
    assert "Press E on a post to put it under one" in spoken(sidebar)


@pytest.mark.parametrize(
    ("start", "keys", "reached"),
    [
        (ALL, [Qt.Key.Key_Down], [UNREAD]),
        (TRASH, [Qt.Key.Key_Down], [MONEY]),
        (MONEY, [Qt.Key.Key_Up], [TRASH]),
        (CAFE, [Qt.Key.Key_Down], [LANTERNS]),
        (LANTERNS, [Qt.Key.Key_Home], [ALL]),
        (ALL, [Qt.Key.Key_Up], []),
        (LANTERNS, [Qt.Key.Key_Left], []),
        (ALL, [Qt.Key.Key_End], [Scope(ScopeKind.THEME, 4)]),
        (of_theme(PROGRAMME), [Qt.Key.Key_Right], [of_theme(TALKS)]),
        (of_theme(TALKS), [Qt.Key.Key_Left], [of_theme(PROGRAMME)]),
    ],
)
def test_the_arrows_go_from_row_to_row_and_pass_over_the_heads(
    person: Person,
    start: Scope,
    keys: list[Qt.Key],
    reached: list[Scope],
) -> None:
    person.sidebar.select(start)
    person.press(*keys)
    assert person.chosen == reached


def test_left_folds_a_theme_and_right_opens_it(sidebar: Sidebar, person: Person) -> None:
    sidebar.select(of_theme(PROGRAMME))
    person.press(Qt.Key.Key_Left)
    assert not sidebar.isExpanded(sidebar.currentIndex())
    person.press(Qt.Key.Key_Right)
    assert sidebar.isExpanded(sidebar.currentIndex())


def test_folding_over_the_chosen_theme_chooses_the_one_that_is_folded(
    sidebar: Sidebar, person: Person
) -> None:
    sidebar.select(of_theme(TALKS))
    sidebar.collapse(sidebar.currentIndex().parent())
    assert person.chosen == [of_theme(PROGRAMME)]


def test_a_click_chooses_and_a_second_one_says_it_again(sidebar: Sidebar, person: Person) -> None:
    person.click(UNREAD)
    person.click(UNREAD)
    assert person.chosen == [UNREAD, UNREAD]


def test_a_click_on_a_head_chooses_nothing(sidebar: Sidebar, person: Person) -> None:
    person.click_on(sidebar.model().index(2, 0))
    assert person.chosen == []
    assert sidebar.scope() == ALL


def test_what_is_selected_by_the_program_is_not_said_again(
    sidebar: Sidebar, person: Person
) -> None:
    sidebar.select(LANTERNS)
    assert sidebar.scope() == LANTERNS
    assert person.chosen == []


def test_new_contents_keep_what_is_chosen_and_folded(sidebar: Sidebar, person: Person) -> None:
    sidebar.select(of_theme(PROGRAMME))
    sidebar.collapse(sidebar.currentIndex())
    renamed = replace(PROGRAMME, name="Agenda", path="Agenda", order=9, count=65)
    again(sidebar, themes=[THEMES[2], renamed, *THEMES[1:2]], events=EVENTS[1:])
    assert sidebar.scope() == of_theme(PROGRAMME)
    assert row_at(sidebar.currentIndex()).text == "Agenda"
    assert not sidebar.isExpanded(sidebar.currentIndex())
    assert person.chosen == []


def test_new_contents_keep_the_scroll(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.resize(206, 200)
    bar = sidebar.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 60)
    bar.setValue(60)
    again(sidebar, replace(COUNTS, unread=17))
    assert bar.value() == 60


def test_equal_contents_touch_no_row(sidebar: Sidebar) -> None:
    touched: list[object] = []
    sidebar.model().dataChanged.connect(touched.append)
    sidebar.model().rowsInserted.connect(touched.append)
    sidebar.model().rowsRemoved.connect(touched.append)
    again(sidebar)
    assert touched == []


def test_all_posts_are_chosen_when_what_was_chosen_is_gone(
    sidebar: Sidebar, person: Person
) -> None:
    sidebar.select(LANTERNS)
    again(sidebar, events=EVENTS[1:])
    assert sidebar.scope() == ALL
    assert person.chosen == [ALL]


def test_a_theme_whose_parent_is_missing_is_still_there(sidebar: Sidebar) -> None:
    again(sidebar, themes=[TALKS])
    assert "Programme/Talks 🌊, 12 highlights" in spoken(sidebar)


@pytest.mark.parametrize(
    ("start", "key", "edits", "removals"),
    [
        (LANTERNS, Qt.Key.Key_F2, [LANTERNS], []),
        (of_theme(TALKS), Qt.Key.Key_Delete, [], [of_theme(TALKS)]),
        (MONEY, Qt.Key.Key_F2, [MONEY], []),
        (CAFE, Qt.Key.Key_Delete, [], [CAFE]),
        (UNREAD, Qt.Key.Key_F2, [], []),
        (UNREAD, Qt.Key.Key_Delete, [], []),
    ],
)
def test_f2_and_delete_are_for_searches_events_and_themes(
    person: Person,
    start: Scope,
    key: Qt.Key,
    edits: list[Scope],
    removals: list[Scope],
) -> None:
    person.sidebar.select(start)
    person.press(key)
    assert (person.edits, person.removals) == (edits, removals)


@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_Minus, Qt.Key.Key_Asterisk])
def test_letters_and_signs_are_left_to_the_window(
    sidebar: Sidebar, person: Person, key: Qt.Key
) -> None:
    sidebar.select(of_theme(PROGRAMME))
    person.press(key)
    assert person.chosen == []
    assert sidebar.isExpanded(sidebar.currentIndex())


def test_the_menu_key_asks_for_the_menu_of_the_chosen_row(sidebar: Sidebar, person: Person) -> None:
    sidebar.select(LANTERNS)
    reason = QContextMenuEvent.Reason.Keyboard
    sidebar.contextMenuEvent(QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))
    assert person.menus == [LANTERNS]


def test_a_head_has_no_menu(sidebar: Sidebar, person: Person) -> None:
    at = sidebar.visualRect(sidebar.model().index(0, 0)).center()
    reason = QContextMenuEvent.Reason.Mouse
    sidebar.contextMenuEvent(QContextMenuEvent(reason, at, sidebar.mapToGlobal(at)))
    assert person.menus == []


def test_rows_and_heads_have_the_heights_of_the_design(sidebar: Sidebar) -> None:
    model = sidebar.model()
    assert isinstance(model, SidebarModel)
    heights = {row_at(each).kind: sidebar.visualRect(each).height() for each in model.indexes()}
    assert heights == {RowKind.HEAD: 34, RowKind.PLACE: 28}
    assert sidebar.sizeHint().width() == 206
