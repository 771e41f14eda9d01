from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.anchor.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s 10:30?", ["it", "'", "s", "10", ":", "30", "?"]),
        ("日本語のテスト", list("日本語のテスト")),
        ("OSPO会議2024年", ["ospo", "会", "議", "2024", "年"]),
        ("cafe\u0301 na\u00efve", ["cafe\u0301", "nai\u0308ve"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("שָׁלוֹם עולם", ["שָׁלוֹם", "עולם"]),
        ("go \N{IZAKAYA LANTERN}\N{ROCKET}", ["go", "\N{IZAKAYA LANTERN}", "\N{ROCKET}"]),
        ("ภาษา", ["ภ", "า", "ษ", "า"]),
        (" \n", []),
    ],
)
def test_words_keep_their_accents_and_scripts_without_blanks_fall_apart(
    text: str, words: list[str]
) -> None:
    assert list(tokens(text).words) == words


@given(st.text("ab 日e\u0301ש.\N{ROCKET}*", max_size=40))
def test_tokens_stand_in_order_and_leave_only_blanks_out(text: str) -> None:
    found = tokens(text)
    plain = found.folded.text
    edges = list(zip(found.starts, found.ends, strict=True))
    assert all(end <= start for (_, end), (start, _) in pairwise(edges))
    assert [plain[start:end] for start, end in edges] == list(found.words)
    assert "".join(found.words) == "".join(plain.split())


def test_tokens_are_found_by_the_letters_they_touch() -> None:
    found = tokens("one two three")
    assert found.at(4, 7) == (1, 2)
    assert found.at(5, 9) == (1, 3)
    assert found.at(3, 4) == (1, 1)
    assert found.span(1, 3) == (4, 13)
    assert found.letters_of([0, 2]) == 8
