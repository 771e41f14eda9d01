import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.importing import events
from app.importing.plain import text_file
from app.importing.source_file import SourceFile
from app.text.blocks import blocks_hold
from app.text.clean import clean
from db.errors import FileProblem
from db.records import BlockKind, Draft, Reading

ROOT = Path(__file__).resolve().parents[5]
TEXTS = ROOT / "tests" / "data" / "text"
SHARED = ROOT / ".." / "shared" / "data"
SEED = SHARED / "posts" / "000_ee240df5d3c19ea2.txt"
ARCHIVE = SHARED / "archives" / "eightbar-tag-events"
SAMPLE = ROOT / "resources" / "sample"

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the shared test data are not here")

PROSE = "We spent the whole day with the people who draw the maps, and learnt a great deal."
MORE = "The library opened its cellar for one evening and let us look at the old atlases."


def read(text: str, name: str = "notes.txt") -> Reading:
    return text_file.read(text.encode(), SourceFile(name))


def read_file(path: Path) -> Reading:
    return text_file.read(path.read_bytes(), SourceFile(path.name))


def page(*passages: str) -> Reading:
    return read("\n\n".join(passages))


def titles(reading: Reading) -> list[str]:
    return [draft.title for draft in reading.drafts]


def blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(b.kind.value, draft.text[b.span.start : b.span.end]) for b in draft.blocks]


def kinds(draft: Draft) -> list[str]:
    return [block.kind.value for block in draft.blocks]


def texts_of(draft: Draft, kind: BlockKind) -> list[str]:
    return [text for named, text in blocks(draft) if named == kind]


def links(reading: Reading, draft: Draft) -> list[dict[str, str]]:
    return [
        {
            "text": draft.text[link.span.start : link.span.end],
            "to_post": reading.drafts[link.to_draft].title,
        }
        for link in draft.links
    ]


def shapes(draft: Draft, letters: int) -> list[dict[str, object]]:
    return [
        {
            "kind": kind,
            "words": len(text.split()),
            "starts": text[:letters],
            "ends": text[-letters:],
        }
        for kind, text in blocks(draft)
        if kind != BlockKind.CAPTION
    ]


