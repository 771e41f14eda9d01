"""The fields at the top of a Markdown file, in YAML between `---` or TOML between `+++`.

A field's value is taken as its author wrote it: `title: 2024` and `title: No`
are words here, not a number and a truth value. Anything but words, dates,
truth values and lists of words is left alone. What Zola and Hugo keep one level
deeper (`[taxonomies]`, `[extra]`, `[params]`) counts like fields of the file's own.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, NamedTuple

from db.records import Skipped

if TYPE_CHECKING:
    from yaml import MappingNode

_BEGINNING = re.compile(r"\ufeff?\s*^(---|\+\+\+)[ \t]*\n", re.MULTILINE)
_LONGEST = 100_000  # letters; beyond that it is no front matter
_DEEPER = ("taxonomies", "extra", "params")
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a file by their names in small letters, and the text after them.

    Attributes:
        lists: The names of those that are lists, even of one word.
        skipped: Front matter that could not be read, so that it does not vanish.
        remarks: That it could not.
    """

    text: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()
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
        found = _toml(raw) if begun[1] == "+++" else _yaml(raw)
    except (ValueError, RecursionError):
        return FrontMatter(
            text,
            skipped=(Skipped("front matter", raw.strip()),),
            remarks=(
                _("The fields at the top of the file could not be read; only its text was taken."),
            ),
        )
    if found is None:
        return FrontMatter(whole)
    lists = frozenset(name for name, value in found.items() if value.is_list)
    return FrontMatter(text, {name: value.words for name, value in found.items()}, lists)


class _Value(NamedTuple):
    words: tuple[str, ...]
    is_list: bool


_Fields = dict[str, _Value]


def _end(whole: str, begun: re.Match[str] | None) -> re.Match[str] | None:
    if not begun:
        return None
    fence = re.compile(rf"^{re.escape(begun[1])}[ \t]*$\n?", re.MULTILINE)
    return fence.search(whole, begun.end(), begun.end() + _LONGEST)


def _toml(raw: str) -> _Fields:
    loaded: dict[str, object] = tomllib.loads(raw)
    return _raised({name: _of_toml(value) for name, value in loaded.items()})


def _raised(found: Mapping[str, "_Value | _Fields"]) -> _Fields:
    """All fields by their names in small letters; the file's own come before deeper ones."""
    own: _Fields = {}
    deeper: _Fields = {}
    for name, value in found.items():
        if isinstance(value, _Value):
            if value.words:
                own.setdefault(name.casefold(), value)
        elif name.casefold() in _DEEPER:
            deeper.update((inner.casefold(), each) for inner, each in value.items() if each.words)
    return deeper | own


def _of_toml(value: object) -> "_Value | _Fields":
    if isinstance(value, dict):
        return {
            name: _Value(_words(inner), isinstance(inner, list)) for name, inner in value.items()
        }
    return _Value(_words(value), isinstance(value, list))


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


def _yaml(raw: str) -> _Fields | None:
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
    return _raised({name: _of_yaml(value) for name, value in _pairs(tree)})


def _pairs(mapping: "MappingNode") -> Iterator[tuple[str, object]]:
    from yaml import ScalarNode

    for key, value in mapping.value:
        if isinstance(key, ScalarNode):
            yield key.value.strip(), value


def _of_yaml(node: object) -> "_Value | _Fields":
    from yaml import MappingNode

    if isinstance(node, MappingNode):
        return {name: _scalars(value) for name, value in _pairs(node)}
    return _scalars(node)


def _scalars(node: object) -> _Value:
    from yaml import ScalarNode, SequenceNode

    is_list = isinstance(node, SequenceNode)
    nodes = node.value if isinstance(node, SequenceNode) else [node]
    values = (
        item.value.strip() for item in nodes if isinstance(item, ScalarNode) and item.tag != _NULL
    )
    return _Value(tuple(value for value in values if value), is_list)
