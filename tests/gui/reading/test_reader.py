from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.reading.reader import Reader
from db.records import Progress, Span, State
from tests.gui.reading.posts_to_read import highlighted, lantern_post, long_post, marked_post
from tests.gui.reading.seen_in_reader import chosen, down, offset_of

Key, Keyboard = Qt.Key, Qt.KeyboardModifier


def test_an_opened_post_begins_at_its_title_with_the_caret_before_the_first_letter(
    reader: Reader,
) -> None:
    reader.show_post(lantern_post())
    assert reader.progress() == Progress(0, 0)
    assert (down(reader), reader.selected()) == (0, Span(0, 0))


@pytest.mark.parametrize("words", ["Paragraph 3 begins", "Paragraph 60", "Paragraph 110"])
def test_a_post_opens_where_someone_stopped_reading(reader: Reader, words: str) -> None:
    post = long_post()
    reader.show_post(post)
    reader.go_to(offset_of(reader, words))
    stopped = reader.progress()
    reader.show_post(None)
    reader.show_post(post, stopped)
    assert reader.progress() == stopped
    reader.show_post(post, stopped)
    assert reader.progress() == stopped


def test_a_very_long_post_opens_near_its_end(reader: Reader) -> None:
    post = long_post(2500)
    assert len(post.text.split()) > 90_000
    reader.show_post(post, Progress(len(post.text), post.text.index("Paragraph 2400")))
    assert reader.progress() == Progress(len(post.text), post.text.index("Paragraph 2400"))


def test_without_a_post_there_is_nothing_to_read_or_select(reader: Reader) -> None:
    reader.show_post(lantern_post())
    reader.show_post(None)
    assert (reader.post, reader.toPlainText(), reader.quote_with_source()) == (None, "", "")
    assert reader.progress() == Progress(0, 0)
    reader.grow_selection()
    reader.next_place()
    assert reader.selected() == Span(0, 0)
    assert reader.accessibleName() == "No post is open"


def test_a_screen_reader_is_told_title_source_and_date(reader: Reader) -> None:
    reader.show_post(replace(lantern_post(), excerpt=True))
    assert reader.accessibleName() == "What we learned from the Lantern Evening"
    for fact in ("A. Novak", "Harbour Notes", "14 November 2025", "Only the beginning"):
        assert fact in reader.accessibleDescription()


def test_new_facts_are_shown_without_moving_the_page(reader: Reader) -> None:
    post = long_post()
    reader.show_post(post)
    reader.go_to(offset_of(reader, "Paragraph 60"))
    before = reader.progress()
    reader.show_facts(replace(post, title="A new title " * 30, starred=True))
    assert reader.progress() == before
    assert reader.accessibleDescription().startswith("Starred")


# Keys


def test_keys_select_and_copy_plain_words(reader: Reader) -> None:
    reader.show_post(lantern_post())
    for _ in range(3):
        QTest.keyClick(reader, Key.Key_Right, Keyboard.ControlModifier | Keyboard.ShiftModifier)
    assert chosen(reader) == "The square 🏮 "
    QTest.keyClick(reader, Key.Key_C, Keyboard.ControlModifier)
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert QGuiApplication.clipboard().text() == "The square 🏮 "


def test_nothing_can_be_typed_into_a_post(reader: Reader) -> None:
    reader.show_post(lantern_post())
    before = reader.document().toRawText()
    QTest.keyClicks(reader, "hello")
    QTest.keyClick(reader, Key.Key_Delete)
    QTest.keyClick(reader, Key.Key_V, Keyboard.ControlModifier)
    assert reader.document().toRawText() == before


def test_a_selection_grows_and_shrinks_without_scrolling(reader: Reader) -> None:
    reader.show_post(long_post())
    reader.go_to(offset_of(reader, "river"))
    before = down(reader)
    grown = []
    for _ in range(4):
        reader.grow_selection()
        grown.append(chosen(reader))
    assert reader.post is not None
    assert grown[0] == "river"
    assert grown[1].startswith("Lanterns 🏮")
    assert grown[3] == reader.post.text
    reader.shrink_selection()
    assert chosen(reader) == grown[2]
    assert down(reader) == before


