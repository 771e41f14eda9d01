"""Says what of another tool's export has no place in the library, by count."""

from collections import Counter
from collections.abc import Callable
from enum import Enum, auto
from gettext import ngettext


class Left(Enum):
    """What is not taken over."""

    COLOUR = auto()
    GROUP = auto()
    REPLY = auto()
    FOLDER = auto()
    TAGS = auto()
    DEFINITION = auto()
    THEME_COLOUR = auto()
    IMPORTANT = auto()
    MEDIA = auto()
    PICTURE = auto()
    WORDLESS = auto()
    CASE = auto()
    ATTRIBUTE = auto()


def remarks(counts: Counter[Left]) -> tuple[str, ...]:
    """One sentence for each kind that was met, in a fixed order."""
    return tuple(_WORDS[left](counts[left]).format(n=counts[left]) for left in Left if counts[left])


def _colours(n: int) -> str:
    return ngettext(
        "The colour of {n} highlight was not taken over.",
        "The colours of {n} highlights were not taken over.",
        n,
    )


def _groups(n: int) -> str:
    return ngettext(
        "{n} annotation was made in a group; the group's name was not taken over.",
        "{n} annotations were made in groups; the groups' names were not taken over.",
        n,
    )


def _replies(n: int) -> str:
    return ngettext(
        "{n} reply was not taken over; it is listed.",
        "{n} replies were not taken over; they are listed.",
        n,
    )


def _folders(n: int) -> str:
    return ngettext(
        "The folder of {n} page was not taken over.",
        "The folders of {n} pages were not taken over.",
        n,
    )


def _tags(n: int) -> str:
    return ngettext(
        "The tags of {n} page were not taken over.",
        "The tags of {n} pages were not taken over.",
        n,
    )


def _definitions(n: int) -> str:
    return ngettext(
        "The description of {n} theme was not taken over.",
        "The descriptions of {n} themes were not taken over.",
        n,
    )


def _theme_colours(n: int) -> str:
    return ngettext(
        "The colour of {n} theme was not taken over.",
        "The colours of {n} themes were not taken over.",
        n,
    )


def _important(n: int) -> str:
    return ngettext(
        "{n} highlight was marked as important; the mark was not taken over.",
        "{n} highlights were marked as important; the marks were not taken over.",
        n,
    )


def _media(n: int) -> str:
    return ngettext(
        "{n} highlight in a picture, sound or video was not taken over.",
        "{n} highlights in pictures, sounds or videos were not taken over.",
        n,
    )


def _pictures(n: int) -> str:
    return ngettext(
        "{n} picture is not in the export; its words stand in its place.",
        "{n} pictures are not in the export; their words stand in their place.",
        n,
    )


def _wordless(n: int) -> str:
    return ngettext(
        "{n} highlight has no words; it is listed.",
        "{n} highlights have no words; they are listed.",
        n,
    )


def _cases(n: int) -> str:
    return ngettext("{n} case was not taken over.", "{n} cases were not taken over.", n)


def _attributes(n: int) -> str:
    return ngettext(
        "{n} attribute of files and cases was not taken over.",
        "{n} attributes of files and cases were not taken over.",
        n,
    )


_WORDS: dict[Left, Callable[[int], str]] = {
    Left.COLOUR: _colours,
    Left.GROUP: _groups,
    Left.REPLY: _replies,
    Left.FOLDER: _folders,
    Left.TAGS: _tags,
    Left.DEFINITION: _definitions,
    Left.THEME_COLOUR: _theme_colours,
    Left.IMPORTANT: _important,
    Left.MEDIA: _media,
    Left.PICTURE: _pictures,
    Left.WORDLESS: _wordless,
    Left.CASE: _cases,
    Left.ATTRIBUTE: _attributes,
}
