import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.blocks import blocks_hold
from app.text.clean import LINE_BREAK
from app.text.from_html import Converted, convert
from app.text.html_walk import MOST_IMAGES

B = LINE_BREAK
LETTERS = re.compile(r"\w")


def shown(html: str, title: str = "") -> list[tuple[str, int, str]]:
    built = convert(html, title=title).built
    return [
        (block.kind.value, block.level, built.text[block.span.start : block.span.end])
        for block in built.blocks
    ]


def inlines(converted: Converted) -> list[tuple[str, str, str]]:
    text = converted.built.text
    return [
        (run.kind.value, run.href, text[run.span.start : run.span.end])
        for run in converted.built.inlines
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("🙂", "Hello 🙂 you"),
        ("👩‍👩‍👧‍👦", "Hello 👩‍👩‍👧‍👦 you"),
        ("a 🙂", "Hello\n\ufffc\nyou"),
        ("–", "Hello\n\ufffc\nyou"),
        ("\ufffc", "Hello\n\ufffc\nyou"),
    ],
)
def test_an_emoji_drawn_as_a_picture_is_a_letter_again(words: str, text: str) -> None:
    html = f'<p>Hello <img src="https://s.example/1f642.png" alt="{words}"> you</p>'
    assert convert(html).built.text == text


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("loose words", [("paragraph", 0, "loose words")]),
        ("<p> a \n b\t c </p>", [("paragraph", 0, "a b c")]),
        ("<p>a </p> <p> </p>\n<p>b</p>", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("<p>a<b> b </b> c</p>", [("paragraph", 0, "a b c")]),
        ("<p>a <br> b</p>", [("paragraph", 0, f"a{B}b")]),
        ("one<br><br>two", [("paragraph", 0, "one"), ("paragraph", 0, "two")]),
        ("<div>a<div>b</div>c</div>", [("paragraph", 0, sign) for sign in "abc"]),
        ("<h1>a</h1><h4>b</h4>", [("heading", 1, "a"), ("heading", 4, "b")]),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", [("item", 1, "a"), ("item", 2, "b")]),
        (
            "<ul><li><p>a</p><p>b</p></li></ul><p>c",
            [("item", 1, "a"), ("paragraph", 0, "b"), ("paragraph", 0, "c")],
        ),
        (
            "<blockquote><p>a</p>b<blockquote>c</blockquote></blockquote>",
            [("quote", 1, "a"), ("quote", 1, "b"), ("quote", 2, "c")],
        ),
        ("<blockquote><ul><li>a</ul></blockquote>", [("item", 1, "a")]),
        ("<pre>\n  a\n\n\tb <b>c</b>\n</pre>", [("code", 0, f"  a{B}{B}\tb c")]),
        ("<pre><code>a<br>b</code></pre>", [("code", 0, f"a{B}b")]),
        ("<p>a</p><hr><p>b", [("paragraph", 0, "a"), ("rule", 0, ""), ("paragraph", 0, "b")]),
        (
            "<figure><img src='https://e.org/a.png' alt='x'><figcaption>c</figcaption></figure>",
            [("image", 0, "\ufffc"), ("caption", 0, "c")],
        ),
        ("<p>a<img src='https://e.org/pixel.gif'>b</p>", [("paragraph", 0, "ab")]),
        ("<dl><dt>a<dd>b</dl>", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("<p>e\u0301 🌊 שלום\u00a0x\u200b</p>", [("paragraph", 0, "e\u0301 🌊 שלום x")]),
    ],
)
def test_html_becomes_the_blocks_a_browser_shows(
    html: str, blocks: list[tuple[str, int, str]]
) -> None:
    assert shown(html) == blocks


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        (
            "<table><caption>T</caption><tr><th>a<th>b<tr><td>c<td></table>",
            [("caption", 0, "T"), ("row", 0, "a\tb"), ("row", 0, "c")],
        ),
        (
            "<table><tr><td><p>a</p><p>b</p><td>c<br>d<td>e</table>after",
            [("row", 0, f"a{B}b\tc{B}d\te"), ("paragraph", 0, "after")],
        ),
        (
            "<table><tr><td>a <img src='https://e.org/a.png' alt='x'> b<td>c</table>",
            [("row", 0, "a b\tc"), ("image", 0, "\ufffc")],
        ),
        (
            "<table><tr><th>a<th>b<tr><td><table><tr><td>c<td>d</table><td>e</table>",
            [("row", 0, "a\tb"), ("row", 0, f"c{B}d\te")],
        ),
        ("<table><tr><td><p>a<p>b</table>", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        (
            "<table><tr><td>menu<td><h2>a</h2><p>b</table>",
            [("paragraph", 0, "menu"), ("heading", 2, "a"), ("paragraph", 0, "b")],
        ),
        ("<table><tr><td colspan=1000>a<td>b</table>", [("row", 0, "a\tb")]),
    ],
)
def test_a_table_of_data_gives_rows_and_one_for_layout_gives_its_parts(
    html: str, blocks: list[tuple[str, int, str]]
) -> None:
    assert shown(html) == blocks