def words(*texts: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", clean(" ".join(texts))))


def kept(reading: Reading) -> Counter[str]:
    drafts = [text for draft in reading.drafts for text in (draft.title, draft.text)]
    return words(*drafts, *(skipped.text for skipped in reading.skipped))


def test_a_tag_page_is_read_as_its_posts() -> None:
    expected = json.loads((TEXTS / "tag_page.expected.json").read_text("utf-8"))
    reading = read_file(TEXTS / "tag_page.txt")
    assert titles(reading) == [post["title"] for post in expected["posts"]]
    for draft, post in zip(reading.drafts, expected["posts"], strict=True):
        assert draft.labels == (expected["label"],)
        assert draft.published == draft.printed == ""
        assert texts_of(draft, BlockKind.CAPTION) == post["captions"]
        assert shapes(draft, 30) == post["blocks"]
        assert links(reading, draft) == post["links"]
        assert blocks_hold(draft.text, draft.blocks)
    assert [(one.kind, one.text) for one in reading.skipped] == [
        ("archive heading", "Tag Archives: kite makers")
    ]
    assert events.propose(reading) == expected["event"]


@needs_seed
def test_the_seed_is_read_as_expected() -> None:
    expected = json.loads(SEED.with_suffix(".expected.json").read_text("utf-8"))
    reading = read_file(SEED)
    assert titles(reading) == [post["title"] for post in expected["posts"]]
    for draft, post in zip(reading.drafts, expected["posts"], strict=True):
        for block in post["blocks"]:
            block["kind"] = block.pop("type").replace("bullet", "item")
        told = [{key: link[key] for key in ("text", "to_post")} for link in post["links_in_text"]]
        assert shapes(draft, 60) == post["blocks"]
        assert texts_of(draft, BlockKind.CAPTION) == post["caption_or_image_text"]
        assert draft.labels == (expected["tag"],)
        assert draft.published == draft.printed == draft.author == ""
        assert links(reading, draft) == told
        assert not draft.excerpt
    assert [one.text for one in reading.skipped] == [expected["archive_heading"]]
    assert reading.remarks == ()
    assert events.propose(reading) == expected["event"]["name"]


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the shared test data are not here")
def test_a_page_as_text_gives_the_same_posts_as_the_page() -> None:
    expected = json.loads((ARCHIVE / "expected.json").read_text("utf-8"))["posts"]
    drafts = read_file(ARCHIVE / "page.w3m.txt").drafts
    assert [(one.title, one.published) for one in drafts] == [
        (post["title"], post["date"]) for post in expected
    ]
    for draft, post in zip(drafts, expected, strict=True):
        running = draft.text.replace("\n", " ")
        assert post["body_starts"] in running[:200]
        assert post["body_ends"] in running[-250:]
        assert draft.excerpt is post["excerpt"]


def test_the_sample_page_holds_two_posts_that_name_each_other() -> None:
    reading = read_file(next(SAMPLE.glob("*.txt")))
    assert [[link.to_draft for link in draft.links] for draft in reading.drafts] == [[1], [0]]


def test_a_whole_blog_page_loses_its_furniture() -> None:
    reading = read_file(TEXTS / "blog_page.txt")
    first, second = reading.drafts
    assert (first.title, first.published, first.author) == (
        "The race that nobody saw",
        "2014-06-18",
        "Ana López",
    )
    assert first.labels == ("Regatta", "Weather", "fog", "bells")
    assert kinds(first) == ["caption", "paragraph", "heading", "paragraph"]
    assert not first.excerpt
    assert (second.title, second.published) == ("A question of varnish", "2014-05-03")
    assert kinds(second) == ["paragraph", "item", "item", "item", "paragraph"]
    assert second.excerpt
    assert second.printed == "May 3, 2014"
    assert reading.site == "The Harbour Blog"


@pytest.mark.parametrize(
    "path",
    [
        *sorted(TEXTS.glob("*.txt")),
        *sorted(SAMPLE.glob("*.txt")),
        pytest.param(SEED, marks=needs_seed),
        pytest.param(ARCHIVE / "page.w3m.txt", marks=needs_seed),
    ],
    ids=lambda path: path.name,
)
def test_each_word_of_a_file_is_in_one_draft_or_skipped(path: Path) -> None:
    assert kept(read_file(path)) == words(path.read_text("utf-8"))


LINES = [
    "",
    "",
    "A day with the map makers",
    "Old Atlases, New Roads",
    "June 18, 2014",
    "Posted on May 3, 2014 by Jane Doe",
    "By שרה כהן",
    PROSE,
    MORE,
    "See my post Old Atlases, New Roads, which says all of that and a little more.",
    "  • one 🙂",
    "* Home",
    "About",
    "Archives",
    "Tag Archives: maps",
    "Category: Maps",
    "Posted in Maps | Tagged cafe\u0301",
    "3 Comments",
    "Leave a comment",
    "Share this:",
    "[fog over the quay]",
    "It goes on and on and on and on and on, and then it simply [...]",
    "Continue reading →",
    "Older posts",
    "We left!",
    "=====",
    "> said she",
    "> [...]",
    "  • Read more…",
    "IMG_3960",
]


@example(["> [...]", "3 Comments", PROSE])
@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_no_page_loses_a_word(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        reading = read(text)
    except FileProblem:
        assert not any(line in (PROSE, MORE) for line in lines)
        return
    assert kept(reading) - words("Notes") == words(text) - words("Notes")
    assert all(draft.text and blocks_hold(draft.text, draft.blocks) for draft in reading.drafts)
    places = [(one.draft, one.block) for one in reading.skipped]
    most = [*(len(draft.blocks) for draft in reading.drafts), 0]
    assert places == sorted(places)
    assert all(block <= most[draft] for draft, block in places)
    assert all(one.block < most[one.draft] for one in reading.suggestions)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=200)
)
def test_any_text_is_read_or_said_to_hold_nothing(text: str) -> None:
    try:
        reading = read(text)
    except FileProblem:
        return
    assert words(text) - kept(reading) == Counter()


FIRST, SECOND = "A day with the map makers", "Old atlases, new roads"


