"""A library in which the best post of a search is not among its newest."""

from app.text.blocks import TextBuilder
from db import incoming
from db.incoming import Arrival
from db.library import Library
from db.records import BlockKind, Draft

COUNT = 90
BEST = "What burned longest 🏮"


def fill(library: Library) -> None:
    """Add posts that all speak of lanterns; the oldest one of them speaks of nothing else."""
    drafts = [_draft(f"Evening {number:02} פנסים", number) for number in range(1, COUNT)]
    arrivals = [Arrival(draft) for draft in [_draft(BEST, 0), *drafts]]
    with library.step() as session:
        incoming.save(session, arrivals)


def _draft(title: str, number: int) -> Draft:
    builder = TextBuilder()
    words = "lanterns " * 5 if number == 0 else "cafe\u0301 and lanterns " + "quiet " * 20
    builder.block(BlockKind.PARAGRAPH, words.strip())
    built = builder.build()
    day = f"2025-{1 + number // 28:02}-{1 + number % 28:02}"
    return Draft(title, built.text, built.blocks, published=day)
