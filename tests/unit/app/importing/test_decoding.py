import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.decoding import decoded

WESTERN = "Ein schöner Tag in Köln – “naïve” cafés, Füße und Straßen"
RUSSIAN = "Мы провели весь день на конференции и говорили об открытом коде"
JAPANESE = "こんにちは、世界。今日はイベントについて書きます。ありがとう。"
ANY = "Zu\u0308rich 🙂 שלום é"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_a_mark_is_read(encoding: str) -> None:
    assert decoded(ANY.encode(encoding)).text == ANY


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    assert decoded(f"A day in {ANY}".encode(encoding)).text == f"A day in {ANY}"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        ("naïve", "cp1252"),
        ("", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_an_undeclared_encoding_is_told_by_its_letters(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert not found.remarks


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("iso-8859-2", "iso-8859-2", "Zażółć gęślą jaźń"),
        ("ISO-8859-1", "cp1252", "it’s – naïve"),
        ('"windows-1251"', "cp1251", "мир"),
        ("gb2312", "gb2312", "会议"),
        ("iso-2022-jp", "iso2022_jp", JAPANESE),
        ("iso-8859-1", "utf-8", ANY),
        ("utf-8", "cp1252", WESTERN),
        ("no such thing", "utf-8", ANY),
        ("utf-7", "utf-8", "a+AGE-"),
        ("idna", "utf-8", ANY),
        ("nul\x00", "utf-8", ANY),
    ],
)
def test_a_declaration_is_believed_when_it_fits(declared: str, written: str, text: str) -> None:
    assert decoded(text.encode(written), declared).text == text


def test_a_mark_is_believed_before_a_declaration() -> None:
    assert decoded(ANY.encode("utf-16"), "iso-8859-1").text == ANY


def test_single_bad_bytes_are_replaced_and_counted() -> None:
    found = decoded((ANY * 20).encode() + b"\xff and \xfe")
    assert found.text == ANY * 20 + "\ufffd and \ufffd"
    assert found.encoding == "utf-8"
    assert found.remarks == ("2 bytes could not be read as letters and stand as “\ufffd”.",)


def test_nul_is_replaced_and_counted() -> None:
    found = decoded(b"a\x00b")
    assert found.text == "a\ufffdb"
    assert found.remarks == ("1 byte could not be read as a letter and stands as “\ufffd”.",)


def test_every_line_end_becomes_one_newline() -> None:
    assert decoded(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


@given(st.text(st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"])))
def test_utf_8_comes_back_letter_for_letter(text: str) -> None:
    assert decoded(text.encode("utf-8-sig")).text == text


@given(st.binary(max_size=200), st.text(max_size=10))
def test_any_bytes_can_be_read(data: bytes, declared: str) -> None:
    assert "\x00" not in decoded(data, declared).text
