import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.plain import text_file
from app.importing.sheets import layout, sheet_editing
from app.importing.sheets.layout import Layout, Length, Neighbour, Signature
from app.importing.sheets.sheet import Apart, Sheet
from app.importing.sheets.sheet_outcome import drafts, unplaced
from app.importing.source_file import SourceFile
from db.records import BlockKind, Reading
from tests.unit.app.importing.sheet_readings import readings

PROSE = (
    "We spent the whole day with the people who draw the maps 🏮, and learnt a great deal.",
    "The library opened its cellar for one evening and let us look at the atlases, שלום.",
    "Nobody had expected that the cafe\u0301 would stay open until the last boat had come in.",
)


def archive(*posts: str, name: str = "page.txt") -> Sheet:
    """An archive page without dates: below its first title no other can be told from a heading."""
    parts = ["Tag Archives: maps"]
    for title in posts:
        parts += [title, *PROSE, f"Share {title.split()[0]} with your friends and family!"]
        parts += ["Follow us!", PROSE[0]]
    text = "\n\n".join(parts)
    return Sheet.of(text_file.read(text.encode(), SourceFile(name)), name)


def titles(sheet: Sheet) -> list[str]:
    return [one.title for one in drafts(sheet)]


def place(sheet: Sheet, words: str) -> int:
    return next(at for at, block in enumerate(sheet.blocks) if block.words == words)


def corrected(sheet: Sheet, *lines: str) -> Sheet:
    """What a person makes of an archive: these lines begin posts, and slogans are no text."""
    for words in lines:
        if sheet.blocks[place(sheet, words)].kind is not Apart.TITLE:
            sheet = sheet_editing.split(sheet, place(sheet, words))
    slogans = [at for at, block in enumerate(sheet.blocks) if block.words == "Follow us!"]
    return sheet_editing.set_kind(sheet, slogans, Apart.SKIPPED)


FIRST = ("An evening of lanterns", "The boats of spring", "Maps below the town")
SECOND = ("Counting all the swans", "What the ferry brought", "A night in the archive")


def test_a_second_archive_of_a_site_is_split_as_the_first_was_corrected() -> None:
    before = archive(*FIRST)
    assert titles(before) != list(FIRST)  # or there would be nothing to learn
    after = corrected(before, *FIRST)
    assert titles(after) == list(FIRST)
    learnt = layout.from_json(layout.to_json(layout.learn(before, after)))
    again = layout.apply(archive(*SECOND, name="page2.txt"), learnt)
    assert titles(again) == list(SECOND)
    assert unplaced(again) == 0
    assert all("Follow us!" not in one.text for one in drafts(again))


def test_no_word_of_a_title_is_kept() -> None:
    before = archive(*FIRST)
    kept = layout.to_json(layout.learn(before, corrected(before, *FIRST)))
    assert not any(word in kept for title in FIRST for word in title.split() if len(word) > 5)


def test_titles_that_are_none_are_joined_again() -> None:
    before = corrected(archive(*FIRST), *FIRST)
    after = sheet_editing.join(sheet_editing.join(before, 2), 1)
    learnt = layout.learn(before, after)
    assert learnt.titles == ()
    assert len(learnt.not_titles) == 1
    assert titles(layout.apply(corrected(archive(*SECOND), *SECOND), learnt)) == [SECOND[0]]


def test_what_was_done_to_one_of_several_like_lines_is_not_learnt() -> None:
    before = archive(*FIRST)
    places = [place(before, words) for words in FIRST[1:]]
    shapes = list(layout.signatures(before))
    assert shapes[places[0]] == shapes[places[1]]
    assert layout.learn(before, sheet_editing.split(before, places[0])).titles == ()


def test_skipped_text_that_was_taken_in_is_taken_in_again() -> None:
    before = corrected(archive(*FIRST), *FIRST)
    slogans = [at for at, block in enumerate(before.blocks) if block.words == "Follow us!"]
    learnt = layout.learn(before, sheet_editing.unskip(before, slogans))
    assert learnt.kept == ("follow us!",)
    again = layout.apply(corrected(archive(*SECOND), *SECOND), learnt)
    assert all("Follow us!" in one.text for one in drafts(again))


def test_a_long_text_is_not_kept() -> None:
    before = Sheet.of(text_file.read((PROSE[0] * 3).encode(), SourceFile("a.txt")))
    long = len(before.blocks) - 1
    after = sheet_editing.set_kind(before, [long], Apart.SKIPPED)
    assert after is not before
    assert layout.learn(before, after) == Layout()


def test_two_sheets_of_different_files_teach_nothing() -> None:
    assert layout.learn(archive(*FIRST), corrected(archive(*SECOND), *SECOND)) == Layout()


@given(readings())
def test_nothing_changed_teaches_nothing_and_nothing_learnt_changes_nothing(
    reading: Reading,
) -> None:
    found = Sheet.of(reading)
    assert not layout.learn(found, found)
    assert layout.apply(found, Layout()) == found


ONE = Signature("paragraph", 0, Length.LINE, Neighbour.TEXT, Neighbour.DATE)
OTHER = Signature(BlockKind.HEADING.value, 2, Length.LINE, Neighbour.SKIPPED, Neighbour.TEXT)


def test_what_was_learnt_later_wins() -> None:
    older = Layout(skipped=("a", "b"), titles=(ONE, OTHER))
    newer = Layout(skipped=("c",), kept=("a",), not_titles=(ONE,))
    assert older.joined(newer) == Layout(("b", "c"), ("a",), (OTHER,), (ONE,))


_SIGNATURES = st.lists(
    st.builds(
        Signature,
        st.sampled_from([*map(str, BlockKind), *map(str, Apart)]),
        st.integers(0, 6),
        st.sampled_from(Length),
        st.sampled_from(Neighbour),
        st.sampled_from(Neighbour),
    ),
    max_size=3,
).map(tuple)
_TEXTS = st.lists(st.text(max_size=20), max_size=3).map(tuple)


@given(st.builds(Layout, _TEXTS, _TEXTS, _SIGNATURES, _SIGNATURES))
def test_a_layout_comes_back_from_its_json(kept: Layout) -> None:
    assert layout.from_json(layout.to_json(kept)) == kept


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "7", '{"form": 2, "skipped": ["a"]}', "[" * 100_000, '{"form": 1}'],
    ids=lambda text: text[:12],
)
def test_what_is_no_layout_is_an_empty_one(text: str) -> None:
    assert layout.from_json(text) == Layout()


@pytest.mark.parametrize(
    "titles", [[["paragraph", 0, "line", "text"]], [["p", 0, "line", "x", "text"]], ["a"], 5, {}]
)
def test_bad_parts_of_a_layout_are_left_out(titles: object) -> None:
    text = json.dumps({"form": 1, "skipped": ["a", 5, "x" * 300], "titles": titles})
    assert layout.from_json(text) == replace(Layout(), skipped=("a",))
