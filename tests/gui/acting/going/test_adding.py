import pytest

from app.ui.acting.going.adding import added
from db.going import PostName
from db.query import parse
from db.records import (
    Anchor,
    Event,
    Highlight,
    HighlightHit,
    SavedSearch,
    Span,
    State,
    Theme,
)

CROWDS = Theme(1, "t", "Crowds", "Crowds", None, 0, "", None, 0, 0)
QUOTE = "They sang “שיר” 🏮 until the barn was quite empty"


def post(title: str) -> PostName:
    return PostName(1, "p", title, "", "")


def hit(*themes: Theme) -> HighlightHit:
    anchor = Anchor(Span(0, 9), QUOTE)
    return HighlightHit(Highlight(1, "h", 1, anchor, None, QUOTE, State.LOST, themes, "", ""), "A")


@pytest.mark.parametrize(
    ("typed", "thing", "query"),
    [
        ("", CROWDS, "theme:Crowds"),
        ("lanterns ", CROWDS, "lanterns theme:Crowds"),
        ("event:Fair lamps", Event(1, "e", "Week"), "event:Week lamps"),
        ("", post("Open roads"), 'title:"open roads"'),
        ("", post('“Open” "roads"'), 'title:"open roads"'),
        ("", hit(CROWDS), "theme:Crowds"),
        ("", hit(), '"they sang שיר until the"'),
        ("", "funding OR grants", "funding OR grants"),
        ("lamps", "funding OR grants", "lamps (funding OR grants)"),
        ("lamps", SavedSearch(1, "s", "Money", "a OR b", 0), "lamps (a OR b)"),
        ("lamps (a OR b)", SavedSearch(1, "s", "Money", "a OR b", 0), "lamps (a OR b)"),
        ("lamps", object(), None),
    ],
)
def test_a_thing_is_added_as_what_finds_it(typed: str, thing: object, query: str | None) -> None:
    assert added(typed, thing) == query


@pytest.mark.parametrize("title", ["東京 roads 🏮", "Cafe\u0301 (or not): -x*", "ערב הפנסים", "🏮"])
def test_whatever_the_title_the_query_can_be_read(title: str) -> None:
    query = added("lamps", post(title))
    assert query is not None
    assert query.startswith("lamps")
    assert not parse(query).notice
