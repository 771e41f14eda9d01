"""How a post that was read stands to the library: new, or here in one way or another."""

from enum import StrEnum


class Standing(StrEnum):
    """How a draft stands to the library and to those before it.

    NEW and TWIN become posts of their own; TWIN has the text of another post, or
    nearly so, under an address of its own. HERE is a post of the library, with this
    text or with more of it. NEWER is one whose text differs, FULL the whole text of
    one of which the library has the beginning: both are taken as its next version.
    AGAIN came before in the same import.
    """

    NEW = "new"
    TWIN = "text of another post"
    HERE = "already here"
    NEWER = "newer text"
    FULL = "full text for an excerpt"
    AGAIN = "twice in this import"

    @property
    def is_new(self) -> bool:
        """Whether saving it makes a post, and a person would expect that."""
        return self in (Standing.NEW, Standing.TWIN)

    @property
    def is_update(self) -> bool:
        """Whether saving it gives a post of the library another text."""
        return self in (Standing.NEWER, Standing.FULL)

    @property
    def is_here(self) -> bool:
        """Whether saving it leaves a post of the library as it is."""
        return self is Standing.HERE


def may_follow(before: Standing | None, standing: Standing) -> bool:
    """Whether a post takes this text in an import where another one came before.

    Only the whole text of an excerpt does, after an excerpt that was longer.
    """
    return before is None or (standing is Standing.FULL and before is not Standing.FULL)
