import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.importing.pages import html_page
from app.importing.pages.page_words import LONGEST
from app.importing.source_file import SourceFile
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import AddressKind, Draft, Reading

FIXTURES = Path(__file__).resolve().parents[4] / "data" / "html"
ARCHIVES = Path(__file__).resolve().parents[5] / ".." / "shared" / "data" / "archives"
LISTS = json.loads((FIXTURES / "lists" / "lists.json").read_text(encoding="utf-8"))
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


def test_a_page_of_several_posts_gives_them_all() -> None:
    path = FIXTURES / "tag_page.html"
    read = html_page.read(path.read_bytes(), SourceFile(path.name))
    walk, wanted = read.drafts
    assert (walk.title, walk.author, walk.published) == ("After the walk", "", "2023-11-12")
    assert (wanted.title, wanted.author) == ("Lanterns wanted", "Jon Aker")
    assert (wanted.published, wanted.printed) == ("2023-11-02", "2 November 2023")
    assert wanted.addresses[0].value == "https://quayside.example/2023/11/02/lanterns-wanted/"
    assert [draft.excerpt for draft in read.drafts] == [False, True]
    assert [draft.labels for draft in read.drafts] == [("lantern walk",), ("lantern walk",)]
    assert wanted.text.startswith("We still need sixty lanterns")
    assert wanted.text.endswith("from the chapel to the bridge.")
    assert wanted.evidence == (
        "stands in an element of its own",
        "has its own date",
        "has its own address",
    )
    assert read.remarks == ()


def test_what_is_in_no_post_of_a_page_is_told_in_its_place() -> None:
    path = FIXTURES / "tag_page.html"
    read = html_page.read(path.read_bytes(), SourceFile(path.name))
    assert [(one.draft, one.block, one.kind, one.text) for one in read.skipped] == [
        (0, 0, "archive heading", "Tag: lantern walk"),
        (0, 0, "date line", "12 November 2023"),
        (1, 0, "date line", "By Jon Aker , 2 November 2023"),
        (1, 1, "excerpt mark", "[...]"),
        (2, 0, "comments", "A comment that calls itself an article."),
    ]


def test_what_is_in_no_article_is_told_too(saved_page: Reading) -> None:
    told = {one.kind: one.text for one in saved_page.skipped}
    assert "First visitor" in told["comments"]
    assert any("Subscribe" in one.text for one in saved_page.skipped)
    assert all(one.draft in (0, 1) and len(one.text) <= LONGEST for one in saved_page.skipped)


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_of_many_blog_programs_are_split(name: str) -> None:
    path = FIXTURES / "lists" / f"{name}.html"
    read = html_page.read(path.read_bytes(), SourceFile(path.name))
    found = [
        (post.title, post.published, post.addresses[0].value, post.excerpt) for post in read.drafts
    ]
    assert found == [tuple(post[:4]) for post in LISTS[name]]
    for post, (*_rest, begins, ends) in zip(read.drafts, LISTS[name], strict=True):
        assert post.text.startswith(begins)
        assert post.text.endswith(ends)
        assert blocks_hold(post.text, post.blocks)


def test_the_date_above_all_posts_of_a_day_is_that_of_each() -> None:
    path = FIXTURES / "lists" / "blogspot.html"
    first, second, _third = html_page.read(path.read_bytes(), SourceFile(path.name)).drafts
    assert second.printed == "Tuesday, 4 March 2014"
    assert first.labels == ("bridge", "chains")
    assert first.author == "Ola Reep"
    kinds = [block.kind.value for block in first.blocks]
    assert kinds == ["paragraph", "image", "caption", "paragraph"]


def card(title: str, text: str, date: str = "", more: str = "") -> str:
    return (
        f"<article><h2><a href='https://e.org/{title}'>{title}</a></h2>{date}"
        f"<div class='entry-summary'><p>{text}{more}</p></div></article>"
    )


RAIN = "The rain came early and stayed for the speeches, all four of them."


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("<body class='blog'>" + card("a", RAIN) + card("b", RAIN), ["a", "b"]),
        ("<body>" + card("a", RAIN) + card("b", RAIN) + card("c", RAIN), ["a", "b", "c"]),
        ("<body class='tag'>" + card("a", RAIN), ["a"]),
        ("<body class='single'>" + card("a", RAIN) + card("b", RAIN), ["page"]),
        (
            "<meta property='og:type' content='article'><body>" + card("a", RAIN) + card("b", RAIN),
            ["page"],
        ),
        (f"<body><h1>Late</h1><article>{PROSE}</article>" + card("b", RAIN), ["Late"]),
        (
            f"<body><h1>Late</h1><div>{PROSE * 5}</div>" + card("a", RAIN) + card("b", RAIN),
            ["Late"],
        ),
        (
            "<body><article><h1>Late</h1>"
            + PROSE
            + "<h2><a href='https://a.org/x'>One</a></h2><p>x</p>"
            + "<h2><a href='https://b.org/x'>Two</a></h2><p>x</p></article>",
            ["Late"],
        ),
        (
            "<body class='home'><article class='page'>" + card("a", RAIN) + card("b", RAIN),
            ["a", "b"],
        ),
    ],
)
def test_a_page_is_one_post_or_a_list_of_them(body: str, titles: list[str]) -> None:
    assert [post.title for post in reading(body).drafts] == titles