@pytest.mark.parametrize(
    "passages",
    [
        [FIRST, "June 18, 2014", PROSE, SECOND, "May 3, 2014", MORE],
        ["June 18, 2014", FIRST, PROSE, "May 3, 2014", SECOND, MORE],
        [
            FIRST,
            PROSE,
            "Posted by Jo on June 18, 2014",
            SECOND,
            MORE,
            "Posted by Jo on May 3, 2014",
        ],
        [FIRST, "June 18, 2014", PROSE, "Below a heading", MORE, SECOND, "May 3, 2014", MORE],
        [FIRST, "June 18, 2014", "A caption Of Its Own", PROSE, SECOND, "May 3, 2014", MORE],
        ["My Blog", "Home", "About", FIRST, "June 18, 2014", PROSE, SECOND, "May 3, 2014", MORE],
        [
            "Tag Archives: maps",
            FIRST,
            "June 18, 2014",
            PROSE,
            "2 Comments",
            SECOND,
            "May 3, 2014",
            MORE,
        ],
    ],
)
def test_the_layout_of_dates_divides_the_page(passages: list[str]) -> None:
    reading = page(*passages)
    assert [(draft.title, draft.published) for draft in reading.drafts] == [
        (FIRST, "2014-06-18"),
        (SECOND, "2014-05-03"),
    ]


def test_excerpts_are_divided_at_their_ends_and_marked() -> None:
    reading = page(
        "Category Archives: Maps", FIRST, f"{PROSE} [...]", SECOND, MORE, "Continue reading →"
    )
    assert [(one.title, one.excerpt) for one in reading.drafts] == [(FIRST, True), (SECOND, True)]
    assert reading.drafts[0].text == PROSE
    assert [one.kind for one in reading.skipped] == ["archive heading", *["excerpt mark"] * 2]


def test_without_dates_a_doubtful_title_stays_a_heading_and_is_suggested() -> None:
    reading = page("Category Archives: Maps", FIRST, PROSE, "Leave a comment", "Old Atlases", MORE)
    assert titles(reading) == [FIRST]
    assert texts_of(reading.drafts[0], BlockKind.HEADING) == ["Old Atlases"]
    assert reading.remarks == ("1 line may be the title of a further post: “Old Atlases”.",)
    (suggestion,) = reading.suggestions
    assert blocks(reading.drafts[suggestion.draft])[suggestion.block][1] == "Old Atlases"
    assert suggestion.evidence == ("after the end of a post", "text follows")


def test_what_is_skipped_is_told_with_the_block_it_stood_before() -> None:
    reading = page(
        "Category Archives: Maps",
        FIRST,
        f"{PROSE} [...]",
        "Posted in Maps",
        SECOND,
        "By Jane Doe",
        MORE,
        "Read more",
        PROSE,
        "Older posts",
    )
    assert [(one.draft, one.block, one.text) for one in reading.skipped] == [
        (0, 0, "Category Archives: Maps"),
        (0, 1, "[...]"),
        (1, 0, "Posted in Maps"),
        (1, 0, "By Jane Doe"),
        (1, 1, "Read more"),
        (2, 0, "Older posts"),
    ]


@pytest.mark.parametrize(
    ("other", "date"), [("18/06/2017", "2017-06-08"), ("06/18/2017", "2017-08-06"), ("", "")]
)
def test_slash_dates_of_a_page_are_read_alike(other: str, date: str) -> None:
    reading = page(FIRST, "08/06/2017", PROSE, SECOND, other or "09/06/2017", MORE)
    assert titles(reading) == [FIRST, SECOND]
    assert (reading.drafts[0].published, reading.drafts[0].printed) == (date, "08/06/2017")


def test_archive_pages_in_other_languages_are_read_by_their_dates() -> None:
    reading = page(
        "Schlagwort-Archive: Karten",
        "Ein Tag bei den Zeichnern",
        "Veröffentlicht am 9. März 2014 von Ada Neri",
        "Wir haben den Tag bei den Leuten verbracht, die unsere Karten zeichnen, und viel gelernt.",
        "Alte Atlanten",
        "Veröffentlicht am 2. Januar 2014 von Ada Neri",
        "Der Keller der Bücherei war am Abend offen, und wir durften die alten Bände ansehen.",
    )
    assert [(one.author, one.published) for one in reading.drafts] == [
        ("Ada Neri", "2014-03-09"),
        ("Ada Neri", "2014-01-02"),
    ]
    assert {one.labels for one in reading.drafts} == {("Karten",)}


def test_headings_of_one_post_do_not_divide_it() -> None:
    reading = page(FIRST, "By Jane Doe", PROSE, "What We Saw There", MORE, "Who Was There", PROSE)
    (draft,) = reading.drafts
    assert (draft.title, draft.author) == (FIRST, "Jane Doe")
    assert kinds(draft) == ["paragraph", "heading", "paragraph", "heading", "paragraph"]
    assert reading.remarks == ()


def test_a_heading_named_by_its_own_post_is_no_title() -> None:
    agency = "Sovereign Rope Agency Europe"
    reading = page(FIRST, f"We heard of the {agency} and of much else on that day.", agency, PROSE)
    assert titles(reading) == [FIRST]


