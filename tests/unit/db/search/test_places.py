"""Places of a query's words in a text, however they are written, and the piece worth showing."""

import itertools
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.folding import fold, parts
from db.query import parse
from db.query.tree import And, Near, Or, Phrase, Prefix, Run, Word
from db.records import Span
from db.search.places import SNIPPET, Places, Snippet

TEXT = (
    "Straße der Nationen – café CAFÉ cafe\u0301, don’t don't. 🏮 ﬁnal ofﬁce!\n"
    "日本2025年 ｶﾞｰﾄﾞ ガード ｆｕｌｌ naïveté мой ёлка שָׁלוֹם \u1112\u1161\u11ab글 harbours harbour"
)


def places(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in Places(parse(typed).tree).find(text)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("strasse", ["Straße"]),
        ("CAFE", ["café", "CAFÉ", "cafe\u0301"]),
        ("café", ["café", "CAFÉ", "cafe\u0301"]),
        ("don't", ["don’t", "don't"]),
        ("final office", ["ﬁnal", "ofﬁce"]),
        ("harbour", ["harbour"]),
        ("harb*", ["harbours", "harbour"]),
        ('"der nationen"', ["der Nationen"]),
        ("“nationen cafe”", ["Nationen – café"]),
        ('"cafe der"', []),
        ("日", ["日"]),
        ("日本", ["日本"]),
        ("2025", ["2025"]),
        ("日本2025", ["日本", "2025"]),
        ("ガード", ["ｶﾞｰﾄﾞ", "ガード"]),
        ("한글", ["\u1112\u1161\u11ab글"]),
        ("full", ["ｆｕｌｌ"]),
        ("naivete", ["naïveté"]),
        ("елка", ["ёлка"]),
        ("שלום", ["שָׁלוֹם"]),
        ("-cafe harbour", ["harbour"]),
        ("cafe OR harbour", ["café", "CAFÉ", "cafe\u0301", "harbour"]),
        ('nationen "der nationen"', ["der Nationen"]),
        ("title:cafe", []),
        ('"nationen strasse"~2', ["Straße", "Nationen"]),
        ('"nationen strasse"~1', []),
        ('"cafe don"~3', ["café", "CAFÉ", "cafe\u0301", "don", "don"]),
        ('"cafe nationen"~1', ["Nationen", "café"]),
        ("*", []),
    ],
)
def test_places_do_not_depend_on_how_a_word_is_written(typed: str, found: list[str]) -> None:
    assert places(TEXT, typed) == found


FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", FORMS)
def test_places_are_found_in_every_normal_form(
    form: Literal["NFC", "NFD", "NFKC", "NFKD"],
) -> None:
    text = unicodedata.normalize(form, "Ein Äpfelchen 🏮 für Łódź, ガード und 각 שלום")
    for typed in ("apfelchen", "fur", "lodz", "ガード", "각", "שלום"):
        assert len(places(text, typed)) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [("sume", []), ("re", []), ("resume", ["re\u0301sume\u0301"]), ("love", ["love"])],
)
def test_a_loose_mark_belongs_to_its_letter_and_ends_no_word(typed: str, found: list[str]) -> None:
    assert places("שלום re\u0301sume\u0301 🏮 ❤\ufe0flove", typed) == found


@given(st.text("aéeßsﬁfi\u0301日本ガЙй 9-_\n🏮"), st.text("aesfi9", min_size=1))
def test_a_word_is_found_where_the_folded_text_has_it(text: str, word: str) -> None:
    found = Places(Word(word)).find(text)
    assert len(found) == parts(fold(text)).count(word)
    assert all(fold(text[start:end]) == word for start, end in found)


@given(st.text("日本東京ab ", max_size=12), st.text("日本東京", min_size=1, max_size=3))
def test_signs_without_blanks_are_found_anywhere(text: str, signs: str) -> None:
    assert bool(Places(Run(signs)).find(text)) == (signs in text)


