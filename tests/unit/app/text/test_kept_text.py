import pytest

from app.text import from_html
from app.text.kept_text import letters, lost_share

WORDS = "Lanterns 🏮 on the quay, cafe\u0301 נור"


@pytest.mark.parametrize(
    "html",
    [
        "",
        WORDS,
        f"<p>{WORDS}",
        f"<p>{WORDS}<!-- not shown --><script>not.shown()</script><style>p {{}}</style>",
        f"<p title='a > b'>{WORDS}",  # the quick count is wrong here, the exact one is not
        f"<p>{WORDS}<script>not.shown()",
        f"<p>{WORDS}<!-- not shown",
        f"<select><option>not shown</select><svg><text>not</text></svg><p>{WORDS}",
        "Lanterns &#x1F3EE; on the quay, caf&#101;&#769; &#x5e0;&#x5d5;&#x5e8;",
    ],
)
def test_nothing_is_lost_when_all_that_a_browser_shows_was_kept(html: str) -> None:
    assert lost_share(html, WORDS if html else "") == 0


@pytest.mark.parametrize(
    ("html", "kept", "share"),
    [
        ("<p>abcd<p>efgh", "abcd", 0.5),
        ("<p>abcd<p>efgh", "", 1.0),
        ("<div>" * 5000 + "deep" + "</div>" * 5000 + "flat", "flat", 0.5),
        (f"<p>{'x' * 200_000}<p>{'y' * 200_000}", "x" * 200_000, 0.5),
        ("<p>😀 🏮 ‎", "", 0.0),  # no letters
    ],
)
def test_what_was_dropped_is_noticed(html: str, kept: str, share: float) -> None:
    assert lost_share(html, kept) == pytest.approx(share)


def test_what_was_put_elsewhere_is_not_lost() -> None:
    assert lost_share("<h1>Abcd</h1><p>efgh", "efgh", ["Abcd"]) == 0


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<script ", "<a ", '<"', "<svg>", "<b>"])
def test_no_repetition_makes_the_count_slow(piece: str) -> None:
    # A count that looks for each end anew would not come to an end here.
    assert 0 <= lost_share(piece * 100_000 + "word", "") <= 1


def test_a_sign_is_no_letter() -> None:
    assert letters("a-b, 12 – 🏮!") == 4


@pytest.mark.parametrize(
    "html",
    [
        f"<div><h1>Title</h1><p>{WORDS}</p></div>",
        "<div>" * 5000 + WORDS + "</div>" * 5000,
        "<table><tr><td>" * 400 + WORDS,
        f"<p>{'harbour' * 2_500}",
        f"<ul><li>a<table><tr><td>{WORDS}</td></tr>b</table>",
    ],
)
def test_a_conversion_keeps_all_and_says_nothing(html: str) -> None:
    assert from_html.convert(html, title="Title").remarks == ()


@pytest.mark.parametrize(
    ("html", "percent"), [(f"<p>{'a' * 70}<p>{'b' * 30}", "30"), (f"{'a' * 995}<p>bbbbb", "0.5")]
)
def test_a_conversion_that_drops_words_says_how_many(
    monkeypatch: pytest.MonkeyPatch, html: str, percent: str
) -> None:
    def forgetful(safe: str, base: str = "") -> str:
        return safe[: safe.rindex("<p>")] + base

    monkeypatch.setattr(from_html, "sanitise", forgetful)
    assert from_html.convert(html, title="On the quay").remarks == (
        f"{percent} % of the text of “On the quay” could not be kept.",
    )
    assert from_html.convert(html).remarks == (f"{percent} % of the text could not be kept.",)
