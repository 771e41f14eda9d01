from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.importing.sheets import layout
from app.importing.sheets.sheet import Sheet
from app.importing.sheets.sheet_outcome import drafts
from app.ui.dialogs.form import Form
from app.ui.dialogs.split.editor import SplitEditor
from app.ui.dialogs.split.facts import FactsForm, LinkForm
from app.ui.dialogs.split.help import SplitHelp
from db.records import BlockKind, Draft, Reading, Suggestion
from tests.gui.dialogs.using import click, opened, press, told, type_over, words
from tests.unit.app.importing.sheet_readings import CAFE, LANTERNS, draft, sheet, two_posts

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
Open = Callable[..., SplitEditor]
# The rows of the sheet: 0 archive heading, 1 Lanterns, 2 text, 3 Second part, 4 text,
# 5 footer, 6 Boats, 7 text.


@pytest.fixture
def open_editor(qtbot: QtBot, below: QWidget) -> Open:
    """Opens the editor on two posts, or on a sheet of one's own."""

    def show(
        shown: Sheet | None = None, kinds: Sequence[tuple[str, str]] = (), kind: str = ""
    ) -> SplitEditor:
        return opened(qtbot, SplitEditor("page.txt", shown or sheet(), below, kinds, kind))

    return show


def keys(editor: SplitEditor, typed: str) -> None:
    """Type letters where the keyboard is, with "v" and "^" for Down and Up."""
    for each in typed:
        if each in "v^":
            press(editor, Qt.Key.Key_Down if each == "v" else Qt.Key.Key_Up)
        else:
            QTest.keyClicks(editor.focusWidget() or editor, each)


def found(editor: SplitEditor) -> list[Draft]:
    return list(drafts(editor.sheet))


def titles(editor: SplitEditor) -> list[str]:
    return [each.title for each in found(editor)]


def spoken(editor: SplitEditor, row: int) -> str:
    return str(editor.model.index(row).data(SPOKEN))


def row(editor: SplitEditor) -> int:
    return editor.blocks.currentIndex().row()


def form(qtbot: QtBot, kind: type[Form]) -> Form:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    made = QApplication.activeWindow()
    assert isinstance(made, kind)
    return made


def named(dialog: QWidget, name: str) -> QWidget:
    return next(each for each in dialog.findChildren(QWidget) if each.accessibleName() == name)


def test_it_shows_every_block_of_the_file_and_begins_at_the_first_post(open_editor: Open) -> None:
    editor = open_editor()
    assert spoken(editor, 0) == "Skipped. archive heading. Tag Archives: boats"
    assert spoken(editor, 1).startswith("Post 1: Lanterns. 2025-06-18 · Ada · boats")
    assert spoken(editor, 1).endswith("Because: date line below")
    assert spoken(editor, 3) == "Text. Second part. A post may begin here: short line"
    assert (row(editor), editor.model.rowCount()) == (1, 8)
    assert editor.blocks.hasFocus()


def test_s_splits_and_j_joins_again(open_editor: Open) -> None:
    editor = open_editor()
    keys(editor, "vvs")
    assert titles(editor) == ["Lanterns", "Second part", "Boats"]
    assert editor.said == "Post 2 begins here."
    assert row(editor) == 3
    keys(editor, "vj")  # from any block of the post
    assert titles(editor) == ["Lanterns", "Boats"]
    assert found(editor)[0].blocks[1].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("h", BlockKind.HEADING),
        ("b", BlockKind.ITEM),
        ("q", BlockKind.QUOTE),
        ("c", BlockKind.CAPTION),
        ("k", BlockKind.CODE),
    ],
)
def test_a_letter_makes_all_chosen_blocks_another_kind(
    open_editor: Open, key: str, kind: BlockKind
) -> None:
    editor = open_editor()
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Down, SHIFT)
    keys(editor, key)
    assert [block.kind for block in found(editor)[0].blocks[:2]] == [kind, kind]
    assert editor.blocks.rows() == [2, 3]
    keys(editor, "p")
    assert found(editor) == list(drafts(sheet()))