def test_escape_drops_the_selection_then_leaves_the_highlight_then_goes_on(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.show_post(marked_post())
    reader.select(Span(0, 3))
    QTest.keyClick(reader, Key.Key_Escape)
    assert (chosen(reader), reader.focused_highlight) == ("", 1)
    QTest.keyClick(reader, Key.Key_Escape)
    assert reader.focused_highlight == 0
    assert reader.step_back() is False


# Highlights and places


def test_the_caret_focuses_the_innermost_highlight_it_comes_into(reader: Reader) -> None:
    reader.show_post(marked_post())
    focused: list[int] = []
    reader.highlight_focused.connect(focused.append)
    reader.go_to(offset_of(reader, "quiet"))
    for words in ("filled", "square", "Arrival", "We followed"):
        reader.go_to(offset_of(reader, words))
    assert focused == [0, 1, 2, 0, 3]


def test_keys_go_from_highlight_to_highlight_and_stop_at_the_ends(reader: Reader) -> None:
    reader.show_post(marked_post())
    reader.go_to(offset_of(reader, "Behind"))
    assert reader.next_highlight()
    assert reader.focused_highlight == 3
    assert not reader.next_highlight()
    assert reader.previous_highlight()
    assert reader.focused_highlight == 2
    assert reader.selected() == Span(4, 4)
    assert reader.previous_highlight()
    assert reader.focused_highlight == 1
    assert not reader.previous_highlight()


def test_a_highlight_far_away_comes_into_view_with_what_is_before_it(reader: Reader) -> None:
    post = long_post()
    reader.show_post(replace(post, highlights=highlighted(post, "Paragraph 60 begins")))
    reader.go_to_highlight(1)
    area = reader.cursorRect()
    assert 60 < area.top() < 300
    assert reader.focused_highlight == 1


def test_another_look_keeps_the_focused_highlight_and_says_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.show_post(marked_post())
    reader.go_to(5)
    reader.go_to_highlight(1)  # the outer one of two
    said: list[str] = []
    monkeypatch.setattr("app.ui.reading.reader.announce", lambda _reader, text: said.append(text))
    focused: list[int] = []
    reader.highlight_focused.connect(focused.append)
    reader.set_text_size(20)
    reader.set_highlights(reader.highlights)
    assert (reader.focused_highlight, said, focused) == (1, [], [])


def test_a_highlight_is_spoken_when_the_caret_comes_into_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.ui.reading.reader.announce", lambda _reader, text: said.append(text))
    reader.show_post(marked_post())
    assert said == []
    reader.go_to(offset_of(reader, "followed"))
    reader.go_to(offset_of(reader, "sound"))
    assert said == ["Atmosphere: “We followed the sound.”"]


def test_a_lost_highlight_can_be_chosen_though_it_stands_nowhere(reader: Reader) -> None:
    post = lantern_post()
    [found] = highlighted(post, "Behind the")
    lost = replace(found, span=None, state=State.LOST)
    reader.show_post(replace(post, highlights=(lost,)))
    reader.go_to_highlight(1)
    assert (reader.focused_highlight, reader.selected()) == (1, Span(0, 0))


def test_without_a_selection_the_focused_highlight_is_quoted(reader: Reader) -> None:
    reader.show_post(marked_post())
    reader.go_to_highlight(3)
    assert reader.quote_with_source().startswith("“We followed the sound.” — ")
    reader.go_to(offset_of(reader, "quiet"))
    assert reader.quote_with_source() == ""


def test_places_are_walked_one_by_one_and_there_is_an_end(reader: Reader) -> None:
    post = long_post()
    starts = [post.text.index(f"Paragraph {number} ") for number in (10, 50, 90)]
    reader.show_post(post)
    reader.show_places([Span(start, start + 9) for start in starts], 0)
    walked = [reader.selected().start]
    while reader.next_place():
        walked.append(reader.selected().start)
    assert walked == starts
    assert reader.previous_place()
    assert reader.selected().start == starts[1]
    assert 0 < reader.cursorRect().top() < reader.viewport().height()


def test_the_first_step_among_places_goes_to_the_nearest_one(reader: Reader) -> None:
    post = long_post()
    starts = [post.text.index(f"Paragraph {number} ") for number in (10, 50, 90)]
    spans = [Span(start, start + 9) for start in starts]
    reader.show_post(post)
    reader.go_to(post.text.index("Paragraph 60"))
    reader.show_places(spans)
    assert reader.next_place()
    assert reader.selected().start == starts[2]
    reader.go_to(post.text.index("Paragraph 60"))
    reader.show_places(spans)
    assert reader.previous_place()
    assert reader.selected().start == starts[1]
