import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.text.blocks import TextBuilder
from app.ui.dialogs.changes.dialog import ChangesDialog
from app.ui.dialogs.changes.version_flow import Fold, Paragraph, changes, folded, plain
from db.records import BlockKind
from db.versions import VersionLine, VersionText
from tests.gui.dialogs.using import opened, press, words

SAME = tuple(f"Paragraph {n} stays 🏮 e\u0301 שלום." for n in range(9))
FIRST = ("The harbour filled up.", *SAME, "Nobody paid, said Noor נור.")
SECOND = ("The old harbour filled up.", *SAME, "The cafe\u0301 paid, said Noor נור.")
THIRD = (*SECOND, "And that was all.")
TEXTS = {1: FIRST, 2: SECOND, 3: THIRD}
LINES = tuple(VersionLine(n, f"2026-01-0{n}T10:00:00Z", 40, n == 3) for n in TEXTS)


def version(number: int, *paragraphs: str) -> VersionText:
    builder = TextBuilder()
    for each in paragraphs:
        builder.block(BlockKind.PARAGRAPH, each)
    built = builder.build()
    return VersionText(number, f"2026-01-0{number}T10:00:00Z", built.text, built.blocks)


def told(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    """The paragraphs of what changed, removed words in [] and added ones in {}."""
    marks = {"same": "{}", "removed": "[{}]", "added": "{{{}}}"}
    found = changes(version(1, *old), version(2, *new)).paragraphs
    return ["".join(marks[run.kind].format(run.text) for run in each.runs) for each in found]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (("A cat 🏮 e\u0301.", "B נור."), ("A cat 🏮 e\u0301.", "B נור."), None),
        (("One cat ran.", "Two."), ("One dog ran.", "Two."), ["One [cat ]{dog }ran.", "Two."]),
        (("One.", "Gone נור.", "Two."), ("One.", "Two."), ["One.", "[Gone נור.]", "Two."]),
        (("One.", "Two."), ("One.", "Come 🏮.", "Two."), ["One.", "{Come 🏮.}", "Two."]),
        (("One cat.", "Gone e\u0301"), ("One cat.",), ["One cat.", "[Gone e\u0301]"]),
        (("One cat.",), ("One cat.", "Come e\u0301"), ["One cat.", "{Come e\u0301}"]),
    ],
)
def test_both_texts_are_told_as_one(
    old: tuple[str, ...], new: tuple[str, ...], shown: list[str] | None
) -> None:
    assert told(old, new) == (list(new) if shown is None else shown)


def test_a_word_at_an_end_keeps_a_blank_from_the_one_that_replaces_it() -> None:
    assert told(("It was red",), ("It was blue",)) == ["It was [red ]{blue}"]


WORDS = st.sampled_from(("harbour", "paid", "Noor", "נור", "cafe\u0301", "🏮", "it", "a"))
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: f"{' '.join(words)}.")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=6).map(tuple)


@given(old=PARAGRAPHS, new=PARAGRAPHS)
def test_what_is_told_holds_all_letters_of_both_texts_in_their_order(
    old: tuple[str, ...], new: tuple[str, ...]
) -> None:
    found = changes(version(1, *old), version(2, *new)).paragraphs
    for without, paragraphs in (("added", old), ("removed", new)):
        letters = "".join(run.text for each in found for run in each.runs if run.kind != without)
        assert "".join(letters.split()) == "".join("".join(paragraphs).split())


def test_a_paragraph_has_the_kind_of_its_block() -> None:
    builder = TextBuilder()
    builder.block(BlockKind.HEADING, "Arrival 🏮", 2)
    builder.block(BlockKind.QUOTE, "שלום e\u0301", 1)
    built = builder.build()
    old = VersionText(1, "", built.text, built.blocks)
    found = changes(old, VersionText(2, "", built.text, built.blocks))
    assert [(each.kind, each.level) for each in found.paragraphs] == [
        (BlockKind.HEADING, 2),
        (BlockKind.QUOTE, 1),
    ]
    assert found.old == plain(old)


def test_long_unchanged_stretches_are_folded_around_the_changes() -> None:
    shown = list(folded(changes(version(1, *FIRST), version(2, *SECOND)).paragraphs))
    folds = [each.count if isinstance(each, Fold) else each.is_changed for each in shown]
    assert folds == [True, False, 7, False, True]


def test_one_unchanged_paragraph_is_not_worth_a_fold() -> None:
    old, new = ("Red.", *SAME[:3], "Red."), ("Blue.", *SAME[:3], "Blue.")
    shown = list(folded(changes(version(1, *old), version(2, *new)).paragraphs))
    assert all(isinstance(each, Paragraph) for each in shown)


