"""Words are compared without what a person would not type, and the index is helped where needed."""

import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import connecting
from db.folding import (
    MARK,
    SEPARATOR,
    cjk_forms,
    fold,
    fold_in_place,
    folded_forms,
    long_forms,
    name_key,
    parts,
    two_grams,
    words,
)
from db.index_tables import TOKENIZER

# FTS5 cuts words at the vowel signs of these scripts, in queries as in texts.
LEFT_TO_FTS5 = [range(0x0870, 0x1000), range(0x1700, 0x1D00), range(0xA800, 0xAC00)]
OF_NO_LANGUAGE_TODAY = range(0x10000, 0x1D400)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café CAFÉ cafe\u0301", "cafe cafe cafe"),
        ("Straße STRASSE", "strasse strasse"),
        ("Øresund Łódź Đakovo", "oresund lodz dakovo"),
        ("Æsir Œuvre ıstanbul İstanbul", "aesir oeuvre istanbul istanbul"),
        ("ﬁnal ｆｕｌｌ ２０２５ ①", "final full 2025 1"),
        ("“don’t” – ok", '"don\'t" - ok'),
        ("Ὀδυσσεύς ΌΣΟΣ", "οδυσσευσ οσοσ"),
        ("ёлка й \u0438\u0306 їжак", "елка й й їжак"),
        ("שָׁלוֹם مُحَمَّد ســلام", "שלום محمد سلام"),
        ("がく カ\u3099 ｶﾞ 각 \u1100\u1161\u11a8", "がく ガ ガ 각 각"),
        ("हिन्दी ไม่", "हिन्दी ไม่"),
        ("Foo™ 🏮bar\u2066", "foo  bar"),
    ],
)  # fmt: skip
def test_letters_are_compared_as_a_person_types_them(text: str, folded: str) -> None:
    assert " ".join(fold(text).split()) == " ".join(folded.split())


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_keeps_lines_apart(one: str, other: str) -> None:
    assert fold(f"{one}\n{other}") == f"{fold(one)}\n{fold(other)}"


@given(st.text())
def test_folding_in_place_keeps_every_place(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


@given(st.text(st.characters(categories=["L", "N", "Z", "P"], max_codepoint=0x24FF)))
def test_folding_in_place_says_the_same_as_folding(text: str) -> None:
    spelled = fold_in_place(text).replace(MARK, "")
    for letters, sign in long_forms().items():
        spelled = spelled.replace(sign, letters)
    assert fold(spelled) == fold(text)


def test_words_are_letters_and_numbers() -> None:
    text = "foo_bar don't 10:30 C++ cafe\u0301s \u2460 日本2025年 🏮 \ue000"
    assert words(text) == [
        "foo", "bar", "don", "t", "10", "30", "C", "cafe\u0301s", "\u2460", "日本2025年", "\ue000",
    ]  # fmt: skip


def test_parts_keep_signs_without_blanks_for_themselves() -> None:
    assert parts(fold("日本2025年のABCテスト 한국어")) == [
        "日本", "2025", "年の", "abc", "テスト", "한국어",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("plain café שלום", None),
        ("東京都", f"東京 京都 都 {SEPARATOR}"),
        ("x 東 y", f"東 {SEPARATOR}"),
        ("日本2025年", f"日本 本 {SEPARATOR} 2025 年 {SEPARATOR}"),
        ("no\n東京\nmore", f"東京 京 {SEPARATOR}"),
        ("ﾃﾞｰﾀ", f"デー ータ タ {SEPARATOR}"),
    ],
)
def test_signs_without_blanks_are_indexed_in_twos(text: str, forms: str | None) -> None:
    assert cjk_forms(text) == forms


def test_every_piece_of_a_run_is_a_phrase_of_its_twos() -> None:
    run = "東京都庁前駅"
    indexed = (cjk_forms(run) or "").split()
    for start in range(len(run)):
        for end in range(start + 2, len(run) + 1):
            pairs = two_grams(run[start:end])
            assert any(indexed[at : at + len(pairs)] == pairs for at in range(len(indexed)))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The “naïve” café – ok cafe\u0301 日本", None),
        ("Straße\nplain\nｆｕｌｌ", f"strasse\n{SEPARATOR}\nfull"),
        ("\u0438\u0306", "й"),
        ("launch🤖day", "launch day"),
    ],
)
def test_only_blocks_that_the_index_would_fold_otherwise_are_added(
    text: str, forms: str | None
) -> None:
    assert folded_forms(text) == forms


def test_names_are_equal_after_nfc_and_casefold() -> None:
    assert name_key("  Caf\u00e9  STRASSE ") == name_key("cafe\u0301 stra\u00dfe")
    assert name_key("café") != name_key("cafe")


def test_the_index_is_helped_with_every_sign_it_folds_otherwise() -> None:
    unhelped = []
    for sign, token in as_fts5_sees_it(signs_in_use()):
        text = f"q{sign}z"
        expected = " ".join(words(fold(text)))
        if token != expected and folded_forms(text) is None:
            unhelped.append((f"U+{ord(sign):04X}", token, expected))
    assert unhelped == []


def signs_in_use() -> list[str]:
    return [
        chr(code)
        for code in range(1, min(sys.maxunicode, 0x1FFFF))
        if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co", "Cc"}
        and not any(code in script for script in LEFT_TO_FTS5)
        and code not in OF_NO_LANGUAGE_TODAY
        and cjk_forms(chr(code)) is None
    ]


def as_fts5_sees_it(signs: list[str]) -> Iterator[tuple[str, str]]:
    connection = connecting.DRIVER.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='{TOKENIZER}')")
    connection.execute("CREATE VIRTUAL TABLE seen USING fts5vocab(t, 'instance')")
    connection.executemany(
        "INSERT INTO t(rowid, x) VALUES (?, ?)", [(ord(sign), f"q{sign}z") for sign in signs]
    )
    tokens: dict[int, list[str]] = {}
    for doc, term in connection.execute("SELECT doc, term FROM seen ORDER BY doc, offset"):
        tokens.setdefault(doc, []).append(term)
    connection.close()
    for doc, found in tokens.items():
        yield chr(doc), " ".join(found)
