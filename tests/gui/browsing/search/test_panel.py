"""The panel under the search field: what its keys do, while the keyboard stays in the field."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.browsing.search.bar import SearchBar
from app.ui.browsing.search.field import SearchField
from app.ui.browsing.search.panel_rows import PanelRow

Key = Qt.Key
WORDS = (
    PanelRow("lanterns", "🏮 lanterns", 10, "12 posts"),
    PanelRow("landing", "🏮 landing", 9, "3 posts"),
)
MEANT = PanelRow("Did you mean “פנסים”?", "פנסים", 5, "2 posts")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a search bar over a list and a line to write in."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 400)
    column = QVBoxLayout(made)
    column.addWidget(SearchBar())
    column.addWidget(QLineEdit())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def bar(qtbot: QtBot, window: QWidget) -> SearchBar:
    found = window.findChild(SearchBar)
    assert found is not None
    found.focus()
    qtbot.waitUntil(field(found).hasFocus)
    QApplication.processEvents()  # what is asked on arriving
    return found


def field(bar: SearchBar) -> SearchField:
    found = bar.findChild(SearchField)
    assert found is not None
    return found


def write(bar: SearchBar, text: str) -> None:
    """As if it were typed: QTest types Latin letters only."""
    field(bar).selectAll()
    field(bar).insert(text)
    QApplication.processEvents()


def press(bar: SearchBar, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(field(bar), key)


def test_tab_takes_the_first_offer_and_puts_the_caret_behind_it(bar: SearchBar) -> None:
    write(bar, "🏮 lan")
    bar.offer("🏮 lan", WORDS, is_walkable=False)
    press(bar, Key.Key_Tab)
    assert bar.text == "🏮 lanterns"
    assert field(bar).cursorPosition() == 11  # Qt counts the emoji as two
    assert field(bar).hasFocus()


def test_what_was_taken_can_be_taken_back_in_the_field(bar: SearchBar) -> None:
    write(bar, "🏮 lan")
    bar.offer("🏮 lan", WORDS, is_walkable=False)
    press(bar, Key.Key_Tab)
    QTest.keyClick(field(bar), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.text == "🏮 lan"


def test_down_goes_on_to_the_list_while_only_words_are_offered(
    qtbot: QtBot, bar: SearchBar
) -> None:
    write(bar, "🏮 lan")
    bar.offer("🏮 lan", WORDS, is_walkable=False)
    with qtbot.waitSignal(bar.went_down):
        press(bar, Key.Key_Down)
    assert bar.panel.chosen is None


def test_down_and_up_go_through_offers_that_were_asked_for(qtbot: QtBot, bar: SearchBar) -> None:
    write(bar, "theme:")
    bar.offer("theme:", WORDS, is_walkable=True)
    seen = []
    with qtbot.assertNotEmitted(bar.went_down):
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
            press(bar, key)
            seen.append(bar.panel.chosen)
    assert seen == [WORDS[0], WORDS[1], None, WORDS[1], WORDS[0]]


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return, Key.Key_Enter])
def test_tab_and_enter_take_the_chosen_offer(qtbot: QtBot, bar: SearchBar, key: Qt.Key) -> None:
    write(bar, "theme:")
    bar.offer("theme:", WORDS, is_walkable=True)
    press(bar, Key.Key_Down, Key.Key_Down)
    with qtbot.assertNotEmitted(bar.entered):
        press(bar, key)
    assert bar.text == "🏮 landing"


def test_enter_without_a_choice_goes_to_what_was_found(qtbot: QtBot, bar: SearchBar) -> None:
    write(bar, "theme:")
    bar.offer("theme:", WORDS, is_walkable=True)
    with qtbot.waitSignal(bar.entered):
        press(bar, Key.Key_Return)
    assert bar.text == "theme:"


def test_esc_leaves_at_once_whatever_is_chosen(qtbot: QtBot, bar: SearchBar) -> None:
    write(bar, "theme:")
    bar.offer("theme:", WORDS, is_walkable=True)
    press(bar, Key.Key_Down)
    with qtbot.waitSignal(bar.left):
        press(bar, Key.Key_Escape)


def test_typing_on_forgets_the_choice(qtbot: QtBot, bar: SearchBar) -> None:
    write(bar, "theme:")
    bar.offer("theme:", WORDS, is_walkable=True)
    press(bar, Key.Key_Down)
    QTest.keyClicks(field(bar), "x")
    assert bar.panel.chosen is None
    with qtbot.waitSignal(bar.entered):
        press(bar, Key.Key_Return)


def test_tab_before_the_offers_are_there_takes_the_first_when_it_comes(bar: SearchBar) -> None:
    write(bar, "🏮 la")
    bar.offer("🏮 la", [PanelRow("lamp", "🏮 lamp", 6)], is_walkable=False)
    write(bar, "🏮 lan")
    press(bar, Key.Key_Tab)
    assert bar.text == "🏮 lan"
    bar.offer("🏮 lan", WORDS, is_walkable=False)
    assert bar.text == "🏮 lanterns"


def test_offers_for_what_has_been_typed_over_are_left_out(bar: SearchBar) -> None:
    write(bar, "🏮 lant")
    bar.offer("🏮 lan", WORDS, is_walkable=False)
    assert bar.panel.rows == ()


@pytest.mark.parametrize(("text", "rows"), [("", WORDS), ("zeppelin", ())])
def test_tab_goes_on_where_nothing_is_to_be_completed(
    bar: SearchBar, text: str, rows: tuple[PanelRow, ...]
) -> None:
    write(bar, text)
    bar.offer(text, rows, is_walkable=True)
    press(bar, Key.Key_Tab)
    assert bar.text == text
    assert not field(bar).hasFocus()


def test_what_may_be_meant_stands_first_and_tab_takes_it(bar: SearchBar) -> None:
    write(bar, "pnsym")
    bar.offer("pnsym", WORDS, is_walkable=False)
    bar.panel.offer_meant(MEANT, is_walkable=False)
    assert bar.panel.rows == (MEANT, *WORDS)
    press(bar, Key.Key_Tab)
    assert bar.text == "פנסים"


def test_where_nothing_is_found_down_goes_to_what_may_be_meant(bar: SearchBar) -> None:
    write(bar, "pnsym")
    bar.offer("pnsym", (), is_walkable=False)
    bar.panel.offer_meant(MEANT, is_walkable=True)
    press(bar, Key.Key_Down, Key.Key_Return)
    assert bar.text == "פנסים"


def test_ctrl_space_asks_for_all(qtbot: QtBot, bar: SearchBar) -> None:
    write(bar, "🏮 lan")
    with qtbot.waitSignal(bar.offers_wanted) as asked:
        QTest.keyClick(field(bar), Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["🏮 lan", 5, True]
    assert bar.text == "🏮 lan"


def test_a_key_asks_once_with_the_caret_in_code_points(bar: SearchBar) -> None:
    asked: list[tuple[str, int, bool]] = []
    bar.offers_wanted.connect(lambda *told: asked.append(told))
    write(bar, "🏮 la")
    QTest.keyClicks(field(bar), "n")
    QApplication.processEvents()
    assert asked[-1] == ("🏮 lan", 5, False)
    assert len(asked) == 2


def test_nothing_is_offered_for_words_that_the_next_letter_takes_away(bar: SearchBar) -> None:
    write(bar, "🏮 lan")
    bar.offer("🏮 lan", WORDS, is_walkable=False)
    bar.focus()
    QApplication.processEvents()
    assert bar.panel.rows == ()


def test_a_click_takes_an_offer_and_leaves_the_keyboard_in_the_field(bar: SearchBar) -> None:
    write(bar, "🏮 lan")
    bar.offer("🏮 lan", WORDS, is_walkable=False)
    view = bar.panel.findChild(QListView)
    assert view is not None
    at = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bar.text == "🏮 landing"
    assert field(bar).hasFocus()


def test_the_panel_is_there_only_with_something_to_say_and_the_keyboard(
    window: QWidget, bar: SearchBar
) -> None:
    assert not bar.panel.isVisible()
    bar.panel.say("posts with “🏮”", "")
    assert bar.panel.isVisible()
    other = next(line for line in window.findChildren(QLineEdit) if line is not field(bar))
    other.setFocus()
    assert not bar.panel.isVisible()


def test_the_same_words_again_keep_the_panel_as_it_is(bar: SearchBar) -> None:
    bar.panel.say("posts with “lan”", "")
    before = bar.panel.geometry()
    bar.panel.say("posts with “lant”", "")
    assert bar.panel.geometry() == before
    assert bar.panel.explanation == "posts with “lant”"
    assert field(bar).accessibleDescription() == "posts with “lant”"


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize(("pane_width", "is_spared"), [(200, True), (480, False), (60, True)])
def test_field_and_panel_leave_a_pane_uncovered_while_there_is_room_for_both(
    window: QWidget,
    bar: SearchBar,
    direction: Qt.LayoutDirection,
    pane_width: int,
    is_spared: bool,
) -> None:
    window.setLayoutDirection(direction)
    pane = QWidget(window)
    bar.spare(pane)
    is_mirrored = direction is Qt.LayoutDirection.RightToLeft
    pane.setGeometry(700 - pane_width if is_mirrored else 0, 60, pane_width, 300)
    pane.show()
    bar.panel.say("posts with “lan”", "")
    QApplication.processEvents()
    assert bar.panel.geometry().intersects(pane.geometry()) is not is_spared
    assert (bar.panel.x(), bar.panel.width()) == across(field(bar))


def test_the_field_goes_back_to_the_middle_when_the_pane_is_hidden(
    window: QWidget, bar: SearchBar
) -> None:
    pane = QWidget(window)
    pane.setGeometry(0, 60, 250, 300)
    bar.spare(pane)
    before = across(field(bar))
    pane.show()
    QApplication.processEvents()
    assert across(field(bar)) != before
    pane.hide()
    QApplication.processEvents()
    assert across(field(bar)) == before


def across(line: SearchField) -> tuple[int, int]:
    """Where the field begins in its window, and how wide it is."""
    return line.mapTo(line.window(), QPoint(0, 0)).x(), line.width()