def test_links_and_emphasis_cover_their_own_letters_only() -> None:
    html = '<p>🌊 see <a href="/next"><b>the next</b> post </a>and <i>two <code>x</code></i></p>'
    found = inlines(convert(html, base="https://quayside.example/"))
    assert sorted(found) == [
        ("code", "", "x"),
        ("emphasis", "", "two x"),
        ("link", "https://quayside.example/next", "the next post"),
        ("strong", "", "the next"),
    ]


def test_a_link_goes_on_over_a_line_break() -> None:
    found = inlines(convert('<p><a href="https://e.org">a<br>b</a></p>'))
    assert found == [("link", "https://e.org", f"a{B}b")]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<h1>The <i>Pier</i></h1><p>text</p>", ["text"]),
        ("<p>2 May</p><h2>the pier</h2><p>text</p>", ["2 May", "text"]),
        ("<p>text</p><h1>Another</h1>", ["text", "Another"]),
        ("<h1>The Pier</h1><h1>The Pier</h1>", ["The Pier"]),
        (f"<p>{'x' * 400}</p><h1>The Pier</h1>", ["x" * 400, "The Pier"]),
    ],
)
def test_the_post_s_own_title_is_not_in_its_text(html: str, kept: list[str]) -> None:
    assert [text for _, _, text in shown(html, title="The Pier")] == kept


def test_of_very_many_images_the_others_leave_their_words() -> None:
    built = convert("<img src='x.png' alt='broken'>" * 10_000).built
    assert len(built.images) == MOST_IMAGES
    assert [block.kind.value for block in built.blocks[MOST_IMAGES:]] == ["caption"] * 9800


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "far down",
        "<table><tr><td>" * 20 + "far down",
        "<ul><li>" * 300 + "far down",
    ],
)
def test_words_far_down_are_not_lost(html: str) -> None:
    converted = convert(html)
    assert converted.built.text.strip() == "far down"
    assert converted.remarks == ()


def test_a_word_of_very_many_letters_keeps_them_all() -> None:
    assert convert("x" * 400_000).built.text.replace("\n", "") == "x" * 400_000


@given(st.text())
def test_any_words_keep_every_letter(words: str) -> None:
    html = "".join(f"<p>{part.replace('<', '').replace('&', '')}</p>" for part in words.split("\n"))
    built = convert(html).built
    assert blocks_hold(built.text, built.blocks)
    wanted = LETTERS.findall(words.replace("<", "").replace("&", ""))
    assert LETTERS.findall(built.text) == wanted


@given(
    st.lists(
        st.sampled_from(
            [
                *("<p>", "</p>", "<b>", "</b>", "<h2>", "</h2>", "<blockquote>", "<hr>", "<br>"),
                *("<table>", "<tr>", "<td>", "<th>", "</table>", "<ul>", "<li>", "</ul>"),
                *("<pre>", "</pre>", "<a href='https://e.org'>", "</a>", "<img alt=x>"),
                *("a 🌊", " ", "é\n"),
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_soup_of_tags_gives_blocks_that_are_the_text(soup: str) -> None:
    built = convert(soup).built
    assert blocks_hold(built.text, built.blocks)
    for run in built.inlines:
        words = built.text[run.span.start : run.span.end]
        assert words
        assert "\n" not in words
