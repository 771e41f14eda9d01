import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.wordpress.paragraphs import with_paragraphs


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("one line 🌉", "one line 🌉"),
        ("one\ntwo", "one<br>\ntwo"),
        ("one\n\ntwo", "one\n<p>two"),
        ("one\n \t\n\n\ntwo cafe\u0301", "one\n<p>two cafe\u0301"),
        ("one<br />\ntwo", "one<br />\ntwo"),
        ("one\n<b>שלום</b>\ntwo", "one<br>\n<b>שלום</b><br>\ntwo"),
        ("<b>one\n\ntwo</b>", "<b>one\n<p>two</b>"),
        ("one\n\n<ul>\n<li>two</li>\n</ul>\n\nthree", "one\n<ul>\n<li>two</li>\n</ul>\nthree"),
        ("<div>\n\none\n\ntwo\n\n</div>", "<div>\none\n<p>two\n</div>"),
        ("<p>one</p>\n\n<p>two\nthree</p>", "<p>one</p>\n<p>two<br>\nthree</p>"),
        ("<blockquote>one\n\ntwo</blockquote>", "<blockquote>one\n<p>two</blockquote>"),
        ("<pre>\n\none\n\n</pre>\n\ntwo", "<pre>\n\none\n\n</pre>\ntwo"),
        ("<script>\na\n\nb\n</script>", "<script>\na\n\nb\n</script>"),
        ('<a\nhref="x"\n\n>one</a>', '<a\nhref="x"\n\n>one</a>'),
        ("\n\none\n\n", "\none\n"),
        ("1 < 2\n\n<3", "1 < 2\n<p><3"),
    ],
)
def test_blank_lines_divide_paragraphs_and_line_ends_stay_on_the_page(
    html: str, shown: str
) -> None:
    assert with_paragraphs(html) == shown


@given(st.text(alphabet=" \n\ta<>/pbre-!\"'🌉", max_size=60))
def test_no_word_is_lost_or_made_up(html: str) -> None:
    made = re.compile(r"<br>|<p>|\s")
    assert made.sub("", with_paragraphs(html)) == made.sub("", html)


@pytest.mark.parametrize("sign", ["<pre>", "<!--", '<a "', "<a '\n", "\n", "<", "</pre"])
def test_a_flood_of_signs_is_read_once(sign: str) -> None:
    flood = sign * (1_000_000 // len(sign))
    assert len(with_paragraphs(flood)) <= 6 * len(flood)