def test_days_as_headings_do_not_divide_a_post() -> None:
    reading = page(FIRST, "June 18, 2014", PROSE, "June 19, 2014", MORE, "June 20, 2014", PROSE)
    (draft,) = reading.drafts
    assert draft.published == "2014-06-18"
    assert "June 19, 2014" in draft.text


@pytest.mark.parametrize(
    ("name", "title", "published"),
    [
        ("harbour-notes.txt", "Harbour notes", ""),
        ("2026-05-15-harbour_notes.txt", "Harbour notes", "2026-05-15"),
        ("2026-05-15.txt", "Untitled", "2026-05-15"),
        ("é 🙂 שלום.txt", "É 🙂 שלום", ""),
    ],
)
def test_text_without_a_title_takes_that_of_its_file(name: str, title: str, published: str) -> None:
    (draft,) = read(f"{PROSE}\n\n{MORE}", name).drafts
    assert (draft.title, draft.published) == (title, published)


def test_the_first_short_line_above_the_text_is_the_title() -> None:
    (draft,) = page(FIRST, PROSE).drafts
    assert (draft.title, draft.text) == (FIRST, PROSE)


def test_a_single_line_is_text_and_not_a_title() -> None:
    (draft,) = read("A word", "notes.txt").drafts
    assert (draft.title, draft.text) == ("Notes", "A word")


def test_a_date_without_a_year_stays_text() -> None:
    (draft,) = page(FIRST, "June 18", PROSE).drafts
    assert draft.published == ""
    assert "June 18" in draft.text


def test_comments_below_a_post_are_no_part_of_it() -> None:
    reading = page(FIRST, PROSE, "2 Comments", "1. Bob says:", MORE)
    assert reading.drafts[0].text == PROSE
    assert ("below the post", MORE) in [(one.kind, one.text) for one in reading.skipped]


def test_text_goes_on_after_a_row_of_share_buttons() -> None:
    (draft,) = page(FIRST, PROSE, "Share this:", "* Email", MORE).drafts
    assert draft.text == f"{PROSE}\n{MORE}"


def test_a_post_is_known_by_its_file_and_title() -> None:
    reading = page(FIRST, "June 18, 2014", PROSE, FIRST, "May 3, 2014", MORE)
    assert [one.value for draft in reading.drafts for one in draft.addresses] == [
        f"notes.txt#{FIRST}",
        f"notes.txt#{FIRST} (2)",
    ]


def test_each_split_says_why() -> None:
    reading = page("Tag Archives: maps", FIRST, "June 18, 2014", PROSE)
    assert reading.drafts[0].evidence[:2] == (
        "a date or author line just below",
        "first after the archive heading",
    )


@pytest.mark.parametrize("sign", ["\f", "\v", "\x85", "\u2029", "\r", "\r\n"])
def test_every_sign_that_ends_a_line_does(sign: str) -> None:
    (draft,) = read(f"{PROSE}{sign}{MORE}").drafts
    assert draft.text == f"{PROSE}\n{MORE}"


def test_signs_that_were_replaced_are_told() -> None:
    (remark,) = read(f"{PROSE}\x00").remarks
    assert remark.startswith("1 byte could not be read")


@pytest.mark.parametrize(
    "text", ["", "  \n\t\n\u00a0\n", "\ufeff", "Tag Archives: maps", "© 2014", "====="]
)
def test_a_file_without_text_is_told(text: str) -> None:
    with pytest.raises(FileProblem, match=r"“notes\.txt”"):
        read(text)


def test_a_post_too_long_to_show_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "LONGEST_POST", len(PROSE) - 1)
    with pytest.raises(FileProblem, match=r"Split the file"):
        page(FIRST, PROSE)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "A short line\n\n" * 5_000,
        "  • Home\n" * 5_000 + PROSE,
        "Share this:\n" + "* Email\n" * 5_000 + PROSE,
        f"{FIRST}\n\nSee the post {FIRST} once more, and then see it yet again.\n\n" * 2_000,
        f"{FIRST}\n\n{PROSE}\n\nOld Atlases\n\n" + f"The {FIRST}, and again, " * 10_000,
        ">" * 200_000 + "x",
        " " * 200_000 + "x",
    ],
    ids=["one line", "short lines", "menu", "share", "named", "named again", "quotes", "blanks"],
)
def test_hostile_texts_are_read_in_one_go(text: str) -> None:
    assert read(text).drafts
