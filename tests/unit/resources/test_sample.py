"""The sample posts keep their promises, and every marked passage stands in them.

The files are read here in the plainest way that does, not by the importers,
so that a fault of theirs cannot hide a fault of the samples.
"""

import html
import json
import re
import unicodedata
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from typing import TypedDict

import pytest

import resources

PAGE = "harbour-notes-tag-riverlight.txt"
TITLES = {
    "Riverlight Commons Part 2: Who Keeps the Lights On": PAGE,
    "Riverlight Commons: Opening Day at the Customs House": PAGE,
    "Ten Contracts and a Pencil: Buying Open Source in Public": "ten-contracts-and-a-pencil.html",
    "The Loaf Nobody Could Explain": "the-loaf-nobody-could-explain.html",
    "The Weeding Log: A Maintainer Answers Back": "the-weeding-log.md",
    "Four Hundred Lunches: A Public Kitchen Goes to Upland Table": "four-hundred-lunches.md",
}
SAVED_PAGES = [name for name in TITLES.values() if name.endswith(".html")]
LARGEST_PICTURE_BYTES = 30_000

EMOJI = re.compile("[\U0001f300-\U0001faff]")
LETTER_AND_MARK = re.compile("[A-Za-z][\u0300-\u036f]")
IDEOGRAPHS = re.compile("[\u4e00-\u9fff]{2,}")
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DATE = re.compile(rf"\b(?:{MONTHS})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b")


class ThemeMark(TypedDict):
    path: str
    definition: str
    colour: int


class HighlightMark(TypedDict):
    title: str
    quote: str
    themes: list[str]
    note: str


class SearchMark(TypedDict):
    query: str
    why: str


class Marks(TypedDict):
    library_title: str
    events: dict[str, str]
    themes: list[ThemeMark]
    highlights: list[HighlightMark]
    searches: list[SearchMark]


@cache
def marks() -> Marks:
    """What the demo marks."""
    found: Marks = json.loads(resources.text("sample", "marks.json"))
    return found


@cache
def body(title: str) -> str:
    """A post's blocks joined by newlines, as near to the importer's text as need be."""
    name = TITLES[title]
    source = resources.text("sample", name)
    if name == PAGE:
        lines = _lines_of_page(source, title)
    elif name.endswith(".html"):
        lines = _lines_of_saved_page(source)
    else:
        lines = _lines_of_markdown(source)
    stripped = (line.replace("\u00a0", " ").strip() for line in lines)
    return "\n".join(line for line in stripped if line)


def _lines_of_page(source: str, title: str) -> list[str]:
    lines = [line.removeprefix("  • ") for line in source.split("\n")]
    starts = [at for at, line in enumerate(lines) if line in TITLES]
    start = lines.index(title)
    end = min((at for at in starts if at > start), default=len(lines))
    return lines[start + 1 : end]


def _lines_of_saved_page(source: str) -> list[str]:
    article = source.split("<article", 1)[1].split("</article>", 1)[0].split("</h1>", 1)[1]
    flowing = " ".join(article.split())
    plain = re.sub(r"</?(?:a|em|strong|time|code)\b[^>]*>", "", flowing)
    return html.unescape(re.sub(r"<[^>]*>", "\n", plain)).split("\n")


def _lines_of_markdown(source: str) -> list[str]:
    text = re.split(r"^(?:---|\+\+\+)\n", source, maxsplit=2, flags=re.MULTILINE)[2]
    text = re.sub(r"^> ?", "", text, flags=re.MULTILINE)
    text = re.sub(r"\n(?!\n|- |\d+\. |#|\||`)(?<!\n\n)", " ", text)
    text = re.sub(r"^(?:#+|-|\d+\.) ", "", text, flags=re.MULTILINE)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\*+|^\|[-:| ]+$", "", text, flags=re.MULTILINE).split("\n")


