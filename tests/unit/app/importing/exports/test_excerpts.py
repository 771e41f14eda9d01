from app.importing.exports.excerpts import Excerpt, draft, without_quotes
from app.text.blocks import blocks_hold
from db.records import AddressKind, BlockKind, Draft, ForeignHighlight, Skipped

LONG = "First 🏮 line of נועה.\n\n Second cafe\u0301 line. \u2028Third."


def made(page: Excerpt) -> Draft:
    found = draft(page, "Elsewhere", "export.csv", b"own")
    assert found is not None
    assert blocks_hold(found.text, found.blocks)
    for highlight in found.highlights:
        assert highlight.start is not None
        end = highlight.start + len(highlight.quote)
        assert found.text[highlight.start : end] == highlight.quote
    return found


def test_each_paragraph_of_a_quote_is_a_block_and_the_highlight_covers_them() -> None:
    page = Excerpt("Fog", highlights=[ForeignHighlight("Before."), ForeignHighlight(LONG)])
    found = made(page)
    assert found.text.split("\n") == [
        "Before.",
        "First 🏮 line of נועה.",
        "Second cafe\u0301 line.",
        "Third.",
    ]
    assert {block.kind for block in found.blocks} == {BlockKind.QUOTE}
    assert [one.quote for one in found.highlights] == [
        "Before.",
        found.text.removeprefix("Before.\n"),
    ]
    assert found.excerpt
    assert "Elsewhere" in found.evidence[0]
    assert found.own_bytes == b"own"


def test_words_quoted_twice_stand_once_under_both_highlights() -> None:
    twice = [ForeignHighlight("Same.", note="a"), ForeignHighlight("Same.", note="b")]
    found = made(Excerpt("Fog", highlights=[*twice, ForeignHighlight("Other.")]))
    assert found.text == "Same.\nOther."
    assert [(one.start, one.note) for one in found.highlights] == [(0, "a"), (0, "b"), (6, "")]


def test_a_page_without_a_web_address_has_that_of_its_file() -> None:
    quotes = [ForeignHighlight("Words.")]
    on_web = made(Excerpt("Fog", address="https://a.example/fog", highlights=quotes))
    assert [(a.kind, a.value) for a in on_web.addresses] == [
        (AddressKind.URL, "https://a.example/fog")
    ]
    for address in ("", "javascript:alert(1)", "mailto:a@a.example", "urn:x-pdf:12"):
        found = made(Excerpt("Fog", address=address, highlights=quotes))
        assert [(a.kind, a.value) for a in found.addresses] == [
            (AddressKind.FILE, "export.csv#Fog")
        ]


def test_without_words_there_is_no_post_but_its_notes_are_listed() -> None:
    page = Excerpt("Fog", highlights=[ForeignHighlight(" \u200b ")], notes=["Mine 🏮", ""])
    assert draft(page, "Elsewhere", "export.csv", b"") is None
    assert without_quotes(page, 3) == (Skipped("note without highlight", "Fog: Mine 🏮", 3),)
    assert without_quotes(Excerpt("Fog"), 3) == ()
