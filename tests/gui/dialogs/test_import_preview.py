from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.importing.found_posts import FoundPosts
from app.importing.read_file import ReadFile
from app.importing.report import ProblemRow, Remark
from app.importing.standing import Standing
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.nothing_found import NothingFound
from app.ui.dialogs.preview.model import PreviewModel
from app.ui.dialogs.preview.table import PreviewTable
from db.records import Block, BlockKind, Draft, PostLink, Skipped, Span

TEXT = "The harbour filled up 🏮 before dusk, cafe\u0301, שלום."
Open = Callable[..., ImportPreview]


def draft(title: str, *links: int, published: str = "2025-06", event: str = "") -> Draft:
    blocks = (Block(Span(0, len(TEXT)), BlockKind.PARAGRAPH),)
    spans = tuple(PostLink(Span(0, 3), to) for to in links)
    return Draft(title, TEXT, blocks, published=published, event=event, links=spans)


def found(*drafts: Draft) -> FoundPosts:
    parts = (Skipped("menu", "Home About 🏮"),)
    file = ReadFile("/x/a.txt", "a.txt", "text/plain", b"x", "a", drafts, parts)
    problem = ProblemRow("/x/b.pdf", "“b.pdf” is a PDF document.", "Copy its text.")
    return FoundPosts((file,), (problem,), (Remark("", "2 files were left out."),))


@pytest.fixture
def open_preview(qtbot: QtBot) -> Open:
    """Shows the preview of some posts; new ones unless told otherwise."""

    def show(*drafts: Draft, standings: tuple[Standing, ...] = ()) -> ImportPreview:
        told = standings or (Standing.NEW,) * len(drafts)
        dialog = ImportPreview(found(*drafts), [told], ["Lantern Week", "Harvest Fair"])
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return show


def table(dialog: ImportPreview) -> PreviewTable:
    child = dialog.findChild(PreviewTable)
    assert isinstance(child, PreviewTable)
    return child


def model(dialog: ImportPreview) -> PreviewModel:
    child = dialog.findChild(PreviewModel)
    assert isinstance(child, PreviewModel)
    return child


def button(dialog: ImportPreview) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.isDefault())


def named(dialog: QWidget, name: str) -> QWidget:
    return next(each for each in dialog.findChildren(QWidget) if each.accessibleName() == name)


def editor(dialog: ImportPreview) -> QLineEdit:
    """The field of the cell that is being edited."""
    fields = table(dialog).viewport().findChildren(QLineEdit)
    assert len(fields) == 1
    return fields[0]


def take(qtbot: QtBot, dialog: ImportPreview) -> None:
    """Press Enter in the cell that is being edited."""
    QTest.keyClick(editor(dialog), Qt.Key.Key_Return)
    editing = QAbstractItemView.State.EditingState
    qtbot.waitUntil(lambda: table(dialog).state() is not editing)


def accepted(qtbot: QtBot, dialog: ImportPreview) -> list[ReadFile]:
    """What Ctrl+Enter hands over."""
    got: list[list[ReadFile]] = []
    dialog.accepted_files.connect(got.append)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(got) == 1
    return got[0]


