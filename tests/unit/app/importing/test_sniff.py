import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from app.importing import foreign
from app.importing.foreign import Foreign
from app.importing.kinds import Kind
from app.importing.sniff import fits, kind
from db.errors import FileProblem

FRONT = "---\ntitle: Grüße 👋 שלום\ndate: 2025-06-18\n---\nText\n"


@pytest.mark.parametrize(
    ("letters", "name", "expected"),
    [
        ("Tag Archives: é 👋 שלום\n\nA title\n\nA paragraph.", "a.txt", Kind.TEXT),
        ("A line.", "page.html", Kind.TEXT),  # the name is wrong
        ("A line.", "a", Kind.TEXT),
        ("# 1 for the list, 2 for the show", "a.txt", Kind.TEXT),
        ("10:30 Opening\n---\n11:00 Talks\n---\n", "a.txt", Kind.TEXT),
        ("---\nA line between rules\n---\n", "a.txt", Kind.TEXT),
        ("<3 this week, <https://example.org> said", "a.txt", Kind.TEXT),
        ("<Anna> wrote: the html tag is <html>", "a.txt", Kind.TEXT),
        ("[1] first, [2] second", "a.txt", Kind.TEXT),
        ("{curly} beginnings", "a.txt", Kind.TEXT),
        ("From: Anna\nSubject: Hello\n\nText", "a.txt", Kind.TEXT),
        ("a text with one \0 NUL in it", "a.txt", Kind.TEXT),
        ("<!DOCTYPE html><html><p>Hi", "a.txt", Kind.HTML),
        ("<!-- saved from url=(0019)https://example.org --><HTML><body>", "a", Kind.HTML),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html>', "a.xml", Kind.HTML),
        ("\n\n <head><title>x</title>", "a.md", Kind.HTML),
        ('<div class="post"><p>Hi', "a.txt", Kind.HTML),
        ('<div class="post"><p>Hi', "a.md", Kind.MARKDOWN),  # raw HTML may begin Markdown
        (FRONT, "a.txt", Kind.MARKDOWN),
        ("\n" + FRONT, "a", Kind.MARKDOWN),
        (FRONT.replace("\n", "\r\n"), "a", Kind.MARKDOWN),
        ("---\n# a comment\n\ntitle: x\n---\n<p>Hi", "a.html", Kind.MARKDOWN),
        ('+++\ntitle = "x"\n+++\nText', "a", Kind.MARKDOWN),
        ("A line.", "a.MD", Kind.MARKDOWN),
        ("# Title\n\nSee [there](https://example.org).", "a.txt", Kind.MARKDOWN),
    ],
)
def test_a_file_is_known_by_what_it_holds(letters: str, name: str, expected: Kind) -> None:
    assert kind(letters.encode(), name) is expected


NOT_TABLES = [
    "Dear friends, it was cold.\nWe came, we saw, we left.\nThen, at dusk, lanterns.\n",
    "One, two, three\n\nA paragraph, a long one, follows.\n\nAnd so on, and on, and on.\n\nYes\n",
]


@pytest.mark.parametrize("letters", NOT_TABLES)
def test_letters_with_commas_are_a_text(letters: str) -> None:
    assert kind(letters.encode(), "a.txt") is Kind.TEXT


EXPORTS = [
    ("<?xml version='1.0'?>\n<rss version='2.0'>", Kind.FEED),
    ("<feed xmlns='http://www.w3.org/2005/Atom'>", Kind.FEED),
    ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", Kind.FEED),
    ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", Kind.FEED),
    ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel>", Kind.FEED),
    ("<?xml version='1.0'?><!-- a blog --><opml version='2.0'>", Kind.OPML),
    ("<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>", Kind.WORDPRESS),
    ("<rss xmlns:w='https://wordpress.org/export/1.0/'><channel>", Kind.WORDPRESS),
    ("<rss><channel><wp:wxr_version>1.1</wp:wxr_version>", Kind.WORDPRESS),
    ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', Kind.JSON_FEED),
    ('{ "version" : "https:\\/\\/jsonfeed.org\\/version\\/1"}', Kind.JSON_FEED),
    (
        '{"items": ["' + "x" * 9000 + '"], "version": "http://jsonfeed.org/version/1"}',
        Kind.JSON_FEED,
    ),
    ('{"export_date": "2025", "export_userid": "noor", "annotations": []}', Kind.HYPOTHESIS),
    ('{"total": 1, "rows": [{"uri": "https://e.org", "target": []}]}', Kind.HYPOTHESIS),
    ('[{"id": "a", "uri": "https://e.org", "target": [{"source": "x"}]}]', Kind.HYPOTHESIS),
    ("Highlight,Book Title,Book Author,Amazon Book ID,Note\n", Kind.READWISE),
    ("Highlight,Title,Author,URL,Note,Location\r\n“שלום 🏮”,a,b,c,d,e\r\n", Kind.READWISE),
    ('"Title","Highlight"\n', Kind.READWISE),
    ("title,url,time_added,tags,status\n", Kind.POCKET),
    ("URL,Title,Selection,Folder,Timestamp,Tags\n", Kind.INSTAPAPER),
]


