import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.blocks import blocks_hold
from app.text.from_markdown import convert
from app.text.obsidian import plain


@pytest.mark.parametrize(
    ("note", "markdown"),
    [
        ("[[Page]] 🌉", "Page 🌉"),
        ("[[Folder/Page|the words]]", "the words"),
        ("[[Page#Part]]", "Page > Part"),
        ("[[#Part]]", "Part"),
        ("[[Page#^a1b2c3]]", "Page"),
        ("| [[Page\\|words]] |", "| words |"),
        ("![[a bridge.png]]", "![](a%20bridge.png)"),
        ("![[pics/a.JPG|A bridge|300x200]]", "![A bridge](pics/a.JPG)"),
        ("![[a.png|300]]", "![](a.png)"),
        ("> [!quote] Who said\n> words", "> Who said\n>\n> words"),
        ("> [!note]-\n> words", ">\n> words"),
        ("> > [!tip|wide]+ שלום\n> > words", "> > שלום\n> >\n> > words"),
        ("words ^a1b2c3\nmore", "words\nmore"),
        ("`[[Page]]` ```==x==```", "`[[Page]]` ```==x==```"),
        ("~~~\n%%x%%\n~~~", "~~~\n%%x%%\n~~~"),
        ("[a](b) [c] [[]] [[d", "[a](b) [c] [[]] [[d"),
        ("2 ^2", "2 ^2"),
    ],
)
def test_signs_of_obsidian_become_plain_markdown(note: str, markdown: str) -> None:
    read = plain(note)
    assert (read.markdown, read.comments, read.embeds) == (markdown, (), ())


def test_comments_and_embedded_notes_are_left_out_and_told() -> None:
    read = plain("one %%two [[x]]%% three\n\n%%\nfour\n\n`five`\n%%\n![[Note#Part]] ![[a.mp3]]")
    assert read.markdown == "one  three\n\n\n "
    assert read.comments == ("two [[x]]", "four\n\n`five`")
    assert read.embeds == ("![[Note#Part]]", "![[a.mp3]]")


@pytest.mark.parametrize(
    ("note", "text", "highlights"),
    [
        ("the ==quick cafe\u0301== fox", "the quick cafe\u0301 fox", ["quick cafe\u0301"]),
        ("the the ==the==", "the the the", ["the"]),
        ("==a **bold** [link](https://e.org) 🌉==", "a bold link 🌉", ["a bold link 🌉"]),
        ("==_so_== and ==**that**==", "so and that", ["so", "that"]),
        ("==two\nlines==", "two lines", ["two lines"]),
        ("> - ==in an item==", "in an item", ["in an item"]),
        ("a == b, c==d==e, x===y, == z ==", "a == b, c==d==e, x===y, == z ==", []),
        ("https://e.org/?a==b== end", "https://e.org/?a==b== end", []),
        ("==one\n\ntwo==", "==one\ntwo==", []),
        ("`==x==`", "==x==", []),
        ("== ==", "== ==", []),
        ("==!==", "==!==", []),
        # An author's own brackets stay; then nobody can tell where the highlight stood.
        ("\u2e28 ==x== \u2e29", "\u2e28 x \u2e29", []),
    ],
)
def test_highlights_of_a_note_are_told_by_their_place(
    note: str, text: str, highlights: list[str]
) -> None:
    read = convert(note)
    assert read.built.text == text
    assert [read.built.text[start:end] for start, end in read.highlights] == highlights
    if len(highlights) == 1 and text.endswith(highlights[0]):
        assert read.highlights[0].end == len(text)


def test_links_emphasis_and_pictures_keep_their_places_beside_highlights() -> None:
    read = convert(
        "# ==A==\n\n==b== **c**\n\n![d](https://e.org/d.png)\n\n==e== [f](https://e.org/f)"
    )
    built = read.built
    assert built.text == "A\nb c\n\ufffc\ne f"
    assert [built.text[start:end] for (start, end), _kind, _href in built.inlines] == ["c", "f"]
    assert [built.text[image.position] for image in built.images] == ["\ufffc"]
    assert blocks_hold(built.text, built.blocks)


@given(st.text(alphabet=" \n\t>=[]!|#^%`*_<&\\-ab.png🌉\u2e28\u2e29", max_size=60))
def test_any_signs_give_blocks_that_are_the_text(note: str) -> None:
    read = convert(note)
    assert blocks_hold(read.built.text, read.built.blocks)
    assert all(0 <= start < end <= len(read.built.text) for start, end in read.highlights)


@pytest.mark.parametrize(
    "sign", ["[[", "![[a", "%%a", "==a", "== ", "> [!", " ^", "> > ", "[[a|", "[[a\\"]
)
def test_a_flood_of_signs_is_read_once(sign: str) -> None:
    flood = sign * (200_000 // len(sign))
    assert len(plain(flood).markdown) <= len(flood) * 2
