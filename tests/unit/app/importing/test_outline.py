from app.importing.outline import FIRST_LETTERS, chosen, outlined
from app.text.blocks import TextBuilder
from db.records import (
    BlockKind,
    Draft,
    Image,
    PostLink,
    Reading,
    Skipped,
    Span,
    Suggestion,
)


def draft(title: str, *links: int) -> Draft:
    builder = TextBuilder()
    builder.image(Image(0, "the quay"))
    builder.block(BlockKind.HEADING, "שלום 🏮")
    builder.block(BlockKind.PARAGRAPH, "Cafe\u0301 by night. " * 40)
    built = builder.build()
    return Draft(
        title,
        built.text,
        built.blocks,
        images=built.images,
        labels=("quay",),
        published="2025-06",
        links=tuple(PostLink(Span(2, 6), to) for to in links),
        own_bytes=b"<item/>",
    )


WHOLE = Reading(
    (draft("A", 1, 2), draft("B"), draft("C", 0)),
    (Skipped("menu", "m", 0, 1), Skipped("menu", "n", 1, 2), Skipped("end", "e", 3)),
    ("A remark",),
    suggestions=(Suggestion(1, 2), Suggestion(2, 2)),
)


def test_an_outline_has_the_first_words_and_nothing_heavy() -> None:
    light = outlined(WHOLE)
    assert [each.title for each in light.drafts] == ["A", "B", "C"]
    for each in light.drafts:
        assert each.text.startswith("שלום 🏮 Cafe\u0301 by night.")
        assert len(each.text) <= FIRST_LETTERS
        assert [block.kind for block in each.blocks] == [BlockKind.PARAGRAPH]
        assert (each.images, each.links, each.own_bytes) == ((), (), b"")
        assert (each.labels, each.published) == (("quay",), "2025-06")
    assert light.remarks == WHOLE.remarks


def test_all_posts_chosen_are_the_reading_itself() -> None:
    assert chosen(WHOLE, {0, 1, 2}) == WHOLE


def test_chosen_posts_keep_their_links_and_what_was_skipped_keeps_its_place() -> None:
    some = chosen(WHOLE, {0, 2, 7})
    assert [each.title for each in some.drafts] == ["A", "C"]
    assert [[link.to_draft for link in each.links] for each in some.drafts] == [[1], [0]]
    assert some.skipped == (
        Skipped("menu", "m", 0, 1),
        Skipped("menu", "n", 1, 0),
        Skipped("end", "e", 2),
    )
    assert some.suggestions == (Suggestion(1, 2),)
