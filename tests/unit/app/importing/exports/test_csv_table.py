import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.exports.csv_table import listed, table, written

WORDS = "Lanterns 🏮, café cafe\u0301 and נועה"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_columns_are_found_by_name(mark: bytes, line_end: str) -> None:
    lines = ["Title, URL ", f'"{WORDS}",https://a.example/', "", '"two ""words""",']
    read = table(mark + line_end.join(lines).encode())
    assert read.columns == ("title", "url")
    assert [dict(row) for row in read.rows] == [
        {"title": WORDS, "url": "https://a.example/"},
        {"title": 'two "words"', "url": ""},
    ]
    assert read.remarks == ()


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_seen(delimiter: str) -> None:
    read = table(delimiter.join(["title", "url"]).encode() + b"\na, b" + delimiter.encode() + b"c")
    assert [dict(row) for row in read.rows] == [{"title": "a, b", "url": "c"}]


def test_short_rows_are_filled_and_long_ones_cut() -> None:
    read = table(b"a,b\n1\n1,2,3\n")
    assert [dict(row) for row in read.rows] == [{"a": "1", "b": ""}, {"a": "1", "b": "2"}]


def test_a_table_cut_off_in_a_quote_keeps_the_rows_before() -> None:
    read = table(b'a,b\n1,2\n3,"never closed\n')
    assert [dict(row) for row in read.rows] == [{"a": "1", "b": "2"}]
    assert "after row 1" in read.remarks[-1]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\xff"])
def test_what_is_no_table_has_no_rows(data: bytes) -> None:
    assert table(data).rows == ()


def test_tags_are_parted_by_commas() -> None:
    assert listed(" one, two words ,,") == ("one", "two words")


_VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff"), min_size=1)


@given(st.lists(st.tuples(_VALUES, _VALUES), max_size=5))
def test_rows_that_are_written_are_read_again(rows: list[tuple[str, str]]) -> None:
    expected = [{"a": a.strip(), "b": b.strip()} for a, b in rows]
    read = table(written(("a", "b"), [{"a": a, "b": b} for a, b in rows]))
    assert [dict(row) for row in read.rows] == expected
