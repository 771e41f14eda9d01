"""Light and dark follow what was chosen, or the system where it was left to it."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

import resources
from app.ui.style import appearance, colours, sheet
from app.ui.style.appearance import Appearance
from app.ui.style.colours import Colours


def worn(app: QApplication) -> Colours:
    return colours.of(app.palette())


@pytest.mark.parametrize(
    ("choice", "system_is_dark", "is_dark"),
    [
        ("light", True, False),
        ("dark", False, True),
        ("system", False, False),
        ("system", True, True),
        ("a word of a later version", True, True),
    ],
)
def test_the_window_wears_what_was_chosen(
    look: Appearance,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    system_is_dark: bool,
    is_dark: bool,
) -> None:
    monkeypatch.setattr(appearance, "_system_is_dark", lambda: system_is_dark)
    look.apply(choice)
    assert look.colours is (colours.DARK if is_dark else colours.LIGHT)


def test_a_system_that_does_not_say_counts_as_light(qapp: QApplication, look: Appearance) -> None:
    assert qapp.styleHints().colorScheme() != Qt.ColorScheme.Dark
    look.apply("system")
    assert look.colours is colours.LIGHT


def test_left_to_the_system_it_goes_along_in_the_evening(
    qapp: QApplication, qtbot: QtBot, look: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    look.apply("system")
    monkeypatch.setattr(appearance, "_system_is_dark", lambda: True)
    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert worn(qapp) is colours.DARK


def test_what_a_person_chose_stays_when_the_system_changes(
    qapp: QApplication, look: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    look.apply("light")
    monkeypatch.setattr(appearance, "_system_is_dark", lambda: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert worn(qapp) is colours.LIGHT


def test_the_same_choice_again_disturbs_nobody(qtbot: QtBot, look: Appearance) -> None:
    with qtbot.assertNotEmitted(look.changed):
        look.apply("light")


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_system_that_asks_for_contrast_gets_it(
    qapp: QApplication, look: Appearance, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    monkeypatch.setattr(appearance, "_system_wants_contrast", lambda: True)
    look.apply("dark" if choice == "light" else "light")
    look.apply(choice)
    assert worn(qapp).is_high_contrast
    assert worn(qapp).is_dark == (choice == "dark")


def test_widgets_that_stand_change_with_the_application(qtbot: QtBot, look: Appearance) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    for choice, wanted in (("dark", colours.DARK), ("light", colours.LIGHT)):
        look.apply(choice)
        assert colours.of(widget.palette()) is wanted


def test_a_field_finds_the_same_colours_as_its_window(qtbot: QtBot, look: Appearance) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    look.apply("dark")
    field.ensurePolished()
    assert colours.of(field.palette()) is colours.DARK


def test_the_window_speaks_inter_in_pixels(qapp: QApplication) -> None:
    assert (QFontInfo(qapp.font()).family(), qapp.font().pixelSize()) == ("Inter", 13)


@pytest.mark.parametrize(
    "look_of", [colours.LIGHT, colours.DARK, colours.LIGHT_CONTRAST, colours.DARK_CONTRAST]
)
def test_qt_understands_every_rule_of_the_sheet(qtbot: QtBot, look_of: Colours) -> None:
    said: list[str] = []
    before = qInstallMessageHandler(
        lambda kind, _context, text: said.append(text) if kind != QtMsgType.QtDebugMsg else None
    )
    try:
        field = QSpinBox()
        qtbot.addWidget(field)
        field.setStyleSheet(sheet.sheet(look_of))
        field.ensurePolished()
        field.grab()
    finally:
        qInstallMessageHandler(before)
    assert said == []


def test_every_sign_the_sheet_names_is_there() -> None:
    named = re.findall(r"url\(styles:([^)]+)\)", sheet.sheet(colours.LIGHT))
    assert named
    assert [name for name in named if not resources.path("styles", name).is_file()] == []


def test_a_box_that_is_ticked_bears_a_tick(qtbot: QtBot, look: Appearance) -> None:
    box = QCheckBox("Words")
    qtbot.addWidget(box)
    white = []
    for ticked in (False, True):
        box.setChecked(ticked)
        picture = box.grab().toImage()
        pixels = [picture.pixelColor(x, y).name() for x in range(22) for y in range(box.height())]
        white.append(pixels.count("#ffffff"))
    assert white[0] == 0 < white[1]


def test_a_sheet_qt_does_not_understand_would_be_noticed(qtbot: QtBot) -> None:
    said: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, text: said.append(text))
    try:
        field = QSpinBox()
        qtbot.addWidget(field)
        field.setStyleSheet("QSpinBox { colour: ")
        field.ensurePolished()
    finally:
        qInstallMessageHandler(before)
    assert said != []


@pytest.mark.parametrize("make", [lambda: QPushButton("Words"), lambda: QLineEdit("Words")])
def test_nothing_moves_when_the_keyboard_arrives(
    qtbot: QtBot, look: Appearance, make: Callable[[], QWidget]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    widget = make()
    widget.setParent(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    widget.clearFocus()
    before = widget.sizeHint()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    assert widget.sizeHint() == before


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_what_has_the_keyboard_wears_a_ring_in_the_accent(
    qtbot: QtBot, look: Appearance, choice: str
) -> None:
    look.apply(choice)
    window = QWidget()
    window.resize(200, 80)
    qtbot.addWidget(window)
    field = QLineEdit(window)
    field.setGeometry(20, 20, 160, 30)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    picture = window.grab().toImage()
    ring = [picture.pixelColor(x, 35) for x in (20, 21)]
    assert [colour.name() for colour in ring] == [look.colours.accent.name()] * 2


def test_tooltips_and_placeholders_are_not_left_to_the_system(
    qapp: QApplication, look: Appearance
) -> None:
    look.apply("dark")
    role = QPalette.ColorRole
    for each in (role.ToolTipBase, role.PlaceholderText, role.Accent, role.Link):
        assert qapp.palette().color(each) == colours.palette(colours.DARK).color(each)
