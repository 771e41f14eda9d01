import csv
from collections.abc import Sequence
from io import StringIO

import pytest

from app.importing.exports import readwise
from app.importing.source_file import SourceFile
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import AddressKind, Reading

EXPORT = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags"
)
FORM = "Highlight,Title,Author,URL,Note,Location,Date"
FIRST = 'The ferry 🛳 left the "old" quay, said נועה.'
SECOND = "Nobody at the cafe\u0301 waved.\n\nThen the fog came."


def reading(header: str, *rows: Sequence[str], name: str = "readwise-data.csv") -> Reading:
    page = StringIO()
    page.write(header + "\r\n")
    csv.writer(page).writerows(rows)
    return readwise.read(page.getvalue().encode(), SourceFile(name))


def exported(highlight: str, title: str = "Ferry days", **other: str) -> list[str]:
    values = {"Highlight": highlight, "Book Title": title, "Book Author": "Mira Solvang", **other}
    return [values.get(column, "") for column in EXPORT.split(",")]


def test_the_highlights_of_a_page_become_one_excerpt_in_their_order() -> None:
    read = reading(
        EXPORT,
        exported(
            SECOND,
            Location="20",
            Note="Ask 🏮 whom",
            Tags="fog, harbour/night",
            **{"Highlighted at": "2026-07-17 14:00:25+00:00", "Document tags": "ferry"},
        ),
        exported("Elsewhere.", title="Other"),
        exported(FIRST, Location="3", Color="yellow"),
    )
    ferry, other = read.drafts
    assert (ferry.title, ferry.author, other.title) == ("Ferry days", "Mira Solvang", "Other")
    assert ferry.text == f"{FIRST}\n{SECOND}".replace("\n\n", "\n")
    assert blocks_hold(ferry.text, ferry.blocks)
    first, second = ferry.highlights
    assert (first.quote, first.start, first.note, first.made) == (FIRST, 0, "", "")
    assert (second.start, second.note) == (len(FIRST) + 1, "Ask 🏮 whom")
    assert second.themes == ("fog", "harbour\u2215night")
    assert second.made == "2026-07-17T14:00:25.000Z"
    assert ferry.labels == ("ferry",)
    assert ferry.excerpt
    assert (ferry.published, ferry.printed) == ("", "")
    assert read.remarks == ("The colour of 1 highlight was not taken over.",)


def test_each_excerpt_keeps_its_own_rows() -> None:
    read = reading(EXPORT, exported(FIRST), exported("Elsewhere.", title="Other"))
    own = read.drafts[0].own_bytes
    assert readwise.read(own, SourceFile("readwise-data.csv")).drafts == (read.drafts[0],)


def test_the_form_that_readwise_takes_in_has_addresses() -> None:
    row = [FIRST, "Ferry days", "Mira Solvang", "https://quay.example/ferry", "n", "", "2026-07-17"]
    (draft,) = reading(FORM, row).drafts
    assert [(a.kind, a.value) for a in draft.addresses] == [
        (AddressKind.URL, "https://quay.example/ferry")
    ]
    assert draft.highlights[0].made == "2026-07-17T00:00:00.000Z"


@pytest.mark.parametrize(
    ("note", "themes", "kept"),
    [
        (".fog Look again.", ("fog",), "Look again."),
        (".fog .sea-mist", ("fog", "sea-mist"), ""),
        ("Look .fog", (), "Look .fog"),
        (".c1 joined", (), ".c1 joined"),
        (".h2", (), ".h2"),
        ("... so", (), "... so"),
        (".5 km", ("5",), "km"),
    ],
)
def test_tags_at_the_beginning_of_a_note_become_themes(
    note: str, themes: tuple[str, ...], kept: str
) -> None:
    (draft,) = reading(EXPORT, exported(FIRST, Note=note)).drafts
    assert (draft.highlights[0].themes, draft.highlights[0].note) == (themes, kept)


def test_a_row_without_highlight_is_a_note_on_its_page() -> None:
    read = reading(
        EXPORT,
        exported("", Note="On the whole 🏮"),
        exported(FIRST),
        exported("", title="Bare", Note="Alone"),
    )
    assert [draft.note for draft in read.drafts] == ["On the whole 🏮"]
    assert [part.text for part in read.skipped] == ["Bare: Alone"]


@pytest.mark.parametrize("tags", ["['fog', 'sea']", "fog, sea"])
def test_tags_are_read_in_both_forms(tags: str) -> None:
    (draft,) = reading(EXPORT, exported(FIRST, **{"Document tags": tags})).drafts
    assert draft.labels == ("fog", "sea")


def test_tags_that_are_no_list_are_kept_as_they_are() -> None:
    (draft,) = reading(EXPORT, exported(FIRST, **{"Document tags": "[" * 3000})).drafts
    assert draft.labels == ("[" * 3000,)


def test_the_pages_of_the_reader_are_listed_with_their_addresses() -> None:
    header = "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen"
    read = reading(header, ["Ferry 🛳", "https://quay.example/ferry", "1", "[]", "", "", "", ""])
    assert read.drafts == ()
    assert [part.text for part in read.skipped] == ["Ferry 🛳 https://quay.example/ferry"]
    assert "1 page is only an address" in read.remarks[0]


def test_a_table_that_is_cut_off_keeps_what_came_before() -> None:
    data = f'{EXPORT}\n"Whole.",Ferry,,,,,,,,,\n"Never clos'.encode()
    read = readwise.read(data, SourceFile("a.csv"))
    assert [draft.text for draft in read.drafts] == ["Whole."]
    assert "after row 1" in read.remarks[0]


@pytest.mark.parametrize("data", [b"", EXPORT.encode(), b"a,b\n1,2\n", b"\x00\xff\xfe"])
def test_what_is_no_table_of_readwise_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“a\.csv” holds no highlights"):
        readwise.read(data, SourceFile("a.csv"))