@given(
    st.lists(st.sampled_from(["a", "bé", "ß", "x", "🏮", "שיר"]), max_size=14),
    st.lists(st.sampled_from(["a", "be", "ss"]), min_size=2, max_size=3, unique=True),
    st.integers(1, 4),
)
def test_words_near_each_other_are_marked_where_any_choice_of_them_is_near_enough(
    said: list[str], near: list[str], within: int
) -> None:
    text = " ".join(said)
    found = Places(Near(tuple(near), within)).find(text)
    words = [word for word in said if word != "🏮"]
    where = [[at for at, word in enumerate(words) if fold(word) == each] for each in near]
    most = (within - 1) * (len(near) - 1)
    marked = {
        at
        for choice in itertools.product(*where)
        if max(choice) - min(choice) - 1 <= most
        for at in choice
    }
    assert [text[start:end] for start, end in found] == [words[at] for at in sorted(marked)]
    assert {text[:start].count(" ") for start, _end in found} == {
        at for at, word in enumerate(said) if word != "🏮" and at - said[:at].count("🏮") in marked
    }


def test_signs_for_letters_have_no_places_before_they_are_words() -> None:
    assert places("wash the washer", "w?sh wash~ washer") == ["washer"]


def test_overlapping_places_are_one() -> None:
    text = "one two three two"
    both = Places(parse('"one two" "two three" two').tree).find(text)
    assert [text[start:end] for start, end in both] == ["one two three", "two"]


def test_a_phrase_of_one_repeated_word_is_found() -> None:
    assert places("that that is", '"that that"') == ["that that"]
    assert len(Places(Phrase(("a", "a"))).find("a a a a")) == 2


LONG = " ".join(f"filler{number}" for number in range(200))


def test_a_snippet_shows_where_most_words_are() -> None:
    text = f"lantern {LONG} lantern on the river 🏮 שיר {LONG} river"
    shown = Places(parse("river lantern").tree).snippet(text)
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert [shown.text[start:end] for start, end in shown.marks] == ["lantern", "river"]
    assert shown.places == 4
    assert abs(len(shown.text) - SNIPPET) < 60
    assert all(word in text for word in shown.text.strip("…").split())


def test_without_a_place_the_beginning_is_shown() -> None:
    shown = Places(parse("nowhere").tree).snippet(LONG)
    assert shown.text.startswith("filler0 filler1 ")
    assert (shown.marks, shown.places) == ((), 0)


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    text = "one\ntwo\u2028three\tfour\ufffc"
    assert Places(parse("two").tree).snippet(text) == Snippet(
        "one two three four ", (Span(4, 7),), 1
    )


def test_a_place_longer_than_a_snippet_is_not_cut() -> None:
    text = f"{LONG} {'日' * 300} {LONG}"
    shown = Places(Run("日" * 300)).snippet(text)
    assert "日" * 300 in shown.text


@given(st.text("ab é日\n🏮", max_size=400), st.sampled_from(["a", "b", "a b", "日", '"a b"', "a*"]))
def test_marks_are_places(text: str, typed: str) -> None:
    sought = Places(parse(typed).tree)
    shown = sought.snippet(text)
    found = {fold(text[start:end].replace("\n", " ")) for start, end in sought.find(text)}
    assert {fold(shown.text[start:end]) for start, end in shown.marks} <= found
    assert bool(shown.marks) == bool(found)


def test_the_best_place_is_the_first_of_the_passage_that_the_snippet_shows() -> None:
    text = f"lantern {LONG} lantern on the river 🏮 שיר {LONG} river"
    sought = Places(parse("river lantern").tree)
    assert sought.best(text) == 1
    assert sought.find(text)[1] == (text.rindex("lantern"), text.rindex("lantern") + 7)


@pytest.mark.parametrize(
    ("text", "best"),
    [("", 0), ("nothing 🏮 here", 0), ("one two three", 0), (f"two {LONG} one two three", 1)],
)
def test_places_that_were_joined_count_as_one_for_the_best(text: str, best: int) -> None:
    assert Places(parse('"one two" "two three" two').tree).best(text) == best


def test_very_many_words_are_found_where_each_of_them_is() -> None:
    text = "Straße 🏮 café re\u0301al, lantern-harbour שִׁיר; LANTERN_x 東京tide"
    words = ["strasse", "cafe", "real", "harbour", "שיר", "lantern", "tide", "x"]
    others = [f"other{number}" for number in range(80)]
    one_by_one = sorted(span for word in words for span in Places(Word(word)).find(text))
    assert list(Places(Or(tuple(map(Word, [*words, *others])))).find(text)) == one_by_one
    tree = And((Or(tuple(map(Word, [*words, *others]))), Prefix("lan"), Run("東")))
    beside = sorted({*one_by_one, *Places(Prefix("lan")).find(text), *Places(Run("東")).find(text)})
    assert list(Places(tree).find(text)) == beside
