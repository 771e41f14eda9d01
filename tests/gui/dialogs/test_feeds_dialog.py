from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.feeds.feed_editor import FeedAdding, FeedEditor, FeedForm
from app.ui.dialogs.feeds.feed_words import fetched_words
from app.ui.dialogs.feeds.feeds_dialog import FeedsDialog
from app.ui.style import colours
from db.errors import Problem
from db.sources import Feed
from tests.gui.dialogs.using import opened, press, told, type_over, words

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def feed(number: int, name: str, folder: str = "", posts: int = 1, **told_of: str) -> Feed:
    return Feed(
        number, f"g{number}", name, f"https://f{number}.example/feed", "https://f.example", folder,
        posts, told_of.get("fetched", ""), told_of.get("problem", ""), "", "",
    )  # fmt: skip


FEEDS = (
    feed(1, "Harbour Notes 🏮", posts=41, fetched="2026-11-22T09:00:00Z"),
    feed(2, "cafe\u0301", posts=0),
    feed(3, "בלוג", "Town", fetched="2026-11-22T11:58:00Z", problem="“f3.example” is away."),
)


def rows(dialog: FeedsDialog) -> list[str]:
    """What a screen reader reads of the rows, of a folder its name."""
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text() for item in items]


def test_each_feed_is_read_out_with_its_posts_and_what_is_wrong(
    qtbot: QtBot, below: QWidget
) -> None:
    dialog = opened(qtbot, FeedsDialog(below, []))
    dialog.show_feeds(FEEDS, NOW)
    assert rows(dialog) == [
        "Harbour Notes 🏮, 41 posts, 3 hours ago, https://f1.example/feed",
        "cafe\u0301, 0 posts, not fetched yet, https://f2.example/feed",
        "Town",
        "בלוג, 1 post, 2 minutes ago, “f3.example” is away., https://f3.example/feed",
    ]
    assert "3 feeds · 1 could not be fetched the last time" in words(dialog)


@pytest.mark.parametrize(
    ("fetched", "said"),
    [
        ("", "not fetched yet"),
        ("2026-11-22T11:59:30Z", "just now"),
        ("2026-11-22T12:00:30Z", "just now"),
        ("2026-11-22T11:59:00Z", "1 minute ago"),
        ("2026-11-22T11:00:30Z", "59 minutes ago"),
        ("2026-11-22T11:00:00Z", "1 hour ago"),
        ("2026-11-21T12:00:01Z", "23 hours ago"),
        (
            "2026-11-10T12:00:00Z",
            QLocale().toString(QDate(2026, 11, 10), QLocale.FormatType.ShortFormat),
        ),
    ],
)
def test_when_a_feed_was_fetched_is_told_in_words(fetched: str, said: str) -> None:
    assert fetched_words(fetched, NOW) == said


@pytest.mark.parametrize(
    ("signal", "key"),
    [
        ("edit_wanted", Qt.Key.Key_F2),
        ("remove_wanted", Qt.Key.Key_Delete),
        ("site_wanted", Qt.Key.Key_O),
    ],
)
def test_a_key_is_about_the_chosen_feed(
    qtbot: QtBot, below: QWidget, signal: str, key: Qt.Key
) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    wanted = told(getattr(dialog, signal))
    press(dialog, Qt.Key.Key_Down)
    press(dialog, key)
    assert wanted == [FEEDS[1]]


def test_r_refreshes_one_and_f5_all(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    wanted = told(dialog.refresh_wanted)
    press(dialog, Qt.Key.Key_R)
    press(dialog, Qt.Key.Key_F5)
    assert wanted == [[FEEDS[0]], list(FEEDS)]


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Insert])
def test_a_feed_can_be_added(qtbot: QtBot, below: QWidget, key: Qt.Key) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    with qtbot.waitSignal(dialog.add_wanted):
        press(dialog, key)


def test_down_passes_over_the_name_of_a_folder(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Down)
    assert dialog.chosen == FEEDS[2]


