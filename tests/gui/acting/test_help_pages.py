"""Pages of the help, opened by their keys and read by the arrow keys."""

import pytest

from app.ui.dialogs.help_page import HelpPage
from tests.gui.person import Person


@pytest.mark.parametrize(
    ("key", "title", "words"),
    [
        ("Alt+F1", "How to search", '•  "open call": these words one after the other'),
        ("Shift+F1", "What is new", "•  Ctrl+Z takes back anything, and says what."),
    ],
)
def test_a_key_opens_a_page_without_signs_and_escape_closes_it(
    person: Person, key: str, title: str, words: str
) -> None:
    person.press(key)
    page = person.dialog(HelpPage)
    assert page.windowTitle() == title
    assert page.text.accessibleName() == title
    assert page.text.hasFocus()
    shown = page.text.toPlainText()
    assert words in shown
    assert "`" not in shown
    assert "\n#" not in shown
    person.press("Esc")
    person.back_in_window()
