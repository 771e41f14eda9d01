from dataclasses import replace

import pytest

from app.ui.reading.copying import clean_text, mime_data, quote_with_source
from db.records import Post, Span
from tests.gui.reading.posts_to_read import lantern_post


def span_of(post: Post, words: str) -> Span:
    start = post.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("one\u2028two 🏮", "one\ntwo 🏮"),
        ("before\n\ufffc\nafter", "before\nafter"),
        ("\ufffc\nafter", "after"),
        ("before\n\ufffc", "before"),
        ("a\n\ufffc\n\ufffc\nשלום e\u0301", "a\nשלום e\u0301"),
        ("\ufffc", ""),
        ("Item\tSpent", "Item\tSpent"),
    ],
)
def test_copied_text_has_no_signs_that_only_a_page_needs(text: str, copied: str) -> None:
    assert clean_text(text, Span(0, len(text))) == copied


def test_only_plain_text_leaves_by_the_clipboard() -> None:
    post = lantern_post()
    data = mime_data(post.text, span_of(post, "library wall"))
    assert (data.formats(), data.text()) == (["text/plain"], "library wall")


def test_a_quote_names_title_author_date_and_address() -> None:
    post = lantern_post()
    assert quote_with_source(post, span_of(post, "We followed the sound.")) == (
        "“We followed the sound.” — What we learned from the Lantern Evening, A. Novak, "
        "14 November 2025, https://blog.example/lanterns"
    )


def test_what_is_not_known_of_a_post_is_left_out_of_its_quote() -> None:
    post = replace(lantern_post(), author="", published="", url="javascript:x")
    assert quote_with_source(post, span_of(post, " שלום ")) == (
        "“שלום” — What we learned from the Lantern Evening"
    )


def test_a_picture_alone_is_no_quote() -> None:
    post = lantern_post()
    assert quote_with_source(post, span_of(post, "\ufffc")) == ""
