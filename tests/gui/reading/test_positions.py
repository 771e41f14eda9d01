import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from app.ui.reading.positions import PositionMap
from db.records import Span

FAMILY = "👨\u200d👩\u200d👧"
MIXED = f"a🏮e\u0301 {FAMILY} שלום\nb"
TEXTS = st.text(st.sampled_from("ab🏮👩\u200d\u0301של\n\u2028\t "), max_size=80)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_offset_is_found_again(text: str) -> None:
    positions = PositionMap(text)
    for offset in range(len(text) + 1):
        assert positions.page(offset) == units(text[:offset])
        assert positions.text(positions.page(offset)) == offset


@given(TEXTS, st.data())
def test_qt_selects_the_same_passage(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    document = QTextDocument()
    document.setPlainText(text.replace("\n", "\u2029"))
    cursor = QTextCursor(document)
    first, last = PositionMap(text).pages(Span(start, end))
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    if cursor.position() == last:  # Qt will not stand between a letter and its accent
        assert cursor.selectedText().replace("\u2029", "\n") == text[start:end]


@pytest.mark.parametrize(
    ("position", "offset"),
    [(-3, 0), (0, 0), (1, 1), (2, 1), (3, 2), (999, len(MIXED))],
)
def test_a_position_inside_a_pair_or_outside_the_page_is_moved_back(
    position: int, offset: int
) -> None:
    assert PositionMap(MIXED).text(position) == offset


@pytest.mark.parametrize(("offset", "position"), [(-1, 0), (999, units(MIXED))])
def test_an_offset_outside_the_text_is_moved_to_its_edge(offset: int, position: int) -> None:
    assert PositionMap(MIXED).page(offset) == position
