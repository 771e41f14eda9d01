"""The preview of many posts: filter, order, ticks, undo, another reading of a file."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.importing.found_posts import FoundPosts
from app.importing.read_file import ReadFile
from app.importing.standing import Standing
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.preview.form import FoundPostForm
from app.ui.dialogs.preview.model import Column, PreviewModel
from app.ui.dialogs.preview.table import PreviewTable
from db.records import (
    Address,
    AddressKind,
    Block,
    BlockKind,
    Draft,
    ForeignHighlight,
    Publication,
    Span,
)

TEXT = "The harbour filled up 🏮 before dusk, cafe\u0301, שלום."
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., ImportPreview]


def draft(number: int) -> Draft:
    blocks = (Block(Span(0, len(TEXT)), BlockKind.PARAGRAPH),)
    url = Address(AddressKind.URL, f"https://harbour.example/{number}")
    return Draft(
        f"Post {number}",
        TEXT,
        blocks,
        published=f"20{10 + number:02}-06",
        addresses=(url,),
        labels=("quay",) if number % 2 else (),
    )


def read(name: str, drafts: Sequence[Draft]) -> ReadFile:
    return ReadFile(f"/x/{name}", name, "application/feed", b"x", "a", tuple(drafts))


MANY = tuple(draft(number) for number in range(10))


@pytest.fixture
def open_preview(qtbot: QtBot) -> Open:
    """Shows the preview of one or several files."""

    def show(
        *files: Sequence[Draft],
        standings: Sequence[Sequence[Standing]] = (),
        carried: Sequence[Sequence[int]] = (),
    ) -> ImportPreview:
        found = FoundPosts(tuple(read(f"{n}.xml", file) for n, file in enumerate(files)))
        told = standings or [[Standing.NEW] * len(file) for file in files]
        dialog = ImportPreview(found, told, ["Lantern Week"], None, carried)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
            dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
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


def titles(dialog: ImportPreview) -> list[str]:
    """What the rows show."""
    rows = model(dialog)
    return [str(rows.index(row, Column.TITLE).data()) for row in range(rows.rowCount())]


def spoken(dialog: ImportPreview) -> list[str]:
    """What a screen reader says of each row."""
    rows, role = model(dialog), Qt.ItemDataRole.AccessibleTextRole
    return [str(rows.index(row, Column.TITLE).data(role)) for row in range(rows.rowCount())]


def button(dialog: ImportPreview) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.isDefault())


def named(dialog: QWidget, name: str) -> QWidget:
    return next(
        each for each in dialog.findChildren(QWidget) if each.accessibleName().startswith(name)
    )


def all_shown(dialog: ImportPreview) -> QCheckBox:
    box = dialog.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    return box


def words(dialog: QWidget) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def press(
    dialog: ImportPreview,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(dialog.focusWidget(), key, held)


def type_into_cell(qtbot: QtBot, dialog: ImportPreview, typed: str) -> None:
    """Fill the cell that is being edited, and press Enter."""
    [field] = table(dialog).viewport().findChildren(QLineEdit)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    editing = QAbstractItemView.State.EditingState
    qtbot.waitUntil(lambda: table(dialog).state() is not editing)


@pytest.mark.parametrize(("count", "is_shown"), [(8, False), (9, True)])
def test_the_filter_comes_with_more_posts_than_one_sees(
    open_preview: Open, count: int, is_shown: bool
) -> None:
    dialog = open_preview([draft(number) for number in range(count)])
    assert all_shown(dialog).isVisible() is is_shown


def test_each_letter_typed_shows_fewer_posts(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(dialog.focusWidget(), "quay 7")
    assert titles(dialog) == ["Post 7"]
    assert all_shown(dialog).text() == "&All shown (1)"
    assert button(dialog).text() == "Import 10 posts"


def test_enter_in_the_filter_goes_to_the_posts_and_imports_nothing(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(dialog.focusWidget(), "quay")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is table(dialog)


def test_esc_shows_all_posts_again_before_it_closes(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(dialog.focusWidget(), "Post 7")
    press(dialog, Qt.Key.Key_Escape)
    assert len(titles(dialog)) == 10
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_current_post_stays_the_current_one_while_letters_are_typed(
    open_preview: Open,
) -> None:
    dialog = open_preview(MANY)
    for _row in range(7):
        press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(dialog.focusWidget(), "quay")
    assert titles(dialog)[table(dialog).row] == "Post 7"


def test_dates_narrow_the_posts(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    QTest.keyClicks(named(dialog, "Show posts of these dates"), "2012..2013")
    assert titles(dialog) == ["Post 2", "Post 3"]


def test_what_is_no_date_is_said_when_the_field_is_left(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    field = named(dialog, "Show posts of these dates")
    field.setFocus()
    QTest.keyClicks(field, "soon")
    assert len(titles(dialog)) == 10
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert dialog.said.startswith("“soon” is no date.")


def test_the_states_are_chosen_by_the_keyboard(open_preview: Open) -> None:
    kinds = [Standing.NEW] * 8 + [Standing.HERE, Standing.NEWER]
    dialog = open_preview(MANY, standings=[kinds])
    box = named(dialog, "Show posts that are")
    assert isinstance(box, QComboBox)
    box.setFocus()
    seen = {}
    for _step in range(5):
        QTest.keyClick(box, Qt.Key.Key_Down)
        seen[box.currentText()] = titles(dialog)
    assert seen["Changed"] == ["Post 9"]
    assert seen["Already here"] == ["Post 8"]
    assert seen["Left out"] == []
    assert len(seen["New"]) == 8


def test_ctrl_shift_a_takes_all_shown_in_or_leaves_them_out(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(dialog.focusWidget(), "quay")
    press(dialog, Qt.Key.Key_A, CTRL | SHIFT)
    assert button(dialog).text() == "Import 5 posts"
    assert all_shown(dialog).checkState() is Qt.CheckState.Unchecked
    press(dialog, Qt.Key.Key_A, CTRL | SHIFT)
    assert button(dialog).text() == "Import 10 posts"


def test_with_some_left_out_the_tick_is_half_and_takes_all_in(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_Space)
    assert all_shown(dialog).checkState() is Qt.CheckState.PartiallyChecked
    QTest.keyClick(all_shown(dialog), Qt.Key.Key_Space)
    assert button(dialog).text() == "Import 10 posts"
    assert all_shown(dialog).checkState() is Qt.CheckState.Checked


def test_a_ticked_post_does_not_vanish_under_the_keyboard(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_Space)
    box = named(dialog, "Show posts that are")
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_End)
    assert titles(dialog) == ["Post 0"]
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    assert titles(dialog) == ["Post 0"]
    assert button(dialog).text() == "Import 10 posts"


def test_clicks_on_a_head_sort_one_way_the_other_and_not_at_all(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    head = table(dialog).horizontalHeader()
    place = head.rect().center()
    place.setX(head.sectionViewportPosition(Column.DATE) + 10)
    seen = []
    for _click in range(3):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(titles(dialog)[0])
    assert seen == ["Post 9", "Post 0", "Post 0"]
    assert not head.isSortIndicatorShown()


def test_undo_and_redo_go_through_ticks_and_edits(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_F2)
    type_into_cell(qtbot, dialog, "Heron")
    assert titles(dialog)[0] == "Heron"
    press(dialog, Qt.Key.Key_Z, CTRL)
    assert (titles(dialog)[0], button(dialog).text()) == ("Post 0", "Import 9 posts")
    press(dialog, Qt.Key.Key_Z, CTRL)
    assert button(dialog).text() == "Import 10 posts"
    press(dialog, Qt.Key.Key_Z, CTRL)
    assert dialog.said == "There is nothing to undo."
    press(dialog, Qt.Key.Key_Z, CTRL | SHIFT)
    press(dialog, Qt.Key.Key_Z, CTRL | SHIFT)
    assert (titles(dialog)[0], button(dialog).text()) == ("Heron", "Import 9 posts")


def test_the_letters_of_the_event_of_all_are_undone_at_once(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    field = named(dialog, "Event of all posts")
    QTest.keyClicks(field, "Lantern Week")
    table(dialog).setFocus()
    press(dialog, Qt.Key.Key_Z, CTRL)
    assert model(dialog).draft(3).event == ""
    assert field.property("text") == ""
    press(dialog, Qt.Key.Key_Z, CTRL | SHIFT)
    assert model(dialog).draft(3).event == "Lantern Week"
    assert field.property("text") == "Lantern Week"


def test_labels_are_a_list_with_commas(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(MANY)
    dialog.resize(1160, 700)  # narrower there is no room for labels
    for _step in range(2):
        press(dialog, Qt.Key.Key_Right)
    press(dialog, Qt.Key.Key_F2)
    type_into_cell(qtbot, dialog, " choir , quay,choir,")
    assert model(dialog).draft(0).labels == ("choir", "quay")


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F2, SHIFT)],
)
def test_all_that_is_said_of_a_post_is_edited_in_a_form(
    qtbot: QtBot, open_preview: Open, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    dialog = open_preview(MANY)
    press(dialog, key, held)
    form = dialog.findChild(FoundPostForm)
    assert isinstance(form, FoundPostForm)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.author.setFocus()
    QTest.keyClicks(form.author, "K. Lindqvist")
    form.url.setFocus()
    QTest.keyClick(form.url, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(form.url, "https://quay.example/new")
    QTest.keyClick(form.url, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not form.isVisible())
    changed = model(dialog).draft(0)
    assert changed.author == "K. Lindqvist"
    assert changed.addresses[0].value == "https://quay.example/new"
    assert (changed.title, changed.published) == ("Post 0", "2010-06")


def test_changes_are_asked_about_before_esc_throws_them_away(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Throw away what you changed?" in words(dialog)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.focusWidget() is table(dialog)
    press(dialog, Qt.Key.Key_Escape)
    QTest.keyClick(named(dialog, "Throw away"), Qt.Key.Key_Space)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_changed_posts_are_chosen_and_say_what_becomes_of_highlights(open_preview: Open) -> None:
    kinds = [Standing.NEWER, Standing.NEWER, Standing.NEWER, Standing.FULL]
    dialog = open_preview(MANY[:4], standings=[kinds], carried=[[3, 0]])
    assert spoken(dialog) == [
        "Post 0, Newer text; 3 highlights will be carried over, chosen",
        "Post 1, Newer text of a post that is here, chosen",
        "Post 2, Newer text of a post that is here, chosen",
        "Post 3, Whole text for the beginning that is here, chosen",
    ]
    assert "4 changed" in words(dialog)


@pytest.mark.parametrize(
    ("publication", "said"),
    [
        (Publication.DRAFT, "A draft, not published"),
        (Publication.PAGE, "A page of the blog, not a post"),
        (Publication.PRIVATE, "Private, not published"),
        (Publication.SCHEDULED, "Scheduled, not published yet"),
    ],
)
def test_what_is_not_published_is_left_out_until_a_person_takes_it_in(
    open_preview: Open, publication: Publication, said: str
) -> None:
    blocks = (Block(Span(0, len(TEXT)), BlockKind.PARAGRAPH),)
    dialog = open_preview(
        [Draft("A", TEXT, blocks, publication=publication)], standings=[[Standing.FULL]]
    )
    assert spoken(dialog) == [f"A, {said} · Whole text for the beginning that is here, left out"]
    assert said in words(dialog)
    press(dialog, Qt.Key.Key_Space)
    assert button(dialog).text() == "Import 1 post"


def test_a_post_that_is_here_can_bring_highlights(open_preview: Open) -> None:
    blocks = (Block(Span(0, len(TEXT)), BlockKind.PARAGRAPH),)
    quoted = Draft("A", TEXT, blocks, highlights=(ForeignHighlight("The harbour"),) * 2)
    dialog = open_preview([quoted], standings=[[Standing.HERE]])
    assert spoken(dialog) == ["A, Already in the library; brings 2 highlights, chosen"]
    assert button(dialog).isEnabled()
    assert "Brings 2 highlights" in words(dialog)


def test_the_split_of_the_current_files_is_asked_for(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(MANY[:2], MANY[2:4])
    dialog.let_split([1])
    press(dialog, Qt.Key.Key_E, CTRL)  # not of the first file
    for _row in range(2):
        press(dialog, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.split_wanted) as wanted:
        press(dialog, Qt.Key.Key_E, CTRL)
    assert wanted.args == [1]


def test_another_split_takes_the_place_of_a_file_and_keeps_the_changes_of_others(
    open_preview: Open,
) -> None:
    dialog = open_preview(MANY[:2], MANY[2:4])
    press(dialog, Qt.Key.Key_Space)
    dialog.replace_file(1, read("1.xml", MANY[4:7]), [Standing.NEW] * 2 + [Standing.HERE], [])
    assert titles(dialog) == ["Post 0", "Post 1", "Post 4", "Post 5", "Post 6"]
    assert button(dialog).text() == "Import 3 posts"
    press(dialog, Qt.Key.Key_Z, CTRL)
    assert titles(dialog) == ["Post 0", "Post 1", "Post 2", "Post 3"]
    assert button(dialog).text() == "Import 3 posts"


def test_a_filter_that_is_not_in_view_any_more_hides_nothing(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(dialog.focusWidget(), "Post 7")
    dialog.replace_file(0, read("0.xml", MANY[:3]), [Standing.NEW] * 3)
    assert titles(dialog) == ["Post 0", "Post 1", "Post 2"]
    assert not all_shown(dialog).isVisible()
    table(dialog).setFocus()
    press(dialog, Qt.Key.Key_Z, CTRL)
    assert len(titles(dialog)) == 10
    assert all_shown(dialog).isVisible()


def test_a_file_for_the_split_has_all_posts_as_they_were_changed(open_preview: Open) -> None:
    dialog = open_preview(MANY[:2])
    press(dialog, Qt.Key.Key_Space)
    QTest.keyClicks(named(dialog, "Event of all posts"), "Lantern Week")
    events = [each.event for each in dialog.file_as_changed(0).drafts]
    assert events == ["Lantern Week", "Lantern Week"]


def test_a_single_file_can_be_read_as_another_kind(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(MANY[:2])
    dialog.offer_kinds([("text/plain", "Plain text"), ("application/feed", "Feed")])
    box = named(dialog, "Read the file as")
    assert isinstance(box, QComboBox)
    assert (box.isVisible(), box.currentText()) == (True, "Feed")
    with qtbot.waitSignal(dialog.read_as_wanted) as wanted:
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert wanted.args == [0, "text/plain"]
    dialog.refuse("That is no plain text.")
    assert (box.currentText(), dialog.said) == ("Feed", "That is no plain text.")


def test_several_files_are_not_read_as_another_kind(open_preview: Open) -> None:
    dialog = open_preview(MANY[:2], MANY[2:4])
    dialog.offer_kinds([("text/plain", "Plain text"), ("application/feed", "Feed")])
    assert not named(dialog, "Read the file as").isVisible()


def test_a_narrow_table_gives_up_labels_before_titles(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    dialog.resize(1160, 700)
    assert not table(dialog).isColumnHidden(Column.LABELS)
    dialog.resize(760, 600)
    assert table(dialog).isColumnHidden(Column.LABELS)
    assert not table(dialog).isColumnHidden(Column.EVENT)


def test_when_no_post_fits_nothing_is_shown_and_keys_do_no_harm(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    press(dialog, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(dialog.focusWidget(), "nowhere")
    press(dialog, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_E, Qt.Key.Key_F2, Qt.Key.Key_Return):
        press(dialog, key)
    press(dialog, Qt.Key.Key_E, CTRL)
    press(dialog, Qt.Key.Key_A, CTRL | SHIFT)
    assert titles(dialog) == []
    assert button(dialog).text() == "Import 10 posts"


def test_everything_that_takes_the_keyboard_has_a_name(open_preview: Open) -> None:
    dialog = open_preview(MANY)
    dialog.let_split([0])
    for each in dialog.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            assert each.accessibleName() or each.property("text"), each
