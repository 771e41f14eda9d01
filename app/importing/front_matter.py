"""The fields at the top of a Markdown file, in YAML between `---` or TOML between `+++`.

A field's value is taken as its author wrote it: `title: 2024` and `title: No`
are words here, not a number and a truth value. Anything but words, dates,
truth values and lists of words is left alone.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from gettext import gettext as _

from db.records import Skipped

_BEGINNING = re.compile(r"\ufeff?\s*^(---|\+\+\+)[ \t]*\n", re.MULTILINE)
_LONGEST = 100_000  # letters; beyond that it is no front matter
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a file by their names in small letters, and the text after them.

    Attributes:
        skipped: Front matter that could not be read, so that it does not vanish.
        remarks: That it could not.
    """

    text: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()

    def first(self, *names: str) -> str:
        """The first word or words of the first of these fields that has any, or ""."""
        return next((self.fields[name][0] for name in names if self.fields.get(name)), "")

    def every(self, *names: str) -> tuple[str, ...]:
        """All words of all of these fields, each once."""
        return tuple(dict.fromkeys(word for name in names for word in self.fields.get(name, ())))


def front_matter(whole: str) -> FrontMatter:
    """Divide a file; one without front matter is all text.

    Blank lines may stand before it. Two dividing lines with something else than
    fields between them are a part of the text.
    """
    begun = _BEGINNING.match(whole)
    ended = _end(whole, begun)
    if not begun or not ended:
        return FrontMatter(whole)
    raw, text = whole[begun.end() : ended.start()], whole[ended.end() :]
    try:
        fields = _toml(raw) if begun[1] == "+++" else _yaml(raw)
    except (ValueError, RecursionError):
        return FrontMatter(
            text,
            skipped=(Skipped("front matter", raw.strip()),),
            remarks=(
                _("The fields at the top of the file could not be read; only its text was taken."),
            ),
        )
    return FrontMatter(whole) if fields is None else FrontMatter(text, fields)


def _end(whole: str, begun: re.Match[str] | None) -> re.Match[str] | None:
    if not begun:
        return None
    fence = re.compile(rf"^{re.escape(begun[1])}[ \t]*$\n?", re.MULTILINE)
    return fence.search(whole, begun.end(), begun.end() + _LONGEST)


def _toml(raw: str) -> dict[str, tuple[str, ...]]:
    loaded: dict[str, object] = tomllib.loads(raw)
    return {name.casefold(): words for name, value in loaded.items() if (words := _words(value))}


def _words(value: object) -> tuple[str, ...]:
    match value:
        case str():
            return (value.strip(),) if value.strip() else ()
        case bool():
            return ("true" if value else "false",)
        case datetime() | date():
            return (value.isoformat(),)
        case list():
            return tuple(item.strip() for item in value if isinstance(item, str) and item.strip())
    return ()


def _yaml(raw: str) -> dict[str, tuple[str, ...]] | None:
    """The fields; None when it is YAML, but a mere sentence or list.

    Raises:
        ValueError: It is no YAML.
    """
    import yaml

    # The tree of the text alone: nothing is constructed, so nothing is guessed or run.
    try:
        tree = yaml.compose(raw, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError from error
    if tree is None:
        return {}
    if not isinstance(tree, yaml.MappingNode):
        return None
    return {
        key.value.strip().casefold(): words
        for key, value in tree.value
        if isinstance(key, yaml.ScalarNode) and (words := _scalars(value))
    }


def _scalars(node: object) -> tuple[str, ...]:
    from yaml import ScalarNode, SequenceNode

    nodes = node.value if isinstance(node, SequenceNode) else [node]
    values = (
        item.value.strip() for item in nodes if isinstance(item, ScalarNode) and item.tag != _NULL
    )
    return tuple(value for value in values if value)
