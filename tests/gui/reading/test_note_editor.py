import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app.ui.reading import note_editor
from app.ui.reading.note_editor import NoteEditor
from app.ui.style.hint_line import HintLine

Key = Qt.Key
PASSAGE = QRect(200, 100, 120, 20)
HELD = Qt.KeyboardModifier.ControlModifier
WORDS = "Cafe\u0301 🏮 ערב"


class Person:
    """Someone who writes a note, and what is heard of it."""

    def __init__(self, window: QMainWindow, page: QTextEdit) -> None:
        self.window, self.page = window, page
        self.editor = NoteEditor(window)
        self.heard: list[tuple[str, str]] = []
        self.editor.saved.connect(lambda text: self.heard.append(("saved", text)))
        self.editor.kept.connect(lambda text: self.heard.append(("kept", text)))
        self.editor.closed.connect(lambda: self.heard.append(("closed", "")))

    def open(self, text: str = "", draft: str = "") -> None:
        self.editor.open_at(PASSAGE, text, "Note on “the square”", draft)

    @property
    def field(self) -> QTextEdit:
        return self.editor.findChildren(QTextEdit)[0]

    def write(self, text: str) -> None:
        self.field.insertPlainText(text)

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(self.field, key)

    def press_held(self, key: Key) -> None:
        QTest.keyClick(self.field, key, HELD)

    def hint(self) -> str:
        return self.editor.findChildren(HintLine)[0].accessibleName()


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    window, page = QMainWindow(), QTextEdit()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.resize(900, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    return Person(window, page)


def test_it_opens_with_the_note_and_the_keyboard_at_its_end(person: Person) -> None:
    person.open(WORDS)
    assert person.field.hasFocus()
    assert person.field.accessibleName() == "Note on “the square”"
    QTest.keyClicks(person.field, "!")
    assert person.field.toPlainText() == WORDS + "!"


def test_ctrl_enter_saves_closes_and_gives_the_keyboard_back(person: Person) -> None:
    person.open()
    person.write(WORDS)
    person.press_held(Key.Key_Return)
    assert person.heard == [("saved", WORDS), ("closed", "")]
    assert person.page.hasFocus()


def test_enter_alone_begins_a_line(person: Person) -> None:
    person.open("one")
    person.press(Key.Key_Return)
    assert person.field.toPlainText() == "one\n"
    assert person.heard == []


def test_leaving_the_field_saves_and_leaves_the_keyboard_where_it_went(
    qtbot: QtBot, person: Person
) -> None:
    elsewhere = QPushButton(person.window)
    elsewhere.show()
    person.open()
    person.write(WORDS)
    elsewhere.setFocus()
    assert person.heard == [("saved", WORDS), ("closed", "")]
    assert elsewhere.hasFocus()


def test_a_click_outside_saves(person: Person) -> None:
    person.open()
    person.write(WORDS)
    handle = person.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(10, 690))
    assert person.heard == [("saved", WORDS), ("closed", "")]


def test_a_note_that_was_emptied_is_saved_as_empty(person: Person) -> None:
    person.open("old")
    person.field.selectAll()
    person.press(Key.Key_Delete)
    person.press_held(Key.Key_Return)
    assert person.heard[0] == ("saved", "")


def test_what_did_not_change_is_not_saved(person: Person) -> None:
    person.open(WORDS)
    person.press_held(Key.Key_Return)
    assert person.heard == [("closed", "")]


def test_escape_closes_at_once_where_nothing_was_written(person: Person) -> None:
    person.open(WORDS)
    person.press(Key.Key_Escape)
    assert person.heard == [("closed", "")]


def test_escape_asks_before_it_throws_words_away(person: Person) -> None:
    person.open()
    person.write(WORDS)
    person.press(Key.Key_Escape)
    assert person.hint() == "Throw away what you wrote? Enter keep it · Esc throw it away"
    assert person.heard == []
    person.press(Key.Key_Escape)
    assert person.heard == [("closed", "")]


def test_enter_keeps_the_words_when_asked(person: Person) -> None:
    person.open()
    person.write(WORDS)
    person.press(Key.Key_Escape, Key.Key_Return)
    assert person.heard == [("saved", WORDS), ("closed", "")]


def test_writing_on_takes_the_question_back(person: Person) -> None:
    person.open()
    person.write("a")
    person.press(Key.Key_Escape)
    QTest.keyClicks(person.field, "b")
    assert "Throw away" not in person.hint()
    person.press(Key.Key_Return)
    assert person.field.toPlainText() == "ab\n"


def test_the_draft_is_given_out_while_someone_writes(
    qtbot: QtBot, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_editor, "KEEP_EVERY_MS", 1)
    quick = Person(person.window, person.page)
    quick.open()
    with qtbot.waitSignal(quick.editor.kept):
        quick.write(WORDS)
    assert quick.heard == [("kept", WORDS)]


def test_a_draft_that_was_never_saved_is_shown_and_saved(person: Person) -> None:
    person.open("old", draft="older and longer")
    assert person.field.toPlainText() == "older and longer"
    person.press_held(Key.Key_Return)
    assert person.heard == [("saved", "older and longer"), ("closed", "")]


def test_opening_it_for_another_passage_saves_the_first_note(person: Person) -> None:
    person.open()
    person.write("one")
    person.open("two")
    assert person.heard == [("saved", "one"), ("closed", "")]
    assert person.field.toPlainText() == "two"


def test_only_plain_words_can_be_pasted(person: Person) -> None:
    person.open()
    assert not person.field.acceptRichText()


def test_it_grows_with_the_words_to_two_fifths_of_the_window(qtbot: QtBot, person: Person) -> None:
    person.open()
    short = person.editor.frame().height()
    person.write("line\n" * 8)
    grown = person.editor.frame().height()
    person.write("line\n" * 80)
    assert short < grown < person.editor.frame().height()
    assert person.editor.frame().height() <= 0.4 * person.window.height()
    assert person.window.rect().contains(person.editor.frame())
