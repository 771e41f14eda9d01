"""Which line stands at the top of the view, in pages that are laid out only in part."""

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from app.ui.reading.view_place import block_at

BLOCKS = 400
LINE = "Lanterns 🏮 cafe\u0301 שלום"


@pytest.fixture
def document(qapp: QApplication) -> QTextDocument:
    """A page of many blocks, of which none is laid out yet."""
    made = QTextDocument()
    made.setTextWidth(300)
    QTextCursor(made).insertText("\n".join([LINE] * BLOCKS))
    return made


def last_is_laid_out(document: QTextDocument) -> bool:
    return document.lastBlock().layout().lineCount() > 0


@pytest.mark.parametrize("y", [-5.0, 0.0, 500.0])
def test_finding_a_block_lays_out_no_more_than_down_to_it(
    document: QTextDocument, y: float
) -> None:
    block_at(document, y)
    assert not last_is_laid_out(document)


@pytest.mark.parametrize("number", [0, 1, 7, 200, BLOCKS - 1])
@pytest.mark.parametrize("is_laid_out", [True, False])
def test_a_block_is_found_from_its_first_to_its_last_pixel(
    document: QTextDocument, number: int, is_laid_out: bool
) -> None:
    height = document.documentLayout().blockBoundingRect(document.firstBlock()).height()
    margin = document.documentMargin()
    if is_laid_out:
        assert document.size().height() > BLOCKS * height
    top = margin + number * height
    assert block_at(document, top + 1).blockNumber() == number
    assert block_at(document, top + height - 1).blockNumber() == number


def test_above_the_page_is_its_first_block_and_below_it_the_last(document: QTextDocument) -> None:
    assert block_at(document, -100).blockNumber() == 0
    assert block_at(document, 1_000_000).blockNumber() == BLOCKS - 1