def _is_right_to_left(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in {"R", "AL"}


@pytest.mark.parametrize("title", TITLES)
def test_a_post_is_a_good_read_long(title: str) -> None:
    assert 400 <= len(body(title).split()) <= 900


@pytest.mark.parametrize("title", TITLES)
def test_a_post_holds_an_emoji_a_combining_mark_and_right_to_left_words(title: str) -> None:
    text = body(title)

    assert EMOJI.search(text)
    assert LETTER_AND_MARK.search(text)
    assert any(_is_right_to_left(sign) for sign in text)


def test_some_post_holds_words_without_blanks_between() -> None:
    assert any(IDEOGRAPHS.search(body(title)) for title in TITLES)


def test_the_page_begins_with_its_label_and_then_the_newest_title() -> None:
    heading, _, first, *_ = resources.text("sample", PAGE).split("\n")

    assert heading == "Tag Archives: riverlight commons"
    assert first == "Riverlight Commons Part 2: Who Keeps the Lights On"


def test_each_post_of_the_page_names_the_other_inside_a_longer_line() -> None:
    one, other = (title for title, name in TITLES.items() if name == PAGE)

    for title, named in [(one, other), (other, one)]:
        assert any(named in line and line != named for line in body(title).split("\n"))


def test_an_image_text_stands_below_each_title_of_the_page_and_is_no_sentence() -> None:
    for title in (title for title, name in TITLES.items() if name == PAGE):
        image_text, first_paragraph, *_ = body(title).split("\n")

        assert image_text[-1] not in ".!?:;,"
        assert image_text not in first_paragraph


def test_on_the_page_only_list_items_follow_each_other_without_a_blank_line() -> None:
    lines = resources.text("sample", PAGE).rstrip("\n").split("\n")

    for above, below in pairwise(lines):
        both_items = above.startswith("  • ") and below.startswith("  • ")
        assert both_items or (above == "") != (below == "")


def test_the_page_gives_no_date_that_an_importer_could_take() -> None:
    assert DATE.search("Posted 22 September") is not None
    assert DATE.search(resources.text("sample", PAGE)) is None


@pytest.mark.parametrize("name", SAVED_PAGES)
def test_the_pictures_of_a_saved_page_lie_in_its_own_folder_and_are_small(name: str) -> None:
    from PIL import Image

    addresses = re.findall(r'<img\s+src="(?:\./)?([^"]+)"', resources.text("sample", name))

    assert addresses
    for address in addresses:
        folder, file = address.split("/")
        data = resources.path("sample", folder, file).read_bytes()
        assert folder == name.removesuffix(".html") + "_files"
        assert len(data) < LARGEST_PICTURE_BYTES
        with Image.open(BytesIO(data)) as picture:
            assert (picture.format, picture.size) == ("PNG", (640, 360))


@pytest.mark.parametrize("name", SAVED_PAGES)
def test_a_saved_page_has_around_its_article_what_an_importer_must_leave_out(name: str) -> None:
    around = re.sub(r"<article.*</article>", "", resources.text("sample", name), flags=re.DOTALL)

    for part in ("<nav", "share", "related", "comments", "<footer"):
        assert part in around


def test_every_file_belongs_to_an_event() -> None:
    assert set(marks()["events"]) == set(TITLES.values())
    assert sorted(marks()["events"][name] for name in TITLES.values()) == (
        ["Riverlight Commons"] * 4 + ["Upland Table"] * 2
    )


def test_themes_stand_below_themes_named_before_and_use_the_palette() -> None:
    paths = [theme["path"] for theme in marks()["themes"]]

    assert 6 <= len(paths) == len(set(paths)) <= 8
    assert sum("/" in path for path in paths) == 2
    for at, path in enumerate(paths):
        assert "/" not in path or path.rpartition("/")[0] in paths[:at]
    assert all(0 <= theme["colour"] <= 6 and theme["definition"] for theme in marks()["themes"])


@pytest.mark.parametrize("mark", marks()["highlights"], ids=lambda mark: mark["quote"][:30])
def test_a_marked_passage_occurs_once_in_its_post_under_known_themes(mark: HighlightMark) -> None:
    known = {theme["path"] for theme in marks()["themes"]}

    assert body(mark["title"]).count(mark["quote"]) == 1
    assert mark["themes"]
    assert set(mark["themes"]) <= known


def test_the_highlights_show_every_case() -> None:
    highlights = marks()["highlights"]
    quotes = [mark["quote"] for mark in highlights]

    assert 12 <= len(highlights) <= 14
    assert sum(bool(mark["note"]) for mark in highlights) == 8
    assert sum("\n" in quote for quote in quotes) == 1
    assert any(_is_right_to_left(sign) for quote in quotes for sign in quote)
    assert {mark["title"] for mark in highlights} == set(TITLES)
    assert {path for mark in highlights for path in mark["themes"]} == {
        theme["path"] for theme in marks()["themes"]
    }


def test_two_highlights_overlap() -> None:
    overlapping = [
        (one["quote"], other["quote"])
        for one, other in combinations(marks()["highlights"], 2)
        if one["title"] == other["title"] and _overlap(one, other)
    ]

    assert len(overlapping) == 1


def _overlap(one: HighlightMark, other: HighlightMark) -> bool:
    text = body(one["title"])
    start, second = text.index(one["quote"]), text.index(other["quote"])
    return start < second + len(other["quote"]) and second < start + len(one["quote"])


@pytest.mark.parametrize(
    ("query", "pattern", "posts"),
    [
        ("maintenance", r"\bmaintenance\b", 4),
        ('"whether or not" theme:Procurement', r"\bwhether or not\b", 1),
        ("volunt*", r"\bvolunt", 4),
    ],
)
def test_a_shown_search_finds_posts(query: str, pattern: str, posts: int) -> None:
    found = [title for title in TITLES if re.search(pattern, body(title), re.IGNORECASE)]

    assert query in [search["query"] for search in marks()["searches"]]
    assert len(found) == posts
