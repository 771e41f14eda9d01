import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.text.anchor.carrying import carry
from app.text.anchor.describing import describe
from app.text.anchor.placing import Placing
from db.records import Span, State

POST = (
    "The cafe\u0301 opened in March \N{IZAKAYA LANTERN}, and the whole street came to see it.\n"
    "Noor נור paid for the first round; nobody had asked her to.\n"
    "By summer they had four branches, a van, and a waiting list of eleven weeks.\n"
    "The council then wrote to say that the lantern would have to go.\n"
    "We appealed, quietly, and the answer is still on its way."
)
PARAGRAPHS = POST.split("\n")
OTHER = "Meanwhile the harbour festival sold out within minutes of being announced."
WORDS = st.sampled_from(
    [
        "lantern",
        "cafe\u0301",
        "נור",
        "日本",
        "\N{ROCKET}",
        "The",
        "of",
        "—",
        "it’s",
        "don't",
        "**",
        ".",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def carried(old: str, new: str, quote: str) -> Placing:
    start = old.index(quote)
    (placing,) = carry(old, new, [describe(old, Span(start, start + len(quote)))])
    return placing


def words(text: str, placing: Placing) -> str | None:
    return None if placing.span is None else text[slice(*placing.span)]


@st.composite
def texts_and_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_and_spans())
def test_an_unchanged_text_keeps_every_passage_in_its_place(case: tuple[str, Span]) -> None:
    text, span = case
    assert carry(text, text, [describe(text, span)]) == (Placing(span, State.PLACED, 1.0),)


@given(texts_and_spans(), st.booleans())
def test_a_paragraph_put_before_or_behind_moves_passages_with_their_words(
    case: tuple[str, Span], is_before: bool
) -> None:
    text, span = case
    assume(any(map(str.isalnum, text[slice(*span)])))
    new = f"{OTHER}\n{text}" if is_before else f"{text}\n{OTHER}"
    moved_by = len(OTHER) + 1 if is_before else 0
    (placing,) = carry(text, new, [describe(text, span)])
    assert placing.span == Span(span.start + moved_by, span.end + moved_by)


@pytest.mark.parametrize(
    ("quote", "new", "there"),
    [
        ("four branches", POST.replace("By summer", "By late summer"), "four branches"),
        ("whole street came", POST.replace("whole street", "entire street"), "entire street came"),
        ("opened in March", POST.replace("March", "mid March"), "opened in mid March"),
        (
            "the whole street",
            POST.replace("the whole street", "the WHOLE  street"),
            "the WHOLE  street",
        ),
        (
            "nobody had asked her to.",
            POST.replace("nobody", "*nobody*"),
            "nobody* had asked her to.",
        ),
        ("Noor נור paid", POST.replace("Noor נור", "Noor (נור)"), "Noor (נור) paid"),
        ("cafe\u0301 opened", POST.replace("cafe\u0301", "caf\u00e9"), "caf\u00e9 opened"),
        ("March \N{IZAKAYA LANTERN}", POST.replace("The", "This"), "March \N{IZAKAYA LANTERN}"),
        ("ranches, a va", f"{OTHER}\n{POST.upper()}", "RANCHES, A VA"),
        (
            "to see it.\nNoor נור paid",
            POST.replace("\n", "\n\n• "),
            "to see it.\n\n• Noor נור paid",
        ),
    ],
)
def test_a_changed_passage_is_placed_on_what_it_has_become(
    quote: str, new: str, there: str
) -> None:
    placing = carried(POST, new, quote)
    assert words(new, placing) == there
    assert placing.state == State.PLACED


@pytest.mark.parametrize("quote", ["a waiting list of eleven weeks", PARAGRAPHS[2], "van"])
def test_a_moved_paragraph_takes_its_passages_along(quote: str) -> None:
    new = "\n".join([PARAGRAPHS[2], *PARAGRAPHS[:2], OTHER, *PARAGRAPHS[3:]])
    placing = carried(POST, new, quote)
    assert placing.span is not None
    assert placing.span.start == new.index(quote)
    assert words(new, placing) == quote


@pytest.mark.parametrize("quote", [PARAGRAPHS[1], "paid for the first round", "נור paid"])
def test_a_deleted_passage_is_lost_and_not_placed_elsewhere(quote: str) -> None:
    new = "\n".join([PARAGRAPHS[0], *PARAGRAPHS[2:], OTHER])
    assert carried(POST, new, quote) == Placing(None, State.LOST, 0.0)


def test_of_two_equal_sentences_the_one_in_its_place_is_taken() -> None:
    quote = "nobody had asked her to."
    new = f"{OTHER} {quote}\n{POST}"
    placing = carried(POST, new, quote)
    assert placing.span is not None
    assert placing.span.start == new.rindex(quote)


def test_a_changed_passage_with_an_exact_copy_elsewhere_is_to_be_checked() -> None:
    quote = "nobody had asked her to."
    new = f"{POST.replace(quote, 'nobody ever asked her to.')}\n{OTHER} So {quote}"
    placing = carried(POST, new, quote)
    assert placing.state == State.CHECK


def test_a_passage_between_equal_neighbours_is_to_be_checked_when_one_copy_is_gone() -> None:
    old = f"{OTHER}\n{PARAGRAPHS[0]}\n{OTHER}\n{PARAGRAPHS[1]}"
    new = f"{PARAGRAPHS[1]}\n{OTHER}\n{PARAGRAPHS[3]}"
    assert carried(old, new, OTHER).state in {State.CHECK, State.LOST}


def test_scripts_without_blanks_are_carried_sign_by_sign() -> None:
    old = "会議は東京で開かれた。参加者は三百人だった。来年は大阪で開く予定だ。"
    new = "会議は京都で開かれた。参加者は四百人だったという。来年も大阪で開く予定だ。"
    assert words(new, carried(old, new, "参加者は三百人")) == "参加者は四百人"
    assert words(new, carried(old, new, "大阪で開く予定")) == "大阪で開く予定"


@pytest.mark.parametrize(
    ("new", "start"), [("a ** b", 2), ("** a ** b", None), ("a b", None), ("", None)]
)
def test_signs_that_plain_letters_lack_are_placed_only_if_they_stand_once(
    new: str, start: int | None
) -> None:
    placing = carried("a c ** b", new, "**")
    assert placing.state == (State.LOST if start is None else State.CHECK)
    assert placing.span == (None if start is None else Span(start, start + 2))


@given(texts_and_spans(), TEXTS)
def test_every_passage_is_accounted_for(case: tuple[str, Span], new: str) -> None:
    old, span = case
    (placing,) = carry(old, new, [describe(old, span)])
    assert (placing.span is None) == (placing.state == State.LOST)
    assert 0 <= placing.confidence <= 1
    if placing.span is not None:
        assert 0 <= placing.span.start < placing.span.end <= len(new)


def test_passages_come_back_in_their_order() -> None:
    quotes = ["waiting list", "lantern would", "first round"]
    anchors = [describe(POST, Span(POST.index(q), POST.index(q) + len(q))) for q in quotes]
    new = f"{OTHER}\n{POST}"
    assert [words(new, each) for each in carry(POST, new, anchors)] == quotes
    assert carry(POST, new, []) == ()


def test_a_very_long_passage_is_found_where_it_was_moved() -> None:
    long = " ".join(f"word{number} is here" for number in range(900))
    old = f"{OTHER}\n{long}\n" + "\n".join(f"Line {number * 7} stays." for number in range(3_000))
    new = old.replace(f"{long}\n", "") + "\n" + long.replace("word7 ", "word7b ")
    placing = carried(old, new, long)
    assert placing.span is not None
    assert placing.span.start == new.index("word0 is")
    assert placing.span.end == len(new)
