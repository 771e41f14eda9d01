import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.twins.twin_card import TwinCard, TwinSide
from app.ui.dialogs.twins.twin_words import LEFT_OUT, Piece, compared
from app.ui.dialogs.twins.twins_dialog import PostMerging, TwinsDialog
from app.ui.style import colours
from db.errors import Problem
from db.records import PostLine
from db.twins import TwinPair
from tests.gui.dialogs.using import opened, press, told, words

FIRST = "Lanterns 🏮 were lit before dusk, said נור in the cafe\u0301."
SECOND = "Lanterns 🏮 were lit after dark, said נור in the cafe\u0301."


def line(number: int, title: str, *, highlights: int = 0, excerpt: bool = False) -> PostLine:
    return PostLine(
        number, f"g{number}", title, "Noor", "2025-06-18", "Harbour", 10, excerpt, highlights, ""
    )


PAIRS = (
    TwinPair(line(4, "Lanterns 🏮"), line(1, "Lanterns"), 0.9876),
    TwinPair(line(5, "cafe\u0301"), line(2, "קפה"), 0.9),
)


@pytest.fixture
def dialog(qtbot: QtBot, below: QWidget) -> TwinsDialog:
    made = opened(qtbot, TwinsDialog(below))
    made.show_pairs(PAIRS)
    return made


def shown(card: TwinCard) -> str:
    return card.text.toPlainText()


def own(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text.strip() for piece in pieces if piece.is_own]


def test_both_are_shown_with_how_much_they_are_alike(dialog: TwinsDialog) -> None:
    assert dialog.said == "Pair 1 of 2 · 98 % alike"
    assert [card.state for card in dialog.cards] == ["Goes to the trash", "Stays"]
    assert dialog.cards[0].words == "Lanterns 🏮\n10 words · 0 highlights"


def test_the_texts_are_asked_for_and_shown(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, TwinsDialog(below))
    wanted = told(dialog.texts_wanted)
    dialog.show_pairs(PAIRS)
    assert wanted == [PAIRS[0]]
    both = compared(FIRST, SECOND)
    dialog.show_sides(
        PAIRS[0],
        TwinSide("Harbour · 2025", ("https://a.example/x/", "http://b.example"), both.first),
        TwinSide("Upland", (), both.second),
    )
    assert [shown(card) for card in dialog.cards] == [FIRST, SECOND]
    assert "Harbour · 2025" in dialog.cards[0].words
    assert dialog.cards[0].words.endswith("a.example/x\nb.example")


def test_texts_that_come_too_late_are_not_shown_at_another_pair(dialog: TwinsDialog) -> None:
    press(dialog, Qt.Key.Key_Down)
    side = TwinSide("", (), (Piece(FIRST),))
    dialog.show_sides(PAIRS[0], side, side)
    assert shown(dialog.cards[0]) == ""


def test_words_of_one_text_alone_are_tinted_and_underlined(dialog: TwinsDialog) -> None:
    both = compared(FIRST, SECOND)
    dialog.show_sides(PAIRS[0], TwinSide("", (), both.first), TwinSide("", (), both.second))
    cursor = dialog.cards[0].text.textCursor()
    cursor.setPosition(len("Lanterns ## were lit bef"))
    form = cursor.charFormat()
    tint = colours.of(dialog.palette()).theme(0).tint
    assert (form.fontUnderline(), form.background().color()) == (True, tint)
    cursor.setPosition(3)
    assert not cursor.charFormat().fontUnderline()


def test_left_and_right_say_which_stays_and_m_merges(dialog: TwinsDialog) -> None:
    wanted = told(dialog.merge_wanted)
    press(dialog, Qt.Key.Key_M)
    press(dialog, Qt.Key.Key_Left)
    assert [card.state for card in dialog.cards] == ["Stays", "Goes to the trash"]
    press(dialog, Qt.Key.Key_Left)
    press(dialog, Qt.Key.Key_M)
    press(dialog, Qt.Key.Key_Right)
    press(dialog, Qt.Key.Key_M)
    assert wanted == [PostMerging(4, 1), PostMerging(1, 4), PostMerging(4, 1)]


