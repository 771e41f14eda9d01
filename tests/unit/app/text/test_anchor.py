import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.text.anchor import CONTEXT, describe, passages
from app.text.anchor.describing import trimmed
from db.records import Span

TEXT = (
    "“We paid the cafe\u0301 ourselves”, said Noor נור \N{IZAKAYA LANTERN}.\n"
    "It wasn’t cheap – and it  wasn’t dear.\u2028Nobody minded. nobody asked."
)
TEXTS = st.text("aAb \n'’“\"–-e\u0301ש\N{IZAKAYA LANTERN}", max_size=40)


def found(text: str, quote: str) -> list[str]:
    return [text[start:end] for start, end in passages(text, quote)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("wasn’t", ["wasn’t", "wasn’t"]),
        ("wasn't cheap", ["wasn’t cheap"]),
        ('"We paid', ["“We paid"]),
        ("»We paid«", []),
        ("said Noor נור \N{IZAKAYA LANTERN}.", ["said Noor נור \N{IZAKAYA LANTERN}."]),
        ("נור", ["נור"]),
        ("caf\u00e9 ourselves", ["cafe\u0301 ourselves"]),  # another way to write the accent
        ("cheap - and", ["cheap – and"]),
        ("it wasn't dear", ["it  wasn’t dear"]),
        ("\N{IZAKAYA LANTERN}. It wasn’t", ["\N{IZAKAYA LANTERN}.\nIt wasn’t"]),  # over two blocks
        ("dear.\nNobody", ["dear.\u2028Nobody"]),
        ("  Nobody\u00a0minded  ", ["Nobody minded"]),
        ("Nobody", ["Nobody"]),  # exact letters win
        ("NOBODY", ["Nobody", "nobody"]),
        ("noor\u00ad", ["Noor"]),
        (".*", []),
        ("", []),
        (" \n\u200b", []),
    ],
)
def test_a_quote_is_found_as_a_person_would_type_it(typed: str, words: list[str]) -> None:
    assert found(TEXT, typed) == words


@given(TEXTS, st.data())
def test_words_copied_from_a_text_are_found_where_they_stand(
    text: str, data: st.DataObject
) -> None:
    assume(text.strip())
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = trimmed(text, Span(start, end))
    quote = text[span.start : span.end]
    assume(quote)
    places = passages(text, quote)
    assert places
    assert all(text[place.start : place.end] == quote for place in places)
    assert len(places) == text.count(quote)


@given(TEXTS, TEXTS)
def test_places_are_in_order_not_empty_and_do_not_overlap(text: str, quote: str) -> None:
    at = 0
    for start, end in passages(text, quote):
        assert at <= start < end <= len(text)
        at = end


@given(st.text("a.*[]()|^$\\+?{2}", max_size=30), st.text("a.*[]()|^$\\+?{2}", max_size=4))
@example("a" * 200, "[a")
def test_nothing_that_is_typed_is_taken_for_a_pattern(text: str, quote: str) -> None:
    assert found(text, quote) == [quote] * (text.count(quote) if quote else 0)


@given(st.text(min_size=1), st.data())
def test_an_anchor_is_words_with_their_surroundings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = describe(text, Span(start, end))
    assert anchor.prefix + anchor.quote + anchor.suffix in text
    assert text[anchor.span.start : anchor.span.end] == anchor.quote
    assert len(anchor.prefix) == min(CONTEXT, start)
    assert len(anchor.suffix) == min(CONTEXT, len(text) - end)


@pytest.mark.parametrize("span", [(0, 0), (2, 1), (-1, 1), (0, 6), (5, 6)])
def test_what_is_no_passage_has_no_anchor(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no passage"):
        describe("שלום!", Span(*span))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n a b\t\u2028", "a b"),
        ("\ufffc\n\N{IZAKAYA LANTERN} e\u0301\n\ufffc", "\N{IZAKAYA LANTERN} e\u0301"),
        (" \n\ufffc\u2028", ""),
        ("", ""),
    ],
)
def test_blanks_and_pictures_at_the_ends_of_a_passage_are_left_out(text: str, words: str) -> None:
    start, end = trimmed(text, Span(0, len(text)))
    assert text[start:end] == words
