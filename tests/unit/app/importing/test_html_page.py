import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.importing import html_page
from app.importing.source_file import SourceFile
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import AddressKind, Draft, Reading

FIXTURES = Path(__file__).resolve().parents[3] / "data" / "html"
ARCHIVES = Path(__file__).resolve().parents[4] / ".." / "shared" / "data" / "archives"
LINKED_DATA = (
    '{"@graph": [{"@type": "Person"}, {"@type": "BlogPosting", "headline": "Late ferry"}]}'
)
PROSE = "<p>The ferry came late, the rain came early, and the speeches went on, and on.</p>" * 4


def reading(html: str, name: str = "page.html", address: str = "") -> Reading:
    return html_page.read(html.encode(), SourceFile(name, address=address))


def draft(html: str, address: str = "") -> Draft:
    return reading(html, address=address).drafts[0]


@pytest.fixture
def saved_page(tmp_path: Path) -> Reading:
    out = BytesIO()
    Pillow.new("RGB", (8, 6)).save(out, "PNG")
    (tmp_path / "repair_files").mkdir()
    (tmp_path / "repair_files" / "hall.png").write_bytes(out.getvalue())
    data = (FIXTURES / "quay_repair_day.html").read_bytes()
    return html_page.read(data, SourceFile("quay_repair_day.html", tmp_path))


def test_a_saved_post_gives_all_that_its_page_says_of_it(saved_page: Reading) -> None:
    (post,) = saved_page.drafts
    assert post.title == "Repair Day opens at the quay"
    assert post.author == "Mira Solvang"
    assert (post.published, post.printed) == ("2024-05-11", "11 May 2024")
    assert post.language == "en-GB"
    assert [(address.kind, address.value) for address in post.addresses] == [
        (AddressKind.URL, "https://quayside.example/2024/repair-day-opens/")
    ]
    assert post.labels == ("quay", "repair day")
    assert saved_page.site == "Quayside Notes"
    assert not post.excerpt
    assert saved_page.remarks == ()


def test_the_text_of_a_saved_post_is_the_article_alone(saved_page: Reading) -> None:
    (post,) = saved_page.drafts
    assert [(block.kind.value, block.level) for block in post.blocks] == [
        ("paragraph", 0),
        ("image", 0),
        ("caption", 0),
        ("heading", 3),
        ("paragraph", 0),
        ("item", 1),
        ("item", 2),
        ("item", 1),
        ("quote", 1),
        ("row", 0),
        ("row", 0),
        ("paragraph", 0),
    ]
    assert blocks_hold(post.text, post.blocks)
    for words in ("🪗", "cafe\u0301", "שלום", "Table\tMended", "until ten.\u2028Bring"):
        assert words in post.text
    for words in ("never a word", "Home", "Subscribe", "First visitor", "Filed under", post.title):
        assert words not in post.text
    links = [run.href for run in post.inlines if run.href]
    assert links == ["https://quayside.example/2024/lathe-notes/"]


def test_a_picture_saved_beside_the_page_comes_in(saved_page: Reading) -> None:
    (image,) = saved_page.drafts[0].images
    assert (image.alt, image.width, image.height) == ("The hall at nine o'clock", 8, 6)
    assert image.media_type == "image/png"
    assert saved_page.drafts[0].text[image.position] == "\ufffc"


def test_a_page_of_several_posts_gives_the_longest_and_tells_of_the_others() -> None:
    path = FIXTURES / "tag_page.html"
    read = html_page.read(path.read_bytes(), SourceFile(path.name))
    (post,) = read.drafts
    assert post.title == "Lanterns wanted"
    assert (post.author, post.published) == ("Jon Aker", "2023-11-02")
    assert post.addresses[0].value == "https://quayside.example/2023/11/02/lanterns-wanted/"
    assert post.excerpt
    assert post.text.startswith("We still need sixty lanterns")
    assert [(part.kind, part.text) for part in read.skipped] == [("post", "After the walk")]
    (remark,) = read.remarks
    assert "2 posts" in remark


@pytest.mark.parametrize(
    ("head", "title", "site"),
    [
        ("<title>Late ferry | Quay</title>", "Late ferry", "Quay"),
        (
            "<title>Late ferry</title><meta property='og:site_name' content='Quay'>",
            "Late ferry",
            "Quay",
        ),
        ("<title>x</title><meta property='og:title' content='Late ferry'>", "Late ferry", ""),
        (
            "<title>Late ferry - Q</title><meta property='og:title' content='Late ferry - Q'>",
            "Late ferry",
            "Q",
        ),
        (
            f"<script type='application/ld+json'>{LINKED_DATA}</script>",
            "Late ferry",
            "",
        ),
        ("", "page", ""),
    ],
)
def test_title_and_blog_are_what_the_page_says(head: str, title: str, site: str) -> None:
    read = reading(f"<html><head>{head}</head><body>{PROSE}</body></html>")
    assert (read.drafts[0].title, read.site) == (title, site)


