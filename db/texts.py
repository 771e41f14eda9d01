"""How a post's text is kept: its blocks and inlines as short JSON, its words counted."""

import json
from collections.abc import Iterable
from hashlib import sha256

from db.records import Block, BlockKind, Inline, InlineKind, Span


def pack_blocks(blocks: Iterable[Block]) -> str:
    """Blocks as JSON: [start, end, kind, level] each."""
    return json.dumps([[*block.span, block.kind, block.level] for block in blocks])


def unpack_blocks(packed: str) -> tuple[Block, ...]:
    """The blocks that `pack_blocks` was given."""
    return tuple(
        Block(Span(start, end), BlockKind(kind), level)
        for start, end, kind, level in json.loads(packed)
    )


def unpack_first_blocks(packed: str) -> tuple[Block, ...]:
    """The blocks that stand whole in the first letters of what `pack_blocks` gave."""
    whole = packed.rpartition("]")[0].rstrip("]")
    return unpack_blocks(whole + "]]") if whole.strip("[") else ()


def pack_inlines(inlines: Iterable[Inline]) -> str:
    """Inlines as JSON: [start, end, kind, href] each."""
    return json.dumps(
        [[*inline.span, inline.kind, inline.href] for inline in inlines], ensure_ascii=False
    )


def unpack_inlines(packed: str) -> tuple[Inline, ...]:
    """The inlines that `pack_inlines` was given."""
    return tuple(
        Inline(Span(start, end), InlineKind(kind), href)
        for start, end, kind, href in json.loads(packed)
    )


def fingerprint(text: str) -> str:
    """What tells equal texts without comparing them: SHA-256 of the UTF-8 bytes."""
    return sha256(text.encode("utf-8")).hexdigest()


def word_count(text: str) -> int:
    """How many words there are between blanks; for reading time, not for search."""
    # Block by block: on a text of millions of letters one call would hold up every other thread.
    return sum(len(block.split()) for block in text.split("\n"))
