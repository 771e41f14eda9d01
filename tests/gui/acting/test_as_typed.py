"""What someone is typing is read as the beginning of a word, where it may be one."""

import pytest

from app.ui.acting.as_typed import completed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lan", "lan*"),
        ("river lan", "river lan*"),
        ("-lan", "-lan*"),
        ("(river lan", "(river lan*"),
        ("שיר", "שיר*"),
        ("cafe\u0301", "cafe\u0301"),
        ("l", "l"),
        ("lan ", "lan "),
        ("lan*", "lan*"),
        ('"river lan', '"river lan'),
        ('"river" lan', '"river" lan*'),
        ("“river lan", "“river lan"),
        ("theme:money", "theme:money"),
        ("date:2025", "date:2025"),
        ("river OR", "river OR"),
        ("🏮", "🏮"),
        ("", ""),
    ],
)
def test_a_last_word_that_may_go_on_is_a_beginning(typed: str, meant: str) -> None:
    assert completed(typed) == meant
