"""A file laid out for a person: its blocks in order, with a title line where a post begins.

A *sheet* is what the preview edits. Every part of the file is one block of it,
so each stands in one post, or is skipped; nothing can fall between. Values are
frozen: `sheet_editing` gives new sheets, `sheet_outcome` makes drafts of them.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from app.importing.sheets.sheet_block import Apart, Kind, PostFacts, SheetBlock, SheetPost
from app.importing.sheets.sheet_lines import laid_out
from db.records import Reading

__all__ = ["Apart", "Kind", "PostFacts", "Sheet", "SheetBlock", "SheetPost"]


@dataclass(frozen=True)
class Sheet:
    """All blocks of a file in order; what stands above the first title is skipped.

    Attributes:
        name: The file's, for the address of a post that is cut off.
        site: The blog's own name, or "".
        remarks: What is to be known of the file.
    """

    blocks: tuple[SheetBlock, ...]
    name: str = ""
    site: str = ""
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, reading: Reading, name: str = "") -> "Sheet":
        """The sheet of what an importer found, before anybody changed it.

        Args:
            reading: Its titles become lines, also where the file has none there.
            name: That of the file.
        """
        return cls(tuple(laid_out(reading)), name, reading.site, reading.remarks)

    @cached_property
    def titles(self) -> tuple[int, ...]:
        """The places of the title lines, in order: a post each."""
        return tuple(at for at, block in enumerate(self.blocks) if block.kind is Apart.TITLE)

    @property
    def posts(self) -> tuple[SheetPost, ...]:
        """The posts in order, also those that are left out."""
        return tuple(post for at in self.titles if (post := self.blocks[at].post))

    def post_at(self, place: int) -> int:
        """Which post a block stands in, by the posts' order; -1 above the first."""
        return bisect_right(self.titles, place) - 1

    def places(self, post: int) -> range:
        """The places of a post's blocks, its title line the first."""
        ends = (*self.titles[1:], len(self.blocks))
        return range(self.titles[post], ends[post])