def test_t_makes_a_title_and_p_makes_it_text_again(open_editor: Open) -> None:
    editor = open_editor()
    keys(editor, "vvt")
    assert len(titles(editor)) == 3
    keys(editor, "p")
    assert found(editor) == list(drafts(sheet()))


def test_x_skips_and_takes_in_again(qtbot: QtBot, open_editor: Open) -> None:
    editor = open_editor()
    keys(editor, "vx")
    assert LANTERNS not in found(editor)[0].text
    assert spoken(editor, 2).startswith("Skipped. skipped by hand.")
    qtbot.waitUntil(lambda: editor.counted == "0 blocks unplaced · 8 blocks, 3 skipped")
    keys(editor, "x")
    assert found(editor) == list(drafts(sheet()))


def test_del_leaves_a_post_out_and_takes_it_in(qtbot: QtBot, open_editor: Open) -> None:
    editor = open_editor()
    press(editor, Qt.Key.Key_Delete)
    assert titles(editor) == ["Boats"]
    assert "left out" in spoken(editor, 1)
    qtbot.waitUntil(lambda: "1 post, 2 words" in words(editor))
    press(editor, Qt.Key.Key_Delete)
    assert titles(editor) == ["Lanterns", "Boats"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_what_is_said_of_a_post_is_edited_in_a_form(
    qtbot: QtBot, open_editor: Open, key: Qt.Key
) -> None:
    editor = open_editor()
    keys(editor, "v")
    press(editor, key)
    made = form(qtbot, FactsForm)
    for name, typed in (
        ("Title", "Lamps"), ("Date", "18 June 2024"), ("Address", "https://b.example/x"),
        ("Author", "Grace"), ("Labels", "light, boats"), ("Event", "Harbour Day"),
    ):  # fmt: skip
        type_over(named(made, name), typed)
    press(made, Qt.Key.Key_Return, CTRL)
    first = found(editor)[0]
    assert (first.title, first.published, first.author) == ("Lamps", "2024-06-18", "Grace")
    assert (first.labels, first.event) == (("light", "boats"), "Harbour Day")
    assert first.addresses[0].value == "https://b.example/x"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Title", " ", "The post has no title now."),
        ("Date", "yesterday", "“yesterday” is not a date."),
        ("Address", "javascript:alert(1)", "“javascript:alert(1)” is not a web address."),
        ("Event", "x" * 300, "has 300 letters"),
    ],
)
def test_what_cannot_be_said_of_a_post_is_told_in_the_form(
    qtbot: QtBot, open_editor: Open, name: str, typed: str, said: str
) -> None:
    editor = open_editor()
    press(editor, Qt.Key.Key_F2)
    made = form(qtbot, FactsForm)
    type_over(named(made, name), typed)
    press(made, Qt.Key.Key_Return, CTRL)
    assert said in made.problem_text
    assert found(editor) == list(drafts(sheet()))


def test_n_walks_the_suggestions_and_a_takes_one(open_editor: Open) -> None:
    hints = (Suggestion(0, 0, ("title case",)), Suggestion(0, 2))
    editor = open_editor(Sheet.of(replace(two_posts(), suggestions=hints), "page.txt"))
    assert button_named(editor, "2 suggestions").isVisible()
    visited = []
    for each in "nnn":
        keys(editor, each)
        visited.append(row(editor))
    press(editor, Qt.Key.Key_N, SHIFT)
    visited.append(row(editor))
    assert visited == [2, 4, 2, 4]
    keys(editor, "na")
    assert titles(editor)[0] == LANTERNS
    assert found(editor)[0].evidence == ("title case",)
    keys(editor, "a")
    assert editor.said.startswith("Nothing is suggested here")


