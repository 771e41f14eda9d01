from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.sentences import sentences

SIGNS = st.text(
    st.sampled_from("aB. !?\u2028\u3000\u2009\t\n…。»“” é\u0301שלום👨\u200d👩🏮(M)"), max_size=60
)


def words(text: str, language: str = "") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Dr. Smith met A. Novak. They left.", ["Dr. Smith met A. Novak.", "They left."]),
        ("en", "It was plan B. We left.", ["It was plan B.", "We left."]),
        ("", "Lanterns! 🏮 Were lit.", ["Lanterns!", "🏮 Were lit."]),
        ("fr", "Merci à M. Dupont. Il part.", ["Merci à M. Dupont.", "Il part."]),
        ("fr-CA", "Mme. Blanc et Mgr. Noir. Fin.", ["Mme. Blanc et Mgr. Noir.", "Fin."]),
        ("fr", "Vive le marché. Oui.", ["Vive le marché.", "Oui."]),
        ("nl", "Met mevr. De Vries. Klaar.", ["Met mevr. De Vries.", "Klaar."]),
        ("he", "שלום עולם. מה שלומך?", ["שלום עולם.", "מה שלומך?"]),
        ("ja", "これはペンです。それは本です。", ["これはペンです。", "それは本です。"]),
        ("en", "e\u0301te\u0301 came.  It\u2028was. ", ["e\u0301te\u0301 came.", "It\u2028was."]),
        ("日本", "Nobody knows.", ["Nobody knows."]),
        ("xx", "Nobody knows. Really.", ["Nobody knows.", "Really."]),
        ("en", "M\u2028. Yes.\u3000It\u2009. Oh.", ["M\u2028.", "Yes.", "It\u2009.", "Oh."]),
        ("en", "", []),
        ("en", " \u2028 ", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(language: str, text: str, found: list[str]) -> None:
    assert words(text, language) == found


@given(SIGNS, st.sampled_from(["", "en", "fr", "he", "nl"]))
def test_sentences_stand_in_order_and_leave_out_nothing_but_blanks(
    text: str, language: str
) -> None:
    spans = sentences(text, language)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
