import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.importing.exports import qualcoder
from app.importing.source_file import SourceFile
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import Draft, ForeignHighlight, Reading

TEXT = (
    "\ufeffFog days\n\nFog 🌫 at the cafe\u0301, 👩‍🚀 said.\n\nנועה waved.\nIt lifted.\nIt lifted.\n"
)
DATE = "2026-07-17 14:00:25"

SCHEMA = """
    CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo
        TEXT, owner TEXT, date TEXT);
    CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner
        TEXT, date TEXT, color TEXT);
    CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date
        TEXT, supercatid INTEGER);
    CREATE TABLE code_text (ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT,
        pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT, avid INTEGER, important
        INTEGER);
    CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER,
        memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE journal (jid INTEGER PRIMARY KEY, name TEXT, jentry TEXT, date TEXT, owner
        TEXT);
    CREATE TABLE code_image (imid INTEGER PRIMARY KEY, memo TEXT);
    CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT);
    CREATE TABLE attribute (attrid INTEGER PRIMARY KEY, name TEXT, value TEXT);
"""

Row = tuple[str, Sequence[object]]


def project(*inserts: Row, schema: str = SCHEMA) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema)
    for table, values in inserts:
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)
    connection.commit()
    data: bytes = connection.serialize()
    connection.close()
    return data


def text(number: int, name: str, fulltext: str | None = TEXT, memo: str = "") -> Row:
    return "source", (number, name, fulltext, "/docs/x", memo, "me", DATE)


def coded(number: int, code: int, span: tuple[object, object], quote: str, **other: object) -> Row:
    memo, important = other.get("memo", ""), other.get("important")
    return "code_text", (number, code, 1, quote, *span, "me", DATE, memo, None, important)


def span_of(words: str, theirs: str = TEXT, encoding: str = "utf-32-le") -> tuple[int, int]:
    size = {"utf-32-le": 4, "utf-16-le": 2}[encoding]
    start = len(theirs[: theirs.rindex(words)].encode(encoding)) // size
    return start, start + len(words.encode(encoding)) // size


def reading(*inserts: Row) -> Reading:
    return qualcoder.read(project(*inserts), SourceFile("data.qda"))


def only(*inserts: Row) -> Draft:
    (draft,) = reading(*inserts).drafts
    return draft


CODES: tuple[Row, ...] = (
    ("code_cat", (1, "Sea", "", "me", DATE, None)),
    ("code_cat", (2, "Fog/mist", "", "me", DATE, 1)),
    ("code_name", (1, "lifting 🌫", "When it goes", 2, "me", DATE, "#FF0000")),
    ("code_name", (2, "people", "", None, "me", DATE, "")),
)


def test_a_text_is_a_post_with_its_codings_as_highlights() -> None:
    waved = span_of("נועה waved.")
    read = reading(
        text(1, "Fog days", memo="Heard 🏮"),
        *CODES,
        coded(1, 1, span_of("It lifted."), "It lifted.", important=1),
        coded(2, 2, waved, "נועה waved.", memo="Who?"),
        coded(3, 1, waved, "נועה waved.", memo="When?"),
    )
    (draft,) = read.drafts
    assert draft.text.split("\n") == [
        "Fog days",
        "Fog 🌫 at the cafe\u0301, 👩‍🚀 said.",
        "נועה waved.",
        "It lifted.",
        "It lifted.",
    ]
    assert blocks_hold(draft.text, draft.blocks)
    assert (draft.title, draft.note, draft.published) == ("Fog days", "Heard 🏮", "")
    assert draft.own_bytes == TEXT.encode()
    made = "2026-07-17T14:00:25.000Z"
    path = "Sea/Fog\u2215mist/lifting 🌫"
    assert draft.highlights == (
        ForeignHighlight(
            "נועה waved.",
            start=draft.text.index("נועה"),
            note="Who?\n\nWhen?",
            themes=("people", path),
            made=made,
        ),
        ForeignHighlight("It lifted.", start=draft.text.rindex("It"), themes=(path,), made=made),
    )
    assert read.remarks == (
        "The description of 1 theme was not taken over.",
        "The colour of 1 theme was not taken over.",
        "1 highlight was marked as important; the mark was not taken over.",
    )


CRLF = TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize("kept", [TEXT, CRLF])
@pytest.mark.parametrize("counted", ["kept", "one sign"])
@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-16-le"])
@pytest.mark.parametrize("words", ["It lifted.", "נועה waved", "said."])
def test_positions_may_count_units_or_signs_and_line_ends_once_or_twice(
    kept: str, counted: str, encoding: str, words: str
) -> None:
    theirs = kept if counted == "kept" else TEXT
    draft = only(text(1, "Fog", kept), coded(1, 1, span_of(words, theirs, encoding), words))
    assert [(one.quote, one.start) for one in draft.highlights] == [
        (words, draft.text.rindex(words))
    ]


