"""A query's tree is printed as a query that is parsed to the same tree."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from db.query import Query, parse
from db.query.printing import printed
from tests.unit.db import query_trees
from tests.unit.db.query_trees import TODAY


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("", "*"),
        ("  Lanterns   on the RIVER", "lanterns on the river"),
        ("(a OR b) c", "(a OR b) c"),
        ("a OR (b c)", "a OR (b c)"),
        ("a OR b sort:new", "(a OR b) sort:new"),
        ("sort:new a in:notes b", "a b in:notes sort:new"),
        ("-in:posts a", "a in:highlights in:notes"),
        ("NOT (a b)", "-(a b)"),
        ("don’t", '"don t"'),
        ("“Café noir”~5", '"cafe noir"~5'),
        ("*Wash* t?st pro* word~1 other~2", "*wash* t?st pro* word~ other~2"),
        ('theme:"Open  Source"', 'theme:"Open Source"'),
        ("theme:=Funding/Grants", "theme:=Funding/Grants"),
        ('theme:"none" theme:=none theme:none', 'theme:"none" theme:=none theme:none'),
        ("theme:* -date:none", "theme:* date:*"),
        (r'event:"The \"Open\" Week"', r'event:"The \"Open\" Week"'),
        ("date:2025-06-01..2025-06-30", "date:2025-06"),
        ("date:2024-01..2025-12", "date:2024..2025"),
        ("date:2025-06-01..2025-06-20", "date:2025-06-01..2025-06-20"),
        ("date:>2024", "date:2025.."),
        ('added:"Last  Month"', 'added:"last month"'),
        ('read:"since yesterday"', "read:yesterday.."),
        ("words:>1000 highlights:>=3", "words:>1000 highlights:>=3"),
        ("words:<100 words:<=90 words:1..2 words:7", "words:<100 words:<=90 words:1..2 words:7"),
        ("title:(a b*)", "title:a title:b*"),
        ("東京2025", "東京 2025"),
        ("🎉 שיר", "שיר"),
    ],
)
def test_the_canonical_form(typed: str, canonical: str) -> None:
    query = parse(typed, TODAY)
    assert printed(query) == canonical
    assert same(parse(canonical, TODAY), query)


@settings(max_examples=600)
@given(query_trees.queries)
def test_every_tree_is_printed_so_that_it_is_parsed_to_itself(query: Query) -> None:
    again = parse(printed(query), TODAY)
    assert same(again, query), printed(query)


@settings(max_examples=600)
@given(query_trees.typed)
def test_whatever_was_typed_is_printed_so_that_it_means_the_same(typed: str) -> None:
    query = parse(typed, TODAY)
    assert same(parse(printed(query), TODAY), query), printed(query)


def same(one: Query, other: Query) -> bool:
    return replace(one, notice="") == replace(other, notice="")
