"""Faults of the libraries below us that would otherwise show as a crash much later."""

import sys

from PySide6.QtCore import QObject

CALLS = 1_000
# Other threads may take or give a few references to None meanwhile; the fault takes one a call.
CHANCE = 100


def test_qt_calls_without_a_result_lose_no_reference_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one a call and aborts after some thousands of them."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        thing.setObjectName("😀 é שלום")
    assert abs(sys.getrefcount(None) - before) < CHANCE
