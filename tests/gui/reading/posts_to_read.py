"""Posts for the tests of the reader: an emoji, a family, a combining mark and Hebrew in each."""

from dataclasses import replace

from app.text.blocks import Mark, TextBuilder
from db.records import (
    Anchor,
    BlockKind,
    Event,
    Highlight,
    Image,
    InlineKind,
    LinkOut,
    Post,
    Span,
    State,
    Theme,
)

FAMILY = "👨\u200d👩\u200d👧"
LINK = "https://example.org/wall"


def lantern_post() -> Post:
    """A post with every kind of block."""
    builder = TextBuilder()
    builder.open(BlockKind.PARAGRAPH)
    builder.add("The square 🏮 filled up. Dr. Smith came with a ")
    builder.add("lantern", [Mark(InlineKind.STRONG)])
    builder.add(f" and {FAMILY}. שלום to all.")
    builder.block(BlockKind.HEADING, "Arrival", 2)
    builder.open(BlockKind.PARAGRAPH)
    builder.add("Behind the ")
    builder.add("library wall", [Mark(InlineKind.LINK, LINK)])
    builder.add(" it was quiet. E\u0301te\u0301 was over.")
    builder.block(BlockKind.HEADING, "On foot", 3)
    builder.block(BlockKind.QUOTE, "We followed the sound.", 1)
    builder.block(BlockKind.ITEM, "Cider", 1)
    builder.block(BlockKind.ROW, "Item\tSpent")
    builder.block(BlockKind.ROW, "Cider\t300")
    builder.block(BlockKind.CODE, "count()\n  lit()")
    builder.image(Image(0, alt="The river", data=b"bytes", width=1200, height=600))
    builder.block(BlockKind.CAPTION, "The river at night")
    builder.rule()
    builder.block(BlockKind.HEADING, "Cost", 2)
    builder.block(BlockKind.PARAGRAPH, "It closed at 2,340 euros.")
    return _post(builder)


def long_post(paragraphs: int = 120) -> Post:
    """A post of many numbered paragraphs, three lines or so each."""
    builder = TextBuilder()
    for number in range(paragraphs):
        words = "Lanterns 🏮 were lit along the river path as the choir sang. " * 3
        builder.block(BlockKind.PARAGRAPH, f"Paragraph {number} begins here. {words}")
    return _post(builder)


def highlighted(post: Post, *passages: str) -> tuple[Highlight, ...]:
    """Highlights of these passages, numbered from 1, under the theme Atmosphere."""
    theme = Theme(1, "t1", "Atmosphere", "Atmosphere", None, 1, "", 1, 1, 1)
    found = []
    for number, words in enumerate(passages, start=1):
        start = post.text.index(words)
        span = Span(start, start + len(words))
        anchor = Anchor(span, words)
        found.append(
            Highlight(
                number, f"h{number}", post.id, anchor, span, words, State.PLACED, (theme,), "", ""
            )
        )
    return tuple(found)


def marked_post() -> Post:
    """The post of `lantern_post` with three highlights: the second inside the first."""
    post = lantern_post()
    words = ("The square 🏮 filled up.", "square 🏮", "We followed the sound.")
    return replace(post, highlights=highlighted(post, *words))


def _post(builder: TextBuilder) -> Post:
    built = builder.build()
    links = tuple(
        LinkOut(each.span, each.href, None)
        for each in built.inlines
        if each.kind is InlineKind.LINK
    )
    return Post(
        id=1,
        guid="guid-1",
        title="What we learned from the Lantern Evening",
        text=built.text,
        blocks=built.blocks,
        inlines=built.inlines,
        images=built.images,
        author="A. Novak",
        published="2025-11-14",
        printed="",
        language="en",
        url="https://blog.example/lanterns",
        source="Harbour Notes",
        labels=("lanterns",),
        events=(Event(1, "e1", "Lantern Evening 2025"),),
        excerpt=False,
        version=1,
        added="2025-11-15T10:00:00+00:00",
        links=links,
        linked_from=(),
        highlights=(),
        note="",
    )
