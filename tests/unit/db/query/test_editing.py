"""A click puts a part into the query in the field, or takes it out, and leaves the rest alone."""

import pytest
from hypothesis import given, settings

from db.query import parse
from db.query.editing import has, toggled
from db.query.tree import Dated, DateField, Fact, Lacking, Named, NameField, Tree
from tests.unit.db import query_trees

FUNDING = Named(NameField.THEME, "Funding/Open calls")
GRANTS = Named(NameField.THEME, "Grants")
WEEK = Named(NameField.EVENT, "UN Week “2025” 🎉")
ANA = Named(NameField.AUTHOR, "Ana שיר")
JUNE = Dated(DateField.DATE, "2025-06-01", "2025-06-30")


@pytest.mark.parametrize(
    ("typed", "leaf", "after"),
    [
        ("", GRANTS, "theme:Grants"),
        ("*", GRANTS, "theme:Grants"),
        ("  Lanterns “on the”  River", GRANTS, "  Lanterns “on the”  River theme:Grants"),
        ("theme:Grants", FUNDING, 'theme:Grants theme:"Funding/Open calls"'),
        ('a theme:"funding/OPEN calls" b', FUNDING, "a b"),
        ("a theme:grants", GRANTS, "a"),
        ("THEME:Grants", GRANTS, ""),
        ("a event:forum b", WEEK, r'a event:"UN Week \"2025\" 🎉" b'),
        (r'a event:"UN Week \"2025\" 🎉" b', WEEK, "a b"),
        ("a author:x author:y b", ANA, 'a author:"Ana שיר" b'),
        ('a date:"last month" b', JUNE, "a date:2025-06 b"),
        ("a date:2025-06-01..2025-06-30", JUNE, "a"),
        ("date:none a", JUNE, "date:2025-06 a"),
        ("a theme:none", GRANTS, "a theme:Grants"),
        ("a -theme:Grants", GRANTS, "a theme:Grants"),
        ("a theme:=Grants", GRANTS, "a theme:=Grants theme:Grants"),
        ("event:x", Lacking(NameField.EVENT), "event:none"),
        ("a OR b", GRANTS, "a OR b theme:Grants"),
        ("a OR", GRANTS, "a theme:Grants"),
        ("a OR event:x", WEEK, r'a OR event:x event:"UN Week \"2025\" 🎉"'),
        ("(theme:Grants OR a) theme:Grants", GRANTS, "(theme:Grants OR a)"),
        ('"never closed', FUNDING, 'never closed theme:"Funding/Open calls"'),
        ("a in:notes sort:new", GRANTS, "a in:notes sort:new theme:Grants"),
        ("in:notes theme:Grants", GRANTS, "in:notes"),
        ("a is:unread", Fact.IS_UNREAD, "a"),
        ("a is:nonsense", Fact.IS_UNREAD, "a is:nonsense is:unread"),
    ],
)
def test_the_least_is_changed(typed: str, leaf: Tree, after: str) -> None:
    assert toggled(typed, leaf) == after


@settings(max_examples=300)
@given(query_trees.typed, query_trees.leaves)
def test_what_was_put_in_is_there_and_can_be_taken_out_again(typed: str, leaf: Tree) -> None:
    if has(typed, leaf):
        typed = toggled(typed, leaf)
    before = parse(typed)
    with_it = toggled(typed, leaf)
    assert has(with_it, leaf), with_it
    without = toggled(with_it, leaf)
    assert not has(without, leaf), without
    assert (parse(with_it).where, parse(with_it).sort) == (before.where, before.sort)
