import json
from pathlib import Path

import pytest
from PIL import Image

from app.importing.markdown import markdown_file
from app.importing.source_file import SourceFile
from app.text.blocks import blocks_hold
from db.errors import FileProblem
from db.records import AddressKind, Draft, Publication, Reading

FIXTURES = Path(__file__).resolve().parents[4] / "data" / "markdown"
SHARED = Path(__file__).resolve().parents[5] / ".." / "shared" / "data" / "markdown"


def reading(text: str, name: str = "post.md", address: str = "") -> Reading:
    return markdown_file.read(text.encode(), SourceFile(name, address=address))


def draft(text: str, name: str = "post.md") -> Draft:
    return reading(text, name).drafts[0]


def test_a_post_with_yaml_fields_is_read_whole() -> None:
    path = FIXTURES / "bridge_walk.md"
    read = markdown_file.read(path.read_bytes(), SourceFile(path.name, path.parent))
    (post,) = read.drafts
    assert post.title == "Bridge walk: what we saw"
    assert post.author == "Mira Solvang, Jon Aker"
    assert (post.published, post.printed) == ("2023-04-02", "2023-04-02")
    assert post.labels == ("bridges", "walk", "reports")
    assert post.event == "Bridge Week 2023"
    assert [address.value for address in post.addresses] == [
        "https://quayside.example/bridge-walk/"
    ]
    assert [(block.kind.value, block.level) for block in post.blocks] == [
        ("paragraph", 0),
        ("heading", 2),
        ("item", 1),
        ("item", 2),
        ("item", 1),
        ("row", 0),
        ("row", 0),
        ("code", 0),
        ("paragraph", 0),
    ]
    assert [(part.kind, part.text) for part in read.skipped] == [
        ("shortcode", '{{< gallery folder="bridges" >}}')
    ]
    assert read.remarks == ()
    assert all(words in post.text for words in ("🌉", "cafe\u0301", "שלום", "{{< this >}}"))
    assert [run.href for run in post.inlines if run.href] == [
        "https://quayside.example/new-bridge/"
    ]


def test_a_post_with_toml_fields_takes_the_date_of_its_file_name() -> None:
    path = FIXTURES / "2022-09-17-harbour-swim.md"
    read = markdown_file.read(path.read_bytes(), SourceFile(path.name))
    (post,) = read.drafts
    assert (post.title, post.author, post.published) == ("Harbour swim", "Ana Lund", "2022-09-17")
    assert [(a.kind, a.value) for a in post.addresses] == [
        (AddressKind.FILE, "2022-09-17-harbour-swim.md#Harbour swim")
    ]
    assert len(read.remarks) == 1  # its author calls it a draft


@pytest.mark.parametrize(
    ("text", "name", "title", "kept"),
    [
        ("---\ntitle: Stated\n---\n# Other\n\nx", "n.md", "Stated", "Other\nx"),
        ("# Heading\n\nx", "n.md", "Heading", "x"),
        ("x\n\n# Late", "quay-notes.md", "quay-notes", "x\nLate"),
        ("---\ntitle: [1, 2\n---\nx", "n.md", "n", "x"),
    ],
)
def test_the_title_is_stated_or_the_first_heading_or_the_file_s_name(
    text: str, name: str, title: str, kept: str
) -> None:
    post = draft(text, name)
    assert (post.title, post.text) == (title, kept)


@pytest.mark.parametrize(
    ("text", "name", "published"),
    [
        ("---\npublishDate: 2 April 2023\n---\nx", "n.md", "2023-04-02"),
        ("---\ndate: 2023-04\n---\nx", "2022-01-01-n.md", "2023-04"),
        ("---\npath: /2021/05/06/x\n---\nx", "n.md", "2021-05-06"),
        ("---\ndate: June 18\n---\nx", "n.md", ""),
        ("---\nlastmod: 2023-04-02\n---\nWritten on 3 May 2020.", "n.md", ""),
    ],
)
def test_a_date_is_stated_somewhere_or_unknown(text: str, name: str, published: str) -> None:
    assert draft(text, name).published == published


@pytest.mark.parametrize(
    ("text", "name"), [("---\ntitle: Blog\n---\nHi", "_index.md"), ("\n", "index.md")]
)
def test_an_index_file_is_no_post(text: str, name: str) -> None:
    read = reading(text, name)
    assert read.drafts == ()
    assert [part.kind for part in read.skipped] == ["index file"]