@pytest.mark.parametrize(("letters", "expected"), EXPORTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_feeds_and_exports_are_known_by_what_they_hold(
    letters: str, expected: Kind, encoding: str
) -> None:
    assert kind(letters.encode(encoding), "a.bin") is expected


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(ZipInfo(name), "{}")
    return out.getvalue()


ARCHIVES = [
    (zipped("post.txt"), Kind.ARCHIVE),
    (zipped(), Kind.ARCHIVE),
    (zipped("part_000000.csv"), Kind.ARCHIVE),
    (zipped("post.txt")[:40], Kind.ARCHIVE),  # that it is broken, its importer tells
    (zipped("content/a.html", "metadata_0_to_20.json"), Kind.OMNIVORE),
    (zipped("a.txt", "omnivore 👋/metadata_0_to_1.json"), Kind.OMNIVORE),
]


@pytest.mark.parametrize(("data", "expected"), ARCHIVES)
def test_an_archive_is_known_by_the_names_in_it(
    data: bytes, expected: Kind, tmp_path: Path
) -> None:
    assert kind(data, "a.txt") is expected
    (tmp_path / "a").write_bytes(data)
    assert kind(b"", "a.txt", tmp_path / "a") is expected


def database(*tables: str) -> bytes:
    created = "".join(f"CREATE TABLE {table} (id INTEGER)" for table in tables)
    return b"SQLite format 3\0" + bytes(4000) + created.encode()


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (("projects", "documents", '"highlights"', "highlight_tags"), Kind.TAGUETTE),
        (("source", "code_name", "code_text"), Kind.QUALCODER),
    ],
)
def test_a_database_is_known_by_its_tables(tables: tuple[str, ...], expected: Kind) -> None:
    assert kind(database(*tables), "a") is expected
    with pytest.raises(FileProblem, match="database"):
        kind(database(*tables[:-1]), "a")


