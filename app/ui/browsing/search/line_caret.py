"""Where the caret stands in a line of text, in code points: Qt counts an emoji as two."""

from PySide6.QtWidgets import QLineEdit


def caret_of(line: QLineEdit) -> int:
    """How many code points stand before the caret."""
    before = line.text().encode("utf-16-le", "surrogatepass")[: 2 * line.cursorPosition()]
    return len(before.decode("utf-16-le", "surrogatepass"))


def write(line: QLineEdit, text: str, caret: int) -> None:
    """Put another text into a line, as a person would who can take it back by Ctrl+Z."""
    line.selectAll()
    line.insert(text)
    line.setCursorPosition(len(text[:caret].encode("utf-16-le", "surrogatepass")) // 2)
