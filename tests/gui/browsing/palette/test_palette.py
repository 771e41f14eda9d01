from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow, QTextEdit
from pytestqt.qtbot import QtBot

from app.ui.browsing.palette.entries import Entry, Section
from app.ui.browsing.palette.palette import Palette
from app.ui.style import colours, icons
from app.ui.style.hint_line import HintLine
from db.records import Span

Key = Qt.Key

POSTS = [
    Entry("post", "Lantern Evening 🏮", "they hung lanterns", (Span(10, 18),), payload=1),
    Entry("post", "ערב הפנסים", "e\u0301tait", payload=2),
]
ACTIONS = [
    Entry("action", f"Do this {number}", keys=("Ctrl", str(number)), payload=f"do {number}")
    for number in range(1, 8)
]
SECTIONS = [
    Section("Posts", POSTS, "2 of 24"),
    Section("Themes", []),
    Section("Actions", ACTIONS, "7"),
]
TITLES = [entry.title for entry in (*POSTS, *ACTIONS)]


class Person:
    """Someone at a window who opens the palette, presses keys and hears what comes of it."""

    def __init__(self, window: QMainWindow, text: QTextEdit) -> None:
        self.window, self.text = window, text
        self.palette = Palette(window)
        self.typed: list[object] = []
        self.picked: list[Entry] = []
        self.added: list[Entry] = []
        self.closings = 0
        self.palette.typed.connect(self.typed.append)
        self.palette.picked.connect(self.picked.append)
        self.palette.added.connect(self.added.append)
        self.palette.closed.connect(self._close)

    def open(self, sections: Sequence[Section] = SECTIONS) -> None:
        self.palette.open()
        self.palette.show_entries(sections)

    @property
    def field(self) -> QLineEdit:
        return self.palette.findChildren(QLineEdit)[0]

    @property
    def view(self) -> QListView:
        return self.palette.findChildren(QListView)[0]

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(self.field, key)

    def rows(self) -> list[str]:
        """All that the list reads out."""
        model = self.view.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def chosen(self) -> str:
        entry = self.palette.chosen()
        return entry.title if entry else ""

    def place(self) -> int:
        """Where the chosen row stands in the window."""
        row = self.view.visualRect(self.view.currentIndex())
        return self.view.mapTo(self.window, row.topLeft()).y()

    def _close(self) -> None:
        self.closings += 1


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    window, text = QMainWindow(), QTextEdit()
    qtbot.addWidget(window)
    window.setCentralWidget(text)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    return Person(window, text)


def test_sections_are_read_with_their_entries_and_empty_ones_left_out(person: Person) -> None:
    person.open(
        [Section("Posts", POSTS, "2 of 24"), Section("Themes", []), Section("Actions", ACTIONS[:1])]
    )
    assert person.rows() == [
        "Posts, 2 of 24", "Lantern Evening 🏮, they hung lanterns", "ערב הפנסים, e\u0301tait",
        "Actions", "Do this 1, Ctrl 1",
    ]  # fmt: skip


def test_opening_takes_the_keyboard_and_chooses_the_first_entry(person: Person) -> None:
    person.open()
    assert person.field.hasFocus()
    assert person.chosen() == TITLES[0]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([Key.Key_Down], TITLES[1]),
        ([Key.Key_Down, Key.Key_Down], TITLES[2]),
        ([Key.Key_Up], TITLES[-1]),
        ([Key.Key_Up, Key.Key_Down], TITLES[0]),
        ([Key.Key_PageDown], TITLES[8]),
        ([Key.Key_PageDown, Key.Key_PageDown], TITLES[-1]),
        ([Key.Key_Down, Key.Key_PageUp], TITLES[0]),
        ([Key.Key_Tab], TITLES[1]),
        ([Key.Key_Backtab], TITLES[-1]),
        ([Key.Key_End], TITLES[-1]),
        ([Key.Key_End, Key.Key_Home], TITLES[0]),
    ],
)
def test_the_keys_of_the_list_pass_over_heads_and_go_round(
    person: Person, keys: list[Key], chosen: str
) -> None:
    person.open()
    person.press(*keys)
    assert person.chosen() == chosen
    assert person.field.hasFocus()


