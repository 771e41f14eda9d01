import re

import pytest

from app.text.depth import flatten

TAG = re.compile(r"<(/?)(\w+)(?:[^>']|'[^']*')*>")


def deepest(html: str, name: str = "") -> int:
    """How deep well paired tags are nested."""
    depth = most = 0
    for end, tag in TAG.findall(html):
        if tag == "br" or (name and tag != name):
            continue
        depth += -1 if end else 1
        most = max(most, depth)
    return most


@pytest.mark.parametrize(
    "html",
    [
        "",
        "words alone, a < b and c > d",
        "<p>one<p>two<ul><li>a<li>b</ul>",
        "<p>" * 500,
        "<tr><td>x" * 500,
        "<!-- <div> " * 60 + "-->",
        '<p title="' + "<div>" * 60 + '">x</p>',
        "<script>" + "'<div>'" * 60 + "</script>",
        "<br>" * 500,
    ],
)
def test_a_page_within_the_limits_comes_back_as_it_is(html: str) -> None:
    assert flatten(html, depth=5, tables=1) == html


@pytest.mark.parametrize(
    "opening", ["<div>", "<b>", "<ul><li>", "<blockquote class='a>b'>", "<x>", "<span><div>"]
)
def test_what_lies_too_deep_keeps_its_words(opening: str) -> None:
    html = "".join(f"{opening} w{n} " for n in range(300))
    flat = flatten(html, depth=50, tables=3)
    assert deepest(flat) == 50
    assert TAG.sub(" ", flat).split() == [f"w{n}" for n in range(300)]


def test_tables_in_tables_end_at_the_third() -> None:
    flat = flatten("<table><tr><td>" * 20 + "x", depth=50, tables=3)
    assert deepest(flat, "table") == 3
    assert "x" in flat


def test_blocks_taken_apart_do_not_run_together() -> None:
    flat = flatten("<div>" * 3 + "a</div>b", depth=2, tables=1)
    assert flat == "<div><div><br>a<br>b</div></div>"


def test_emphasis_that_is_never_ended_does_not_grow_with_each_paragraph() -> None:
    flat = flatten("<p>" + "<b>" * 30 + "</p>" + "<p>x</p>" * 3, depth=50, tables=3)
    assert flat.endswith("</p><p>x</p><p>x</p><p>x</p>")


def test_what_stands_in_a_table_but_in_no_cell_is_set_free() -> None:
    flat = flatten("<table>" + "<p>x</p>" * 1000, depth=50, tables=3)
    assert flat.count("<p>") == 200
    assert flat.count("x") == 1000


def test_a_tag_of_too_many_attributes_loses_them() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(1000))
    assert flatten(f"<p {attributes}>x</p>", depth=50, tables=3) == "<p>x</p>"
