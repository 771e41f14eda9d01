from collections.abc import Iterator

import pytest

from app.importing.pasted import Pasted, read_pasted
from app.importing.pool import Pool
from app.importing.run import save_files
from db.errors import FileProblem
from db.jobs import Stopped
from db.library import Library
from db.records import BlockKind, Draft, InlineKind

WORDS = "The harbour filled up 🏮 before dusk, and nobody had planned cafe\u0301 or שלום for it."


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


def only(pasted: Pasted, pool: Pool) -> Draft:
    [draft] = read_pasted(pasted, pool=pool).drafts
    return draft


def test_a_pasted_text_is_a_post_whose_source_says_so(pool: Pool) -> None:
    found = read_pasted(Pasted(WORDS), pool=pool)
    [file] = found.files
    assert (file.source, file.name, file.media_type) == (
        "Pasted text",
        "Pasted text",
        "text/plain",
    )
    assert [(draft.title, draft.text) for draft in found.drafts] == [("Pasted text", WORDS)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (WORDS, [WORDS]),
        (f"A short line\n\n{WORDS}", ["A short line", WORDS]),
        (f"Given 🏮 title\n\n{WORDS}", [WORDS]),
        (f"# A heading\n\nOne **two** three.\n\n{WORDS}", ["A heading", "One two three.", WORDS]),
    ],
)
def test_a_given_title_takes_no_line_of_the_text_away(
    pool: Pool, text: str, body: list[str]
) -> None:
    draft = only(Pasted(text, title="Given 🏮 title"), pool)
    assert draft.title == "Given 🏮 title"
    assert draft.text.split("\n") == body


def test_date_author_and_event_go_to_the_one_post(pool: Pool) -> None:
    pasted = Pasted(WORDS, author="Noor", published="2025-06", event="Lantern  Week")
    draft = only(pasted, pool)
    assert (draft.author, draft.published, draft.event) == ("Noor", "2025-06", "Lantern Week")


def test_html_from_the_clipboard_keeps_its_headings_and_links_and_nothing_harmful(
    pool: Pool,
) -> None:
    html = (
        "<h2>At dusk</h2><p onclick='x()'>Nobody <b>planned</b> it, said"
        " <a href='https://x.example/'>Noor</a> שלום.</p><script>alert(1)</script>"
    )
    draft = only(Pasted("", html, title="Lanterns"), pool)
    assert draft.text == "At dusk\nNobody planned it, said Noor שלום."
    assert [block.kind for block in draft.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert [inline.kind for inline in draft.inlines] == [InlineKind.STRONG, InlineKind.LINK]


def test_nothing_of_a_selection_is_taken_for_the_furniture_of_its_page(pool: Pool) -> None:
    links = "".join(f"<li><a href='https://x.example/{n}'>Link {n}</a></li>" for n in range(8))
    html = f"<nav><ul>{links}</ul></nav><p>Short 🏮.</p><div class='sidebar'>שלום e\u0301</div>"
    draft = only(Pasted("", html, title="Lanterns"), pool)
    expected = [*(f"Link {n}" for n in range(8)), "Short 🏮.", "שלום e\u0301"]
    assert draft.text.split("\n") == expected


def test_two_pasted_texts_of_one_title_are_two_posts(empty_library: Library, pool: Pool) -> None:
    for text in (WORDS, f"Another text. {WORDS}"):
        report = save_files(empty_library, read_pasted(Pasted(text, title="A"), pool=pool).files)
        assert [row.title for row in report.added] == ["A"]


@pytest.mark.parametrize("text", ["", "  \n ", '{"a": "b"}', "<rss><channel/></rss>"])
def test_what_is_no_post_is_a_problem(pool: Pool, text: str) -> None:
    with pytest.raises(FileProblem, match="“Pasted text”"):
        read_pasted(Pasted(text), pool=pool)


def test_reading_can_be_stopped(pool: Pool) -> None:
    class Stopping:
        def report(self, done: int, total: int | None, doing: str) -> None:
            del done, total, doing
            raise Stopped

    with pytest.raises(Stopped):
        read_pasted(Pasted(WORDS), Stopping(), pool)


def test_without_a_pool_one_is_started() -> None:
    assert read_pasted(Pasted(WORDS)).drafts