@pytest.fixture
def dialog(qtbot: QtBot, below: QWidget) -> ChangesDialog:
    """The dialog on a post with three versions, whose questions are answered at once."""
    made = ChangesDialog(below, "Lanterns 🏮", LINES)
    answer(made)
    made.ask()
    return opened(qtbot, made)


def answer(dialog: ChangesDialog) -> None:
    def compare(old: int, new: int) -> None:
        dialog.show_changes(changes(version(old, *TEXTS[old]), version(new, *TEXTS[new])))

    dialog.comparison_wanted.connect(compare)


def test_the_version_before_is_compared_with_the_present_one(dialog: ChangesDialog) -> None:
    assert (dialog.from_box.currentData(), dialog.to_box.currentData()) == (2, 3)
    assert dialog.counted == "1 change"
    assert dialog.view.text.toPlainText().endswith("And that was all.")
    assert "10 unchanged paragraphs" in dialog.view.text.toPlainText()


@pytest.mark.parametrize(("start", "first"), [(1, 1), (2, 2), (3, 2), (0, 2), (9, 2)])
def test_it_begins_with_the_version_that_is_asked_for(
    below: QWidget, start: int, first: int
) -> None:
    assert ChangesDialog(below, "Lanterns", LINES, start).from_box.currentData() == first


def test_other_versions_can_be_chosen(dialog: ChangesDialog) -> None:
    dialog.from_box.setFocus()
    press(dialog, Qt.Key.Key_Up)
    assert dialog.from_box.currentData() == 1
    assert dialog.counted == "3 changes"


def test_n_goes_through_the_changes_and_round(dialog: ChangesDialog) -> None:
    dialog.from_box.setCurrentIndex(0)
    said = []
    for _time in range(4):
        press(dialog, Qt.Key.Key_N)
        said.append(dialog.counted)
    assert said == ["change 1 of 3", "change 2 of 3", "change 3 of 3", "change 1 of 3"]
    press(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.counted == "change 3 of 3"


def test_the_change_one_is_at_stands_out(dialog: ChangesDialog) -> None:
    dialog.from_box.setCurrentIndex(0)
    assert dialog.view.text.extraSelections() == []
    seen = []
    for _time in range(3):
        press(dialog, Qt.Key.Key_N)
        seen += [each.cursor.selectedText() for each in dialog.view.text.extraSelections()]
    assert seen == ["old ", "Nobody The cafe\u0301 ", "And that was all."]


def test_removed_and_added_words_differ_in_more_than_colour(dialog: ChangesDialog) -> None:
    dialog.from_box.setCurrentIndex(0)
    forms = {
        word: dialog.view.text.document().find(word).charFormat()
        for word in ("old", "Nobody", "cafe\u0301")
    }
    assert forms["Nobody"].fontStrikeOut()
    underlined = QTextCharFormat.UnderlineStyle.SingleUnderline
    assert forms["old"].underlineStyle() is underlined
    assert forms["cafe\u0301"].underlineStyle() is underlined
    assert not forms["cafe\u0301"].fontStrikeOut()


def test_the_old_text_can_be_read_alone(dialog: ChangesDialog) -> None:
    dialog.from_box.setCurrentIndex(0)
    dialog.old_only.click()
    assert dialog.view.text.toPlainText() == "\n".join(FIRST)
    assert dialog.counted.startswith("version 1, ")
    assert not dialog.next_button.isEnabled()
    dialog.old_only.click()
    assert dialog.counted == "3 changes"


def test_the_same_words_are_said_to_be_the_same(dialog: ChangesDialog) -> None:
    dialog.from_box.setCurrentIndex(2)
    assert dialog.counted == "The words are the same."


def test_an_answer_that_comes_too_late_is_passed_over(dialog: ChangesDialog) -> None:
    dialog.show_changes(changes(version(1, *FIRST), version(2, *SECOND)))
    assert dialog.counted == "1 change"


def test_a_post_with_one_version_says_so(qtbot: QtBot, below: QWidget) -> None:
    made = ChangesDialog(below, "Lanterns 🏮", LINES[2:])
    asked: list[int] = []
    made.comparison_wanted.connect(lambda old, _new: asked.append(old))
    made.ask()
    opened(qtbot, made)
    assert "Nothing has changed" in words(made)
    assert not made.view.isVisible()
    press(made, Qt.Key.Key_N)
    assert asked == []
