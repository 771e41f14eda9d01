"""Changes as lines: every letter of both texts between its signs, long quiet stretches folded."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.cli.changed_lines import lines
from app.terminal import Look
from app.text.clean import IMAGE, LINE_BREAK


def shown(old: str, new: str) -> list[str | int]:
    return [
        line if isinstance(line, int) else "".join(words for words, _look in line)
        for line in lines(old, new)
    ]


def test_words_that_went_and_came_stand_between_signs() -> None:
    assert shown("The cafe\u0301 was red שלום 🏮.", "The cafe\u0301 was deep blue שלום 🏮.") == [
        "The cafe\u0301 was [-red-] {+deep blue+} שלום 🏮."
    ]


def test_each_sign_has_the_look_of_its_kind() -> None:
    [line] = lines("one two three", "one four three")
    assert isinstance(line, list)
    looks = {look: words for words, look in line if look is not Look.PLAIN}
    assert looks == {Look.REMOVED: "[-two-]", Look.ADDED: "{+four+}"}


def test_paragraphs_far_from_a_change_are_counted() -> None:
    old = [f"Paragraph {name} of the post." for name in "abcdefg"]
    new = [*old[:3], "Paragraph d of this very post.", *old[4:]]
    assert shown("\n".join(old), "\n".join(new)) == [
        2, old[2], "Paragraph d of [-the-] {+this very+} post.", old[4], 2,
    ]  # fmt: skip


def test_no_sign_spans_two_lines_and_pictures_have_a_word() -> None:
    found = shown("One.", f"One.\nTwo words{LINE_BREAK}more.\n{IMAGE}")
    assert found == ["One.", "{+Two words+}", "{+more.+}", "{+[picture]+}"]


WORDS = st.lists(st.sampled_from(["ab", "cde\u0301", "שלום", "🏮", "\n", "f."]), max_size=12)


@given(WORDS, WORDS)
def test_without_the_signs_each_text_is_whole(first: list[str], second: list[str]) -> None:
    old, new = " ".join(first), " ".join(second)
    found = list(lines(old, new))
    if any(isinstance(line, int) for line in found):
        return
    whole = "\n".join(line for line in shown(old, new) if isinstance(line, str))
    before = re.sub(r"\{\+.*?\+\}", "", whole).replace("[-", "").replace("-]", "")
    after = re.sub(r"\[-.*?-\]", "", whole).replace("{+", "").replace("+}", "")
    assert (before.split(), after.split()) == (old.split(), new.split())
