import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.ui.reading.note_lines import note_lines
from app.ui.style import fonts

WIDTH = 120.0


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Short.",
        "Two\n\n lines ",
        "A note of many words that needs several lines, with 🏮🏮 and e\u0301.",
        "הערה ארוכה בעברית שצריכה כמה שורות כדי להיכנס לכרטיס",
        "averylongwordwithoutanyblankthatfitsonnolineatall",
    ],
)
def test_a_note_that_fits_loses_no_letter(qapp: QApplication, note: str) -> None:
    lines = note_lines(note, fonts.window(12), WIDTH, 9)
    assert "".join("".join(lines).split()) == "".join(note.split())
    metrics = QFontMetricsF(fonts.window(12))
    assert all(metrics.horizontalAdvance(line) <= WIDTH + 1 for line in lines)


@pytest.mark.parametrize("note", ["word " * 200, "line\n" * 9, "🏮" * 300])
def test_a_longer_note_ends_in_an_ellipsis(qapp: QApplication, note: str) -> None:
    lines = note_lines(note, fonts.window(12), WIDTH, 4)
    assert len(lines) == 4
    assert [line.endswith("…") for line in lines] == [False, False, False, True]
    assert QFontMetricsF(fonts.window(12)).horizontalAdvance(lines[-1]) <= WIDTH
