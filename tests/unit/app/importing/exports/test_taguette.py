import sqlite3
from collections.abc import Sequence

import pytest

from app.importing.exports import taguette
from app.importing.pool import Pool
from app.importing.source_file import SourceFile
from app.importing.worker_main import Work
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import AddressKind, Draft, Reading

HTML = (
    "<h1>Fog days</h1>\n<p>Fog 🌫 at the <b>cafe\u0301</b> &amp; quay.</p>"
    "<p>נועה\u00a0waved.</p>\r\n<ul><li>It lifted.</li><li>It lifted.</li></ul>"
)
# What Taguette counts in: no tags, entities as letters, one sign for a line end.
THEIRS = "Fog days\nFog 🌫 at the cafe\u0301 & quay.נועה\u00a0waved.\nIt lifted.It lifted."
OURS = "Fog days\nFog 🌫 at the cafe\u0301 & quay.\nנועה waved.\nIt lifted.\nIt lifted."

SCHEMA = """
    CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT, description TEXT);
    CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, description TEXT, filename TEXT,
        project_id INTEGER, contents TEXT, text_direction TEXT);
    CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT);
    CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
        end_offset INTEGER, snippet TEXT);
    CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
"""


def project(*inserts: tuple[str, Sequence[object]]) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    for table, values in inserts:
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)
    connection.commit()
    data: bytes = connection.serialize()
    connection.close()
    return data


def document(number: int, name: str, html: str = HTML) -> tuple[str, Sequence[object]]:
    return "documents", (number, name, "On it 🏮", "a.html", number, html, "LEFT_TO_RIGHT")


def highlight(
    number: int, words: str, *, last: bool = False, snippet: str | None = None, shift: int = 0
) -> tuple[str, Sequence[object]]:
    place = THEIRS.rindex(words) if last else THEIRS.index(words)
    start = len(THEIRS[:place].encode()) + shift
    end = start + len(words.encode())
    return "highlights", (number, 1, start, end, f"<p>{words}</p>" if snippet is None else snippet)


def reading(*inserts: tuple[str, Sequence[object]]) -> Reading:
    return taguette.read(project(*inserts), SourceFile("project.sqlite3"))


def only(*inserts: tuple[str, Sequence[object]]) -> Draft:
    (draft,) = reading(("projects", (1, "Harbour", "")), document(1, "Fog days"), *inserts).drafts
    return draft


def test_a_document_is_a_post_with_its_highlights_and_themes() -> None:
    read = reading(
        ("projects", (1, "Harbour", "")),
        document(1, "Fog days"),
        ("tags", (1, 1, "sea/night", "")),
        ("tags", (2, 1, "people", "Who is named")),
        highlight(1, "נועה\u00a0waved"),
        highlight(2, "cafe\u0301 & quay"),
        ("highlight_tags", (1, 2)),
        ("highlight_tags", (1, 1)),
    )
    (draft,) = read.drafts
    assert draft.title == "Fog days"
    assert draft.text == OURS
    assert blocks_hold(draft.text, draft.blocks)
    assert [(a.kind, a.value) for a in draft.addresses] == [
        (AddressKind.FILE, "project.sqlite3#Fog days")
    ]
    assert draft.note == "On it 🏮"
    assert draft.evidence == ("from the Taguette project “Harbour”",)
    assert draft.own_bytes == HTML.encode()
    quay, waved = draft.highlights
    assert (quay.quote, quay.start) == ("cafe\u0301 & quay", draft.text.index("cafe"))
    assert (waved.quote, waved.start) == ("נועה waved", draft.text.index("נועה"))
    assert (quay.themes, waved.themes) == ((), ("people", "sea\u2215night"))
    assert read.remarks == ("The description of 1 theme was not taken over.",)


@pytest.mark.parametrize("last", [False, True])
def test_of_equal_words_those_at_the_place_are_taken(last: bool) -> None:
    draft = only(highlight(1, "It lifted.", last=last))
    wanted = draft.text.rindex("It") if last else draft.text.index("It")
    assert [one.start for one in draft.highlights] == [wanted]


def test_a_highlight_across_paragraphs_has_our_line_ends() -> None:
    draft = only(highlight(1, "quay.נועה", snippet="<p>quay.</p><p>נועה</p>"))
    (found,) = draft.highlights
    assert found.quote == "quay.\nנועה"
    assert found.start == draft.text.index("quay")


def test_the_title_stays_in_the_text_only_where_something_is_highlighted() -> None:
    draft = only(highlight(1, "days"))
    assert [(one.quote, one.start) for one in draft.highlights] == [("days", 4)]
    assert draft.text == OURS
    assert only().text == OURS.removeprefix("Fog days\n")


def test_words_that_are_not_in_our_text_are_kept_without_a_place() -> None:
    (found,) = only(highlight(1, "waved", snippet="gone with the tide")).highlights
    assert (found.quote, found.start) == ("gone with the tide", None)


def test_where_the_positions_are_wrong_the_snippet_is_right() -> None:
    (found,) = only(highlight(1, "It lifted.", last=True, shift=-3)).highlights
    assert found.quote == "It lifted."
    assert found.start == OURS.rindex("It")


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 5), (9, 4), (None, None), (1 << 40, 1 << 41), ("a", b"b")]
)
def test_positions_that_are_none_do_no_harm(start: object, end: object) -> None:
    (found,) = only(("highlights", (1, 1, start, end, "<p>at the</p>"))).highlights
    assert found.quote == "at the"
    assert len(only(("highlights", (1, 1, start, end, None))).highlights) == 1


def test_documents_of_all_projects_are_read_and_empty_ones_listed() -> None:
    read = reading(
        ("projects", (1, "Harbour", "")),
        ("projects", (2, "Quay", "")),
        document(1, "Notes"),
        document(2, "Notes"),
        document(3, "Empty", "<p> </p><script>x</script>"),
    )
    assert [draft.addresses[0].value for draft in read.drafts] == [
        "project.sqlite3#Notes",
        "project.sqlite3#Notes (2)",
    ]
    assert [draft.evidence[0][-6:] for draft in read.drafts] == ["rbour”", "“Quay”"]
    assert [(part.text, part.draft) for part in read.skipped] == [("Empty", 2)]


def test_a_document_that_cannot_be_read_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taguette, "LARGEST_PAGE", 500)
    read = reading(document(1, "Large", HTML * 9), document(2, "Small"))
    assert [draft.title for draft in read.drafts] == ["Small"]
    assert [part.text for part in read.skipped] == ["Large"]
    assert "“Large”: The document is longer" in read.remarks[0]


@pytest.mark.parametrize(
    "data", [b"", b"SQLite format 3\0", project(), project()[:9000], b"\xff" * 5000]
)
def test_what_is_no_project_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“project\.sqlite3”"):
        taguette.read(data, SourceFile("project.sqlite3"))


def test_a_worker_process_may_open_the_database() -> None:
    data = project(document(1, "Fog days"), highlight(1, "It lifted."))
    source = SourceFile("project.sqlite3")
    with Pool() as pool:
        [(_tag, answer)] = pool.read([("a", Work(data, source))])
    assert isinstance(answer, Reading)
    assert [draft.title for draft in answer.drafts] == ["Fog days"]