@pytest.mark.parametrize(
    ("html", "published"),
    [
        (
            "<meta property='article:published_time' content='2021-03-04T23:30:00-05:00'>",
            "2021-03-04",
        ),
        ("<time datetime='2021-03-04'>last week</time>", "2021-03-04"),
        ("<span class='date'>4 March 2021</span>", "2021-03-04"),
        ("<link rel='canonical' href='https://e.org/2021/03/04/x/'>", "2021-03-04"),
        ("<aside><time datetime='2020-01-01'>x</time></aside>", ""),
        ("<p>On 4 March 2021 we met.</p>", ""),
        ("<time datetime='nonsense'>June 18</time>", ""),
    ],
)
def test_the_date_is_one_that_the_page_states_or_none(html: str, published: str) -> None:
    assert draft(f"<body>{html}{PROSE}").published == published


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<link rel=canonical href='https://e.org/a'>", "https://e.org/a"),
        ("<meta property=og:url content='https://e.org/b'>", "https://e.org/b"),
        ("<!-- saved from url=(0015)https://e.org/c -->", "https://e.org/c"),
        ("<!--\n Page saved by a tool\n url: https://e.org/d \n-->", "https://e.org/d"),
        ("<link rel=canonical href='javascript:x'>", ""),
        ("<link rel=canonical href='/relative'>", ""),
    ],
)
def test_the_address_is_one_of_the_web(html: str, address: str) -> None:
    (found,) = draft(f"{html}{PROSE}").addresses
    assert found.value == (address or "page.html#page")


def test_a_relative_canonical_address_is_completed_by_the_one_fetched_from() -> None:
    post = draft(f"<link rel=canonical href='/a'>{PROSE}", address="https://e.org/x?utm=1")
    assert post.addresses[0].value == "https://e.org/a"


@pytest.mark.parametrize(
    "html",
    [
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><p>words",
        "<!-- first a comment --><p>words",
        "<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>words &e;",
        "words",
        "<body><form><p>words</form>",
        "<table><tr><td>words</table>",
    ],
)
def test_odd_pages_are_read_too(html: str) -> None:
    text = draft(html).text
    assert "words" in text
    assert "root:" not in text


def test_the_declared_encoding_counts() -> None:
    data = "<meta charset=windows-1251><p>Пристань и паром</p>".encode("cp1251")
    read = html_page.read(data, SourceFile("p.html"))
    assert read.drafts[0].text == "Пристань и паром"


@pytest.mark.parametrize(
    "html",
    [
        "<div>far " * 20_000,
        "<table><tr><td>" * 20 + "far",
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">far",
        "<table><tr>" + "<td colspan=1000 rowspan=1000>far</td>" * 50 + "</table>",
    ],
)
def test_hostile_pages_give_a_text(html: str) -> None:
    post = draft(html)
    assert "far" in post.text
    assert blocks_hold(post.text, post.blocks)


@pytest.mark.parametrize("html", ["", "<p> </p>", "<script>x</script>", "<p>" + "x" * 5_000_001])
def test_nothing_and_far_too_much_are_problems_with_a_remedy(html: str) -> None:
    with pytest.raises(FileProblem) as caught:
        reading(html)
    assert "page.html" in caught.value.message
    assert caught.value.remedy


@pytest.mark.skipif(not ARCHIVES.exists(), reason="the shared test data are not here")
@pytest.mark.parametrize(
    "path", sorted(ARCHIVES.glob("*/page.html")), ids=lambda path: path.parent.name
)
def test_real_pages_of_several_posts_are_recognised(path: Path) -> None:
    wanted = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))["posts"]
    read = html_page.read(path.read_bytes(), SourceFile(path.name, path.parent))
    (post,) = read.drafts
    (match,) = [entry for entry in wanted if entry["title"] == post.title]
    assert (post.published, post.excerpt) == (match["date"], match["excerpt"])
    assert " ".join(match["body_starts"].split()) in " ".join(post.text.split())[:120]
    assert {part.text for part in read.skipped} == {
        entry["title"] for entry in wanted if entry is not match
    }
