import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.importing.pool import Pool
from app.importing.source_file import SourceFile
from app.importing.worker_main import Work
from db.errors import FileProblem
from tests.unit.app.importing.sources import (
    GOOD,
    RICH,
    WORDS,
    Heard,
    check_sound,
    heard,
    html,
    markdown,
    rss,
    text,
)

SHARED = Path(__file__).resolve().parents[4] / ".." / "shared" / "data"


def outcome(data: bytes, name: str) -> Heard | FileProblem:
    """What comes of a file, sound in any case; bugs rise."""
    try:
        told = heard(data, name)
    except FileProblem as problem:
        return problem
    check_sound(told)
    return told


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_of_each_kind_is_read(name: str) -> None:
    told = outcome(GOOD[name], name)
    assert isinstance(told, Heard)
    assert told.drafts or name in {"feeds.opml", "pocket.csv"}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_cut_anywhere_is_read_as_far_as_it_goes_or_refused(name: str) -> None:
    whole = GOOD[name]
    for end in range(0, len(whole), max(len(whole) // 60, 1)):
        outcome(whole[:end], name)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("bad", [b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\x1b[31m", b"\xef\xbf\xbe"])
def test_damage_anywhere_harms_nothing(name: str, bad: bytes) -> None:
    whole = GOOD[name]
    for at in range(0, len(whole), max(len(whole) // 25, 1)):
        outcome(whole[:at] + bad + whole[at:], name)


def _bomb(root: str) -> bytes:
    entities = "".join(
        f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'lantern'}'>" for n in range(10)
    )
    return f"<?xml version='1.0'?><!DOCTYPE x [{entities}]>{root}".encode()


def _reads_a_file(root: str) -> bytes:
    return f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e9 SYSTEM 'file:///etc/passwd'>]>{root}".encode()


_ROOTS = {
    "rss.xml": "<rss version='2.0'><channel><item><title>A</title><description>&e9;</description>"
    "</item></channel></rss>",
    "atom.xml": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title>"
    "<content>&e9;</content></entry></feed>",
    "blog.opml": "<opml version='2.0'><body><outline text='&e9;' xmlUrl='https://a.example/f'/>"
    "</body></opml>",
    "wordpress.xml": "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'><channel>"
    "<item><title>&e9;</title></item></channel></rss>",
}


@pytest.mark.parametrize("name", _ROOTS)
@pytest.mark.parametrize("trap", [_bomb, _reads_a_file])
def test_entities_of_its_own_are_refused_in_every_kind_of_xml(
    name: str, trap: Callable[[str], bytes]
) -> None:
    problem = outcome(trap(_ROOTS[name]), name)
    assert isinstance(problem, FileProblem)
    assert name in problem.message


DEEP = "Deep down, below all the others, a lantern burned, and nobody took it away."
_NESTED = {
    "div": "<div>" * 5000 + DEEP + "</div>" * 5000,
    "never ended": "<div>" * 5000 + DEEP,
    "tables": "<table><tr><td>" * 400 + DEEP,
    "lists": "<ul><li>" * 2000 + DEEP,
    "quotes": "<blockquote>" * 5000 + DEEP,
    "emphasis": "<b><i>" * 2500 + DEEP,
}


@pytest.mark.parametrize("nested", _NESTED)
@pytest.mark.parametrize("name", RICH)
def test_words_5000_elements_down_are_kept(name: str, nested: str) -> None:
    told = outcome(RICH[name](_NESTED[nested]).encode(), name)
    assert isinstance(told, Heard)
    assert DEEP in told.text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (rss("").replace("<title>On", "<a>" * 5000 + "<title>On").encode(), "rss.xml"),
        (b"<opml version='2.0'><body>" + b"<outline text='a'>" * 5000, "a.opml"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000, "a.json"),
        (b'{"export_userid": "x", "annotations": ' + b"[" * 100_000, "a.json"),
        (("> " * 5000 + DEEP).encode(), "a.md"),
        (("- " * 3000 + DEEP).encode(), "a.md"),
        (("[" * 50_000).encode(), "a.md"),
    ],
)
def test_structures_without_end_come_to_an_end(data: bytes, name: str) -> None:
    outcome(data, name)


@pytest.mark.parametrize("name", [*RICH, "a.txt"])
def test_a_word_of_200000_letters_keeps_them_all(name: str) -> None:
    word = "שa" * 100_000
    told = outcome(RICH.get(name, text)(word).encode(), name)
    assert isinstance(told, Heard)
    assert word in told.text.replace("\n", "")


@pytest.mark.parametrize(
    "declared",
    [
        "utf-16",
        "utf-7",
        "ascii",
        "latin-1",
        "rot13",
        "base64",
        "zlib",
        "idna",
        "x" * 40,
        "\N{FIRE}",
    ],
)
def test_a_declared_encoding_that_lies_costs_no_words(declared: str) -> None:
    page = html("").replace("charset='utf-8'", f"charset='{declared}'").encode()
    feed = rss("").replace("encoding='utf-8'", f"encoding='{declared}'").encode()
    for data, name in ((page, "a.html"), (feed, "rss.xml")):
        told = outcome(data, name)
        assert isinstance(told, Heard)
        assert "The harbour filled up before dusk" in told.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
def test_letters_of_another_encoding_than_declared_are_read(encoding: str) -> None:
    words = "Très près du château, où l’été s’achève"
    page = f"<!doctype html><meta charset='utf-8'><article><p>{words}, {words}</p></article>"
    told = outcome(page.encode(encoding), "a.html")
    assert isinstance(told, Heard)
    assert words in told.text


@pytest.mark.parametrize("name", RICH)
@pytest.mark.parametrize("sign", ["&#xD800;", "&#0;", "&#x1F3EE;&#xDFFF;", "&#1114112;", "&#x85;"])
def test_references_to_no_letter_leave_the_words_around_them(name: str, sign: str) -> None:
    told = outcome(RICH[name](f"<p>before {sign} after, and {DEEP}</p>").encode(), name)
    assert isinstance(told, Heard)
    assert "before" in told.text
    assert f"after, and {DEEP}" in told.text


def test_halves_of_letters_in_json_become_a_replacement() -> None:
    told = outcome(GOOD["feed.json"].replace(b"The harbour", rb"\ud83c The harbour"), "a.json")
    assert isinstance(told, Heard)
    assert "\ufffd The harbour" in told.text


_SOURCES = [
    "file:///{outside}",
    "/{outside}",
    "../outside.png",
    "in/../../outside.png",
    "%2e%2e/outside.png",
    "..\\outside.png",
    "//server/share/outside.png",
    "\\\\server\\share\\outside.png",
    ":/outside.png",
    "qrc:/outside.png",
    "https://quay.example/pixel.png",
    "http:\\\\quay.example\\pixel.png",
    "data:image/svg+xml;base64,PHN2Zy8+",
]


@pytest.mark.parametrize("source", _SOURCES)
def test_no_picture_comes_from_outside_the_page_s_folder(tmp_path: Path, source: str) -> None:
    (tmp_path / "in").mkdir()
    Pillow.new("RGB", (4, 3)).save(tmp_path / "outside.png")
    Pillow.new("RGB", (4, 3)).save(tmp_path / "in" / "inside.png")
    hostile = source.format(outside=(tmp_path / "outside.png").as_posix().lstrip("/"))
    body = f"<img src='{hostile}' alt='hostile'><p>x</p><img src='inside.png' alt='mine'>"
    for name in ("a.html", "a.md"):
        told = heard(RICH[name](body).encode(), SourceFile(name, tmp_path / "in"))
        check_sound(told)
        images = {image.alt: image for image in told.drafts[0].images}
        assert images["mine"].data
        assert "hostile" not in images or not images["hostile"].data


_OWN_PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='java\tscript:alert(1)'>a</a>",
    "<a href='&#106;avascript:alert(1)'>a</a>",
    "<a href='\u2028javascript:alert(1)'>a</a>",
    "<a href='vbscript:x'>a</a><a href='data:text/html,<script>'>b</a><a href='file:///etc'>c</a>",
    "<a href='ms-msdt:/id'>a</a><a href='smb://host/x'>b</a>",
    "<svg><animate onbegin=alert(1)></svg><math><mtext></p><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><form action=javascript:x><button>",
    "<style>@import 'https://e.example'</style><p style='background:url(https://e.example)'>x",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "[a](javascript:alert(1)) ![b](file:///etc/passwd) <javascript:alert(1)>",
]


def _payloads() -> list[str]:
    listed = SHARED / "xss" / "payloads.json"
    theirs = json.loads(listed.read_text("utf-8")) if listed.exists() else []
    return [*_OWN_PAYLOADS, *(each["payload"] for each in theirs)]


@pytest.mark.parametrize("name", RICH)
def test_no_payload_brings_in_more_than_words_and_harmless_links(name: str) -> None:
    for payload in _payloads():
        told = outcome(RICH[name](payload).encode(errors="replace"), name)
        assert isinstance(told, Heard)
        assert WORDS in told.text


class NeverDecoded(bytes):
    """Bytes whose beginning may be looked at, but which are not to be decoded."""

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        raise AssertionError(encoding, errors)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "rss.xml"])
def test_60_megabytes_are_refused_before_they_are_decoded(name: str) -> None:
    problem = outcome(NeverDecoded(GOOD[name] + b" word" * 12_000_000), name)
    assert isinstance(problem, FileProblem)
    assert "MB" in problem.message


def test_a_post_of_more_letters_than_a_post_has_is_refused_with_a_way_on() -> None:
    problem = outcome(markdown("word " * 1_100_000).encode(), "a.md")
    assert isinstance(problem, FileProblem)
    assert "million letters" in problem.message


def test_the_worker_processes_survive_all_of_this() -> None:
    hostile = {
        **{f"bomb {name}": _bomb(root) for name, root in _ROOTS.items()},
        **{f"{how}.html": html(nested).encode() for how, nested in _NESTED.items()},
        **{f"cut {name}": data[: len(data) // 2] for name, data in GOOD.items()},
        **{f"good {name}": data for name, data in GOOD.items()},
        "deep.json": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
    }
    work = [(name, Work(data, SourceFile(name))) for name, data in hostile.items()]
    with Pool() as pool:
        answers = list(pool.read(work))
    assert {name for name, _answer in answers} == set(hostile)
    failed = [str(answer) for _, answer in answers if "could not be read:" in str(answer)]
    assert failed == []