def test_l_puts_the_label_of_the_archive_on_every_post(open_editor: Open) -> None:
    bare = tuple(replace(each, labels=()) for each in two_posts().drafts)
    editor = open_editor(Sheet.of(replace(two_posts(), drafts=bare)))
    keys(editor, "l")
    assert [each.labels for each in found(editor)] == [("boats",), ("boats",)]
    assert editor.said == "The label “boats” is on all posts."


def test_u_links_a_block_to_a_post_that_is_picked(qtbot: QtBot, open_editor: Open) -> None:
    editor = open_editor()
    press(editor, Qt.Key.Key_End)
    keys(editor, "u")
    made = form(qtbot, LinkForm)
    press(made, Qt.Key.Key_Return)
    [link] = found(editor)[1].links
    assert link.to_draft == 0
    assert editor.said == "Linked to post 1."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("j", "There is no post above the first one."),
        ("p", "The first post needs its title; T makes another line the title."),
        ("x", "The first post needs its title; Del leaves the whole post out."),
        ("s", "A post begins here already."),
        ("^h", "What stands above the first post is in none; S begins a post here."),
        ("^j", "This stands above the first post; S begins a post here."),
        ("u", "Only text of a post can be linked, and only to another post."),
        ("vp", "Nothing to change here."),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    open_editor: Open, typed: str, said: str
) -> None:
    editor = open_editor()
    keys(editor, typed)
    assert editor.said == said
    assert not editor.is_changed
    assert not button_named(editor, "Undo").isEnabled()


