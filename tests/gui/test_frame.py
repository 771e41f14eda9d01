"""What has room in a narrow window: first the sidebar goes, later the list."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.frame import NO_LIST_PX, NO_SIDEBAR_PX, Frame, TextPane


class Parts:
    """A frame around panes with nothing in them."""

    def __init__(self) -> None:
        self.sidebar, self.post_list, self.text, self.highlights = (QWidget() for _ in range(4))
        self.first_run = QLabel("Welcome")
        self.frame = Frame(
            toolbar=QWidget(), notice=QWidget(), sidebar=self.sidebar, post_list=self.post_list,
            reading=TextPane(self.text, self.highlights), first_run=self.first_run,
            status=QWidget(),
        )  # fmt: skip

    def shown(self) -> tuple[bool, bool, bool]:
        """Whether sidebar, list and text are in view."""
        return self.sidebar.isVisible(), self.post_list.isVisible(), self.text.isVisible()


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    made = Parts()
    qtbot.addWidget(made.frame)
    made.frame.resize(1280, 700)
    made.frame.show()
    return made


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (1600, (True, True, True)),
        (NO_SIDEBAR_PX, (True, True, True)),
        (NO_SIDEBAR_PX - 1, (False, True, True)),
        (NO_LIST_PX, (False, True, True)),
        (NO_LIST_PX - 1, (False, False, True)),
        (500, (False, False, True)),
    ],
)
def test_panes_go_as_the_window_grows_narrower_and_come_back(
    parts: Parts, width: int, shown: tuple[bool, bool, bool]
) -> None:
    parts.frame.resize(width, 700)
    assert parts.shown() == shown
    parts.frame.resize(1280, 700)
    assert parts.shown() == (True, True, True)


@pytest.mark.parametrize("width", [1000, 600])
def test_a_window_that_is_narrow_from_the_start_leaves_panes_out_too(
    qtbot: QtBot, width: int
) -> None:
    parts = Parts()
    qtbot.addWidget(parts.frame)
    parts.frame.resize(width, 700)
    parts.frame.show()
    assert parts.shown() == (False, width >= NO_LIST_PX, True)


def test_a_sidebar_shown_by_hand_stays_in_a_narrow_window(parts: Parts) -> None:
    parts.frame.resize(1000, 700)
    parts.frame.want_sidebar(True)
    parts.frame.resize(900, 700)
    assert parts.sidebar.isVisible()


def test_a_sidebar_that_is_not_wanted_does_not_come_back_with_the_room(parts: Parts) -> None:
    parts.frame.want_sidebar(False)
    parts.frame.resize(1000, 700)
    parts.frame.resize(1280, 700)
    assert not parts.sidebar.isVisible()


def test_the_first_screen_stands_in_place_of_the_panes(parts: Parts) -> None:
    parts.frame.show_first_run(True)
    assert parts.frame.is_first_run
    assert parts.first_run.isVisible()
    assert not parts.text.isVisible()
    parts.frame.show_first_run(False)
    assert parts.text.isVisible()


def test_the_list_of_highlights_gets_room_beside_the_text(parts: Parts) -> None:
    assert not parts.highlights.isVisible()
    parts.frame.show_highlights(True)
    assert parts.highlights.width() >= 180
    parts.frame.show_highlights(False)
    assert not parts.highlights.isVisible()


def test_the_widths_of_the_panes_can_be_remembered(parts: Parts, qtbot: QtBot) -> None:
    parts.frame.restore(parts.frame.state())
    parts.frame.splitter.setSizes([300, 350, 630])
    state, widths = parts.frame.state(), parts.frame.splitter.sizes()
    other = Parts()
    qtbot.addWidget(other.frame)
    other.frame.resize(1280, 700)
    other.frame.restore(state)
    other.frame.show()
    assert other.frame.splitter.sizes() == widths