def test_unreadable_fields_are_shown_and_the_text_is_kept() -> None:
    read = reading('---\ntitle: Foo: bar "baz\n---\nthe text')
    assert read.drafts[0].text == "the text"
    assert [part.kind for part in read.skipped] == ["front matter"]
    assert len(read.remarks) == 1


def test_the_address_a_file_was_fetched_from_is_the_post_s() -> None:
    read = reading("[x](next)", address="https://quayside.example/a/b.md")
    assert read.drafts[0].addresses[0].value == "https://quayside.example/a/b.md"
    assert read.drafts[0].inlines[0].href == "https://quayside.example/a/next"


@pytest.mark.parametrize("text", ["---\ntitle: A\n---\n\n", "x" * 5_000_001, "<b>" * 500_000])
def test_nothing_and_far_too_much_are_problems_with_a_remedy(text: str) -> None:
    with pytest.raises(FileProblem) as caught:
        reading(text)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        ("tags: [united nations, '#ospo', ospo]", ("united nations", "ospo")),
        ("tags: united nations", ("united nations",)),
        ("tags: a, b c", ("a", "b c")),
        ("layout: post\ntags: a b\ncategory: c", ("a", "b", "c")),
        ("layout: post\ntags: [a b]\ncategories: c, d e", ("a b", "c", "d e")),
        ("taxonomies:\n  tags: [שלום]\n  categories: [cafe\u0301]", ("שלום", "cafe\u0301")),
        ("aliases: [b]", ()),
    ],
)
def test_tags_and_categories_of_each_generator_are_labels(
    fields: str, labels: tuple[str, ...]
) -> None:
    assert draft(f"---\n{fields}\n---\nwords #inline").labels == labels


@pytest.mark.parametrize(
    ("fields", "publication"),
    [
        ("draft: true", Publication.DRAFT),
        ("published: false", Publication.DRAFT),
        ("draft: false", Publication.PUBLISHED),
        ("published: 2023-04-02", Publication.PUBLISHED),
    ],
)
def test_a_draft_of_its_author_is_one(fields: str, publication: Publication) -> None:
    read = reading(f"---\n{fields}\n---\nwords")
    assert read.drafts[0].publication is publication
    assert len(read.remarks) == (publication is Publication.DRAFT)


def test_what_obsidian_hides_is_listed_and_what_it_highlights_goes_with_the_post() -> None:
    read = reading("one ==two 🌉== [[Page|three]]\n\n%%four%% ![[Note]]")
    (post,) = read.drafts
    assert post.text == "one two 🌉 three"
    assert [(part.kind, part.text) for part in read.skipped] == [
        ("shortcode", "![[Note]]"),
        ("comment", "four"),
    ]
    (highlight,) = post.highlights
    assert (highlight.quote, highlight.start) == ("two 🌉", 4)
    assert (highlight.prefix, highlight.suffix) == ("one ", " three")


@pytest.mark.parametrize("folder", ["", "attachments", "assets"])
def test_a_picture_of_a_note_is_found_where_obsidian_keeps_it(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder
    place.mkdir(exist_ok=True)
    Image.new("RGB", (3, 2)).save(place / "a bridge.png")
    note = "![[a bridge.png|A bridge|300]] ![[gone.png|Gone]]"
    read = markdown_file.read(note.encode(), SourceFile("note.md", tmp_path))
    found, gone = read.drafts[0].images
    assert (found.alt, found.width, found.height) == ("A bridge", 3, 2)
    assert (gone.alt, gone.data) == ("Gone", b"")
    assert len(read.remarks) == 1


def test_a_mark_for_the_end_of_the_excerpt_is_no_part_of_the_text() -> None:
    post = draft("---\nexcerpt_separator: <!--more-->\n---\none\n\n<!--more-->\n\ntwo")
    assert (post.text, post.excerpt) == ("one\ntwo", False)


def expected() -> list[dict[str, str | bool | None]]:
    file = SHARED / "expected.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared test data are not here")
@pytest.mark.parametrize("entry", expected(), ids=lambda entry: entry["file"])
def test_posts_of_a_real_blog_are_read_as_expected(entry: dict[str, str | bool | None]) -> None:
    path = SHARED / str(entry["file"])
    read = markdown_file.read(path.read_bytes(), SourceFile(path.name, path.parent))
    assert len(read.drafts) == entry["post"]
    for post in read.drafts:
        found = (post.title, post.author, post.published)
        assert found == (entry["title"], entry["author"], entry["date"])
        assert blocks_hold(post.text, post.blocks)
        assert not any("%" in remark for remark in read.remarks)
        assert "{{<" not in post.text
