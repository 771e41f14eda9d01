import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.anchor import comparing
from app.text.anchor.comparing import likeness, same_words

POST = "The cafe\u0301 “Noor” נור \N{IZAKAYA LANTERN} opens at nine. It’s new – and busy."


@pytest.mark.parametrize(
    ("new", "is_same"),
    [
        (POST, True),
        (POST.upper().replace("\u0301", "\u0301"), True),
        (POST.replace("e\u0301", "\u00e9"), True),
        (POST.replace("“Noor”", "'**Noor**'").replace(" – ", "---\n\n"), True),
        (POST.replace("\N{IZAKAYA LANTERN} ", ""), True),
        (POST.replace("nine", "ten"), False),
        (POST.replace("נור ", ""), False),
        (f"{POST} Again.", False),
        ("", False),
    ],
)
def test_a_text_is_newer_only_with_other_words(new: str, is_same: bool) -> None:
    assert same_words(POST, new) is is_same


def test_of_texts_without_words_the_signs_count() -> None:
    assert same_words("\N{ROCKET} !", "\N{ROCKET}\n!")
    assert not same_words("\N{ROCKET}", "\N{IZAKAYA LANTERN}")
    assert likeness("\N{ROCKET}", "\N{IZAKAYA LANTERN}") == 0


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("one two three four", "one two three four", 1),
        ("One, two!", "one two", 1),
        ("one two three four", "one two x four", 0.75),
        ("one two", "three four", 0),
        ("one", "", 0),
        ("", "", 1),
    ],
)
def test_likeness_is_the_share_of_words_in_common(old: str, new: str, alike: float) -> None:
    assert likeness(old, new) == pytest.approx(alike)


def test_of_large_texts_the_words_count_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_CELLS", 4)
    assert likeness("a b c d", "d c b x") == pytest.approx(0.75)


@given(st.text("ab c.ש", max_size=20), st.text("ab c.ש", max_size=20))
def test_likeness_goes_both_ways_and_is_a_share(old: str, new: str) -> None:
    assert 0 <= likeness(old, new) <= 1
    assert likeness(old, new) == pytest.approx(likeness(new, old))
