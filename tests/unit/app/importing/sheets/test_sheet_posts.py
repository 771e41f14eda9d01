from dataclasses import replace

from app.importing.sheets import sheet_editing
from app.importing.sheets.sheet import Sheet
from app.importing.sheets.sheet_posts import looks
from db.records import Reading
from tests.unit.app.importing.sheet_readings import CAFE, LANTERNS, draft, sheet, two_posts


def test_a_post_at_a_glance_has_its_words_and_its_beginning() -> None:
    first, second = looks(sheet())
    assert (first.place, first.words, first.is_saved) == (1, 20, True)
    assert first.beginning.startswith(f"{LANTERNS} Second part")
    assert (second.place, second.words, second.beginning) == (6, 2, "Boats again.")
    assert (first.warnings, second.warnings) == ((), ("no date",))


def test_a_second_post_of_one_title_is_warned_of_whatever_its_capitals() -> None:
    alike = draft("LANTERNS", CAFE, published="2024")
    found = looks(Sheet.of(Reading((draft("Lanterns", CAFE, published="2024"), alike))))
    assert [each.warnings for each in found] == [(), ("same title as post 1",)]


def test_a_title_without_text_will_not_be_saved() -> None:
    empty = looks(sheet_editing.split(sheet(), 4))[1]
    assert not empty.is_saved
    assert empty.warnings == ("no text, so it will not be saved", "no date")


def test_text_that_was_lost_is_told_at_its_post() -> None:
    lost = "12 % of the text was lost in “Lanterns”."
    found = Sheet.of(replace(two_posts(), remarks=(lost, "3 pictures were left out.")))
    assert [lost in each.warnings for each in looks(found)] == [True, False]


def test_of_a_post_that_is_left_out_nothing_is_warned() -> None:
    out = looks(sheet_editing.leave_out(sheet(), 1))[1]
    assert (out.warnings, out.is_saved) == ((), False)
