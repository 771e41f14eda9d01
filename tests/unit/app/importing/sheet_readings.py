"""Readings to make sheets of: such as an importer gives, and any that it could give."""

from dataclasses import replace

from hypothesis import strategies as st

from app.importing.sheets.sheet import Sheet
from app.text.blocks import Mark, TextBuilder
from db.records import (
    Address,
    AddressKind,
    BlockKind,
    Draft,
    ForeignHighlight,
    Image,
    InlineKind,
    PostLink,
    Reading,
    Skipped,
    Span,
    Suggestion,
)

LANTERNS = "The harbour filled up 🏮 before dusk."
CAFE = "We met at the cafe\u0301 again, שלום, and counted the boats."
MENU = Skipped("navigation", "Home About", 0, 0)
HEADING = Skipped("archive heading", "Tag Archives: boats", 0, 0)
FOOTER = Skipped("footer", "Filed under: Harbour", 0, 3)


def draft(title: str, *paragraphs: str, published: str = "") -> Draft:
    """A post of plain paragraphs with an address of its own."""
    builder = TextBuilder()
    for each in paragraphs:
        builder.block(BlockKind.PARAGRAPH, each)
    built = builder.build()
    address = Address(AddressKind.URL, f"https://harbour.example/{title.casefold()}")
    return Draft(
        title,
        built.text,
        built.blocks,
        published=published,
        addresses=(address,),
        labels=("boats",),
    )


def two_posts() -> Reading:
    """An archive page: two posts, a link between them, a line that may be a third's title."""
    first = draft("Lanterns", LANTERNS, "Second part", CAFE, published="2025-06-18")
    start = first.text.index("Second part")
    first = replace(
        first,
        author="Ada",
        links=(PostLink(Span(start, start + 6), 1),),
        highlights=(ForeignHighlight("counted the boats"),),
        evidence=("date line below",),
    )
    hint = Suggestion(0, 1, ("short line",))
    return Reading(
        (first, draft("Boats", "Boats again.")),
        (HEADING, FOOTER),
        site="Harbour Notes",
        suggestions=(hint,),
    )


def sheet() -> Sheet:
    """The sheet of the two posts."""
    return Sheet.of(two_posts(), "page.txt")


_WORDS = st.text("ab 🏮e\u0301שx.\u2028", min_size=1, max_size=12)
_MARKS = st.lists(
    st.sampled_from(
        [Mark(InlineKind.STRONG), Mark(InlineKind.LINK, "https://a.example"), Mark(InlineKind.CODE)]
    ),
    max_size=2,
    unique=True,
)
_KINDS = st.sampled_from([kind for kind in BlockKind if kind not in {"image", "rule"}])


@st.composite
def drafts(draw: st.DrawFn, count: int) -> Draft:
    """A post of any blocks; one of `count`, with a link to one of them."""
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, draw(st.sampled_from(["Begins so", LANTERNS, CAFE])))
    for kind in draw(st.lists(st.one_of(_KINDS, st.sampled_from(["image", "rule"])), max_size=5)):
        if kind == "image":
            builder.image(Image(0, alt=draw(st.sampled_from(["", "A boat"]))))
        elif kind == "rule":
            builder.rule()
        else:
            builder.open(BlockKind(kind), draw(st.integers(0, 3)))
            for words in draw(st.lists(_WORDS, min_size=1, max_size=3)):
                builder.add(words, draw(_MARKS))
    built = builder.build()
    to = draw(st.integers(0, count - 1))
    at = draw(
        st.sampled_from([block for block in built.blocks if block.span.end > block.span.start])
    )
    return Draft(
        draw(st.sampled_from(["One", "Two 🏮", ""])),
        built.text,
        built.blocks,
        built.inlines,
        built.images,
        labels=tuple(draw(st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True))),
        published=draw(st.sampled_from(["", "2025", "2025-06-18"])),
        addresses=draw(st.sampled_from([(), (Address(AddressKind.FILE, "page.txt#One"),)])),
        links=(PostLink(at.span, to),),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """What any importer could give: posts, skipped parts anywhere, suggestions."""
    count = draw(st.integers(1, 3))
    found = tuple(draw(drafts(count)) for _each in range(count))
    skipped = []
    for number, one in enumerate(found):
        for block in range(len(one.blocks) + 1):
            kinds = ["navigation", "date line"] if number or block else ["navigation"]
            if draw(st.booleans()):
                words = draw(st.sampled_from(["Home", "June 18 🏮"]))
                skipped.append(Skipped(draw(st.sampled_from(kinds)), words, number, block))
    hints = [
        Suggestion(0, at, ("short line",))
        for at in range(len(found[0].blocks))
        if draw(st.booleans())
    ]
    return Reading(found, tuple(skipped), suggestions=tuple(hints))
