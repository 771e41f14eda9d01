import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.blocks import blocks_hold
from app.text.from_markdown import convert, first_heading


def shown(markdown: str, title: str = "") -> list[tuple[str, int, str]]:
    built = convert(markdown, title=title).built
    return [
        (block.kind.value, block.level, built.text[block.span.start : block.span.end])
        for block in built.blocks
    ]


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("a\nb", [("paragraph", 0, "a b")]),
        ("a  \nb", [("paragraph", 0, "a\u2028b")]),
        ("# One\n\n### Two", [("heading", 1, "One"), ("heading", 3, "Two")]),
        ("- a\n  - b\n- c", [("item", 1, "a"), ("item", 2, "b"), ("item", 1, "c")]),
        ("> a\n>\n> > b", [("quote", 1, "a"), ("quote", 2, "b")]),
        ("```\n  x\n\ny\n```", [("code", 0, "  x\u2028\u2028y")]),
        ("| a | b |\n| - | - |\n| c | 🌊 |", [("row", 0, "a\tb"), ("row", 0, "c\t🌊")]),
        ("~~gone~~ e\u0301 שלום", [("paragraph", 0, "gone e\u0301 שלום")]),
        ("a\n\n***\n\nb", [("paragraph", 0, "a"), ("rule", 0, ""), ("paragraph", 0, "b")]),
        ("&nbsp;\n\na &amp; b", [("paragraph", 0, "a & b")]),
        ("<div>raw <b>html</b></div>\n\nx", [("paragraph", 0, "raw html"), ("paragraph", 0, "x")]),
        ("<iframe src='x'>no</iframe>\n\nx <script>no</script>", [("paragraph", 0, "x")]),
    ],
)
def test_markdown_becomes_blocks(markdown: str, blocks: list[tuple[str, int, str]]) -> None:
    assert shown(markdown) == blocks


def test_links_are_completed_by_the_post_s_address_and_scripts_never_linked() -> None:
    markdown = "[a](/x) [b](javascript:x) [c](<mailto:m@e.org>) <https://e.org>"
    runs = convert(markdown, base="https://quayside.example/p/").built.inlines
    assert [run.href for run in runs] == [
        "https://quayside.example/x",
        "mailto:m@e.org",
        "https://e.org",
    ]


def test_shortcodes_are_told_and_code_keeps_them() -> None:
    converted = convert("{{< x >}}\n\nsee `{{< y >}}`")
    assert converted.shortcodes == ("{{< x >}}",)
    assert converted.built.text == "see {{< y >}}"


@pytest.mark.parametrize(
    ("markdown", "heading"),
    [
        ("# One *two*\n\ntext", "One two"),
        ("![](https://e.org/a.png)\n\nOne\n===\n", "One"),
        ("text\n\n# One", ""),
        ("## Two", ""),
        ("", ""),
    ],
)
def test_the_heading_at_the_top_may_be_the_title(markdown: str, heading: str) -> None:
    assert first_heading(markdown) == heading


def test_a_heading_that_says_the_title_is_not_in_the_text_and_later_ones_keep_their_level() -> None:
    assert shown("# One\n\ntext\n\n# Two", title="One") == [
        ("paragraph", 0, "text"),
        ("heading", 1, "Two"),
    ]


@pytest.mark.parametrize(
    "markdown",
    ["[" * 50_000, "![" * 50_000, "x" * 400_000, "*a " * 20_000 + "b"],
)
def test_a_flood_of_signs_keeps_its_letters(markdown: str) -> None:
    text = convert(markdown).built.text
    assert [sign for sign in text if sign.isalpha()] == [s for s in markdown if s.isalpha()]


@pytest.mark.parametrize("markdown", ["> " * 500 + "deep", "- " * 500 + "deep"])
def test_what_is_nested_too_deeply_for_the_parser_stands_as_typed(markdown: str) -> None:
    converted = convert(markdown)
    assert converted.built.text == markdown
    assert len(converted.remarks) == 1


@given(st.text(alphabet=" \n\t>*-#`[]()!<>/|~_&;{}%a🌊é1.", max_size=60))
def test_any_signs_give_blocks_that_are_the_text(markdown: str) -> None:
    built = convert(markdown).built
    assert blocks_hold(built.text, built.blocks)