def test_a_click_on_a_post_lets_it_stay(dialog: TwinsDialog) -> None:
    QTest.mouseClick(dialog.cards[0], Qt.MouseButton.LeftButton)
    assert dialog.merging == PostMerging(1, 4)


def test_b_keeps_both(dialog: TwinsDialog) -> None:
    wanted = told(dialog.both_wanted)
    press(dialog, Qt.Key.Key_B)
    assert wanted == [PAIRS[0]]


def test_up_and_down_go_round_the_pairs(dialog: TwinsDialog) -> None:
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(dialog, key)
        seen.append(dialog.pair)
    assert seen == [PAIRS[1], PAIRS[0], PAIRS[1]]


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (line(4, "a"), line(1, "b"), 1),
        (line(4, "a", highlights=2), line(1, "b", highlights=1), 4),
        (line(4, "a"), line(1, "b", excerpt=True, highlights=3), 4),
        (line(4, "a", excerpt=True, highlights=3), line(1, "b"), 1),
    ],
    ids=["was here", "more highlights", "whole", "whole, here"],
)
def test_the_better_one_stays_if_nobody_says(
    qtbot: QtBot, below: QWidget, first: PostLine, second: PostLine, stays: int
) -> None:
    dialog = opened(qtbot, TwinsDialog(below))
    dialog.show_pairs([TwinPair(first, second, 1.0)])
    assert dialog.merging is not None
    assert dialog.merging.stays_id == stays


def test_the_next_pair_is_shown_after_one_was_decided(dialog: TwinsDialog) -> None:
    dialog.show_pairs(PAIRS[1:])
    assert (dialog.pair, dialog.said) == (PAIRS[1], "Pair 1 of 1 · 90 % alike")


def test_the_person_stays_at_the_pair_they_look_at(dialog: TwinsDialog) -> None:
    press(dialog, Qt.Key.Key_Down)
    dialog.show_pairs((TwinPair(line(8, "x"), line(9, "y"), 0.99), *PAIRS))
    assert dialog.pair == PAIRS[1]


def test_without_a_pair_it_is_said_so_and_no_key_does_anything(dialog: TwinsDialog) -> None:
    merged, kept = told(dialog.merge_wanted), told(dialog.both_wanted)
    dialog.show_pairs([])
    assert "No two posts wait for a decision" in words(dialog)
    for key in (Qt.Key.Key_M, Qt.Key.Key_B, Qt.Key.Key_Down, Qt.Key.Key_Left):
        press(dialog, key)
    assert (merged, kept) == ([], [])
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_what_could_not_be_done_is_told_in_its_place(dialog: TwinsDialog) -> None:
    dialog.show_problem(Problem("“Lanterns” was highlighted meanwhile.", "Join them again."))
    assert "Join them again." in dialog.problem_text


# The words that are shown


def test_the_differences_of_long_texts_are_shown_with_words_around_them() -> None:
    same = "The same words again and again. " * 100
    both = compared(f"{same}Before dusk. {same}", f"{same}After dark. {same}")
    assert own(both.first) == ["Before dusk"]
    assert own(both.second) == ["After dark"]
    for side in (both.first, both.second):
        text = "".join(piece.text for piece in side)
        assert len(text) < 700
        assert text.startswith("The same words")
        assert text.count(LEFT_OUT) == 2


def test_very_different_texts_are_cut_at_an_end() -> None:
    both = compared("a b c d " * 4_000, "w x y z " * 4_000)
    assert all(sum(len(piece.text) for piece in side) < 6_100 for side in (both.first, both.second))


_WORD = st.sampled_from(["lantern", "🏮", "cafe\u0301", "נור", "dusk.", "\n", "a"])


@settings(max_examples=60)
@given(st.lists(_WORD, max_size=60), st.lists(_WORD, max_size=60))
def test_what_is_shown_of_short_texts_is_all_of_them(first: list[str], second: list[str]) -> None:
    one, other = " ".join(first)[:180], " ".join(second)[:180]
    both = compared(one, other)
    assert "".join(piece.text for piece in both.first) == one
    assert "".join(piece.text for piece in both.second) == other
