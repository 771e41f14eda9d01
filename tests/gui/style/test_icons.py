"""Icons exist, wear the colours of the window, and are sharp at every scale."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources
from app.ui import actions
from app.ui.style import chips, colours, icons
from app.ui.style.appearance import Appearance

WINDOW_CODE = Path(icons.__file__).parents[1]
SIZE = QSize(18, 18)


def image(icon: QIcon, mode: QIcon.Mode, state: QIcon.State, scale: float = 2.0) -> QImage:
    return icon.pixmap(SIZE, scale, mode, state).toImage()


def full_colours(picture: QImage) -> set[str]:
    """The colours of the pixels that are wholly covered: no edges."""
    return {
        pixel.name()
        for x in range(picture.width())
        for y in range(picture.height())
        if (pixel := picture.pixelColor(x, y)).alpha() == 255
    }


def names_in_code() -> Iterator[tuple[str, str]]:
    """Each name that is written where an icon is made or painted, with its file."""
    for file in sorted(WINDOW_CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for name in written_in(node):
                    yield file.name, name


def written_in(call: ast.Call) -> Iterator[str]:
    place = {"icon": 0, "icons.icon": 0, "icons.paint": 2}.get(ast.unparse(call.func))
    if place is not None and len(call.args) > place:
        for part in ast.walk(call.args[place]):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def all_names() -> list[str]:
    files = resources.path("icons").iterdir()
    return sorted(file.name[:-4] for file in files if file.name.endswith(".svg"))


def test_every_icon_the_code_names_is_there() -> None:
    known = set(all_names())
    named = list(names_in_code())
    assert named
    assert [(file, name) for file, name in named if name not in known] == []


def test_every_icon_of_the_actions_is_there() -> None:
    named = {row.icon for row in actions.TABLE if row.icon}
    assert named - set(all_names()) == set()


@pytest.mark.parametrize("name", all_names())
def test_every_drawing_can_be_read(qapp: QApplication, name: str) -> None:
    drawing = resources.text("icons", f"{name}.svg")
    assert QSvgRenderer(drawing.encode()).isValid()
    assert not full_colours(icons.icon(name).pixmap(SIZE, 2.0).toImage()) <= {"#000000"}


def test_a_wrong_name_fails_where_it_is_written(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-thing"):
        icons.icon("no-such-thing")


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize(
    ("mode", "state", "wanted"),
    [
        (QIcon.Mode.Normal, QIcon.State.Off, "text"),
        (QIcon.Mode.Active, QIcon.State.Off, "text"),
        (QIcon.Mode.Selected, QIcon.State.Off, "text"),
        (QIcon.Mode.Normal, QIcon.State.On, "accent"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "disabled"),
        (QIcon.Mode.Disabled, QIcon.State.On, "disabled"),
    ],
)
def test_one_icon_wears_the_colours_of_the_window_it_is_in(
    look: Appearance, choice: str, mode: QIcon.Mode, state: QIcon.State, wanted: str
) -> None:
    icon = icons.icon("panel-left")
    image(icon, mode, state)  # what was painted before must not be kept
    look.apply(choice)
    assert full_colours(image(icon, mode, state)) == {getattr(look.colours, wanted).name()}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("make", [lambda: icons.icon("star"), lambda: chips.theme_icon(0)])
def test_icons_are_drawn_in_the_pixels_of_the_screen(
    qapp: QApplication, make: Callable[[], QIcon], scale: float
) -> None:
    made = make().pixmap(SIZE, scale)
    assert made.size() == SIZE * scale
    assert made.devicePixelRatio() == scale


def test_a_delegate_paints_an_icon_in_a_colour_of_its_own(qapp: QApplication) -> None:
    canvas = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    icons.paint(painter, QRect(0, 0, 40, 40), "library", QColor("#b02a83"))
    assert painter.opacity() == 1.0
    painter.end()
    assert full_colours(canvas) == {"#b02a83"}


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("slot", range(len(colours.LIGHT.themes)))
def test_the_chip_of_a_theme_shows_its_tint_and_its_line(
    look: Appearance, slot: int, choice: str
) -> None:
    look.apply(choice)
    theme = look.colours.theme(slot)
    picture = image(chips.theme_icon(slot), QIcon.Mode.Normal, QIcon.State.Off, scale=4.0)
    assert {theme.tint.name(), theme.line.name()} <= full_colours(picture)


def test_a_filled_chip_is_all_line(qapp: QApplication) -> None:
    canvas = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    chips.paint_chip(painter, QRect(2, 4, 14, 10), colours.LIGHT.theme(3))
    painter.end()
    assert full_colours(canvas) == {colours.LIGHT.theme(3).line.name()}
    assert canvas.pixelColor(2, 4).alpha() < 255, "the corners are round"


def test_the_mark_of_the_program_has_three_colours_of_themes(qapp: QApplication) -> None:
    found = full_colours(icons.app_icon().pixmap(QSize(64, 64), 2.0).toImage())
    assert len(found & {theme.line.name() for theme in colours.DARK.themes}) == 3


def test_the_window_bears_the_mark(qapp: QApplication) -> None:
    assert not qapp.windowIcon().isNull()
    assert qapp.palette().color(QPalette.ColorRole.Accent).isValid()
