import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.anchor.describing import describe
from app.text.anchor.finding import candidates, find
from db.records import Anchor, Span, State

POST = (
    "The cafe\u0301 \N{IZAKAYA LANTERN} opened in March. Nobody had asked for it.\n"
    "Noor נור paid for the first round of drinks.\n"
    "The harbour office was closed. Nobody had asked for it.\n"
    "By summer there was a waiting list of eleven weeks."
)


def words(span: Span | None) -> str | None:
    return None if span is None else POST[slice(*span)]


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("paid for the first round", "paid for the first round"),
        ("PAID for the  *first* round", "paid for the first round"),
        (
            "Noor נור paid for a first round of drinks",
            "Noor נור paid for the first round of drinks",
        ),
        ("caf\u00e9 \N{IZAKAYA LANTERN} opened", "cafe\u0301 \N{IZAKAYA LANTERN} opened"),
        ("a waiting list of twelve weeks", "a waiting list of eleven weeks"),
        ("drinks. The harbour", "drinks.\nThe harbour"),
        ("the minister resigned on Tuesday morning", None),
        ("***", None),
        ("", None),
    ],
)
def test_a_quote_is_found_as_it_is_or_nearly(quote: str, there: str | None) -> None:
    placing = find(POST, quote, "", "")
    assert words(placing.span) == there
    assert placing.state == (State.LOST if there is None else State.CHECK)


@pytest.mark.parametrize(
    ("prefix", "suffix", "start", "place"),
    [
        ("in March. ", "\nNoor", None, 0),
        ("was closed. ", "\nBy summer", None, 1),
        ("was closed. ", "", None, 1),
        ("", "", 0, 0),
        ("", "", 130, 1),
        ("was closed. ", "\nBy summer", 0, 1),  # what stood around it says more than the place
    ],
)
def test_of_equal_quotes_the_one_in_the_truer_surroundings_or_nearer_is_taken(
    prefix: str, suffix: str, start: int | None, place: int
) -> None:
    quote = "Nobody had asked for it."
    places = [POST.index(quote), POST.rindex(quote)]
    placing = find(POST, quote, prefix, suffix, start)
    assert placing.span is not None
    assert placing.span.start == places[place]


@pytest.mark.parametrize(
    ("quote", "prefix", "state"),
    [
        ("paid for the first round", "Noor נור ", State.PLACED),
        ("paid for the first round", "", State.PLACED),
        ("paid for the first round", "xyzzy qwerty ", State.CHECK),
        ("paid for a first round", "Noor נור ", State.CHECK),
        ("Nobody had asked for it.", "was closed. ", State.CHECK),
        ("nothing of the kind ever happened", "", State.LOST),
    ],
)
def test_only_an_exact_quote_that_stands_once_may_need_no_checking(
    quote: str, prefix: str, state: State
) -> None:
    assert find(POST, quote, prefix, "", sure_if_once=True).state == state
    assert find(POST, quote, prefix, "").state != State.PLACED


def test_candidates_come_best_first_and_do_not_overlap() -> None:
    quote = "Nobody had asked for it."
    anchor = Anchor(Span(0, len(quote)), quote, "The harbour office was closed. ", "\nBy summer")
    found = candidates(POST, anchor)
    spans = [each.span for each in found if each.span is not None]
    assert [POST[slice(*span)] for span in spans][:2] == [quote, quote]
    assert spans[0].start == POST.rindex(quote)
    assert len(spans) == len(found)
    assert {each.state for each in found} == {State.CHECK}
    worths = [each.confidence for each in found]
    assert worths == sorted(worths, reverse=True)
    assert not any(
        one.start < other.end and other.start < one.end
        for one in spans
        for other in spans
        if one is not other
    )
    assert len(candidates(POST, anchor, most=1)) == 1


def test_nothing_alike_gives_no_candidates() -> None:
    anchor = Anchor(Span(0, 10), "Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich")
    assert candidates(POST, anchor) == ()
    assert candidates("", anchor) == ()


@given(st.data())
def test_every_whole_word_passage_is_found_by_its_own_anchor(data: st.DataObject) -> None:
    words_there = POST.split(" ")
    first = data.draw(st.integers(0, len(words_there) - 1))
    after = data.draw(st.integers(first + 1, len(words_there)))
    start = len(" ".join(words_there[:first])) + bool(first)
    anchor = describe(POST, Span(start, start + len(" ".join(words_there[first:after]))))
    placing = find(POST, anchor.quote, anchor.prefix, anchor.suffix, anchor.span.start)
    assert placing.span == anchor.span


@given(st.text("ab .ש日\N{ROCKET}*", max_size=30), st.text("ab .ש日\N{ROCKET}*", max_size=12))
def test_a_find_lies_inside_the_text(text: str, quote: str) -> None:
    placing = find(text, quote, "", "")
    assert (placing.span is None) == (placing.state == State.LOST)
    if placing.span is not None:
        assert 0 <= placing.span.start < placing.span.end <= len(text)