def test_an_annotation_is_counted_as_the_codings_are() -> None:
    lifted = span_of("It lifted.", encoding="utf-16-le")
    waved = span_of("נועה", encoding="utf-16-le")
    draft = only(
        text(1, "Fog"),
        coded(1, 2, span_of("cafe\u0301", encoding="utf-16-le"), "cafe\u0301"),
        coded(2, 2, (14, 15), "nothing there"),
        coded(3, 2, (waved[0] - 7, waved[0] - 2), "said."),
        ("annotation", (1, 1, *lifted, "At last", "me", DATE)),
    )
    last = draft.highlights[-1]
    assert (last.quote, last.start, last.note) == ("It lifted.", draft.text.rindex("It"), "At last")
    assert last.themes == ()


def test_an_annotation_at_a_coding_is_its_note_and_one_at_no_words_the_post_s() -> None:
    lifted = span_of("It lifted.")
    draft = only(
        text(1, "Fog", memo="First"),
        *CODES,
        coded(1, 2, lifted, "It lifted."),
        ("annotation", (1, 1, *lifted, "At last", "me", DATE)),
        ("annotation", (2, 1, 900, 900, "On the whole", "me", DATE)),
    )
    assert [(one.note, one.themes) for one in draft.highlights] == [("At last", ("people",))]
    assert draft.note == "First\n\nOn the whole"


def test_what_has_no_place_is_listed_or_counted() -> None:
    read = reading(
        text(1, "Fog"),
        text(2, "quay.png", None),
        ("journal", (1, "Day 1", "Started 🏮", DATE, "me")),
        ("journal", (2, "Day 2", "", DATE, "me")),
        ("code_image", (1, "")),
        ("cases", (1, "Noa", "")),
        ("attribute", (1, "age", "9")),
        ("attribute", (2, "age", "")),
    )
    assert [(part.kind, part.text) for part in read.skipped] == [
        ("file without text", "quay.png"),
        ("journal", "Day 1: Started 🏮"),
    ]
    assert read.remarks == (
        "1 highlight in a picture, sound or video was not taken over.",
        "1 case was not taken over.",
        "1 attribute of files and cases was not taken over.",
    )


def test_categories_in_a_circle_and_codes_that_are_gone_do_no_harm() -> None:
    draft = only(
        text(1, "Fog"),
        ("code_cat", (1, "a", "", "me", DATE, 2)),
        ("code_cat", (2, "b", "", "me", DATE, 1)),
        ("code_name", (1, "c", "", 1, "me", DATE, "")),
        coded(1, 1, span_of("said"), "said"),
        coded(2, 7, span_of("waved"), "waved"),
    )
    assert [one.themes for one in draft.highlights] == [("b/a/c",), ()]


@pytest.mark.parametrize("span", [(-1, 5), (9, 4), (None, None), (1 << 40, 1 << 41), ("a", b"b")])
def test_positions_that_are_none_do_no_harm(span: tuple[object, object]) -> None:
    (found,) = only(text(1, "Fog"), coded(1, 1, span, "waved")).highlights
    assert (found.quote, found.start is None) == ("waved", False)


def test_an_older_project_lacks_tables_and_columns() -> None:
    schema = """
        CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT);
        CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0, pos1);
    """
    data = project(
        ("source", (1, "Fog", TEXT)),
        ("code_name", (1, "people")),
        ("code_text", (1, 1, "waved", *span_of("waved"))),
        schema=schema,
    )
    (draft,) = qualcoder.read(data, SourceFile("data.qda")).drafts
    assert [(one.quote, one.themes) for one in draft.highlights] == [("waved", ("people",))]


@pytest.mark.parametrize(
    ("folder", "address"),
    [
        (Path("/a/Harbour.qda"), "Harbour.qda#Fog"),
        (Path("/a"), "data.qda#Fog"),
        (None, "data.qda#Fog"),
    ],
)
def test_the_project_s_folder_names_it(folder: Path | None, address: str) -> None:
    data = project(text(1, "Fog"))
    (draft,) = qualcoder.read(data, SourceFile("data.qda", folder)).drafts
    assert draft.addresses[0].value == address


@pytest.mark.parametrize(
    "data", [b"", b"SQLite format 3\0", project(), project()[:9000], b"\xff" * 5000]
)
def test_what_is_no_project_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“data\.qda”"):
        qualcoder.read(data, SourceFile("data.qda"))
