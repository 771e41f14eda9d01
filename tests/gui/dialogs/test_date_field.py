import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.date_field import DateField, iso_date


@pytest.mark.parametrize(("typed", "found"), [
    ("", ""), ("  ", ""), ("2025", "2025"), ("2025-6", "2025-06"), (" 2025-06-1 ", "2025-06-01"),
    ("1914-08", "1914-08"), ("18 June 2025", "2025-06-18"), ("2025-02-30", None),
    ("2025-13", None), ("0000", None), ("שלום 🙂", None), ("25", None), ("2025-", None),
])  # fmt: skip
def test_dates_are_read_as_precisely_as_they_are_typed(typed: str, found: str | None) -> None:
    assert iso_date(typed) == found


@given(st.dates())
def test_every_day_month_and_year_stays_itself(day: object) -> None:
    whole = str(day)
    for part in (whole, whole[:7], whole[:4]):
        assert iso_date(part) == part


def test_what_is_no_date_is_said_when_the_field_is_left(qtbot: QtBot) -> None:
    window = QWidget()
    field, other = DateField(""), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    calm = field.hint
    QTest.keyClicks(field.line, "2025-13")
    assert field.hint == calm, "nobody is interrupted while typing"
    other.setFocus()
    assert field.hint == "“2025-13” is not a date."
    field.setFocus()
    QTest.keyClicks(field.line, "x")
    assert field.hint == calm


def test_a_date_is_tidied_when_the_field_is_left(qtbot: QtBot) -> None:
    field = DateField("")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "2025-6-1\r")
    assert field.line.text() == "2025-06-01"