def test_ctrl_enter_imports_all_that_was_found(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A"), draft("B"))
    assert button(dialog).text() == "Import 2 posts"
    [file] = accepted(qtbot, dialog)
    assert [each.title for each in file.drafts] == ["A", "B"]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_space_leaves_a_post_out_and_takes_it_in_again(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A", 1), draft("B"), draft("C", 1))
    QTest.keyClick(table(dialog), Qt.Key.Key_Down)
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    assert button(dialog).text() == "Import 2 posts"
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    assert button(dialog).text() == "Import 3 posts"
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    [file] = accepted(qtbot, dialog)
    assert [(each.title, each.links) for each in file.drafts] == [("A", ()), ("C", ())]


def test_space_leaves_all_selected_posts_out(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A"), draft("B"), draft("C"))
    QTest.keyClick(table(dialog), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    assert button(dialog).text() == "Import 0 posts"
    assert not button(dialog).isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_title_is_edited_in_place(qtbot: QtBot, open_preview: Open, key: Qt.Key) -> None:
    dialog = open_preview(draft("A"))
    QTest.keyClick(table(dialog), key)
    QTest.keyClicks(editor(dialog), "Lanterns 2")
    take(qtbot, dialog)
    [file] = accepted(qtbot, dialog)
    assert file.drafts[0].title == "Lanterns 2"


def test_ctrl_enter_takes_the_cell_that_is_being_edited(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A"))
    QTest.keyClick(table(dialog), Qt.Key.Key_F2)
    QTest.keyClicks(editor(dialog), "Lanterns 3")
    [file] = accepted(qtbot, dialog)
    assert file.drafts[0].title == "Lanterns 3"


def test_esc_leaves_a_cell_as_it_was_and_the_dialog_open(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A"))
    QTest.keyClick(table(dialog), Qt.Key.Key_F2)
    QTest.keyClicks(editor(dialog), "Wrong")
    QTest.keyClick(editor(dialog), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert model(dialog).draft(0).title == "A"
    QTest.keyClick(table(dialog), Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize(
    ("typed", "kept"), [("2025-06-18", "2025-06-18"), ("2024", "2024"), ("", "")]
)
def test_a_date_may_be_a_year_a_month_a_day_or_nothing(
    qtbot: QtBot, open_preview: Open, typed: str, kept: str
) -> None:
    dialog = open_preview(draft("A"))
    QTest.keyClick(table(dialog), Qt.Key.Key_Right)
    QTest.keyClick(table(dialog), Qt.Key.Key_F2)
    QTest.keyClick(editor(dialog), Qt.Key.Key_Backspace)
    QTest.keyClicks(editor(dialog), typed)
    take(qtbot, dialog)
    assert model(dialog).draft(0).published == kept


def test_what_is_no_date_is_said_calmly_and_the_old_one_stays(
    qtbot: QtBot, open_preview: Open
) -> None:
    dialog = open_preview(draft("A"))
    QTest.keyClick(table(dialog), Qt.Key.Key_Right)
    QTest.keyClick(table(dialog), Qt.Key.Key_F2)
    QTest.keyClicks(editor(dialog), "yesterday")
    take(qtbot, dialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("“yesterday” is no date.") for text in said)
    assert model(dialog).draft(0).published == "2025-06"


def test_the_event_of_all_posts_stands_in_every_row_until_it_is_cleared(
    qtbot: QtBot, open_preview: Open
) -> None:
    dialog = open_preview(draft("A", event="Harvest Fair"), draft("B"))
    field = named(dialog, "Event of all posts")
    QTest.keyClicks(field, "Lantern Week")
    assert [model(dialog).draft(row).event for row in (0, 1)] == ["Lantern Week"] * 2
    for _letter in "Lantern Week":
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert [model(dialog).draft(row).event for row in (0, 1)] == ["Harvest Fair", ""]


def test_one_event_may_be_another_than_that_of_all(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A"), draft("B"))
    QTest.keyClicks(named(dialog, "Event of all posts"), "Lantern Week")
    for key in (Qt.Key.Key_Down, *[Qt.Key.Key_Right] * 3):
        QTest.keyClick(table(dialog), key)
    QTest.keyClick(table(dialog), Qt.Key.Key_F2)
    QTest.keyClicks(editor(dialog), "Other")
    take(qtbot, dialog)
    [file] = accepted(qtbot, dialog)
    assert [each.event for each in file.drafts] == ["Lantern Week", "Other"]


def test_posts_that_are_here_are_marked_and_cannot_be_chosen_or_changed(
    qtbot: QtBot, open_preview: Open
) -> None:
    dialog = open_preview(
        draft("A", 1),
        draft("B"),
        draft("C"),
        standings=(Standing.NEW, Standing.HERE, Standing.AGAIN),
    )
    spoken = Qt.ItemDataRole.AccessibleTextRole
    told = [model(dialog).index(row, 0).data(spoken) for row in range(3)]
    assert told == ["A, chosen", "B, Already in the library", "C, Twice in this import, left out"]
    QTest.keyClick(table(dialog), Qt.Key.Key_Down)
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    QTest.keyClick(table(dialog), Qt.Key.Key_Return)
    assert table(dialog).state() != QAbstractItemView.State.EditingState
    assert button(dialog).text() == "Import 1 post"
    [file] = accepted(qtbot, dialog)
    # What is here goes along, so that the link to it holds; saving leaves it alone.
    assert [(each.title, len(each.links)) for each in file.drafts] == [("A", 1), ("B", 0)]


def test_when_everything_is_here_it_is_said_and_nothing_can_be_imported(
    open_preview: Open,
) -> None:
    dialog = open_preview(draft("A"), standings=(Standing.HERE,))
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "All of these posts are in the library; there is nothing to import." in said
    assert not button(dialog).isEnabled()


def test_the_first_lines_of_the_current_post_are_shown(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A"), draft("B"))
    QTest.keyClick(table(dialog), Qt.Key.Key_Down)
    lines = named(dialog, "First lines of the post")
    assert lines.property("plainText") == TEXT
    assert "B" in [label.text() for label in dialog.findChildren(QLabel)]


def test_problems_remarks_and_skipped_text_stand_folded_below(
    qtbot: QtBot, open_preview: Open
) -> None:
    dialog = open_preview(draft("A"))
    heads = [
        next(each for each in dialog.findChildren(QWidget) if each.property("text") == title)
        for title in ("1 file could not be read", "1 remark", "1 part that goes into no post")
    ]
    QTest.keyClick(heads[0], Qt.Key.Key_Space)
    body = next(
        each
        for each in dialog.findChildren(QWidget)
        if each.accessibleName() == "1 file could not be read" and each is not heads[0]
    )
    assert body.isVisible()
    assert body.property("plainText") == "/x/b.pdf\n“b.pdf” is a PDF document. Copy its text."


def test_a_click_on_the_check_leaves_a_post_out(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(draft("A"), draft("B"))
    cell = table(dialog).visualRect(model(dialog).index(1, 0))
    place = cell.topLeft()
    place.setX(place.x() + 16)
    place.setY(cell.center().y())
    QTest.mouseClick(
        table(dialog).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert button(dialog).text() == "Import 1 post"


def test_three_hundred_posts_are_one_table(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(*(draft(f"Post {n}") for n in range(300)))
    QTest.keyClick(table(dialog), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table(dialog).currentIndex().row() == 299
    assert button(dialog).text() == "Import 300 posts"


def test_everything_that_takes_the_keyboard_has_a_name(open_preview: Open) -> None:
    dialog = open_preview(draft("A"))
    for each in dialog.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            assert each.accessibleName() or each.property("text"), each


def test_nothing_found_says_why_and_what_to_do(qtbot: QtBot) -> None:
    dialog = NothingFound(found())
    qtbot.addWidget(dialog)
    dialog.show()
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said[0] == "No post was found."
    for source in ("plain text", "feeds", "WordPress", "Readwise", "address"):
        assert any(source in text for text in said), source
    shown = [str(each.property("plainText")) for each in dialog.findChildren(QPlainTextEdit)]
    assert any("Copy its text." in text for text in shown)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
