import pytest

from app.importing.exports import pocket
from app.importing.source_file import SourceFile
from db.errors import FileProblem

HEADER = "title,url,time_added,tags,status\n"
ROWS = (
    "Fog 🌫 at the cafe\u0301,https://quay.example/fog,1600000000,sea|night,unread\n"
    '"נועה, by the sea",https://quay.example/noa,1600000001,,archive\n'
    "No address,,1600000002,,unread\n"
)


def test_every_page_is_listed_and_none_is_a_post() -> None:
    read = pocket.read((HEADER + ROWS).encode(), SourceFile("part_000000.csv"))
    assert read.drafts == ()
    assert [(part.kind, part.text) for part in read.skipped] == [
        ("address without text", "Fog 🌫 at the cafe\u0301 https://quay.example/fog"),
        ("address without text", "נועה, by the sea https://quay.example/noa"),
    ]
    assert read.remarks == (
        "2 pages are only addresses in this export; import them by their addresses.",
        "The tags of 1 page were not taken over.",
    )


def test_a_table_that_is_cut_off_lists_what_came_before() -> None:
    data = (HEADER + ROWS).encode() + b'"cut'
    read = pocket.read(data, SourceFile("part_000000.csv"))
    assert len(read.skipped) == 2
    assert "after row 3" in read.remarks[0]


@pytest.mark.parametrize("data", [b"", HEADER.encode(), b"title\nFog\n", b"\x00\x01\x02"])
def test_without_a_page_it_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“a\.csv” holds no pages of Pocket"):
        pocket.read(data, SourceFile("a.csv"))
