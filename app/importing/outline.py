"""What is asked of a large source: first a light outline of all its posts, then the chosen ones."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace

from app.text.blocks import TextBuilder
from app.text.clean import IMAGE
from db.records import BlockKind, Draft, PostLink, Reading, Skipped

FIRST_LETTERS = 300  # of a post's text in an outline


def outlined(reading: Reading) -> Reading:
    """The reading with the first words alone of each post, and without its heavy parts."""
    drafts = tuple(map(_outlined, reading.drafts))
    return replace(reading, drafts=drafts, skipped=(), suggestions=())


def chosen(reading: Reading, places: Collection[int]) -> Reading:
    """The reading with the drafts at these places alone.

    Links between them stay; what was skipped stands before the next one left.
    """
    kept = [place for place in range(len(reading.drafts)) if place in places]
    new = {old: place for place, old in enumerate(kept)}
    return replace(
        reading,
        drafts=tuple(_linked(reading.drafts[old], new) for old in kept),
        skipped=tuple(_moved(part, kept) for part in reading.skipped),
        suggestions=tuple(
            replace(suggestion, draft=new[suggestion.draft])
            for suggestion in reading.suggestions
            if suggestion.draft in new
        ),
    )


def _outlined(draft: Draft) -> Draft:
    words = draft.text[:FIRST_LETTERS].replace(IMAGE, "").replace("\n", " ")
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, words)
    built = builder.build()
    return replace(
        draft,
        text=built.text,
        blocks=built.blocks,
        inlines=(),
        images=(),
        links=(),
        highlights=(),
        own_bytes=b"",
    )


def _linked(draft: Draft, new: dict[int, int]) -> Draft:
    links = (link for link in draft.links if link.to_draft in new)
    return replace(draft, links=tuple(PostLink(link.span, new[link.to_draft]) for link in links))


def _moved(part: Skipped, kept: list[int]) -> Skipped:
    place = bisect_left(kept, part.draft)
    stays = place < len(kept) and kept[place] == part.draft
    return replace(part, draft=place, block=part.block if stays else 0)
