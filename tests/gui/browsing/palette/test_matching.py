import pytest

from app.ui.browsing.palette.entries import Entry
from app.ui.browsing.palette.matching import Sought, Tier, matching
from db.records import Span

TITLES = (
    "Export a summary…",
    "Next post",
    "Import files…",
    "Larger text",
    "Fe\u0301te de l’été 🏮",
    "ערב הפנסים",
    "Straße",
)
ENTRIES = [Entry("action", title) for title in TITLES]


def titles(typed: str) -> list[str]:
    return [entry.title for entry in matching(typed, ENTRIES)]


def marked(typed: str, title: str) -> list[str]:
    """The parts of a title that are marked."""
    (entry,) = matching(typed, [Entry("action", title)])
    return [title[span.start : span.end] for span in entry.title_marks]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", list(TITLES)),
        ("   ", list(TITLES)),
        ("exp", ["Export a summary…"]),
        ("ext", ["Next post", "Larger text", "Export a summary…"]),
        ("te", ["Larger text", "Fe\u0301te de l’été 🏮"]),
        ("sum exp", ["Export a summary…"]),
        ("EXPORT", ["Export a summary…"]),
        ("ifi", ["Import files…"]),
        ("fete", ["Fe\u0301te de l’été 🏮"]),
        ("ÉTÉ", ["Fe\u0301te de l’été 🏮"]),
        ("הפ", ["ערב הפנסים"]),
        ("post next", ["Next post"]),
        ("zzz", []),
    ],
)
def test_titles_are_found_by_beginnings_parts_and_letters(typed: str, found: list[str]) -> None:
    assert titles(typed) == found


def test_beginnings_of_words_come_before_what_stands_inside_them_and_scattered_letters_last() -> (
    None
):
    entries = [
        Entry("action", title)
        for title in ("Tidy every xylophone", "Context", "Larger text", "Text larger")
    ]
    found = [entry.title for entry in matching("tex", entries)]
    assert found == ["Text larger", "Larger text", "Context", "Tidy every xylophone"]


@pytest.mark.parametrize(
    ("typed", "title", "parts"),
    [
        ("exp sum", "Export a summary…", ["Exp", "sum"]),
        ("ext", "Next post", ["ext"]),
        ("np", "Next post", ["N", "p"]),
        ("fete", "Fe\u0301te 🏮", ["Fe\u0301te"]),
        ("post", "🏮 post", ["post"]),
        ("a a", "an ant", ["a", "a"]),
    ],
)
def test_the_letters_that_match_are_marked(typed: str, title: str, parts: list[str]) -> None:
    assert marked(typed, title) == parts


def test_marks_of_an_earlier_match_do_not_stay() -> None:
    entry = Entry("action", "Next post", title_marks=(Span(0, 4),))
    assert matching("", [entry])[0].title_marks == ()


@pytest.mark.parametrize(
    ("typed", "tier"),
    [
        ("open roads", Tier.WHOLE),
        ("OPEN   roads", Tier.WHOLE),
        ("open", Tier.BEGINNING),
        ("roa open", Tier.BEGINNING),
        ("roads", Tier.WORDS),
        ("ads", Tier.INSIDE),
        ("opro", Tier.SCATTERED),
        ("rds op", Tier.SCATTERED),
        ("pn", None),
        ("n", None),
        ("open rivers", None),
        ("", None),
    ],
)
def test_a_title_matches_as_well_as_the_worst_of_the_words_typed(
    typed: str, tier: Tier | None
) -> None:
    match = Sought(typed).match("Open roads")
    assert (match.tier if match else None) == tier


def test_fewer_leaps_are_better() -> None:
    entries = [
        Entry("post", title) for title in ("Of quiet parks, rivers, oaks", "Open roads", "Opro")
    ]
    found = [each.title for each in matching("opro", entries)]
    assert found == ["Opro", "Open roads", "Of quiet parks, rivers, oaks"]


def test_all_beginnings_of_words_in_a_passage_are_marked_though_not_all_words_are_there() -> None:
    passage = "Lanterns 🏮, a lante\u0301rn and a plan"
    spans = Sought("lan river").marks(passage)
    assert [passage[span.start : span.end] for span in spans] == ["Lan", "lan"]


def test_a_pasted_page_is_compared_by_its_beginning() -> None:
    assert Sought("open roads " * 5_000).match("Open roads") is None
