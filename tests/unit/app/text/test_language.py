import json
from pathlib import Path

import pytest

from app.text.language import FEWEST_LETTERS, guess

DATA = Path(__file__).resolve().parents[3] / "data" / "text" / "languages.json"
TEXTS: dict[str, str] = json.loads(DATA.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_paragraph_tells_its_language(language: str) -> None:
    assert guess(TEXTS[language]) == language


def test_equal_texts_give_the_same_and_signs_do_not_matter() -> None:
    text = TEXTS["fr"]
    odd = f"🚤 e\u0301 {text}\x00 https://example.org/an/english/address/of/some/length \ud800"
    assert {guess(text) for _time in range(5)} | {guess(odd)} == {"fr"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The boats came in.",
        "1 2 3 " * 200,
        "https://example.org/the/boats/came/in/before/noon " * 20,
        "Ada Obi, Jan Vik, Tanaka Rei, Lund, Kowalski, Rossi, Oslo, Lagos, Kyoto, Petra Ek, Noor "
        * 2,
    ],
)
def test_what_is_short_or_no_language_gives_nothing(text: str) -> None:
    assert guess(text) == ""


def test_the_shortest_text_that_counts_is_short() -> None:
    text = TEXTS["en"]
    letters = [at for at, sign in enumerate(text) if sign.isalpha()]
    enough = letters[FEWEST_LETTERS - 1] + 1
    assert guess(text[:enough]) == "en"
    assert guess(text[: enough - 1]) == ""
