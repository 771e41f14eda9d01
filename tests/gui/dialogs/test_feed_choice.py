from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.feeds.feed_choice import FeedChoice, TakenFeeds
from db.records import FeedLink
from tests.gui.dialogs.using import opened, press, told

FEEDS = (
    FeedLink("https://a.example/feed", "Harbour 🏮"),
    FeedLink("https://b.example/feed", "cafe\u0301", folder="Town"),
    FeedLink("https://c.example/feed", "בלוג", folder="Town/Port"),
    FeedLink("https://d.example/feed", "", folder="Town"),
)
ALL = [feed.address for feed in FEEDS]
MANY = tuple(FeedLink(f"https://b{n}.example/", f"Blog {n}", folder="B") for n in range(20))


def shown(dialog: FeedChoice) -> list[str]:
    """The names in view, each behind those of its folders."""
    found: list[str] = []

    def look(item: QTreeWidgetItem, path: str) -> None:
        for row in range(item.childCount()):
            child = item.child(row)
            assert child is not None
            if not child.isHidden():
                found.append(f"{path}{child.text(0)}")
                look(child, f"{path}{child.text(0)}/")

    look(dialog.tree.invisibleRootItem(), "")
    return found


def test_the_folders_of_the_list_are_kept(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, FEEDS, ALL))
    assert shown(dialog) == [
        "Harbour 🏮", "Town", "Town/cafe\u0301", "Town/Port", "Town/Port/בלוג",
        "Town/d.example/feed",
    ]  # fmt: skip


def test_enter_takes_what_is_ticked(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, FEEDS, ALL))
    taken = told(dialog.taken)
    press(dialog, Qt.Key.Key_Space)
    assert dialog.take_button.text() == "Take 3 feeds"
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert taken == [TakenFeeds(FEEDS[1:], fetch=True)]
    assert not dialog.isVisible()


def test_a_folder_is_ticked_with_all_that_is_in_it(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, FEEDS, [FEEDS[1].address]))
    press(dialog, Qt.Key.Key_Down)
    counts = []
    for _time in range(2):
        press(dialog, Qt.Key.Key_Space)
        counts.append(dialog.chosen)
    assert counts == [FEEDS[1:], ()]


def test_what_is_in_the_library_cannot_be_taken_again(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, FEEDS, ALL, known=[FEEDS[0].address]))
    assert dialog.chosen == FEEDS[1:]
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "in the library already"
    box = dialog.tree.visualItemRect(item).topLeft() + QPoint(10, 10)
    QTest.mouseClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert dialog.chosen == FEEDS[1:]


def test_nothing_ticked_is_nothing_to_take(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, FEEDS, []))
    taken = told(dialog.taken)
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (taken, dialog.isVisible()) == ([], True)
    assert not dialog.take_button.isEnabled()


def test_they_need_not_be_fetched_at_once(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, FEEDS, ALL))
    taken = told(dialog.taken)
    QTest.keyClick(dialog.fetch, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert taken == [TakenFeeds(FEEDS, fetch=False)]


def test_the_filter_narrows_and_forgets_no_tick(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, (*FEEDS, *MANY), ALL))
    QTest.keyClicks(dialog.focusWidget(), "HARB")
    assert shown(dialog) == ["Harbour 🏮"]
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Space)
    assert dialog.chosen == FEEDS[1:]


def test_a_few_feeds_need_no_filter(qtbot: QtBot, below: QWidget) -> None:
    assert opened(qtbot, FeedChoice(below, FEEDS, ALL)).filter.isHidden()


def test_esc_takes_nothing(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, FeedChoice(below, FEEDS, ALL))
    taken = told(dialog.taken)
    press(dialog, Qt.Key.Key_Escape)
    assert (taken, dialog.isVisible()) == ([], False)