@pytest.mark.parametrize(
    ("data", "may_be", "may_not_be"),
    [
        (b"A line", Kind.MARKDOWN, Kind.ARCHIVE),
        (b"<rss>", Kind.TEXT, Kind.QUALCODER),
        (b'{"a": 1}', Kind.TEXT, Kind.OMNIVORE),
        (zipped("a.txt"), Kind.OMNIVORE, Kind.TEXT),
        (database("a"), Kind.TAGUETTE, Kind.ARCHIVE),
        (b"%PDF-1.7", None, Kind.TEXT),
        (b"", None, Kind.TEXT),
        (b"\x7fELF" + bytes(60), None, Kind.HTML),
    ],
)
def test_a_chosen_kind_fits_or_not(data: bytes, may_be: Kind | None, may_not_be: Kind) -> None:
    assert may_be is None or fits(may_be, data)
    assert not fits(may_not_be, data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_seen_through(encoding: str) -> None:
    assert kind("<!DOCTYPE html><html><p>Grüße".encode(encoding), "a") is Kind.HTML
    assert kind("Just a plain line.".encode(encoding), "a") is Kind.TEXT


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-15", "koi8-r", "shift_jis"])
def test_old_encodings_are_text(encoding: str) -> None:
    letters = {"koi8-r": "Привет, мир", "shift_jis": "こんにちは世界"}.get(encoding, "Grüße é")
    assert kind(letters.encode(encoding), "a.txt") is Kind.TEXT


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"", Foreign.EMPTY),
        (b" \r\n\t\n", Foreign.EMPTY),
        (b"\xef\xbb\xbf\n", Foreign.EMPTY),
        (b"%PDF-1.7\n%\xe2\xe3", Foreign.PDF),
        (b"PK\3\4\x14\0\6\0\x08\0\0\0!\0" + bytes(16) + b"[Content_Types].xml", Foreign.OFFICE),
        (b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zip", Foreign.OFFICE),
        (b"\x1f\x8b\x08\0", Foreign.ARCHIVE),
        (b"{\\rtf1\\ansi Hello}", Foreign.OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign.OFFICE),
        (b"\x89PNG\r\n\x1a\n", Foreign.IMAGE),
        (b"\xff\xd8\xff\xe0", Foreign.IMAGE),
        (b"GIF89a", Foreign.IMAGE),
        (b"RIFF\x10\0\0\0WEBPVP8 ", Foreign.IMAGE),
        (b"\0\0\0\x20ftypavif", Foreign.IMAGE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", Foreign.IMAGE),
        (b"<?xml version='1.0'?><!-- x --><!DOCTYPE svg PUBLIC 'x'><svg>", Foreign.IMAGE),
        (b"RIFF\x10\0\0\0WAVEfmt ", Foreign.SOUND),
        (b"\0\0\0\x20ftypisom", Foreign.SOUND),
        (b"SQLite format 3\0" + bytes(80), Foreign.DATABASE),
        (b"bplist00\xd1", Foreign.PACKED_PAGE),
        (
            b"Subject: x\r\n y\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n",
            Foreign.PACKED_PAGE,
        ),
        (b"<?xml version='1.0'?>", Foreign.XML),
        (b"{}", Foreign.JSON),
        (b"[]", Foreign.JSON),
        (b"\x7fELF" + bytes(60), Foreign.BINARY),
        (bytes(range(256)) * 8, Foreign.BINARY),
    ],
)
def test_what_nobody_reads_is_told_for_what_it_is(data: bytes, seen: Foreign) -> None:
    with pytest.raises(FileProblem) as raised:
        kind(data, "odd\x1b 👋 é שלום.bin")
    assert str(raised.value) == str(foreign.problem(seen, "odd 👋 é שלום.bin"))


@pytest.mark.parametrize(
    ("letters", "name", "seen", "parts"),
    [
        ("<?xml version='1.0'?><urlset><url>", "a.xml", Foreign.XML, ["urlset"]),
        ("<?xml version='1.0'?><rdf:RDF><owl:Class>", "a.rdf", Foreign.XML, ["rdf:RDF"]),
        ('{"title": "x", "tags": {"a": 1}}', "a.json", Foreign.JSON, ["title", "tags", "a"]),
        ('[\n  {"title": "x"}]', "a.json", Foreign.JSON, ["title"]),
        ("day;who\n1;Noor", "a.csv", Foreign.TABLE, ["day", "who"]),
        (
            "day,who,where\n" + "1,Noor,שלום 🏮\n" * 3,
            "a.txt",
            Foreign.TABLE,
            ["day", "who", "where"],
        ),
    ],
)
def test_what_was_seen_is_named(letters: str, name: str, seen: Foreign, parts: list[str]) -> None:
    with pytest.raises(FileProblem) as raised:
        kind(letters.encode(), name)
    assert str(raised.value) == str(foreign.problem(seen, name, parts))
    assert all(f"“{part}”" in raised.value.message for part in parts)


def test_only_the_first_names_are_told_and_none_at_length() -> None:
    problem = foreign.problem(Foreign.TABLE, "a.csv", ["x" * 500, *"abcdefgh"])
    assert "“a”, “b”, “c”, “d”, “e”, …" in problem.message
    assert "x" * 41 not in problem.message


@pytest.mark.parametrize("seen", Foreign)
def test_every_foreign_kind_has_two_sentences(seen: Foreign) -> None:
    problem = foreign.problem(seen, "a.bin")
    assert "“a.bin”" in problem.message
    assert re.fullmatch(r"[A-Z].*\.", problem.remedy)


@pytest.mark.parametrize(
    "piece",
    ["<!---->", "<?x?>", "<!-- ", "<!doctype x [", "<p ", "**a", "a: b\n", "# [a](/", "a,b"],
)
def test_no_repetition_makes_the_look_slow(piece: str) -> None:
    # A pattern that tries every way to divide it would not come to an end here.
    assert kind((piece * 20_000).encode(), "a.txt") in Kind
