"""What someone is typing is read as the beginning of a word, where it may be one."""

import pytest

from app.ui.acting.search.as_typed import completed


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
        ("title:lan", "title:lan*"),
        ("-Title:lan", "-Title:lan*"),
        ("subtitle:lan", "subtitle:lan"),
        ("theme:=money", "theme:=money"),
        ("in:notes", "in:notes"),
        ("date:2025-06", "date:2025-06"),
        ("theme:open-call", "theme:open-call"),
        ("blue-green", "blue-green*"),
        ("lan~", "lan~"),
        ("lan~2", "lan~2"),
        ('"river lan"~5', '"river lan"~5'),
        ('"river lan"~15', '"river lan"~15'),
        ("la?t", "la?t"),
        ("*lan", "*lan"),
        ("lan?", "lan?"),
        ("words:>1000", "words:>1000"),
        (r'theme:"the \"river\" lan', r'theme:"the \"river\" lan'),
        ("river OR", "river OR"),
        ("theme:", ""),
        ("river lan -Date:", "river lan "),
        ('(river event:"', "(river "),
        ("theme:=", ""),
        ("subtitle:", "subtitle:"),
        ("🏮", "🏮"),
        ("", ""),
    ],
)
def test_a_last_word_that_may_go_on_is_a_beginning(typed: str, meant: str) -> None:
    assert completed(typed) == meant
