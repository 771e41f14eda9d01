import json
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from PIL import Image

from app.importing.exports import omnivore
from app.importing.source_file import SourceFile
from app.text import sanitise
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import Address, AddressKind, Draft, Reading

HTML = (
    '<div><h1>Fog days</h1><p>Fog 🌫 at the <a href="/c">cafe\u0301</a>.</p>'
    '<p>נועה&nbsp;waved.</p><p><img src="quay.png" alt="The quay">It lifted.</p></div>'
)
HIGHLIGHTS = "> cafe\u0301.\n> נועה waved. \n\n#people\n\nWho? 🏮\n\n> gone with the tide "


def fields(slug: str, **other: object) -> dict[str, object]:
    url = f"https://quay.example/{slug}"
    return {"id": slug, "slug": slug, "title": f"Title {slug}", "url": url, **other}


def archive(*files: tuple[str, str | bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        for name, data in files:
            zipped.writestr(name, data)
    return made.getvalue()


def exported(*pages: dict[str, object], **files: str) -> bytes:
    metadata = ("metadata_0_to_20.json", json.dumps(pages))
    contents = ((name.replace("__", "/").replace("_", "."), text) for name, text in files.items())
    return archive(metadata, *contents)


@pytest.fixture
def png() -> str:
    made = BytesIO()
    Image.new("RGB", (2, 2)).save(made, "PNG")
    return "data:image/png;base64," + b64encode(made.getvalue()).decode()


SOURCE = SourceFile("omnivore.zip")


def readings(data: bytes, source: SourceFile = SOURCE) -> list[Reading]:
    return [part.reading for part in omnivore.parts(data, source)]


def drafts(read: list[Reading]) -> list[Draft]:
    return [draft for reading in read for draft in reading.drafts]


def test_a_page_has_its_text_fields_and_highlights() -> None:
    page = fields(
        "fog",
        title="Fog days",
        author="Mira Solvang",
        labels=["sea", {"name": "night"}, 3],
        publishedAt="2026-05-01T08:00:00.000Z",
        savedAt="2026-07-17T08:00:00.000Z",
    )
    read = readings(exported(page, content__fog_html=HTML, highlights__fog_md=HIGHLIGHTS))
    (draft,) = drafts(read)
    assert (draft.title, draft.author, draft.published) == (
        "Fog days",
        "Mira Solvang",
        "2026-05-01",
    )
    assert draft.labels == ("sea", "night")
    assert draft.addresses == (Address(AddressKind.URL, "https://quay.example/fog"),)
    assert draft.text.startswith("Fog 🌫 at the cafe\u0301.\nנועה waved.")
    assert blocks_hold(draft.text, draft.blocks)
    assert [run.href for run in draft.inlines] == ["https://quay.example/c"]
    assert not draft.excerpt
    assert draft.own_bytes == HTML.encode()
    found, lost = draft.highlights
    assert (found.quote, found.start) == ("cafe\u0301.\nנועה waved.", draft.text.index("cafe"))
    assert (found.themes, found.note) == (("people",), "Who? 🏮")
    assert (lost.quote, lost.start) == ("gone with the tide", None)
    assert "1 picture is not in the export" in read[-1].remarks[-1]


def test_the_day_of_saving_is_no_date_of_publication() -> None:
    page = fields("fog", savedAt="2026-07-17T08:00:00.000Z", publishedAt=None)
    (draft,) = drafts(readings(exported(page, content__fog_html=HTML)))
    assert (draft.published, draft.printed) == ("", "")


def test_a_page_without_text_is_an_excerpt_of_its_highlights_or_listed() -> None:
    read = readings(exported(fields("fog"), fields("bare"), highlights__fog_md=HIGHLIGHTS))
    (draft,) = drafts(read)
    assert draft.excerpt
    assert draft.text.split("\n") == ["cafe\u0301.", "נועה waved.", "gone with the tide"]
    (skipped,) = read[-1].skipped
    assert skipped.text == "Title bare https://quay.example/bare"
    assert "1 page is only an address" in read[-1].remarks[0]


def test_the_outline_counts_posts_as_the_whole_does() -> None:
    pages = [fields(f"p{n}") for n in range(60)]
    contents = {
        f"content__p{n}_html": f"<p>Words 🌫 {n} of נועה.</p>" + "<p>More.</p>" * 200
        for n in range(60)
        if n % 7
    }
    contents["content__p3_html"] = "<script>nothing to read</script>"  # words to a quick look alone
    data = exported(*pages, **contents)
    outlined = readings(data, SourceFile("omnivore.zip", is_outline=True))
    whole = drafts(readings(data))
    assert [draft.title for draft in drafts(outlined)] == [draft.title for draft in whole]
    assert len(whole) == 51
    assert all(0 < len(draft.text) <= 300 for draft in drafts(outlined))
    wanted = frozenset([0, 2, 26, 50, 99])
    chosen = drafts(readings(data, SourceFile("omnivore.zip", wanted=wanted)))
    assert chosen == [draft for place, draft in enumerate(whole) if place in wanted]
    assert max(len(reading.drafts) for reading in outlined) <= 100


def test_what_cannot_be_converted_stays_an_excerpt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sanitise, "MOST_TAGS", 100)
    tags = "<p>Words נועה.</p>" + "<i>" * 100
    data = exported(fields("fog"), fields("b"), content__fog_html=tags, content__b_html=HTML)
    read = readings(data)
    first, second = drafts(read)
    assert (first.text, first.excerpt, first.own_bytes) == ("Words נועה.", True, tags.encode())
    assert second.text.endswith("It lifted.")
    remarks = [remark for reading in read for remark in reading.remarks]
    assert "“Title fog”: Only its first words could be taken." in remarks


def test_a_picture_inside_the_page_is_kept(png: str) -> None:
    html = f'{HTML}<p><img src="{png}" alt="Dot"></p>'
    read = readings(exported(fields("fog"), content__fog_html=html))
    (draft,) = drafts(read)
    assert [bool(image.data) for image in draft.images][-1:] == [True]


def test_lists_are_read_in_the_order_of_their_numbers_and_from_a_folder() -> None:
    data = archive(
        ("export/metadata_100_to_120.json", json.dumps([fields("c")])),
        ("export/metadata_20_to_40.json", json.dumps([fields("b")])),
        ("export/metadata_0_to_20.json", "[broken"),
        ("export/content/b.html", HTML),
        ("export/content/c.html", HTML),
    )
    read = readings(data)
    assert [draft.title for draft in drafts(read)] == ["Title b", "Title c"]
    assert "metadata_0_to_20.json” is a damaged JSON file" in read[0].remarks[0]


def test_a_page_that_is_too_large_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(omnivore, "LARGEST_PAGE_BYTES", 500)
    data = exported(fields("fog"), content__fog_html=HTML * 5)
    read = readings(data)
    assert drafts(read) == []
    assert "“content/fog.html” was left out: it is too large." in read[-1].remarks


def test_a_large_archive_is_read_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "omnivore.zip").write_bytes(exported(fields("fog"), content__fog_html=HTML))
    source = SourceFile("omnivore.zip", path=tmp_path / "omnivore.zip")
    assert drafts(readings(b"", source))


@pytest.mark.parametrize(
    "page", [None, 3, [], {"slug": 3}, {"slug": "../fog"}, {"slug": "", "url": [], "labels": {}}]
)
def test_fields_of_another_shape_do_no_harm(page: object) -> None:
    data = archive(
        ("metadata_0_to_20.json", json.dumps([page, fields("fog")])), ("content/fog.html", HTML)
    )
    assert [draft.title for draft in drafts(readings(data))] == ["Title fog"]


@pytest.mark.parametrize("data", [b"", b"PK", archive(("a.md", "x")), exported()[:-20]])
def test_what_is_no_export_is_a_problem(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"“omnivore\.zip”"):
        readings(data)
