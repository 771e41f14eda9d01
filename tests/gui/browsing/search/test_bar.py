"""The search field as a person types into it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QImage, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.browsing.search.bar import SearchBar
from app.ui.browsing.search.field import SearchField
from app.ui.browsing.search.panel import SearchPanel
from app.ui.style import colours

ERROR = "The quotation mark before “פנסים 🏮” is never closed. Put a second one after it."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a search bar at its top and something else below."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 300)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setAlignment(Qt.AlignmentFlag.AlignTop)
    row.addWidget(SearchBar())
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
    return found


@pytest.fixture
def typed(bar: SearchBar) -> list[str]:
    told: list[str] = []
    bar.typed.connect(told.append)
    return told


def field(bar: SearchBar) -> SearchField:
    found = bar.findChild(SearchField)
    assert found is not None
    return found


def notice(window: QWidget) -> SearchPanel:
    found = window.findChild(SearchPanel)
    assert found is not None
    return found


def test_every_letter_is_told_at_once(bar: SearchBar, typed: list[str]) -> None:
    QTest.keyClicks(field(bar), "lan")
    QTest.keyClick(field(bar), Qt.Key.Key_Backspace)
    assert typed == ["l", "la", "lan", "la"]
    assert bar.text == "la"


def test_letters_of_all_kinds_arrive_whole(bar: SearchBar, typed: list[str]) -> None:
    field(bar).insert("cafe\u0301 פנסים 🏮")
    assert typed == ["cafe\u0301 פנסים 🏮"]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Down, "went_down"),
        (Qt.Key.Key_Return, "entered"),
        (Qt.Key.Key_Enter, "entered"),
        (Qt.Key.Key_Escape, "left"),
    ],
)
def test_keys_lead_out_of_the_field(
    qtbot: QtBot, bar: SearchBar, typed: list[str], key: Qt.Key, signal: str
) -> None:
    bar.set_text("lanterns")
    with qtbot.waitSignal(getattr(bar, signal)):
        QTest.keyClick(field(bar), key)
    assert (bar.text, typed) == ("lanterns", [])


@pytest.mark.parametrize(
    ("key", "letter"),
    [(Qt.Key.Key_Escape, ""), (Qt.Key.Key_Down, ""), (Qt.Key.Key_N, "n"), (Qt.Key.Key_1, "1")],
)
def test_actions_of_the_window_leave_the_field_its_keys(
    bar: SearchBar, key: Qt.Key, letter: str
) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, letter)
    asked.ignore()
    QApplication.sendEvent(field(bar), asked)
    assert asked.isAccepted()


def test_a_shortcut_of_the_window_still_works_in_the_field(qtbot: QtBot, bar: SearchBar) -> None:
    action = QAction(bar.window())
    action.setShortcut(QKeySequence("Ctrl+K"))
    bar.window().addAction(action)
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(field(bar), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_coming_back_selects_the_old_query(qtbot: QtBot, bar: SearchBar) -> None:
    bar.set_text("lanterns")
    field(bar).clearFocus()
    bar.focus()
    QTest.keyClicks(field(bar), "x")
    assert bar.text == "x"


def test_clearing_is_told_and_setting_is_not(bar: SearchBar, typed: list[str]) -> None:
    bar.set_text("lanterns")
    assert typed == []
    bar.clear()
    bar.clear()
    assert typed == [""]


def test_the_cross_clears_and_shows_only_with_a_text(bar: SearchBar, typed: list[str]) -> None:
    cross = next(action for action in field(bar).actions() if action.text())
    assert not cross.isVisible()
    bar.set_text("lanterns")
    assert cross.isVisible()
    cross.trigger()
    assert typed == [""]
    assert not cross.isVisible()


@pytest.mark.parametrize(
    ("width", "words", "has_key"),
    [
        (420, "Search posts, highlights and notes", True),
        (300, "Search posts, highlights and notes", False),
        (240, "Search posts and notes", False),
        (180, "Search", True),
        (140, "Search", False),
    ],
)
def test_a_narrow_field_says_less_and_never_half_a_word(
    bar: SearchBar, width: int, words: str, has_key: bool
) -> None:
    line = field(bar)
    line.setFixedWidth(width)
    QApplication.processEvents()
    assert line.placeholderText() == words
    assert line.shows_key() == has_key
    bar.set_text("x")
    assert not line.shows_key()


def test_the_key_is_painted_at_the_far_end(bar: SearchBar) -> None:
    with_key = far_end(bar)
    bar.set_text("x")
    assert with_key != far_end(bar)
    assert has_colour(with_key, colours.LIGHT.alternate.rgb())


def far_end(bar: SearchBar) -> QImage:
    line = field(bar)
    area = line.rect()
    area.setLeft(area.right() - 60)
    return line.grab(area.adjusted(0, 4, -4, -4)).toImage()


def has_colour(image: QImage, colour: int) -> bool:
    return any(
        image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize(("width", "wanted"), [(900, 420), (300, 300), (100, 220)])
def test_the_field_is_centred_and_between_220_and_420_wide(
    window: QWidget, bar: SearchBar, width: int, wanted: int
) -> None:
    window.resize(width, 300)
    QApplication.processEvents()
    line = field(bar)
    assert line.width() == wanted
    assert line.mapTo(bar, line.rect().center()).x() == pytest.approx(bar.width() / 2, abs=1)


def test_a_notice_stands_under_the_field_and_is_said_with_it(
    window: QWidget, bar: SearchBar
) -> None:
    before = field(bar).geometry()
    bar.panel.say("", ERROR, is_error=True)
    panel, line = notice(window), field(bar)
    assert panel.isVisible()
    assert bar.notice == panel.notice == ERROR
    assert panel.y() > line.mapTo(window, QPoint(0, line.height() - 1)).y()
    assert (panel.width(), line.geometry()) == (line.width(), before)
    said = QAccessible.queryAccessibleInterface(line)
    assert said is not None
    assert said.text(QAccessible.Text.Description) == ERROR
    bar.panel.say("", "")
    assert not panel.isVisible()
    assert line.accessibleDescription() == ""


def test_an_error_has_another_edge_than_a_hint(window: QWidget, bar: SearchBar) -> None:
    edges = []
    for is_error in (True, False):
        bar.panel.say("", "Nothing is called “<b>פנסים</b>”.", is_error=is_error)
        edges.append(notice(window).grab().toImage().pixelColor(100, 0).name())
    assert edges[0] != edges[1]


def test_the_notice_goes_when_the_keyboard_does_and_comes_back_with_it(
    qtbot: QtBot, window: QWidget, bar: SearchBar
) -> None:
    other = QLineEdit(window)
    other.show()
    bar.panel.say("", ERROR, is_error=True)
    other.setFocus()
    assert not notice(window).isVisible()
    bar.focus()
    assert notice(window).isVisible()


def test_the_notice_goes_along_when_the_window_changes(window: QWidget, bar: SearchBar) -> None:
    bar.panel.say("", "A hint")
    window.resize(1000, 300)
    QApplication.processEvents()
    panel, line = notice(window), field(bar)
    assert panel.x() == line.mapTo(window, QPoint(0, 0)).x()
    bar.hide()
    assert not panel.isVisible()


def test_in_a_window_from_right_to_left_words_begin_at_the_right(bar: SearchBar) -> None:
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.set_text("lanterns")
    line = field(bar)
    line.setCursorPosition(0)
    line.grab()  # Qt scrolls the words to their place while it paints
    words = line.fontMetrics().horizontalAdvance("lanterns")
    assert line.cursorRect().center().x() > line.width() - words - 80
