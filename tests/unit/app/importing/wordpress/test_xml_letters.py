from collections import Counter
from io import BytesIO

import pytest

from app.importing.wordpress.xml_letters import PIECE_BYTES, pieces

WORDS = "cafe\u0301 🌉 שלום"


def read(data: bytes) -> tuple[str, Counter[str]]:
    counts: Counter[str] = Counter()
    return "".join(pieces(BytesIO(data), counts)), +counts


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode(), WORDS),
        (b"\n\xef\xbb\xbf \n<?xml?>", "<?xml?>"),
        (WORDS.encode("utf-16"), WORDS),
        ('<?xml encoding="iso-8859-1"?>é'.encode("latin-1"), '<?xml encoding="iso-8859-1"?>é'),
        ('<?xml encoding="no-such"?>é'.encode(), '<?xml encoding="no-such"?>é'),
        (b"", ""),
    ],
)
def test_letters_come_in_the_encoding_of_the_file(data: bytes, text: str) -> None:
    assert read(data) == (text, {})


@pytest.mark.parametrize("shift", range(4))
def test_a_letter_on_the_border_of_two_pieces_stays_whole(shift: int) -> None:
    text = f"<{'a' * (PIECE_BYTES - 2 - shift)}>🌉</{'a' * PIECE_BYTES}>"
    assert read(text.encode()) == (text, {})


def test_what_xml_forbids_is_left_out_or_replaced_and_counted() -> None:
    words = WORDS * 10  # so that one bad byte does not speak against UTF-8
    assert read(b"<a>\x08\x0b\0 \xff </a>" + f"{words}>".encode()) == (
        f"<a>\ufffd \ufffd </a>{words}>",
        {"removed": 2, "unreadable": 2},
    )
