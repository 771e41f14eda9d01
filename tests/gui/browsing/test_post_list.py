"""The post list as a person walks through it."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.ui.browsing.empty_state import EmptyState
from app.ui.browsing.post_list import PostList
from app.ui.browsing.post_list_head import PostListHead
from app.ui.browsing.post_list_model import FETCHED_AT_ONCE
from app.ui.browsing.post_list_rows import (
    HeadRow,
    JumpRow,
    NoteRow,
    PassageRow,
    PostRow,
    Row,
)
from db.records import About, Anchor, Highlight, HighlightHit, NoteHit, PostLine, Span, State

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TITLES = ("Lanterns 🏮", "Cafe\u0301 by the quay", "ליל הפנסים", "Rota", "Choir", "Budget", "Tents")


def line(number: int, title: str = "", *, unread: bool = False) -> PostLine:
    return PostLine(
        id=number, guid=f"guid-{number}", title=title or f"Post {number}", author="A. Novak",
        published="2025-11-14", source="Harbour Notes", words=1400, excerpt=False, highlights=0,
        added="2025-11-20T10:00:00Z", unread=unread,
    )  # fmt: skip


def posts(count: int, first: int = 1) -> list[Row]:
    return [PostRow(line(number), "Words.") for number in range(first, first + count)]


def passage(number: int, post_id: int) -> PassageRow:
    highlight = Highlight(
        id=number, guid=f"h-{number}", post_id=post_id, anchor=Anchor(Span(0, 3), "The"),
        span=Span(0, 3), passage=f"Passage {number}", state=State.PLACED, themes=(), note="",
        made="2025-11-20T10:00:00Z",
    )  # fmt: skip
    return PassageRow(HighlightHit(highlight, f"Post {post_id}"))


def found() -> list[Row]:
    """What a search shows: heads over posts and over passages."""
    return [HeadRow("Posts"), *posts(2), HeadRow("Highlights"), passage(1, 9), passage(2, 1)]


@pytest.fixture
def pane(qtbot: QtBot) -> PostList:
    made = PostList()
    qtbot.addWidget(made)
    made.resize(300, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


@pytest.fixture
def told(pane: PostList) -> list[object]:
    """The rows that were told as chosen, in order."""
    rows: list[object] = []
    pane.chosen.connect(rows.append)
    return rows


def show(pane: PostList, rows: Sequence[Row], *, keep: bool = False) -> None:
    pane.show_rows(rows, title="All posts", total=len(rows), keep=keep)


def name(row: object) -> str:
    if isinstance(row, PostRow):
        return row.line.title
    return row.hit.highlight.passage if isinstance(row, PassageRow) else "-"


def current(pane: PostList) -> str:
    return name(pane.current_row())


def press(pane: PostList, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        QTest.keyClick(pane.view, key, held or Qt.KeyboardModifier.NoModifier)


def seen_name(pane: PostList, number: int) -> str:
    """What a screen reader says of a row."""
    table = QAccessible.queryAccessibleInterface(pane.view)
    assert table is not None
    return table.child(number).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ((Key.Key_Down,), "Post 2"),
        ((Key.Key_Down, Key.Key_Down, Key.Key_Up), "Post 2"),
        ((Key.Key_End,), "Post 900"),
        ((Key.Key_End, Key.Key_Home), "Post 1"),
    ],
)
def test_keys_walk_through_all_rows(pane: PostList, keys: tuple[Qt.Key, ...], wanted: str) -> None:
    show(pane, posts(900))
    pane.select_first()
    press(pane, *keys)
    assert current(pane) == wanted


def test_page_down_goes_a_view_further_and_page_up_comes_back(pane: PostList) -> None:
    show(pane, posts(50))
    pane.select_first()
    press(pane, Key.Key_PageDown)
    assert current(pane) not in {"Post 1", "Post 2", "Post 50"}
    press(pane, Key.Key_PageUp)
    assert current(pane) == "Post 1"


def test_keys_step_over_heads(pane: PostList, told: list[object]) -> None:
    show(pane, found())
    press(pane, *[Key.Key_Down] * 5)
    press(pane, *[Key.Key_Up] * 5)
    press(pane, Key.Key_End, Key.Key_Home)
    down, up = ["Post 1", "Post 2", "Passage 1", "Passage 2"], ["Passage 1", "Post 2", "Post 1"]
    assert [name(row) for row in told] == [*down, *up, "Passage 2", "Post 1"]


@pytest.mark.parametrize("typed", ["p", "7", " x"])
def test_letters_are_left_to_the_actions_of_the_window(
    pane: PostList, told: list[object], typed: str
) -> None:
    show(pane, [PostRow(line(number, title)) for number, title in enumerate(TITLES)])
    pane.select_first()
    told.clear()
    QTest.keyClicks(pane.view, typed)
    assert told == []


def test_enter_and_a_double_click_enter_a_row(qtbot: QtBot, pane: PostList) -> None:
    show(pane, posts(5))
    pane.select_first()
    with qtbot.waitSignal(pane.activated) as entered:
        press(pane, Key.Key_Return)
    assert name(entered.args[0]) == "Post 1"
    area = pane.view.visualRect(pane.view.model().index(2, 0))
    with qtbot.waitSignal(pane.activated) as entered:
        QTest.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert name(entered.args[0]) == "Post 3"


def test_a_click_chooses_a_row(pane: PostList, told: list[object]) -> None:
    show(pane, posts(5))
    area = pane.view.visualRect(pane.view.model().index(1, 0))
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert [name(row) for row in told] == ["Post 2"]


def test_what_the_program_selects_is_not_told(pane: PostList, told: list[object]) -> None:
    show(pane, posts(900))
    assert pane.select_post(700)
    assert not pane.select_post(7000)
    assert (current(pane), told) == ("Post 700", [])
    assert pane.view.viewport().rect().intersects(pane.view.visualRect(pane.view.currentIndex()))


def test_arriving_in_the_list_by_key_opens_nothing(pane: PostList, told: list[object]) -> None:
    show(pane, posts(5))
    pane.view.clearFocus()
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert (told, pane.current_row()) == ([], None)
    press(pane, Key.Key_Down)
    assert told


def test_a_step_goes_on_as_a_person_would(pane: PostList, told: list[object]) -> None:
    show(pane, found())
    assert [pane.step(+1) for _ in range(5)] == [True] * 4 + [False]
    assert pane.step(-1)
    assert [name(row) for row in told] == [
        "Post 1", "Post 2", "Passage 1", "Passage 2", "Passage 1",
    ]  # fmt: skip


def test_several_rows_give_each_post_once(pane: PostList) -> None:
    show(pane, found())
    press(pane, Key.Key_Home)
    press(pane, *[Key.Key_Down] * 3, held=SHIFT)
    assert pane.selected_posts() == [1, 2, 9]


def test_select_all_takes_also_what_was_never_scrolled_to(qtbot: QtBot, pane: PostList) -> None:
    show(pane, posts(3 * FETCHED_AT_ONCE))
    with qtbot.waitSignal(pane.selection_changed) as changed:
        press(pane, Key.Key_A, held=CONTROL)
    assert changed.args == [3 * FETCHED_AT_ONCE]
    assert len(pane.selected_posts()) == 3 * FETCHED_AT_ONCE


def test_reading_the_same_rows_anew_changes_nothing_a_person_sees(
    pane: PostList, told: list[object]
) -> None:
    show(pane, posts(900))
    pane.select_post(600)
    press(pane, Key.Key_Down, Key.Key_Down, held=SHIFT)
    told.clear()
    before = (current(pane), pane.selected_posts(), pane.scroll_value())
    show(pane, posts(900), keep=True)
    assert (current(pane), pane.selected_posts(), pane.scroll_value()) == before
    assert told == []


def test_rows_that_come_in_above_leave_the_view_where_it_is(pane: PostList) -> None:
    show(pane, posts(300, first=100))
    pane.select_post(200)
    top = pane.view.visualRect(pane.view.currentIndex()).top()
    show(pane, posts(350, first=50), keep=True)
    assert current(pane) == "Post 200"
    assert pane.view.visualRect(pane.view.currentIndex()).top() == top


def test_after_a_removed_post_the_next_key_reaches_its_follower(
    pane: PostList, told: list[object]
) -> None:
    show(pane, posts(5))
    pane.select_post(3)
    show(pane, [row for row in posts(5) if name(row) != "Post 3"], keep=True)
    assert (pane.current_row(), told) == (None, [])
    press(pane, Key.Key_Down)
    assert current(pane) == "Post 4"


def test_other_rows_begin_at_the_top(pane: PostList) -> None:
    show(pane, posts(300))
    pane.select_post(200)
    show(pane, posts(300))
    assert (pane.scroll_value(), pane.current_row()) == (0, None)


def test_a_scroll_can_be_restored_far_below(pane: PostList) -> None:
    show(pane, posts(900))
    pane.select_post(800)
    value = pane.scroll_value()
    show(pane, posts(900))
    pane.restore_scroll(value)
    assert pane.scroll_value() == value > 0


def test_newer_lines_take_the_place_of_the_old_ones(pane: PostList) -> None:
    show(pane, posts(300))
    pane.select_post(150)
    before = (pane.scroll_value(), pane.selected_posts())
    assert pane.update_lines([line(150, "ליל הפנסים 🏮"), line(299, "Later")])
    assert current(pane) == "ליל הפנסים 🏮"
    assert (pane.scroll_value(), pane.selected_posts()) == before
    assert not pane.update_lines([line(4000)])


def test_posts_in_view_ask_once_for_their_snippets(qtbot: QtBot, pane: PostList) -> None:
    asked: list[list[int]] = []
    pane.wanted_snippets.connect(asked.append)
    rows: list[Row] = [PostRow(line(number)) for number in range(1, 100)]
    with qtbot.waitSignal(pane.wanted_snippets):
        show(pane, rows)
    assert asked[0][0] == 1
    assert len(asked[0]) < 10
    pane.set_snippets(dict.fromkeys(asked[0], "A paper lantern 🏮."))
    assert "A paper lantern 🏮." in seen_name(pane, 0)
    with qtbot.waitSignal(pane.wanted_snippets):
        pane.view.scrollToBottom()
    assert asked[-1][-1] == 99
    assert len(asked) == 2


def test_a_post_without_words_does_not_ask_again(qtbot: QtBot, pane: PostList) -> None:
    show(pane, [PostRow(line(1), ""), PostRow(line(2))])
    with qtbot.waitSignal(pane.wanted_snippets) as asked:
        pass
    assert asked.args == [[2]]


def test_the_end_of_what_was_found_asks_for_more_only_once(qtbot: QtBot, pane: PostList) -> None:
    asked: list[bool] = []
    pane.more_wanted.connect(lambda: asked.append(True))
    pane.show_rows(posts(60), title="Search", total=500)
    with qtbot.waitSignal(pane.more_wanted):
        pane.view.scrollToBottom()
    pane.view.scrollToTop()
    pane.view.viewport().repaint()
    pane.view.scrollToBottom()
    pane.view.viewport().repaint()
    QApplication.processEvents()
    assert asked == [True]


def test_all_of_what_was_found_asks_for_nothing(qtbot: QtBot, pane: PostList) -> None:
    with qtbot.assertNotEmitted(pane.more_wanted):
        show(pane, posts(20))
        pane.view.scrollToBottom()
        QApplication.processEvents()


@pytest.mark.parametrize(
    ("rows", "total", "said"),
    [
        (posts(3), 312, "312 posts"),
        (posts(1), 1, "1 post"),
        (found(), 12, "12 posts · 2 highlights"),
        ([passage(1, 1)], 0, "1 highlight"),
        ([], 0, "0 posts"),
    ],
)
def test_the_head_tells_how_much_there_is(
    pane: PostList, rows: list[Row], total: int, said: str
) -> None:
    pane.show_rows(rows, title="Search", total=total)
    assert said in {label.text() for label in pane.findChildren(QLabel)}
    assert pane.view.accessibleName() == f"Search, {said}"


def test_in_a_narrow_head_the_number_found_is_whole_and_its_order_is_cut(qtbot: QtBot) -> None:
    head = PostListHead()
    qtbot.addWidget(head)
    head.resize(280, head.height())
    head.show_words("about 1,240 posts 🏮", "newest matches, ranking…")
    head.set_sortable(False)
    title, order = (label.text() for label in head.findChildren(QLabel))
    assert title == "about 1,240 posts 🏮"
    assert order.endswith("…")
    assert order != "newest matches, ranking…"
    head.set_sortable(True)
    title, order = (label.text() for label in head.findChildren(QLabel))
    assert title.endswith("…")
    assert order == "newest matches, ranking…"


def test_an_empty_list_says_what_to_do_until_there_are_rows(pane: PostList) -> None:
    state = pane.findChild(EmptyState)
    assert state is not None
    pane.show_rows([], title="Unread", total=0, empty=("All is read.", "U makes a post unread."))
    assert (
        state.words() == pane.view.accessibleDescription() == "All is read. U makes a post unread."
    )
    show(pane, posts(2))
    assert state.words() == pane.view.accessibleDescription() == ""


def test_the_menu_of_orders_tells_its_choice_in_words(qtbot: QtBot, pane: PostList) -> None:
    button = pane.findChild(QToolButton)
    assert button is not None
    title = next(action for action in button.menu().actions() if "Title" in action.text())
    with qtbot.waitSignal(pane.sort_chosen) as sorted_by:
        title.trigger()
    assert sorted_by.args == ["title"]
    assert "A to Z" in button.accessibleName()
    pane.set_sort("highlights")
    assert [action.text() for action in button.menu().actions() if action.isChecked()] == [
        "Highlights, most first"
    ]


def test_the_menu_of_rows_opens_at_the_row_and_never_at_a_head(pane: PostList) -> None:
    show(pane, found())
    pane.select_first()
    asked: list[QPoint] = []
    pane.menu_wanted.connect(asked.append)
    viewport = pane.view.viewport()
    for number, reason in (
        (0, QContextMenuEvent.Reason.Mouse), (2, QContextMenuEvent.Reason.Mouse),
        (2, QContextMenuEvent.Reason.Keyboard),
    ):  # fmt: skip
        at = pane.view.visualRect(pane.view.model().index(number, 0)).center()
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    rows = [pane.view.indexAt(viewport.mapFromGlobal(point)).row() for point in asked]
    assert rows == [2, 1]


def test_each_sign_of_a_row_is_also_said(pane: PostList) -> None:
    starred = PostLine(
        id=1, guid="g", title="ליל הפנסים", author="A. Novak", published="2025-11", source="",
        words=10, excerpt=False, highlights=3, added="", unread=True, starred=True,
        themes=((1, 3),),
    )  # fmt: skip
    show(pane, [PostRow(starred, "Cafe\u0301 🏮", places=4)])
    said = seen_name(pane, 0)
    for words in (
        "Unread",
        "Starred",
        "ליל הפנסים",
        "A. Novak",
        "2025",
        "4 places",
        "3 highlights",
    ):
        assert words in said


NOTE = NoteRow(NoteHit(About.EVENT, 4, "ליל הפנסים", "cafe\u0301 by the quay 🏮", (Span(0, 5),)))


def test_a_note_says_what_it_is_about_its_name_and_its_words(pane: PostList) -> None:
    show(pane, [HeadRow("Highlights and notes"), NOTE])
    said = pane.view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Note on an event. ליל הפנסים. cafe\u0301 by the quay 🏮"
    assert pane.selected_posts() == []


def test_the_way_to_the_notes_is_passed_over_at_first_and_leads_there_by_key(
    pane: PostList, told: list[object]
) -> None:
    show(pane, [JumpRow("1 note"), *posts(30), HeadRow("Highlights and notes"), NOTE])
    assert pane.select_first()
    assert told == [pane.rows[1]]
    QTest.keyClick(pane.view, Key.Key_Home)
    QTest.keyClick(pane.view, Key.Key_Return)
    assert pane.current_row() == NOTE
    assert 1 not in pane.view.numbers_in_view()


@pytest.mark.parametrize(("keys", "held"), [((), False), ((Key.Key_Down,), True)])
def test_rows_are_held_up_to_what_is_in_view_once_somebody_has_come(
    qtbot: QtBot, pane: PostList, keys: tuple[Qt.Key, ...], held: bool
) -> None:
    show(pane, posts(60))
    pane.view.clearFocus()
    for key in keys:
        QTest.keyClick(pane.view, key)
    last = pane.view.numbers_in_view()[-1]
    assert 0 < last < 20
    assert pane.held_until() == (last if held else -1)
