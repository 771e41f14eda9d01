from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from app.importing.plain import text_file
from app.importing.sheets.sheet import Apart, Sheet, SheetBlock
from app.importing.sheets.sheet_outcome import drafts, outcome, skipped, unplaced
from app.importing.source_file import SourceFile
from app.text.blocks import blocks_hold
from db.records import Draft, Reading, Skipped
from tests.unit.app.importing.sheet_readings import MENU, draft, readings, sheet

ROOT = Path(__file__).resolve().parents[5]
SHARED = ROOT / ".." / "shared" / "data"
FILES = [
    SHARED / "posts" / "000_ee240df5d3c19ea2.txt",
    SHARED / "archives" / "eightbar-tag-events" / "page.w3m.txt",
]


def lines(shown: Sheet) -> list[tuple[str, str]]:
    return [(block.kind.value, block.words) for block in shown.blocks]


def test_a_sheet_has_all_parts_of_the_file_in_order() -> None:
    found = sheet()
    assert [kind for kind, _words in lines(found)] == [
        "skipped", "title", "paragraph", "paragraph", "paragraph", "skipped",
        "title", "paragraph",
    ]  # fmt: skip
    assert lines(found)[0][1] == "Tag Archives: boats"
    assert [post.facts.title for post in found.posts] == ["Lanterns", "Boats"]
    assert found.blocks[3].suggestion == ("short line",)
    assert [found.post_at(at) for at in (0, 1, 5, 6, 7)] == [-1, 0, 0, 1, 1]


def test_what_is_known_of_a_post_stands_at_its_title() -> None:
    post = sheet().posts[0]
    assert post.facts.published == "2025-06-18"
    assert post.facts.url == "https://harbour.example/lanterns"
    assert (post.facts.author, post.facts.labels) == ("Ada", ("boats",))
    assert post.evidence == ("date line below",)


def test_a_date_line_of_the_first_post_stands_below_its_title() -> None:
    parts = (MENU, Skipped("date line", "June 18"))
    found = Sheet.of(Reading((draft("A", "Text."),), parts))
    assert [words for _kind, words in lines(found)] == ["Home About", "A", "June 18", "Text."]


def test_the_footer_of_a_post_stands_above_the_next_title_and_its_date_line_below() -> None:
    kinds = ("footer", "navigation", "date line")
    parts = tuple(Skipped(kind, f"a {kind}", 1, 0) for kind in kinds)
    reading = Reading((draft("A", "Text."), draft("B", "Text.")), parts)
    assert [words for _kind, words in lines(Sheet.of(reading))][2:6] == [
        "a footer",
        "a navigation",
        "B",
        "a date line",
    ]


def test_skipped_parts_behind_the_last_post_stand_at_the_end() -> None:
    found = Sheet.of(Reading((draft("A", "Text."),), (replace(MENU, draft=1),)))
    assert lines(found)[-1] == ("skipped", "Home About")


def test_a_reading_without_posts_is_a_sheet_of_skipped_parts() -> None:
    found = Sheet.of(Reading((), (MENU,)))
    assert (drafts(found), skipped(found), unplaced(found)) == ((), (MENU,), 0)


@given(readings())
def test_an_unchanged_sheet_gives_the_drafts_it_was_made_of(reading: Reading) -> None:
    found = outcome(Sheet.of(reading, "page.txt"))
    assert found.drafts == reading.drafts
    assert [(one.kind, one.text) for one in found.skipped] == [
        (one.kind, one.text) for one in reading.skipped
    ]
    assert found.unplaced == 0


@given(readings())
def test_a_sheet_of_what_a_sheet_gave_is_the_same_sheet(reading: Reading) -> None:
    found = Sheet.of(reading)
    given_back = replace(reading, skipped=skipped(found))
    assert lines(Sheet.of(given_back)) == lines(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_real_pages_come_back_as_they_were_read(path: Path) -> None:
    if not path.exists():
        pytest.skip("the shared test data are not here")
    reading = text_file.read(path.read_bytes(), SourceFile(path.name))
    found = outcome(Sheet.of(reading, path.name))
    assert found.drafts == reading.drafts
    assert (len(found.skipped), found.unplaced) == (len(reading.skipped), 0)


def test_blocks_of_drafts_hold_their_text() -> None:
    assert all(blocks_hold(one.text, one.blocks) for one in drafts(sheet()))


def test_a_block_that_would_vanish_is_counted() -> None:
    """The count is a count: it is 0 because nothing is lost, not because nobody looks."""
    found = sheet()
    lost = replace(found, blocks=(*found.blocks, SheetBlock("Words 🏮", Apart.TITLE)))
    assert unplaced(lost) == 1


def test_a_post_that_was_read_without_text_stays_one() -> None:
    empty = Draft("Only a title", "", ())
    assert drafts(Sheet.of(Reading((empty,)))) == (empty,)