def test_what_is_wrong_with_the_chosen_feed_is_told_in_full(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    assert dialog.problem_text == ""
    press(dialog, Qt.Key.Key_End)
    assert "“f3.example” is away." in dialog.problem_text
    press(dialog, Qt.Key.Key_Home)
    assert dialog.problem_text == ""


def test_the_next_feed_is_chosen_after_one_went(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    dialog.show_feeds(FEEDS[1:])
    assert dialog.chosen == FEEDS[1]
    dialog.show_feeds(FEEDS[2:])
    assert dialog.chosen == FEEDS[2]


def test_the_chosen_feed_stays_chosen_where_others_come(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS[1:]))
    dialog.show_feeds(FEEDS)
    assert dialog.chosen == FEEDS[1]


def test_without_a_feed_it_is_said_how_feeds_come(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, []))
    refreshed, added = told(dialog.refresh_wanted), []
    dialog.add_wanted.connect(lambda: added.append(True))
    assert "No feed is followed yet" in words(dialog)
    assert "OPML" in words(dialog)
    press(dialog, Qt.Key.Key_F5)
    press(dialog, Qt.Key.Key_R)
    press(dialog, Qt.Key.Key_Space)  # the keyboard is on “Add…”
    assert (refreshed, added) == ([], [True])


def test_what_was_done_is_said_in_place_of_the_number(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    dialog.say("3 new posts.")
    assert "3 new posts." in words(dialog)
    assert "3 feeds" not in words(dialog)
    dialog.show_problem(Problem("“cafe\u0301” is gone.", "Look again."))
    assert "3 feeds" in words(dialog)
    assert "“cafe\u0301” is gone. Look again." in dialog.problem_text


def test_a_broken_feed_is_painted_with_its_sign(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedsDialog(below, FEEDS))
    wanted = colours.of(dialog.palette()).error.rgb()
    for row, is_broken in ((0, False), (3, True)):
        place = dialog.list.visualItemRect(dialog.list.item(row))
        picture = dialog.list.viewport().grab(place).toImage()
        inked = {
            picture.pixelColor(x, y).rgb()
            for x in range(34) for y in range(picture.height())
        }  # fmt: skip
        assert any(_near(each, wanted) for each in inked) is is_broken


def _near(one: int, other: int) -> bool:
    parts = ((one >> shift & 255, other >> shift & 255) for shift in (0, 8, 16))
    return all(abs(first - second) < 40 for first, second in parts)


def test_a_new_feed_is_asked_for_by_its_address(qtbot: QtBot, below: QWidget) -> None:
    form = opened(qtbot, FeedAdding(below, ["Town"], "https://f1.example/feed"))
    decided = told(form.decided)
    type_over(form.folder, "Town")
    press(form, Qt.Key.Key_Return)
    assert decided == [FeedForm("Town", addresses=("https://f1.example/feed",))]


def test_a_feed_without_an_address_is_not_added(qtbot: QtBot, below: QWidget) -> None:
    form = opened(qtbot, FeedAdding(below))
    decided = told(form.decided)
    press(form, Qt.Key.Key_Return)
    assert "No address is given yet." in form.problem_text
    assert decided == []


def test_name_and_folder_of_a_feed_are_changed(qtbot: QtBot, below: QWidget) -> None:
    form = opened(qtbot, FeedEditor(below, "cafe\u0301", "Town", ["Town", ""]))
    decided = told(form.decided)
    QTest.keyClicks(form.focusWidget(), "Cafe")
    type_over(form.folder, " ")
    press(form, Qt.Key.Key_Return)
    assert decided == [FeedForm("", name="Cafe")]


def test_a_feed_keeps_a_name(qtbot: QtBot, below: QWidget) -> None:
    form = opened(qtbot, FeedEditor(below, "cafe\u0301", ""))
    decided = told(form.decided)
    type_over(form.name, " ")
    press(form, Qt.Key.Key_Return)
    assert "The feed has no name yet." in form.problem_text
    assert decided == []
