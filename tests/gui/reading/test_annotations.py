import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.reading.annotations import AnnotationsList
from app.ui.style.appearance import Appearance
from db.records import State
from tests.gui.reading.marked_page import MarkedPage, count, highlight, line_of


@pytest.fixture
def page(qtbot: QtBot, look: Appearance) -> MarkedPage:
    made = MarkedPage()
    qtbot.addWidget(made)
    made.marks.set_highlights(
        [
            highlight(7, "שלום", 1, 3, note="Ask\nthem 🏮", state=State.CHECK),
            highlight(5, "The square", 0),
            highlight(9, "words of old", state=State.LOST),
        ]
    )
    return made


@pytest.fixture
def rows(page: MarkedPage, qtbot: QtBot) -> AnnotationsList:
    made = AnnotationsList(page.marks)
    qtbot.addWidget(made)
    made.resize(320, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def spoken(rows: AnnotationsList) -> list[str]:
    model = rows.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_each_highlight_is_one_row_in_words_in_the_order_of_the_text(
    rows: AnnotationsList,
) -> None:
    assert spoken(rows) == [
        "Programme: “The square”",
        "Atmosphere, People: “שלום”, Note: Ask them 🏮, check",
        "No theme: “words of old”, lost",
    ]


def test_a_screen_reader_finds_list_and_rows(rows: AnnotationsList) -> None:
    found = QAccessible.queryAccessibleInterface(rows)
    assert found.text(QAccessible.Text.Name) == "List of highlights"
    assert found.child(0).text(QAccessible.Text.Name) == "Programme: “The square”"


def test_arrow_keys_choose_and_enter_activates(rows: AnnotationsList, qtbot: QtBot) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(rows, key)
    with qtbot.waitSignal(rows.activated_highlight) as activated:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen == [7, 9, 5, 7]
    assert activated.args == [7]


def test_a_click_on_a_row_chooses_it(rows: AnnotationsList, qtbot: QtBot) -> None:
    at = rows.visualRect(rows.model().index(1, 0)).center()
    with qtbot.waitSignal(rows.chosen) as chosen:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [7]


def test_the_focused_highlight_is_the_current_row_without_being_chosen(
    page: MarkedPage, rows: AnnotationsList
) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    page.marks.focus(7)
    assert rows.currentIndex().row() == 1
    assert chosen == []


def test_the_rows_follow_the_marks(page: MarkedPage, rows: AnnotationsList) -> None:
    page.marks.update_highlight(highlight(5, "The square", 6))
    assert spoken(rows)[0] == "Risk: “The square”"
    page.marks.set_highlights([])
    assert spoken(rows) == []


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_chips_stand_before_the_names_in_both_directions(
    rows: AnnotationsList, direction: Qt.LayoutDirection
) -> None:
    rows.setLayoutDirection(direction)
    image = rows.viewport().grab().toImage()
    row = rows.visualRect(rows.model().index(0, 0))
    half = row.width() // 2
    begin = row.adjusted(0, 0, -half, 0)
    if direction == Qt.LayoutDirection.RightToLeft:
        begin = row.adjusted(half, 0, 0, 0)
    found = count(image, line_of(0), [begin])
    assert found > 30
    assert found == count(image, line_of(0), [row])


def test_the_rows_that_need_a_look_have_the_sign(rows: AnnotationsList) -> None:
    image = rows.viewport().grab().toImage()
    areas = [rows.visualRect(rows.model().index(row, 0)) for row in range(3)]
    reds = []
    for area in areas:
        pixels = (
            image.pixelColor(x, y)
            for x in range(area.right() - 70, area.right())
            for y in range(area.top(), area.top() + 30)
        )
        reds.append(sum(colour.red() > colour.green() + 50 for colour in pixels))
    assert [found > 20 for found in reds] == [False, True, True]
