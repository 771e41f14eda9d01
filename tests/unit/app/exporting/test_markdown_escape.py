"""Words as Markdown: what a parser reads back, and how little of the prose is touched."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.exporting import markdown_escape as escape
from app.text.clean import IMAGE, LINE_BREAK, clean, one_line

SIGNS = "\\`*_{}[]()<>#+-.!|~=:;\"'&^$%@/?, \t0123456789ax"
UNITS = (
    *SIGNS,
    "\n",
    LINE_BREAK,
    IMAGE,
    "\u3000",
    "\u2003",
    "👩\u200d👩\u200d👧",
    "e\u0301",
    "שלום",
    "漢字",
    "&amp;",
    "&#32;",
    "&nbsp",
    "<b>",
    "<!-- -->",
    "<https://x.org>",
    "https://x.org/a_b?c=~d",
    "www.x.org/*",
    "[a](b)",
    "![a][b]",
    "[a]: /b",
    "[[page]]",
    "[^1]",
    "[!NOTE]",
    "[x] ",
    "#tag",
    "==a==",
    "%%a%%",
    "~~a~~",
    "$a$",
    "```",
    "~~~",
    "---",
    "===",
    "***",
    "___",
    "a | b",
    "- | -",
    "1. ",
    "12) ",
    "    ",
)
PASSAGES = st.one_of(
    st.lists(st.sampled_from(UNITS), min_size=1, max_size=30).map("".join),
    st.text(min_size=1, max_size=60),
).map(clean)
PARSERS = {
    "commonmark": MarkdownIt("commonmark"),
    "tables": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
}


@pytest.mark.parametrize("parser", PARSERS)
@given(passage=PASSAGES)
@example(passage="one\ntwo\u2028three\n\n\u2028\n \t\n" + IMAGE)
@example(passage="a | b\u2028- | -\u2028c | d")
@example(passage="Title\u2028===\u2028---\u2028# x\u2028    code\u2028```")
def test_a_quote_is_read_back_letter_for_letter(parser: str, passage: str) -> None:
    assert quoted_words(PARSERS[parser].parse(escape.quote(passage))) == passage


@pytest.mark.parametrize("parser", PARSERS)
@given(words=PASSAGES)
def test_words_on_one_line_are_read_back_in_a_heading_a_list_and_italics(
    parser: str, words: str
) -> None:
    title = one_line(words)
    if not title:
        return
    line, first = escape.line(words), escape.line_start(words)
    source = f"## {line}\n\nSource: {line}\n\n*{line}*\n\n1. {first}\n"

    inlines = [each for each in PARSERS[parser].parse(source) if each.type == "inline"]

    assert [words_of(each) for each in inlines] == [title, f"Source: {title}", title, title]
    assert [each.level for each in inlines] == [1, 1, 1, 3]


@given(words=PASSAGES.filter(one_line))
def test_a_title_is_read_back_as_one_link(words: str) -> None:
    source = f"Source: {escape.link(words, 'https://example.org/a')}, x"

    children = PARSERS["tables"].parse(source)[1].children or []

    assert [each.attrs for each in children if each.type == "link_open"] == [
        {"href": "https://example.org/a"}
    ]
    assert words_of(PARSERS["tables"].parse(source)[1]) == f"Source: {one_line(words)}, x"


@given(note=PASSAGES.filter(lambda words: words.strip()))
def test_a_note_is_read_back_but_for_empty_lines(note: str) -> None:
    tokens = PARSERS["tables"].parse("Note: " + escape.paragraphs(note))

    read = "\n".join(words_of(each) for each in tokens if each.type == "inline")

    assert {each.type for each in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert "".join(read.split()) == "".join(f"Note:{note}".split())


@pytest.mark.parametrize(
    "prose",
    [
        "Don't stop - it's (nearly) done! Really? 100%; see p. 3: “so be it” … A+B, 3-4.",
        "snake_case and C++ or C#, R&D, AT&T, a < b > c, 5 = 5.",
        "It cost $5 million, about ~20% more [sic] than in 2024 [...] and that's 1.5 times 10^6.",
        "https://example.org/a_b/?page=2&order=up#part-2",
        "Ein Wort, שלום, 漢字, e\u0301 👩\u200d👩\u200d👧.",
        "--help shows -h; +1 for that",
        "2025 was a year. 1.5 is a number.",
        "A title | a site",
    ],
)
def test_ordinary_prose_is_left_as_it_is(prose: str) -> None:
    assert escape.quote(prose) == f"> {prose}"
    assert escape.line(prose) == prose


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("#tag and ==marked== %%hidden%%", r"\#tag and \=\=marked\=\= \%\%hidden\%\%"),
        ("[[page]] ![[page]] [^1] ^[x] [!NOTE]", r"\[\[page]] !\[\[page]] \[\^1] \^[x] \[!NOTE]"),
        ("the end ^block-id", r"the end \^block-id"),
        ("$x$ and $$y$$", r"\$x\$ and \$\$y\$\$"),
        ("&amp; &#32; R&D", r"\&amp; \&#32; R&D"),
        ("<b> 1 <2", r"\<b> 1 <2"),
        ("1. one", r"1\. one"),
        ("- one", r"\- one"),
        ("C:\\new", r"C:\\new"),
    ],
)
def test_what_obsidian_or_a_parser_would_read_as_more_gets_a_backslash(
    words: str, expected: str
) -> None:
    assert escape.quote(words) == f"> {expected}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("see https://x.org/~me/ now", r"see https\://x.org/\~me/ now"),
        ("https://x.org<https://y.org/*", r"https\://x.org\<https\://y.org/\*"),
        ("www.x.org/_ and www.y.org", r"www\.x.org/\_ and www.y.org"),
        ("ends in https://x.org ", r"ends in https\://x.org&#32;"),
    ],
)
def test_an_address_that_needs_escapes_is_kept_from_becoming_a_link(
    words: str, expected: str
) -> None:
    """GitHub takes the escapes for a part of the address, and shows them."""
    assert escape.quote(words) == f"> {expected}"


def test_blocks_lines_rules_and_images_have_their_place_in_a_quote() -> None:
    passage = "one\u2028two\n\n" + IMAGE + "\n  three\t"

    assert escape.quote(passage) == (
        "> one  \n> two\n>\n> ---\n>\n> *(image)*\n>\n> &#32; three&#9;"
    )


def test_a_note_keeps_its_lines_and_paragraphs() -> None:
    note = "# not a heading\r\nsecond *line*\n\n \n- not a list\n"

    assert escape.paragraphs(note) == "\\# not a heading  \nsecond \\*line\\*\n\n\\- not a list"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a_(b)?x=1&y=2", "https://example.org/a_%28b%29?x=1&y=2"),
        ("https://example.org/a b>c", "https://example.org/a%20b%3Ec"),
        ("https://example.org/?a&copy;", "https://example.org/?a&copy%3B"),
        ("HTTP://example.org/שלום", "HTTP://example.org/שלום"),
    ],
)
def test_an_address_is_made_fit_for_a_link(url: str, address: str) -> None:
    assert escape.link("Title", url) == f"[Title]({address})"
    assert escape.shown_address(url) == f"<{address}>"


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "a.html", "data:,"]
)
def test_what_is_no_address_of_the_web_is_never_linked(url: str) -> None:
    assert escape.link("Title", url) == "Title"
    assert escape.shown_address(url) == ""


def quoted_words(tokens: list[Token]) -> str:
    """The passage of a document that is one block quote and nothing else."""
    assert [tokens[0].type, tokens[-1].type] == ["blockquote_open", "blockquote_close"]
    blocks = []
    for token in tokens[1:-1]:
        assert token.type in ("paragraph_open", "inline", "paragraph_close", "hr")
        if token.type == "hr":
            blocks.append("")
        elif token.type == "inline":
            blocks.append(words_of(token))
    return "\n".join(blocks)


def words_of(inline: Token) -> str:
    """What a reader sees; only italics and links may be there, and our word for an image."""
    words = ""
    for token in inline.children or []:
        assert token.type in ("text", "hardbreak", "em_open", "em_close", "link_open", "link_close")
        words += LINE_BREAK if token.type == "hardbreak" else token.content
    is_image = words == "(image)" and inline.content.startswith("*")
    return IMAGE if is_image else words
