"""Random queries: trees in their shortest form, and texts as people and machines may type them.

`queries` gives every kind of part; `dates` are counted from TODAY, so what is printed
of them has to be parsed with that day.
"""

from datetime import date, timedelta
from random import Random
from typing import Final

from hypothesis import strategies as st

from db.folding import fold, is_cjk, parts
from db.query import Query
from db.query.asides import ALL
from db.query.dates import days
from db.query.fields import MOST_COUNT
from db.query.signs import cleaned
from db.query.tree import (
    Counted,
    CountField,
    Dated,
    DateField,
    Everything,
    Fact,
    Fuzzy,
    Lacking,
    Named,
    NameField,
    Near,
    Nothing,
    Phrase,
    Prefix,
    Run,
    Sort,
    Titled,
    Tree,
    Where,
    Wildcard,
    Word,
    all_of,
    any_of,
    none_of,
)
from db.query.values import words_tree

TODAY: Final = date(2025, 7, 10)

SAID: Final = (
    "today", "yesterday", "last friday", "last thursday", "this week", "last week", "past week",
    "this month", "last month", "past month", "this quarter", "last quarter", "this year",
    "last year", "past year", "last 7 days", "last 1 day", "3 weeks ago", "1 year ago",
    "last month..today", "last month..", "..yesterday", "before last month", "after 2 weeks ago",
    "2025-01-01..yesterday",
)  # fmt: skip
PIECES: Final = (
    "a", "lanterns", "b*", "*wash*", "t?st", "why?", "word~", "word~2", "x*~", "*", "?", '"', "“",
    '\\"', "(", ")", "-", "–", "NOT", "OR", "AND", "~5", "~", "=", "title:", "theme:", "event:=",
    "author:none", "source:*", "label:", "language:de", "in:", "in:notes", "-in:posts", "sort:new",
    "sort:", "date:2025", "date:", "added:", "read:today", 'date:"last month"', "words:", ">1000",
    "words:<=9", "highlights:", "..", "is:highlighted", "is:", "has:note", ":", "東京", "字",
    "é", "cafe\u0301", "שיר", "ß", "λόγος", "🎉", "'", "\\", "\0", "\ud800",
)  # fmt: skip

_LETTERS: Final = "abcdeoprstzßéøﬁλόшйשרञि019"
_words = (
    st.text(st.sampled_from(_LETTERS) | st.characters(categories=["L", "N"]), min_size=1)
    .map(lambda text: [part for part in parts(fold(text)) if not is_cjk(part)])
    .filter(bool)
    .map(lambda found: found[0][:12])
    .filter(lambda word: parts(fold(word)) == [word])
)
_runs = st.text("日本東京字한글ガ", min_size=1, max_size=4).map(Run)
_several = st.lists(_words, min_size=2, max_size=4).map(tuple)
_patterns = (
    st.lists(_words | st.sampled_from(["*", "?", "??", "*?"]), min_size=2, max_size=5)
    .map("".join)
    .map(words_tree)
    .filter(lambda tree: isinstance(tree, Wildcard))
)


def _nears() -> st.SearchStrategy[Tree]:
    different = st.lists(_words, min_size=2, max_size=4, unique=True).map(tuple)
    return st.builds(Near, different, st.integers(1, 1_000))


wordings = st.one_of(
    _words.map(Word),
    _words.map(Prefix),
    _several.map(Phrase),
    _runs,
    _nears(),
    _patterns,
    st.builds(Fuzzy, _words, st.integers(1, 2)),
)
names = (
    st.text(st.sampled_from("aB é-/\\\"'“=*.:()?~ןß日🎉 ") | st.characters(), max_size=12)
    | st.sampled_from(["none", "None", "*", "=x", "Open Source", 'a "b"', "AND", "title:x", "-x"])
).map(cleaned).filter(bool)  # fmt: skip


@st.composite
def _dates(draw: st.DrawFn) -> Tree:
    field = draw(st.sampled_from(DateField))
    if draw(st.booleans()):
        found = days(draw(st.sampled_from(SAID)), TODAY)
        assert found is not None
        return Dated(field, found.first, found.last, found.said)
    first = draw(st.dates())
    length = draw(st.sampled_from([0, 1, 27, 28, 29, 30, 364, 365]) | st.integers(0, 4_000))
    last = min(first + timedelta(days=length), date.max) if first.year < 9_900 else date.max
    open_side = draw(st.sampled_from(["", "", "first", "last"]))
    return Dated(
        field,
        "" if open_side == "first" else first.isoformat(),
        "" if open_side == "last" else last.isoformat(),
    )


@st.composite
def _counts(draw: st.DrawFn) -> Tree:
    field = draw(st.sampled_from(CountField))
    least, most = sorted(
        draw(st.lists(st.integers(0, 3_000) | st.integers(0, MOST_COUNT), min_size=2, max_size=2))
    )
    open_side = draw(st.sampled_from(["", "first", "last"]))
    return Counted(
        field, None if open_side == "first" else least, None if open_side == "last" else most
    )


leaves: st.SearchStrategy[Tree] = st.one_of(
    wordings,
    wordings.map(Titled),
    st.builds(Named, st.sampled_from(NameField), names, st.booleans()),
    st.builds(Lacking, st.sampled_from([*NameField, *DateField])),
    _dates(),
    _counts(),
    st.sampled_from(Fact),
)
trees: st.SearchStrategy[Tree] = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=4).map(all_of),
        st.lists(part, min_size=1, max_size=4).map(any_of),
        part.map(none_of),
    ),
    max_leaves=8,
)
queries: st.SearchStrategy[Query] = st.builds(
    Query,
    trees | st.sampled_from([Everything(), Nothing()]),
    st.just(""),
    st.frozensets(st.sampled_from(Where)).map(lambda chosen: chosen or ALL),
    st.none() | st.sampled_from(Sort),
)
typed: st.SearchStrategy[str] = st.builds(
    lambda glue, pieces: glue.join(pieces),
    st.sampled_from(["", " ", " "]),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=10),
)


def made_up(chance: Random) -> str:
    """A text of the language's pieces and of any signs, as likely wrong as right."""
    several = [chance.choice(PIECES) for _ in range(chance.randint(1, 9))]
    if chance.random() < 0.2:
        several.append("".join(chr(chance.randrange(0x3000)) for _ in range(chance.randint(1, 4))))
        chance.shuffle(several)
    return chance.choice(["", " ", " "]).join(several)
