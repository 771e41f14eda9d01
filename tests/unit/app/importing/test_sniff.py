import re

import pytest

from app.importing import foreign
from app.importing.foreign import Foreign
from app.importing.sniff import Kind, kind
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
        (b"PK\3\4\x14\0\0\0\x08\0post.txt", Foreign.ARCHIVE),
        (b"PK\3\4\x14\0\6\0\x08\0\0\0!\0" + bytes(16) + b"[Content_Types].xml", Foreign.OFFICE),
        (b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zip", Foreign.OFFICE),
        (b"PK\5\6" + bytes(18), Foreign.ARCHIVE),
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
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", Foreign.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", Foreign.FEED),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", Foreign.FEED),
        (b"<?xml version='1.0'?><opml>", Foreign.FEED),
        (b"<?xml version='1.0'?><urlset>", Foreign.XML),
        (b'{"title": "x"}', Foreign.JSON),
        (b'[\n  {"title": "x"}]', Foreign.JSON),
        (b"\x7fELF" + bytes(60), Foreign.BINARY),
        (bytes(range(256)) * 8, Foreign.BINARY),
    ],
)
def test_what_nobody_reads_is_told_for_what_it_is(data: bytes, seen: Foreign) -> None:
    with pytest.raises(FileProblem) as raised:
        kind(data, "odd\x1b 👋 é שלום.bin")
    assert str(raised.value) == str(foreign.problem(seen, "odd 👋 é שלום.bin"))


@pytest.mark.parametrize("seen", Foreign)
def test_every_foreign_kind_has_two_sentences(seen: Foreign) -> None:
    problem = foreign.problem(seen, "a.bin")
    assert "“a.bin”" in problem.message
    assert re.fullmatch(r"[A-Z].*\.", problem.remedy)


@pytest.mark.parametrize(
    "piece",
    ["<!---->", "<?x?>", "<!-- ", "<!doctype x [", "<p ", "**a", "a: b\n", "# [a](/"],
)
def test_no_repetition_makes_the_look_slow(piece: str) -> None:
    # A pattern that tries every way to divide it would not come to an end here.
    assert kind((piece * 20_000).encode(), "a.txt") in Kind