def test_home_and_end_are_the_fields_while_its_caret_can_move(person: Person) -> None:
    person.open()
    QTest.keyClicks(person.field, "do")
    person.palette.show_entries(SECTIONS)
    person.press(Key.Key_Down, Key.Key_Home)
    assert (person.field.cursorPosition(), person.chosen()) == (0, TITLES[1])
    person.press(Key.Key_Home)
    assert person.chosen() == TITLES[0]
    QTest.keyClick(person.field, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert (person.field.cursorPosition(), person.chosen()) == (0, TITLES[-1])


def test_the_field_says_what_is_chosen(person: Person) -> None:
    person.open()
    person.press(Key.Key_Down, Key.Key_Down)
    assert person.field.accessibleDescription() == "Do this 1, Ctrl 1"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_picks_and_gives_the_keyboard_back_first(person: Person, key: Key) -> None:
    had_focus: list[bool] = []
    person.palette.picked.connect(lambda _entry: had_focus.append(person.text.hasFocus()))
    person.open()
    person.press(Key.Key_Down, key)
    assert [entry.payload for entry in person.picked] == [2]
    assert had_focus == [True]
    assert not person.palette.isVisible()


def test_a_click_picks(person: Person) -> None:
    person.open()
    at = person.view.visualRect(person.view.model().index(2, 0)).center()
    QTest.mouseClick(person.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [entry.payload for entry in person.picked] == [2]


def test_escape_closes_and_gives_the_keyboard_back(person: Person) -> None:
    person.open()
    person.press(Key.Key_Escape)
    assert not person.palette.isVisible()
    assert person.text.hasFocus()
    assert (person.picked, person.closings) == ([], 1)


@pytest.mark.parametrize(("at", "stays"), [(QPoint(20, 20), False), (QPoint(640, 110), True)])
def test_a_click_outside_closes_it(person: Person, at: QPoint, stays: bool) -> None:
    person.open()
    handle = person.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
    assert person.palette.isVisible() is stays


def test_letters_are_told_and_a_new_opening_starts_empty(person: Person) -> None:
    person.open()
    QTest.keyClicks(person.field, "la")
    assert person.typed == ["l", "la"]
    person.press(Key.Key_Escape)
    person.open()
    assert person.field.text() == ""
    assert person.typed == ["l", "la"]


@pytest.mark.parametrize(
    ("keys", "chosen"), [([], "Do this 1"), ([Key.Key_Down], "Do this 2")], ids=["first", "moved"]
)
def test_what_is_chosen_stays_so_and_in_its_place_when_more_is_found(
    person: Person, keys: list[Key], chosen: str
) -> None:
    many = [Entry("action", f"Do this {number}", payload=number) for number in range(1, 31)]
    person.open([Section("Actions", many)])
    person.press(*keys)
    place = person.place()
    person.palette.show_entries([Section("Actions", many), Section("Posts", POSTS)])
    assert (person.chosen(), person.place()) == (chosen, place)
    person.palette.show_entries([Section("Posts", POSTS), Section("Actions", many)])
    assert (person.chosen(), person.place()) == (chosen, place)


def test_a_letter_more_chooses_the_first_entry_again(person: Person) -> None:
    person.open([Section("Actions", ACTIONS)])
    person.press(Key.Key_Down)
    QTest.keyClicks(person.field, "d")
    person.palette.show_entries([Section("Actions", ACTIONS)])
    assert person.chosen() == "Do this 1"


@pytest.mark.parametrize(
    ("held", "picked", "added"),
    [
        (Qt.KeyboardModifier.NoModifier, [1], []),
        (Qt.KeyboardModifier.ControlModifier, [], [1]),
    ],
)
def test_enter_waits_for_what_goes_with_the_words_typed(
    person: Person, held: Qt.KeyboardModifier, picked: list[int], added: list[int]
) -> None:
    person.open([Section("Actions", ACTIONS)])
    QTest.keyClicks(person.field, "l")
    QTest.keyClick(person.field, Key.Key_Return, held)
    assert (person.picked, person.added) == ([], [])
    person.palette.show_entries([Section("Posts", POSTS)])
    assert [entry.payload for entry in person.picked] == picked
    assert [entry.payload for entry in person.added] == added
    assert not person.palette.isVisible()


def test_an_enter_that_waits_is_forgotten_with_the_palette(person: Person) -> None:
    person.open()
    QTest.keyClicks(person.field, "l")
    person.press(Key.Key_Return, Key.Key_Escape)
    person.open()
    assert person.picked == []
    assert person.palette.isVisible()


def test_ctrl_enter_adds_instead_of_going(person: Person) -> None:
    person.open()
    QTest.keyClick(person.field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [entry.payload for entry in person.added] == [1]
    assert person.picked == []


def test_a_sentence_says_that_nothing_is_found(person: Person) -> None:
    person.open()
    QTest.keyClicks(person.field, "qqq")
    person.palette.show_entries([Section("Posts", [])])
    person.press(Key.Key_Down, Key.Key_Return)
    assert person.rows() == ["Nothing is called “qqq”."]
    assert person.field.accessibleDescription() == "Nothing is called “qqq”."
    assert person.picked == []


@pytest.mark.parametrize(("width", "wide"), [(1280, 620), (500, 484)])
def test_it_is_620_wide_where_there_is_room(person: Person, width: int, wide: int) -> None:
    person.window.resize(width, 700)
    person.open()
    frame = person.palette.frame()
    assert frame.width() == wide
    assert abs(frame.center().x() - width // 2) <= 1


def test_it_follows_the_size_of_the_window(qtbot: QtBot, person: Person) -> None:
    person.open()
    person.window.resize(700, 600)
    qtbot.waitUntil(lambda: abs(person.palette.frame().center().x() - 350) <= 1)
    assert person.palette.isVisible()


def test_many_entries_scroll_in_a_list_of_twelve_rows(person: Person) -> None:
    many = [Entry("action", f"Do this {number}", payload=number) for number in range(60)]
    person.open([Section("Actions", many)])
    person.press(Key.Key_Up)
    assert person.view.height() == 12 * 36
    assert person.view.verticalScrollBar().value() == person.view.verticalScrollBar().maximum()
    person.press(Key.Key_Down)
    assert person.view.verticalScrollBar().value() == 0


def test_rows_have_the_heights_of_the_design(person: Person) -> None:
    person.open([Section("Posts", POSTS[:1]), Section("Actions", ACTIONS[:1])])
    assert [person.view.sizeHintForRow(row) for row in range(4)] == [26, 56, 26, 36]


def test_found_words_lie_on_the_colour_of_places(qtbot: QtBot, person: Person) -> None:
    person.open([Section("Posts", POSTS)])
    place = colours.LIGHT.place.name()

    def is_marked() -> bool:
        picture = person.view.grab().toImage()
        row = person.view.visualRect(person.view.model().index(1, 0))
        spots = ((x, y) for x in range(row.width()) for y in range(row.top(), row.bottom()))
        return any(QColor(picture.pixelColor(x, y)).name() == place for x, y in spots)

    qtbot.waitUntil(is_marked)


def test_every_part_has_an_accessible_name(person: Person) -> None:
    assert person.field.accessibleName() == "Go to or do"
    assert person.view.accessibleName() == "What can be picked"


def test_icons_and_caps_of_an_entry_are_painted(person: Person) -> None:
    entry = Entry("action", "Search", icon=icons.icon("search"), keys=("Ctrl", "F"))
    person.open([Section("Actions", [entry])])
    with_both = person.view.grab().toImage()
    person.palette.show_entries([Section("Actions", [Entry("action", "Search")])])
    assert person.view.grab().toImage() != with_both


def test_letters_that_match_are_underlined(person: Person) -> None:
    person.open([Section("Actions", [Entry("action", "Open roads")])])
    plain = person.view.grab().toImage()
    marked = Entry("action", "Open roads", title_marks=(Span(0, 2), Span(5, 7)))
    person.palette.show_entries([Section("Actions", [marked])])
    assert person.view.grab().toImage() != plain


def test_the_foot_says_the_keys(person: Person) -> None:
    (foot,) = person.palette.findChildren(HintLine)
    assert foot.accessibleName() == (
        "Enter goes · Ctrl+Enter adds to the search · > actions · # themes · @ events"
    )
