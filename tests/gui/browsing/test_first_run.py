import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.ui.browsing.first_run import FirstRun
from app.ui.style.appearance import Appearance
from app.ui.style.colours import DARK, LIGHT
from app.ui.style.mark import Mark

BUTTONS = ("import_button", "samples_button", "open_button")
SIGNALS = ("import_wanted", "samples_wanted", "open_wanted")


@pytest.fixture
def page(qtbot: QtBot) -> FirstRun:
    made = FirstRun()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def focused(page: FirstRun) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("steps", [0, 1, 2])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_arrows_and_enter_begin_in_each_of_the_three_ways(
    qtbot: QtBot, page: FirstRun, steps: int, key: Qt.Key
) -> None:
    for _step in range(steps):
        QTest.keyClick(focused(page), Qt.Key.Key_Down)
    with qtbot.waitSignal(getattr(page, SIGNALS[steps])):
        QTest.keyClick(focused(page), key)


def test_up_goes_from_the_first_to_the_last(page: FirstRun) -> None:
    QTest.keyClick(focused(page), Qt.Key.Key_Up)
    assert focused(page) is page.open_button


@pytest.mark.parametrize(("button", "signal"), list(zip(BUTTONS, SIGNALS, strict=True)))
def test_the_buttons_can_be_clicked(qtbot: QtBot, page: FirstRun, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(page, signal)):
        QTest.mouseClick(getattr(page, button), Qt.MouseButton.LeftButton)


def test_each_way_is_named_and_described_for_a_screen_reader(page: FirstRun) -> None:
    for name in BUTTONS:
        button = getattr(page, name)
        assert button.accessibleName()
        assert button.accessibleDescription()


def test_focus_is_a_ring_in_the_accent_colour(page: FirstRun) -> None:
    def ringed(button: QWidget) -> bool:
        return button.grab().toImage().pixelColor(1, button.height() // 2) == LIGHT.accent

    assert ringed(page.import_button)
    assert not ringed(page.open_button)


def test_the_page_follows_light_and_dark(page: FirstRun, look: Appearance) -> None:
    for choice, colours in (("dark", DARK), ("light", LIGHT)):
        look.apply(choice)
        assert page.grab().toImage().pixelColor(3, 3) == colours.paper


def test_a_mirrored_page_has_the_icons_at_the_right(page: FirstRun) -> None:
    def inked(button: QWidget, from_x: int, to_x: int) -> bool:
        picture = button.grab().toImage()
        ground = picture.pixelColor(12, 12)
        return any(
            picture.pixelColor(x, y) != ground for x in range(from_x, to_x) for y in range(20, 46)
        )

    wide = page.open_button.width()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert inked(page.open_button, wide - 40, wide - 18)


@pytest.mark.parametrize("width", [340, 700, 1400])
def test_the_three_ways_stay_inside_the_page(page: FirstRun, width: int) -> None:
    page.resize(width, 620)
    page.grab()
    for name in BUTTONS:
        button = getattr(page, name)
        assert page.rect().contains(button.geometry())


@pytest.mark.parametrize(("height", "is_shown"), [(700, True), (430, False)])
def test_a_low_window_does_without_the_mark_and_keeps_all_words(
    qtbot: QtBot, height: int, is_shown: bool
) -> None:
    pages, page = QStackedWidget(), FirstRun()
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.resize(900, height)
    pages.show()
    assert page.height() == height
    mark = page.findChild(Mark)
    assert mark is not None
    assert mark.isVisible() is is_shown
    assert all(getattr(page, name).isVisible() for name in BUTTONS)
