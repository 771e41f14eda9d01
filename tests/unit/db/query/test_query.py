"""The query language: what is typed, what it says, and that nothing typed raises."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import query
from db.query import DEEPEST, MOST_WORDS, parse
from db.query.tree import (
    And,
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
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Run,
    Sort,
    Titled,
    Tree,
    Where,
    Wildcard,
    Word,
    depth,
    leaves,
    wordings,
)
from tests.unit.db.query_trees import made_up

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
        ('"a b"~5', Near(("a", "b"), 5)),
        ('"a b c"~1', Near(("a", "b", "c"), 1)),
        ('"a b"~0', Phrase(("a", "b"))),
        ('"a b"~', Phrase(("a", "b"))),
        ('"a A a"~3', A),
        ('"a 東京 b"~3', And((A, Run("東京"), B))),
        ('"a b"~99999', Near(("a", "b"), 1_000)),
        ("*Wäsh*", Wildcard("*wash*")),
        ("t?st", Wildcard("t?st")),
        ("？ash wa*h", And((Wildcard("?ash"), Wildcard("wa*h")))),
        ("wa*?", Prefix("wa")),
        ("wa?*", Wildcard("wa?*")),
        ("why? is it?!", And((Word("why"), Word("is"), Word("it")))),
        ("blue-gr?en", And((Word("blue"), Wildcard("gr?en")))),
        ("東* *東京?a", And((Run("東"), Run("東京"), A))),
        ("word~ other~2 third~9", And((Fuzzy("word", 1), Fuzzy("other", 2), Fuzzy("third", 2)))),
        ("word~0 don't~ 東~", And((Word("word"), Phrase(("don", "t")), Run("東")))),
        ("title:*wash*", Titled(Wildcard("*wash*"))),
        ('title:"a b"~2 title:a~', And((Titled(Near(("a", "b"), 2)), Titled(Fuzzy("a", 1))))),
        ("theme:=x", Named(NameField.THEME, "x", exactly=True)),
        ('Theme:="a b"', Named(NameField.THEME, "a b", exactly=True)),
        (
            "event:=(x OR y)",
            Or(
                (
                    Named(NameField.EVENT, "x", exactly=True),
                    Named(NameField.EVENT, "y", exactly=True),
                )
            ),
        ),
        (r'label:"the \"x\""', Named(NameField.LABEL, 'the "x"')),
        ("source:river.org", Named(NameField.SOURCE, "river.org")),
        ("language:de", Named(NameField.LANGUAGE, "de")),
        ("theme:none", Lacking(NameField.THEME)),
        ("date:NONE read:none", And((Lacking(DateField.DATE), Lacking(DateField.READ)))),
        ("theme:*", Not(Lacking(NameField.THEME))),
        ("-theme:*", Lacking(NameField.THEME)),
        ("theme:=none", Named(NameField.THEME, "none", exactly=True)),
        ('theme:"none"', Named(NameField.THEME, "none")),
        ("is:lost is:check", And((Fact.IS_LOST, Fact.IS_CHECK))),
        ("words:>1000", Counted(CountField.WORDS, 1001, None)),
        ("words:>=3", Counted(CountField.WORDS, 3, None)),
        ("words:<100", Counted(CountField.WORDS, None, 99)),
        ("words:<=9", Counted(CountField.WORDS, None, 9)),
        ("words:100..500", Counted(CountField.WORDS, 100, 500)),
        ("words:..500", Counted(CountField.WORDS, None, 500)),
        ("words:3,000", Counted(CountField.WORDS, 3000, 3000)),
        ("highlights:３", Counted(CountField.HIGHLIGHTS, 3, 3)),
        ("highlights:none", Counted(CountField.HIGHLIGHTS, 0, 0)),
        ("highlights:*", Counted(CountField.HIGHLIGHTS, 1, None)),
        ("–b", Not(B)),
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
        ("a^2 b~~", And((Phrase(("a", "2")), B))),
        ("https://ab.org/c?d=e*", And((Word("https"), Phrase(("ab", "org", "c", "d", "e"))))),
        (r'"a\b"', Phrase(("a", "b"))),
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
    assert parse(typed) == query.Query(Dated(DateField.DATE, first, last), "")


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
        ("words:many a", A, "words:100..500"),
        ("words:9..3", Nothing(), "words:>1000"),
        ("words:<0", Nothing(), "“words:<0”"),
        ("highlights:.. a", A, "highlights:<=9"),
        ("in:here a", A, "in:highlights"),
        ("sort:nice a", A, "sort:rank"),
        ("-sort:new a", A, "“-sort:new” says no order"),
        ("-*", Nothing(), "without everything"),
        ("added:03/04/2025 a", A, "added:2025-04-03, added:2025-03-04"),
        ('read:"12 june" a', A, "“read:12 june” is no clear day"),
        ("theme:= a", A, "“theme:”"),
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


@pytest.mark.parametrize(
    ("typed", "tree", "where", "sort"),
    [
        ("in:notes", Everything(), {Where.NOTES}, None),
        ("IN:Note a", A, {Where.NOTES}, None),
        ("in:(notes posts) a", A, {Where.NOTES, Where.POSTS}, None),
        ("in:notes a in:highlights", A, {Where.NOTES, Where.HIGHLIGHTS}, None),
        ("-in:posts a", A, {Where.NOTES, Where.HIGHLIGHTS}, None),
        ("NOT in:posts a", A, {Where.NOTES, Where.HIGHLIGHTS}, None),
        ("-(b in:posts) a", And((Not(B), A)), {Where.NOTES, Where.HIGHLIGHTS}, None),
        ("in:posts in:notes -in:notes", Everything(), {Where.POSTS}, None),
        ("in:all a", A, set(Where), None),
        ("(a (b in:notes))", And((A, B)), {Where.NOTES}, None),
        ("sort:old", Everything(), set(Where), Sort.OLD),
        ("a sort:rank (sort:New)", A, set(Where), Sort.NEW),
        ("sort:highlights is:nonsense", Nothing(), set(Where), Sort.HIGHLIGHTS),
    ],
)
def test_where_to_look_and_the_order_hold_for_the_whole_query(
    typed: str, tree: Tree, where: set[Where], sort: Sort | None
) -> None:
    understood = parse(typed)
    assert understood == query.Query(tree, understood.notice, frozenset(where), sort)


@pytest.mark.parametrize("typed", ["a OR in:notes", "(a OR (b in:notes))", "a OR sort:new"])
def test_what_holds_for_the_whole_query_says_so_under_an_or(typed: str) -> None:
    assert "holds for the whole search" in parse(typed).notice


def test_looking_nowhere_is_looking_everywhere() -> None:
    understood = parse("a in:notes -in:notes")
    assert understood.where == set(Where)
    assert "“-in:notes” leaves nowhere to look" in understood.notice


def test_only_the_first_words_of_a_very_long_query_are_used() -> None:
    understood = parse(" ".join(f"w{number}" for number in range(MOST_WORDS + 1)))
    assert len(list(leaves(understood.tree))) == MOST_WORDS
    assert f"first {MOST_WORDS} words" in understood.notice
    assert parse(" ".join(f"w{number}" for number in range(MOST_WORDS))).notice == ""


def test_a_query_of_any_depth_is_searched_no_deeper_than_the_index_can() -> None:
    deep = "".join(f"(w{n} OR (v{n} " for n in range(20)) + "x" + "))" * 20
    assert depth(parse(deep).tree) <= DEEPEST
    assert Word("w0") in wordings(parse(deep).tree)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("autor:odile", "author"),
        ("Thmee:x a", "theme"),
        ("langauge:de", "language"),
        ("highligths:3", "highlights"),
        ("themes:funding", "theme"),
        ("topic:funding", "theme"),
        ("tag:water", "label"),
        ("-tags:water", "label"),
        ("(category:cafe\u0301 a)", "label"),
        ("labels：שלום", "label"),
        ('by:"Odile 🏮"', "author"),
        ("blog:x", "source"),
        ("lang:de", "language"),
    ],
)
def test_a_word_before_a_colon_that_is_nearly_a_field_is_said_to_be_none(
    typed: str, meant: str
) -> None:
    understood = parse(typed)
    assert understood.notice.endswith(f":” is no field; “{meant}:” is one.")
    assert understood.tree == parse(typed.replace(":", " ").replace("：", " ")).tree or "-" in typed


def test_a_day_before_or_after_which_is_written_as_a_span() -> None:
    assert parse("before:2025").notice == "“before:” is no field; write date:..2025-06 or such."
    assert "date:2025-06.." in parse("after:2025 since:may").notice


@pytest.mark.parametrize(
    "typed",
    [
        "10:30", "https://autor.org", "tag://x", "Re:x", "Re: autor", "autor: x", "note:x", "x:y",
        "if:so", "subtitle:x", '"autor:odile"', "theme:autor:x", "author:autor", "🏮:x",
    ],
)  # fmt: skip
def test_other_words_before_a_colon_are_only_words(typed: str) -> None:
    assert parse(typed).notice == ""


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ('theme:"Fund', Named(NameField.THEME, "Fund")),
        ("a theme:“Open Sou", And((A, Named(NameField.THEME, "Open Sou")))),
        ('theme:="Fund OR ', Named(NameField.THEME, "Fund OR", exactly=True)),
        ('-author:"Odile שלום 🏮', Not(Named(NameField.AUTHOR, "Odile שלום 🏮"))),
        ('"a b" title:"a b', And((Phrase(("a", "b")), Titled(Phrase(("a", "b")))))),
        ('label:"x\\', Named(NameField.LABEL, "x\\")),
    ],
)
def test_an_open_quotation_mark_behind_a_field_holds_all_that_follows(
    typed: str, tree: Tree
) -> None:
    assert parse(typed) == query.Query(tree, "")


NASTY = [
    "a" * 10_000, "(" * 5_000, ")" * 5_000, "(a " * 3_000, "a:" * 5_000, '"' * 999, "字" * 10_000,
    "-" * 5_000, "NOT " * 500, "OR " * 500, " AND " * 500, "a OR " * 500, "title:" * 500, "*" * 999,
    "'", '"a', "a\"b\"c", '""', '"*"', "title:\"", "title:(", "date:", "date:99999999999999",
    "date:0000", "date:٢٠٢٥", "is:", "has:(", "theme:\"\"", "\0", "\ud800", "\udfff\"", "\ufeff",
    "a NOT NOT (b)", "NOT", "-", "--", "- -", "()", "(()", "a () b", "NOT ()", "() OR ()",
    "\u202etxt", "e\u0301" * 50, "\u0301", "👨‍👩‍👧", "%_", "';DROP TABLE post;--", "{a} : b", "^a",
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
    for _ in range(2_000):
        typed = made_up(chance)
        assert says_something(typed), typed


def says_something(typed: str) -> bool:
    understood = parse(typed)
    return not isinstance(understood.tree, Nothing) or bool(understood.notice)
