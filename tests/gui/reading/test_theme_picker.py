import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow, QTextEdit
from pytestqt.qtbot import QtBot

from app.ui.reading.theme_filter import matching_themes, new_path
from app.ui.reading.theme_picker import ThemePicker
from app.ui.style.hint_line import HintLine
from db.records import Theme
from tests.gui.some_themes import ACCESS, CAFE, PROGRAMME, TALKS, THEMES, theme

Key = Qt.Key
PASSAGE = QRect(200, 100, 120, 20)
HELD = Qt.KeyboardModifier.ControlModifier


class Person:
    """Someone who opens the picker for a passage and hears what comes of the keys."""

    def __init__(self, window: QMainWindow, text: QTextEdit) -> None:
        self.window, self.text = window, text
        self.picker = ThemePicker(window)
        self.picked: list[Theme | str] = []
        self.toggled: list[Theme | str] = []
        self.closings = 0
        self.picker.picked.connect(self.picked.append)
        self.picker.toggled.connect(self.toggled.append)
        self.picker.closed.connect(self._close)

    def open(self, at: QRect = PASSAGE, has: tuple[Theme, ...] = ()) -> None:
        self.picker.open_at(at, THEMES, {each.id for each in has}, "Themes of this passage")

    @property
    def field(self) -> QLineEdit:
        return self.picker.findChildren(QLineEdit)[0]

    @property
    def view(self) -> QListView:
        return self.picker.findChildren(QListView)[0]

    def type(self, text: str) -> None:
        QTest.keyClicks(self.field, text)

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(self.field, key)

    def press_held(self, key: Key) -> None:
        QTest.keyClick(self.field, key, HELD)

    def rows(self) -> list[str]:
        model = self.view.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def _close(self) -> None:
        self.closings += 1


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    window, text = QMainWindow(), QTextEdit()
    qtbot.addWidget(window)
    window.setCentralWidget(text)
    window.resize(900, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    return Person(window, text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", list(THEMES)),
        ("tal", [TALKS]),
        ("prog", [PROGRAMME, TALKS]),
        ("programme/talks", [TALKS]),
        ("pro tal", [TALKS]),
        ("cafe", [CAFE]),
        ("CAFÉ", [CAFE]),
        ("נגיש", [ACCESS]),
        ("6", [ACCESS]),
        ("alk", [TALKS]),
        ("zzz", []),
    ],
)
def test_themes_are_filtered_by_the_parts_of_their_paths(typed: str, found: list[Theme]) -> None:
    assert matching_themes(typed, THEMES) == found


def test_the_exact_name_comes_first_and_then_names_that_begin_so() -> None:
    paths = ["Urban art", "Party", "Crafts/Art deco", "Art"]
    themes = [theme(number, path) for number, path in enumerate(paths)]
    found = [each.path for each in matching_themes("art", themes)]
    assert found == ["Art", "Crafts/Art deco", "Urban art", "Party"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("Money", "Money"),
        ("  New   name ", "New name"),
        ("Programme / Food 🍞", "Programme/Food 🍞"),
        ("Talks 🌊", "Talks 🌊"),
        ("programme", ""),
        ("programme/TALKS 🌊", ""),
        ("Programme/", ""),
        ("/", ""),
        ("", ""),
        ("Café", ""),
    ],
)
def test_a_new_theme_is_offered_where_none_has_the_path(typed: str, path: str) -> None:
    assert new_path(typed, THEMES) == path


def test_the_themes_are_read_with_path_key_and_whether_the_passage_has_them(
    person: Person,
) -> None:
    person.open(has=(TALKS,))
    assert person.rows() == [
        "Programme, key 1", "Talks 🌊, in Programme, applied", "נגישות, key 6", "Cafe\u0301",
    ]  # fmt: skip


def test_enter_picks_the_first_theme_and_gives_the_keyboard_back(person: Person) -> None:
    person.open()
    person.press(Key.Key_Return)
    assert person.picked == [PROGRAMME]
    assert person.text.hasFocus()
    assert person.closings == 1


def test_the_arrows_walk_down_from_the_line_and_round(person: Person) -> None:
    person.open()
    person.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    person.open()
    person.press(Key.Key_Up, Key.Key_Return)
    assert person.picked == [ACCESS, CAFE]


def test_typing_filters_and_enter_picks_what_is_left(person: Person) -> None:
    person.open()
    person.type("tal")
    assert person.rows() == ["Talks 🌊, in Programme", "New theme “tal”"]
    person.press(Key.Key_Return)
    assert person.picked == [TALKS]


def test_a_name_nobody_has_makes_a_new_theme(person: Person) -> None:
    person.open()
    person.type("Money/Costs")
    assert person.rows() == ["New theme “Money / Costs”"]
    person.press(Key.Key_Return)
    assert person.picked == ["Money/Costs"]


def test_ctrl_enter_applies_and_stays(person: Person) -> None:
    person.open()
    person.press_held(Key.Key_Return)
    assert person.toggled == [PROGRAMME]
    assert person.rows()[0] == "Programme, key 1, applied"
    assert person.picker.isVisible()
    person.press_held(Key.Key_Return)
    assert person.rows()[0] == "Programme, key 1"
    assert person.picked == []


def test_a_blank_toggles_while_nothing_is_typed(person: Person) -> None:
    person.open()
    person.press(Key.Key_Down, Key.Key_Space)
    assert person.toggled == [TALKS]
    assert person.field.text() == ""
    person.type("a b")
    assert person.field.text() == "a b"
    assert person.toggled == [TALKS]


def test_a_new_theme_that_is_toggled_empties_the_line_for_the_next(person: Person) -> None:
    person.open()
    person.type("Money")
    person.press_held(Key.Key_Return)
    assert person.toggled == ["Money"]
    assert person.field.text() == ""
    money = theme(9, "Money")
    person.picker.show_themes([*THEMES, money], {money.id})
    assert person.rows()[-1] == "Money, applied"


def test_the_hint_says_when_enter_would_take_away(person: Person) -> None:
    person.open(has=(PROGRAMME,))
    assert person.field.accessibleName() == "Themes of this passage"
    assert "Enter take away" in hint(person)
    person.press(Key.Key_Down)
    assert "Enter apply" in hint(person)


def test_escape_closes_and_picks_nothing(person: Person) -> None:
    person.open()
    person.press(Key.Key_Down, Key.Key_Escape)
    assert (person.picked, person.toggled, person.closings) == ([], [], 1)
    assert person.text.hasFocus()


def test_a_new_opening_begins_with_an_empty_line(person: Person) -> None:
    person.open()
    person.type("tal")
    person.press(Key.Key_Escape)
    person.open()
    assert person.field.text() == ""
    assert len(person.rows()) == len(THEMES)


@pytest.mark.parametrize(
    "passage", [PASSAGE, QRect(800, 660, 60, 20), QRect(10, 640, 100, 30), QRect(700, 10, 90, 20)]
)
def test_it_stands_inside_the_window_beside_the_passage(person: Person, passage: QRect) -> None:
    person.open(passage)
    frame = person.picker.frame()
    assert person.window.rect().contains(frame)
    assert not frame.intersects(passage)


def hint(person: Person) -> str:
    return person.picker.findChildren(HintLine)[0].accessibleName()
