import pytest

from app.importing.exports import foreign_places
from app.importing.exports.foreign_places import Places
from app.importing.exports.foreign_text import letters
from db.records import ForeignHighlight

TEXT = (
    "Fog 🌫 at the cafe\u0301, said נועה.\nIt lifted.\n\ufffc\n"
    "It lifted. “We sail”\u2028at noon.\tFog"
)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("cafe\u0301, said נועה", "cafe\u0301, said נועה"),
        ("  said   נועה.  ", "said נועה."),
        ("נועה.It lifted.It", "נועה.\nIt lifted.\n\ufffc\nIt"),
        ('"We sail" at noon', "“We sail”\u2028at noon"),
        ("Fo\u200bg", "Fog"),
    ],
)
def test_a_quote_is_found_with_our_own_blanks(quote: str, words: str) -> None:
    placed = Places(TEXT).placed(ForeignHighlight(quote, note="n"))
    assert placed.start is not None
    assert TEXT[placed.start : placed.start + len(placed.quote)] == placed.quote == words
    assert placed.note == "n"


@pytest.mark.parametrize(
    ("quote", "before", "start"),
    [
        ("It lifted.", None, TEXT.index("It")),
        ("It lifted.", 0, TEXT.index("It")),
        ("It lifted.", len(letters(TEXT[: TEXT.rindex("It")])), TEXT.rindex("It")),
        ("It lifted.", len(letters(TEXT[: TEXT.rindex("It")])) + 4, TEXT.rindex("It")),
        ("Fog", 10_000, TEXT.rindex("Fog")),
        ("Fog", 0, 0),
    ],
)
def test_of_several_places_the_nearest_is_taken(quote: str, before: int | None, start: int) -> None:
    placed = Places(TEXT).placed(ForeignHighlight(quote), before)
    assert placed.start == start


def test_many_quotes_that_are_nowhere_end_the_costly_search_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(foreign_places, "_MOST_SEARCHED", 3 * len(TEXT))
    places = Places(TEXT)
    assert places.span("it LIFTED") is not None
    assert [places.span(f"gone {n}") for n in range(5)] == [None] * 5
    assert places.span("it LIFTED") is None
    assert places.span("It  lifted") is not None


@pytest.mark.parametrize("quote", ["", " \u200b ", "\ufffc", "gone with the tide", "x" * 30_000])
def test_words_that_are_nowhere_stay_as_they_are(quote: str) -> None:
    assert Places(TEXT).placed(ForeignHighlight(quote), 3) == ForeignHighlight(quote)
    assert Places("").span(quote, 3) is None
