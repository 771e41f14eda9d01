import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.anchor.folded import fold
from db.records import Span

TEXTS = st.text("aAß \n\t*_-—’“…e\u0301é\u200b\ufe0fשÅ日가ﬁ´\N{IZAKAYA LANTERN}", max_size=60)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It’s” – she said—", '"it\'s" - she said-'),
        ("maintainers--- and", "maintainers- and"),
        ("a\u00a0 b\n\n\tc", "a b c"),
        ("co\u00adope\u200brate", "cooperate"),
        ("# A **bold** `word` | cell", " a bold word cell"),
        ("snake_case", "snakecase"),
        ("caf\u00e9", "cafe\u0301"),
        ("STRASSE straße", "strasse strasse"),
        ("wait…", "wait..."),
        ("ﬁne", "fine"),
        ("לום \u200fש\u05c1", "לום ש\u05c1"),
        ("\N{IZAKAYA LANTERN}\ufe0f", "\N{IZAKAYA LANTERN}"),
        ("***", ""),
        ("", ""),
    ],
)
def test_a_new_template_leaves_the_letters_plain(text: str, plain: str) -> None:
    assert fold(text).text == plain


@given(TEXTS)
def test_each_letter_knows_its_place_and_places_never_fall(text: str) -> None:
    folded = fold(text)
    places = list(folded.places)
    assert len(places) == len(folded.text)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(TEXTS)
def test_a_folded_text_folds_to_itself(text: str) -> None:
    plain = fold(text).text
    assert fold(plain).text == plain


def test_a_span_leads_to_its_letters_and_back() -> None:
    text = "The **caf\u00e9** שלום \N{IZAKAYA LANTERN} is open"
    folded = fold(text)
    for word in ("caf\u00e9", "שלום", "\N{IZAKAYA LANTERN}", "open"):
        span = Span(text.index(word), text.index(word) + len(word))
        assert folded.span(*folded.letters(span)) == span
