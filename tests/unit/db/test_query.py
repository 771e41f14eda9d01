"""The query language: what is typed, what it says, and that nothing typed raises."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import query
from db.query import DEEPEST, MOST_WORDS, parse
from db.query_tree import (
    And,
    Everything,
    Fact,
    Named,
    NameField,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Published,
    Run,
    Titled,
    Tree,
    Word,
    depth,
    leaves,
    wordings,
)

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a a", A),
        ("the and of", And((Word("the"), Word("and"), Word("of")))),
        ("Café STRASSE", And((Word("cafe"), Word("strasse")))),
        ('"a b" c', And((Phrase(("a", "b")), C))),
        ("“a b” c", And((Phrase(("a", "b")), C))),
        ("«a b»", Phrase(("a", "b"))),
        ("foo*", Prefix("foo")),
        ("x-foo*", And((Word("x"), Prefix("foo")))),
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("-b", Not(B)),
        ('-"a b"', Not(Phrase(("a", "b")))),
        ("-(a b)", Not(And((A, B)))),
        ("-title:a", Not(Titled(A))),
        ("a OR b", Or((A, B))),
        ("a OR b c", And((Or((A, B)), C))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a OR (b c)", Or((A, And((B, C))))),
        ("a AND b OR c", Or((And((A, B)), C))),
        ("or not and", And((Word("or"), Word("not"), Word("and")))),
        ("a OR", A),
        ("a NOT", A),
        ("*", Everything()),
        ("", Everything()),
        ("  \t", Everything()),
        ("* a", A),
        ("a OR *", Everything()),
        ("title:a", Titled(A)),
        ('title:"a b"', Titled(Phrase(("a", "b")))),
        ("title:a*", Titled(Prefix("a"))),
        ("title:(a b)", And((Titled(A), Titled(B)))),
        ("TITLE:a", Titled(A)),
        ('theme:"Open  Source"', Named(NameField.THEME, "Open Source")),
        ("event:x", Named(NameField.EVENT, "x")),
        ("author:(x OR y)", Or((Named(NameField.AUTHOR, "x"), Named(NameField.AUTHOR, "y")))),
        ("label:x a", And((Named(NameField.LABEL, "x"), A))),
        ("is:highlighted", Fact.IS_HIGHLIGHTED),
        ("is:Excerpt", Fact.IS_EXCERPT),
        ("is:unread -is:read", And((Fact.IS_UNREAD, Not(Fact.IS_READ)))),
        ("is:starred", Fact.IS_STARRED),
        ("has:note has:image", And((Fact.HAS_NOTE, Fact.HAS_IMAGE))),
        ("-has:link", Not(Fact.HAS_LINK)),
        ("東京", Run("東京")),
        ("日本2025年", And((Run("日本"), Word("2025"), Run("年")))),
        ("title：東", Titled(Run("東"))),
        ("（a OR b） c", And((Or((A, B)), C))),
    ],
)
def test_the_language(typed: str, tree: Tree) -> None:
    assert parse(typed) == query.Query(tree, "")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("don't", Phrase(("don", "t"))),
        ("don’t", Phrase(("don", "t"))),
        ("10:30", Phrase(("10", "30"))),
        ("C++", Word("c")),
        ("foo-bar", Phrase(("foo", "bar"))),
        ("foo_bar", Phrase(("foo", "bar"))),
        ("#tag", Word("tag")),
        ("@x", Word("x")),
        ("x:y", And((Word("x"), Word("y")))),
        ("subtitle:x", And((Word("subtitle"), Word("x")))),
        ("https://ab.org/c", And((Word("https"), Phrase(("ab", "org", "c"))))),
        ('"unclosed words', And((Word("unclosed"), Word("words")))),
        ("(a", A),
        ("a)", A),
        ("a \0 b", And((A, B))),
        ("a\ud800 b", And((A, B))),
        ("a 🎉", A),
        ("a - b", And((A, B))),
        ("NEAR(a b)", And((Word("near"), A, B))),
        ("a^2 b~", And((Phrase(("a", "2")), B))),
        ("[a TO b]", And((A, Word("to"), B))),
    ],
)
def test_signs_are_only_text(typed: str, tree: Tree) -> None:
    assert parse(typed) == query.Query(tree, "")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("date:2025", "2025-01-01", "2025-12-31"),
        ("date:2024-02", "2024-02-01", "2024-02-29"),
        ("date:2025-12", "2025-12-01", "2025-12-31"),
        ("date:2025-6-8", "2025-06-08", "2025-06-08"),
        ("date:2024..2025", "2024-01-01", "2025-12-31"),
        ("date:2024-03..2025-06-18", "2024-03-01", "2025-06-18"),
        ("date:..2024", "", "2024-12-31"),
        ("date:2025..", "2025-01-01", ""),
        ('date:"2024 .. 2025"', "2024-01-01", "2025-12-31"),
    ],
)
def test_a_date_covers_days(typed: str, first: str, last: str) -> None:
    assert parse(typed) == query.Query(Published(first, last), "")


@pytest.mark.parametrize(
    "typed", ["date:june", "date:2025-13", "date:2025-02-30", "date:..", "date:2025..2024"]
)
def test_an_unclear_date_is_explained_and_the_rest_is_still_searched(typed: str) -> None:
    understood = parse(f"a {typed}")
    assert understood.tree == A
    assert f"“{typed}”" in understood.notice
    assert "date:2025-06-18" in understood.notice
    assert parse(typed).tree == Nothing()


@pytest.mark.parametrize(
    ("typed", "tree", "notice"),
    [
        ("is:nice a", A, "“is:nice” is not known"),
        ("has:legs", Nothing(), "has:image"),
        ("title:", Nothing(), "“title:”"),
        ("theme: a", A, "“theme:”"),
        ("(", Nothing(), "“(” holds no letters or numbers"),
        ("-", Nothing(), "“-” holds no letters or numbers"),
        ("🎉 ++", Nothing(), "“🎉 ++” holds no letters or numbers"),
        ("a NOT NOT (b)", And((A, B)), "searched one by one"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, tree: Tree, notice: str) -> None:
    understood = parse(typed)
    assert understood.tree == tree
    assert notice in understood.notice


def test_only_the_first_words_of_a_very_long_query_are_used() -> None:
    understood = parse(" ".join(f"w{number}" for number in range(MOST_WORDS + 1)))
    assert len(list(leaves(understood.tree))) == MOST_WORDS
    assert f"first {MOST_WORDS} words" in understood.notice
    assert parse(" ".join(f"w{number}" for number in range(MOST_WORDS))).notice == ""


def test_a_query_of_any_depth_is_searched_no_deeper_than_the_index_can() -> None:
    deep = "".join(f"(w{n} OR (v{n} " for n in range(20)) + "x" + "))" * 20
    assert depth(parse(deep).tree) <= DEEPEST
    assert Word("w0") in wordings(parse(deep).tree)


NASTY = [
    "a" * 10_000, "(" * 5_000, ")" * 5_000, "(a " * 3_000, "a:" * 5_000, '"' * 999, "字" * 10_000,
    "-" * 5_000, "NOT " * 500, "OR " * 500, " AND " * 500, "a OR " * 500, "title:" * 500, "*" * 999,
    "'", '"a', "a\"b\"c", '""', '"*"', "title:\"", "title:(", "date:", "date:99999999999999",
    "date:0000", "date:٢٠٢٥", "is:", "has:(", "theme:\"\"", "\0", "\ud800", "\udfff\"", "\ufeff",
    "a NOT NOT (b)", "NOT", "-", "--", "- -", "()", "(()", "a () b", "NOT ()", "() OR ()",
    "\u202etxt", "e\u0301" * 50, "\u0301", "👨‍👩‍👧", "%_", "';DROP TABLE post;--", "{a} : b", "^a",
]  # fmt: skip
PIECES = [
    "a", "lanterns", "b*", "*", '"', "“", "(", ")", "-", "NOT", "OR", "AND", "title:", "theme:",
    "date:2025", "date:", "is:highlighted", "has:note", ":", "..", "東京", "é", "🎉", "'", "\0",
]  # fmt: skip


@pytest.mark.parametrize("typed", NASTY)
def test_nothing_nasty_raises(typed: str) -> None:
    assert says_something(typed)


@settings(max_examples=1_000)
@given(st.text())
def test_no_text_raises(typed: str) -> None:
    assert says_something(typed)


def test_no_order_of_pieces_raises() -> None:
    chance = random.Random(2)
    for _ in range(1_500):
        glue = chance.choice(["", " ", " "])
        typed = glue.join(chance.choices(PIECES, k=chance.randint(1, 9)))
        assert says_something(typed), typed


def says_something(typed: str) -> bool:
    understood = parse(typed)
    return not isinstance(understood.tree, Nothing) or bool(understood.notice)
