import pytest

from app.importing.wordpress.html import shown

BLOCK = "<!-- wp:paragraph -->\n<p>one\ntwo</p>\n<!-- /wp:paragraph -->"


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("one\r\n\r\ntwo 🌉", "one\n<p>two 🌉"),
        (BLOCK, "\n<p>one\ntwo</p>\n"),
        (f"{BLOCK}\n\nשלום\ne\u0301", "\n<p>one\ntwo</p>\n\nשלום<br>\ne\u0301"),
        (
            "<!-- wp:freeform -->\none\n\ntwo\n<!-- /wp:freeform -->",
            "\none\n<p>two\n",
        ),
        ("one<!--more-->two", "one\n<p>two"),
        ("one\n<!-- wp:more --><!--more--><!-- /wp:more -->\ntwo", "one\n\n\n\ntwo"),
        ("one<!-- a note to myself -->", "one"),
        ("<!-- never ended", "<!-- never ended"),
        ("<pre>[x a=1]\n\n[gallery]</pre>", "<pre>[x a=1]\n\n[gallery]</pre>"),
        ("see <code>[gallery]</code>", "see <code>[gallery]</code>"),
        (
            "https://e.org/a?b=1&c=2",
            '<a href="https://e.org/a?b=1&amp;c=2">https://e.org/a?b=1&amp;c=2</a>',
        ),
        ("go to https://e.org", "go to https://e.org"),
    ],
)
def test_both_editors_texts_become_html(content: str, html: str) -> None:
    assert shown(content).html == html


def test_blocks_that_only_the_blog_can_fill_are_told() -> None:
    content = f'<!-- wp:latest-posts {{"n":3}} /-->\n{BLOCK}\n<!-- wp:acme/map /-->'
    told = shown(content)
    assert told.blocks == ('wp:latest-posts {"n":3}', "wp:acme/map")
    assert "wp:" not in told.html


def test_shortcodes_of_all_parts_are_told_in_their_order() -> None:
    content = f"[gallery]\n{BLOCK.replace('two', '[map a=1]')}\n[toc]"
    assert shown(content).shortcodes == ("[gallery]", "[map a=1]", "[toc]")
