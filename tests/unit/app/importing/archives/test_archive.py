import stat
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from PIL import Image as Pillow

from app.importing import any_file
from app.importing.archives import archive, zip_members
from app.importing.kinds import Kind
from app.importing.source_file import Part, SourceFile
from db.errors import FileProblem
from db.records import Draft

WORDS = "The harbour filled up before dusk 🏮, café cafe\u0301, said Noor נור, and it stayed full."
SOURCE = SourceFile("posts.zip")


class Heard:
    """Takes the parts that are told."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    def __call__(self, stage: str) -> None:
        assert stage

    def part(self, part: Part) -> None:
        self.parts.append(part)

    @property
    def drafts(self) -> list[Draft]:
        return [draft for part in self.parts for draft in part.reading.drafts]

    @property
    def titles(self) -> list[str]:
        return [draft.title for draft in self.drafts]

    @property
    def remarks(self) -> list[str]:
        return [remark for part in self.parts for remark in part.reading.remarks]


def dot() -> bytes:
    out = BytesIO()
    Pillow.new("RGB", (4, 3)).save(out, "PNG")
    return out.getvalue()


def zipped(*members: tuple[str | ZipInfo, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def page(title: str, rest: str = "") -> str:
    return (
        f"<!doctype html><title>{title}</title><article><h1>{title}</h1><p>{WORDS}</p>{rest}"
        "</article>"
    )


def post(title: str) -> str:
    return f"---\ntitle: {title}\n---\n{WORDS}\n"


def feed(*titles: str) -> str:
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><description>{WORDS}</description></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>"


def heard(data: bytes, source: SourceFile = SOURCE) -> Heard:
    told = Heard()
    reading = any_file.read(data, source, told)
    assert (reading.drafts, reading.kind) == ((), Kind.ARCHIVE.value)
    return told


def test_each_file_is_read_by_its_own_importer_and_comes_with_its_bytes() -> None:
    told = heard(
        zipped(
            ("blog/a.html", page("Lanterns שלום")),
            ("blog/2025-06-18-b.md", post("The pier")),
            ("feed.xml", feed("At noon", "At dusk")),
        )
    )
    assert told.titles == ["Lanterns שלום", "The pier", "At noon", "At dusk"]
    assert [part.name for part in told.parts] == [
        "blog/a.html",
        "blog/2025-06-18-b.md",
        "feed.xml",
        "",
    ]
    assert [part.reading.kind for part in told.parts] == [
        Kind.HTML.value,
        Kind.MARKDOWN.value,
        Kind.FEED.value,
        Kind.ARCHIVE.value,
    ]
    assert told.parts[1].data == post("The pier").encode()
    assert told.parts[2].data == b""  # its posts have bytes of their own
    assert all(draft.own_bytes for draft in told.parts[2].reading.drafts)
    assert told.remarks == []


def test_pocket_s_archive_is_read_by_its_table() -> None:
    table = "title,url,time_added,tags,status\nLanterns,https://quay.example/a,1750000000,,unread\n"
    told = heard(zipped(("part_000000.csv", table)))
    assert told.parts[0].reading.kind == Kind.POCKET.value


def test_pictures_saved_beside_a_page_are_found() -> None:
    told = heard(
        zipped(
            ("in/a.html", page("A", "<img src='a_files/dot.png'><img src='../out.png'>")),
            ("in/a_files/dot.png", dot()),
            ("in/a_files/frame.html", page("No post")),
            ("out.png", dot()),
        )
    )
    assert told.titles == ["A"]
    assert [bool(image.data) for image in told.drafts[0].images] == [True]
    assert any("3 files in the archive" in remark for remark in told.remarks)


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "__MACOSX/._a.html",
        "LICENSE",
        "a.css",
        "package.json",
        "sitemap.xml",
        "b.csv",
    ],
)
def test_what_holds_no_post_is_counted_only(name: str) -> None:
    told = heard(zipped((name, '{"a": 1}'), ("a.md", post("A"))))
    assert told.titles == ["A"]
    assert told.remarks == [
        "1 file in the archive that holds no post, such as a picture, was left out."
    ]


def test_an_archive_without_posts_is_a_problem() -> None:
    for data in (zipped(), zipped(("a.png", dot()), ("b.json", "{}"))):
        with pytest.raises(FileProblem, match=r"“posts\.zip” holds no file that could be a post"):
            heard(data)


def link(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    "name", ["../up.md", "/etc/up.md", "C:\\up.md", "in\\..\\..\\up.md", link("up.md"), "A.MD"]
)
def test_a_name_that_leads_elsewhere_or_stands_twice_is_named_and_not_read(
    name: str | ZipInfo,
) -> None:
    told = heard(zipped(("a.md", post("A")), (name, post("Up"))))
    assert told.titles == ["A"]
    [remark] = told.remarks
    assert (name if isinstance(name, str) else name.filename) in remark
    assert "was not read" in remark


def test_of_many_that_were_refused_five_are_named() -> None:
    told = heard(zipped(("a.md", post("A")), *((f"../{n}.md", "x") for n in range(12))))
    assert [remark.count("../") for remark in told.remarks] == [1, 1, 1, 1, 1, 0]
    assert told.remarks[-1] == "7 more files in the archive were not read."


@pytest.mark.parametrize("name", ["inside.zip", "inside.txt"])
def test_an_archive_in_an_archive_is_not_opened(name: str) -> None:
    told = heard(zipped(("a.md", post("A")), (name, zipped(("b.md", post("B"))))))
    assert told.titles == ["A"]
    assert told.remarks == [f"“{name}” in the archive was not read: it is an archive itself."]


def test_what_unpacks_without_measure_is_not_unpacked() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr("bomb.txt", "a" * 5_000_000, ZIP_DEFLATED)
        made.writestr("bomb.md", "a" * 5_000_000, ZIP_BZIP2)
        made.writestr("a.md", post("A"))
    told = heard(out.getvalue())
    assert told.titles == ["A"]
    assert [remark.split(" ")[0] for remark in told.remarks] == ["“bomb.md”", "“bomb.txt”"]


def test_an_archive_of_too_much_keeps_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(*((f"{n}.md", post(f"Post {n}")) for n in range(9)))
    monkeypatch.setattr(zip_members, "MOST_BYTES", 3 * len(post("Post 1").encode()) + 1)
    told = heard(data)
    assert told.titles == ["Post 0", "Post 1", "Post 2"]
    assert "“posts.zip” holds more" in told.remarks[0]
    monkeypatch.setattr(zip_members, "MOST_MEMBERS", 8)
    with pytest.raises(FileProblem, match="holds more files"):
        heard(data)


def test_a_large_file_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_MEMBER_BYTES", 500)
    told = heard(zipped(("large.md", post("Large") * 9), ("a.md", post("A"))))
    assert told.titles == ["A"]
    assert "“large.md” in the archive was not read" in told.remarks[0]


def test_a_file_that_its_importer_refuses_costs_itself() -> None:
    told = heard(zipped(("a.md", post("A")), ("b.html", "<html></html>"), ("c.md", post("C"))))
    assert told.titles == ["A", "C"]
    [remark] = told.remarks
    assert "“b.html” is a web page without any text" in remark
    assert [part.name for part in told.parts if part.reading.remarks] == ["b.html"]


def test_a_damaged_file_costs_itself() -> None:
    data = bytearray(zipped(("a.md", post("A")), ("b.md", post("B"))))
    data[40:44] = b"\xff\xff\xff\xff"
    told = heard(bytes(data))
    assert told.titles == ["B"]
    assert told.remarks == ["“a.md” in the archive was not read: it is damaged."]


LARGE = zipped(
    ("a.md", post("A")),
    ("feed.xml", feed(*(f"Entry {n}" for n in range(5)))),
    ("b.html", "<html></html>"),
    ("c.md", post("C")),
)
ALL = ["A", *(f"Entry {n}" for n in range(5)), "C"]


@pytest.fixture
def large(tmp_path: Path) -> SourceFile:
    (tmp_path / "posts.zip").write_bytes(LARGE)
    return replace(SOURCE, path=tmp_path / "posts.zip")


def test_a_large_archive_is_read_from_where_it_lies(large: SourceFile) -> None:
    assert heard(b"", large).titles == ALL


def test_an_outline_names_all_posts_and_holds_little(large: SourceFile) -> None:
    told = heard(b"", replace(large, is_outline=True))
    assert told.titles == ALL
    assert all(len(draft.text) <= 300 for draft in told.drafts)
    assert all(part.data == b"" for part in told.parts)


@pytest.mark.parametrize("wanted", [{0}, {6}, {1, 5}, {0, 3, 6}, {2, 99}, set()])
def test_chosen_posts_come_whole_by_their_places_in_the_outline(
    large: SourceFile, wanted: set[int]
) -> None:
    told = heard(b"", replace(large, wanted=frozenset(wanted)))
    assert told.titles == [ALL[place] for place in sorted(wanted) if place < len(ALL)]
    assert all(WORDS in draft.text for draft in told.drafts)
