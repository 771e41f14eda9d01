import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.exports.foreign_text import ForeignText, Unit, letters

TEXT = "Fog 🌫\r\nat the cafe\u0301, נועה 👩‍🚀 said.\ufeff End"


@pytest.mark.parametrize("unit", Unit)
@given(text=st.text(), data=st.data())
def test_a_passage_is_found_by_its_positions(unit: Unit, text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))

    def position(place: int) -> int:
        size = {Unit.CODE_POINT: 4, Unit.UTF_16: 2, Unit.UTF_8: 1}[unit]
        return len(text[:place].encode(unit.value, "surrogatepass")) // size

    theirs = ForeignText(text, unit)
    assert theirs.passage(position(start), position(end)) == text[start:end]
    assert theirs.letters_before(position(start)) == len(letters(text[:start]))


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(-5, 3, "Fog"), (0, 10_000, TEXT), (10_000, 10_001, ""), (9, 4, ""), (1 << 62, 1 << 62, "")],
)
def test_positions_outside_of_the_text_are_its_ends(
    unit: Unit, start: int, end: int, words: str
) -> None:
    assert ForeignText(TEXT, unit).passage(start, end) == words


def test_a_position_inside_a_letter_is_its_end() -> None:
    theirs = ForeignText("a🌫b", Unit.UTF_8)
    assert [theirs.passage(0, end) for end in range(7)] == ["", "a", *["a🌫"] * 4, "a🌫b"]


def test_blanks_and_invisible_signs_are_no_letters() -> None:
    assert letters(TEXT) == "Fog🌫atthecafe\u0301,נועה👩‍🚀said.End"