def test_everything_is_undone_and_done_again(open_editor: Open) -> None:
    editor = open_editor()
    keys(editor, "vvsvh")
    press(editor, Qt.Key.Key_Delete)
    after = editor.sheet
    for _step in range(3):
        press(editor, Qt.Key.Key_Z, CTRL)
    assert editor.sheet == sheet()
    for _step in range(3):
        press(editor, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editor.sheet == after


def test_ctrl_enter_hands_the_sheet_over(open_editor: Open) -> None:
    editor = open_editor()
    got = told(editor.accepted_sheet)
    keys(editor, "vvs")
    press(editor, Qt.Key.Key_Return, CTRL)
    [taken] = got
    assert isinstance(taken, Sheet)
    assert len(taken.titles) == 3
    assert editor.result() == QDialog.DialogCode.Accepted


def test_esc_closes_at_once_when_nothing_was_changed(open_editor: Open) -> None:
    editor = open_editor()
    press(editor, Qt.Key.Key_Escape)
    assert editor.result() == QDialog.DialogCode.Rejected
    assert not editor.isVisible()


def test_esc_asks_when_something_was_changed(open_editor: Open) -> None:
    editor = open_editor()
    got = told(editor.accepted_sheet)
    keys(editor, "vx")
    press(editor, Qt.Key.Key_Escape)
    assert "Throw away what you changed?" in words(editor)
    press(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    keys(editor, "x")  # the keyboard is back in the blocks, and nothing is lost now
    press(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert got == []


def test_thrown_away_nothing_is_handed_over(open_editor: Open) -> None:
    editor = open_editor()
    got = told(editor.accepted_sheet)
    keys(editor, "vx")
    press(editor, Qt.Key.Key_Escape)
    click(editor, "Throw away")
    assert not editor.isVisible()
    assert got == []


def test_f1_lists_every_key(qtbot: QtBot, open_editor: Open) -> None:
    editor = open_editor()
    press(editor, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), SplitHelp))
    shown = QApplication.activeWindow()
    assert isinstance(shown, SplitHelp)
    assert {"S", "J", "T", "H", "P", "B", "Q", "C", "X", "F2", "Del", "N", "A", "L", "U"} <= {
        key for each in shown.keys.shown for key in each.keys
    }
    press(shown, Qt.Key.Key_Escape)
    assert editor.isVisible()


def test_corrections_are_remembered_unless_the_person_says_no(open_editor: Open) -> None:
    editor = open_editor()
    box = editor.remember
    assert box.text() == "&Remember for Harbour Notes"
    assert not box.isEnabled()
    assert editor.learnt() is None
    keys(editor, "vx")
    assert box.isChecked()
    assert editor.learnt() == layout.learn(sheet(), editor.sheet)
    box.click()
    keys(editor, "vx")
    assert not box.isChecked()
    assert editor.learnt() is None


def test_the_file_is_read_as_another_kind_and_undo_brings_the_first_back(
    open_editor: Open,
) -> None:
    editor = open_editor(kinds=[("auto", "By itself"), ("plain", "One post")], kind="auto")
    got = told(editor.read_as)
    box = named(editor, "Read the file as")
    box.setFocus()
    press(editor, Qt.Key.Key_Down)
    assert got == ["plain"]
    editor.show_reading(Sheet.of(Reading((draft("One", CAFE),)), "page.txt"))
    assert titles(editor) == ["One"]
    press(editor, Qt.Key.Key_Z, CTRL)
    assert editor.sheet == sheet()


def test_the_posts_are_listed_with_what_may_be_wrong(qtbot: QtBot, open_editor: Open) -> None:
    editor = open_editor(Sheet.of(replace(two_posts(), remarks=("9 % was lost in “Boats”.",))))
    posts = editor.posts.list.model()
    qtbot.waitUntil(lambda: posts.rowCount() == 2)
    told_of = [str(posts.index(at, 0).data(SPOKEN)) for at in range(2)]
    assert told_of[0].startswith("1. Lanterns. 20 words · 2025-06-18. The harbour filled up 🏮")
    assert told_of[1].startswith("2. Boats. 2 words. no date. 9 % was lost in “Boats”.")
    keys(editor, "vvs")
    press(editor, Qt.Key.Key_F2)
    made = form(qtbot, FactsForm)
    type_over(named(made, "Title"), "Lanterns")
    press(made, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "same title as post 1" in str(posts.index(1, 0).data(SPOKEN)))


def test_a_post_of_the_list_is_gone_to(qtbot: QtBot, open_editor: Open) -> None:
    editor = open_editor()
    posts = editor.posts.list
    qtbot.waitUntil(lambda: posts.model().rowCount() == 2)
    place = posts.visualRect(posts.model().index(1, 0)).center()
    QTest.mouseClick(posts.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert row(editor) == 6
    assert editor.blocks.hasFocus()


@pytest.mark.parametrize(
    ("name", "typed"), [("Split here", "s"), ("Heading", "h"), ("Skip", "x"), ("Join above", "j")]
)
def test_a_button_does_what_its_key_does(open_editor: Open, name: str, typed: str) -> None:
    by_key, by_button = open_editor(), open_editor()
    for editor in (by_key, by_button):
        keys(editor, "vv")
    keys(by_key, typed)
    button_named(by_button, name).click()
    assert by_button.sheet == by_key.sheet


def test_ten_thousand_blocks_are_one_list(qtbot: QtBot, open_editor: Open) -> None:
    long = draft("Long", *(f"Line {n} 🏮 of a long post." for n in range(10_000)))
    editor = open_editor(Sheet.of(Reading((long,)), "page.txt"))
    press(editor, Qt.Key.Key_End)
    assert row(editor) == 10_000
    keys(editor, "s")
    qtbot.waitUntil(lambda: editor.counted.startswith("0 blocks unplaced · 10001 blocks, 0"))


def test_everything_that_takes_the_keyboard_has_a_name(open_editor: Open) -> None:
    editor = open_editor(kinds=[("auto", "By itself")])
    for each in editor.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            assert each.accessibleName() or each.property("text"), each


def button_named(editor: SplitEditor, name: str) -> QAbstractButton:
    return next(
        each for each in editor.findChildren(QAbstractButton) if each.accessibleName() == name
    )
