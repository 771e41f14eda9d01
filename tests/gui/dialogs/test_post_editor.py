from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.event_picker import EventChanges
from app.ui.dialogs.post_editor import PostEditor, PostEventsEditor, PostForm
from db.records import Post
from tests.gui.dialogs.using import opened, press, told, type_over, words
from tests.gui.some_themes import EVENTS

POST = Post(
    id=1, guid="p1", title="Lanterns 🏮 and cafe\u0301", text="Text", blocks=(), inlines=(),
    images=(), author="נועה", published="2025-11", printed="", language="en",
    url="https://harbour.example/lanterns", source="Harbour Notes", labels=("town", "light"),
    events=(EVENTS[0],), excerpt=False, version=1, added="2025-11-15T08:00:00Z", links=(),
    linked_from=(), highlights=(), note="",
)  # fmt: skip


def test_a_post_is_decided_as_it_was_when_nothing_is_changed(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, PostEditor(below, POST, EVENTS))
    decided = told(editor.decided)
    press(editor, Qt.Key.Key_Return)
    assert decided == [
        PostForm(
            POST.title, POST.author, "2025-11", POST.url, "en", ("town", "light"), EventChanges()
        )
    ]


def test_every_field_is_handed_out_as_it_was_typed(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, PostEditor(below, POST, EVENTS))
    decided = told(editor.decided)
    for field, typed in (
        (editor.title, "Lanterns"), (editor.author, ""), (editor.published, "2025-11-14"),
        (editor.language, "nl"), (editor.url, "https://b.example"),
        (editor.labels, "town, ,  a  b,town"),
    ):  # fmt: skip
        type_over(field, typed) if typed else editor.author.clear()
    type_over(editor.events, "Harvest Fair\r")
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decided == [
        PostForm(
            "Lanterns", "", "2025-11-14", "https://b.example", "nl", ("town", "a b"),
            EventChanges(put=frozenset({EVENTS[1].id})),
        )
    ]  # fmt: skip


def test_enter_in_the_filter_of_events_does_not_close_the_form(
    qtbot: QtBot, below: QWidget
) -> None:
    editor = opened(qtbot, PostEditor(below, POST, EVENTS))
    decided = told(editor.decided)
    type_over(editor.events, "River Swim\r")
    assert decided == []
    assert editor.decision().events == EventChanges(new=("River Swim",))


def test_a_title_and_a_date_are_asked_for_again(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, PostEditor(below, POST, EVENTS))
    decided = told(editor.decided)
    editor.title.clear()
    press(editor, Qt.Key.Key_Return)
    assert "no title" in editor.problem_text
    type_over(editor.title, "Lanterns")
    type_over(editor.published, "soon")
    press(editor, Qt.Key.Key_Return)
    assert "“soon” is not a date." in editor.problem_text
    assert decided == []


def test_several_posts_have_only_their_events_changed(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, PostEventsEditor(below, [{1}, {1, 2}, set()], EVENTS))
    decided = told(editor.decided)
    assert "Events of 3 posts" in words(editor)
    QTest.keyClicks(editor.events.line, "Harvest Fair\r")
    press(editor, Qt.Key.Key_Return)
    assert decided == [EventChanges(put=frozenset({2}))]
