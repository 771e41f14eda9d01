"""Lets those posts through that their blog shows to everybody, and counts the others."""

from collections import Counter

from app.importing.choosing import chosen
from app.importing.read_file import ReadFile
from db.records import Publication


class PublishedOnly:
    """Takes drafts, pages and private posts out of files, unless all are wanted.

    Attributes:
        left_out: How many were taken out so far, by what they are.
    """

    def __init__(self, *, everything: bool = False) -> None:
        """Prepare; with `everything` each file comes back as it is."""
        self.left_out: Counter[Publication] = Counter()
        self._everything = everything

    def of(self, file: ReadFile) -> ReadFile:
        """The file with its published posts; a link to one that is not goes, its words stay."""
        if self._everything:
            return file
        others = {
            place: draft.publication
            for place, draft in enumerate(file.drafts)
            if draft.publication is not Publication.PUBLISHED
        }
        self.left_out.update(others.values())
        return chosen(file, {}, others) if others else file