@pytest.mark.parametrize(
    ("more", "mark"),
    [
        (" [...]", "[...]"),
        (" […]", "[…]"),
        (" Continue reading →", "Continue reading →"),
        ("</p><p>Read more »", "Read more »"),
        ("</p><p><a class='more-link' href='/a'>Seguir adelante</a>", "Seguir adelante"),
        (" […] <a class='read-more' href='/a'>Fortsetzung</a>", "[…] Fortsetzung"),
    ],
)
def test_the_words_that_lead_on_are_no_part_of_an_excerpt(more: str, mark: str) -> None:
    read = reading("<body class='blog'>" + card("a", RAIN, more=more) + card("b", RAIN))
    assert [post.excerpt for post in read.drafts] == [True, False]
    assert read.drafts[0].text == RAIN
    told = [one for one in read.skipped if one.kind == "excerpt mark"]
    assert [(one.draft, one.block, one.text) for one in told] == [(0, 1, mark)]


def test_a_date_that_could_be_two_is_kept_as_printed_unless_another_decides() -> None:
    unclear = "<span class='date'>08/06/2017</span>"
    page = "<body class='blog'>" + card("a", RAIN, unclear)
    post = reading(page + card("b", RAIN)).drafts[0]
    assert (post.published, post.printed) == ("", "08/06/2017")
    clear = "<span class='date'>18/06/2017</span>"
    assert reading(page + card("b", RAIN, clear)).drafts[0].published == "2017-06-08"


def test_posts_of_one_title_have_addresses_of_their_own() -> None:
    part = f"<article class='hentry'><h2>Late</h2><p>{RAIN}</p></article>"
    read = reading(f"<body class='blog'>{part}{part.replace('early', 'late')}")
    values = [post.addresses[0].value for post in read.drafts]
    assert values == ["page.html#Late", "page.html#Late (2)"]


def test_headings_that_are_links_are_suggested_as_posts() -> None:
    linked = "".join(f"<h2><a href='https://e.org/{n}'>Part {n}</a></h2>{PROSE}" for n in (1, 2))
    read = reading(f"<body class='single'><article><h1>All</h1>{PROSE}{linked}</article>")
    (post,) = read.drafts
    assert [post.blocks[one.block].kind.value for one in read.suggestions] == ["heading", "heading"]
    assert {one.evidence for one in read.suggestions} == {("a heading that is a link",)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = BytesIO()
    Pillow.new("RGB", (8, 6)).save(out, "PNG")
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "hall-300x200.png").write_bytes(out.getvalue())
    return tmp_path


@pytest.mark.parametrize(
    ("head", "picture"),
    [
        ("", "<div class='post-thumbnail'><img src='f/hall-300x200.png' alt='Hall'></div>"),
        (
            "<meta property='og:image' content='https://e.org/up/hall.png'>",
            "<img src='f/hall-300x200.png' alt='Hall'>",
        ),
    ],
)
def test_the_picture_at_the_head_of_a_post_is_kept(folder: Path, head: str, picture: str) -> None:
    html = f"{head}<body><div id=top>{picture}</div><div class='post'><h1>Late</h1>{PROSE}</div>"
    (post,) = html_page.read(html.encode(), SourceFile("p.html", folder)).drafts
    assert [(image.alt, image.width, image.position) for image in post.images] == [("Hall", 8, 0)]


def test_captions_of_blog_programs_and_late_pictures_come_in(folder: Path) -> None:
    picture = (
        "<div class='wp-caption'><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='"
        " data-src='f/hall-300x200.png' alt='x'><p class='wp-caption-text'>The hall</p></div>"
    )
    html = f"<body><article><h1>Late</h1>{PROSE}{picture}{PROSE}</article>"
    (post,) = html_page.read(html.encode(), SourceFile("p.html", folder)).drafts
    assert post.images[0].width == 8
    (caption,) = [block for block in post.blocks if block.kind.value == "caption"]
    assert post.text[caption.span.start : caption.span.end] == "The hall"


def test_line_breaks_of_an_article_stay() -> None:
    post = draft(
        f"<body><div class='post'><h1>Late</h1>{PROSE}<p>One<br>two<br><br>Three</p></div>"
    )
    assert post.text.endswith("One\u2028two\nThree")


def test_the_feeds_a_page_names_are_told() -> None:
    feed = "<link rel=alternate type='application/rss+xml' title='All' href='https://e.org/feed'>"
    assert [one.address for one in reading(f"<head>{feed}</head>{PROSE}").feeds] == [
        "https://e.org/feed"
    ]


def test_the_encoding_that_a_server_says_counts() -> None:
    data = "<p>Пристань и паром</p>".encode("cp1251")
    read = html_page.read(data, SourceFile("p.html", charset="windows-1251"))
    assert read.drafts[0].text == "Пристань и паром"


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
    assert [post.title for post in read.drafts] == [entry["title"] for entry in wanted]
    for post, entry in zip(read.drafts, wanted, strict=True):
        assert (post.published, post.excerpt) == (entry["date"], entry["excerpt"])
        text = " ".join(post.text.split())
        assert " ".join(entry["body_starts"].split()) in text[:120]
        assert " ".join(entry["body_ends"].split()) in text[-160:]
        assert blocks_hold(post.text, post.blocks)
    assert "archive heading" in {one.kind for one in read.skipped}


def test_a_fetched_page_of_script_alone_still_leads_to_its_feed() -> None:
    html = (
        '<html lang="en"><head><title>Quay 🏮 cafe\u0301 רציף</title><link rel="alternate"'
        ' type="application/rss+xml" href="/feed"></head><body><script>x()</script></body></html>'
    )
    [feed] = reading(html, address="https://quay.example/").feeds
    assert feed.address == "https://quay.example/feed"
    with pytest.raises(FileProblem, match="without any text"):
        reading(html)
