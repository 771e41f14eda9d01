"""What a project of QualCoder holds: its tables as plain records."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.importing.exports.foreign_themes import theme
from app.importing.exports.left_behind import Left
from app.text.clean import one_line
from db.foreign_rows import ForeignDatabase, number_of, text_of


class Mark(NamedTuple):
    """A coded passage or an annotation, which has no theme and no words of its own.

    Positions are those of the tool; `quote` are the words it kept, or "".
    """

    start: int
    end: int
    quote: str
    themes: tuple[str, ...]
    note: str
    made: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the project; `text` is "" for pictures, sounds and videos."""

    name: str
    text: str
    note: str
    marks: list[Mark] = field(default_factory=list)


class Journal(NamedTuple):
    """A page of the person's journal."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """A whole project; `left` is what has no place in the library."""

    files: tuple[File, ...]
    journals: tuple[Journal, ...]
    left: Counter[Left]


def project(database: ForeignDatabase) -> Project:
    """Read the tables; those that are missing are empty."""
    columns = ("id", "name", "fulltext", "memo")
    files = {
        id_: File(one_line(text_of(name)), text_of(text), text_of(memo))
        for id_, name, text, memo in database.rows("source", columns)
    }
    for file, mark in (*_codings(database), *_annotations(database)):
        if file in files:
            files[file].marks.append(mark)
    journals = (
        Journal(one_line(text_of(name)), text_of(text))
        for name, text in database.rows("journal", ("name", "jentry"))
    )
    return Project(tuple(files.values()), tuple(journals), _left(database))


def _codings(database: ForeignDatabase) -> Iterator[tuple[object, Mark]]:
    themes = _themes(database)
    columns = ("fid", "cid", "pos0", "pos1", "seltext", "memo", "date")
    for file, code, start, end, quote, memo, date in database.rows("code_text", columns):
        yield (
            file,
            Mark(
                number_of(start),
                number_of(end),
                text_of(quote),
                tuple(filter(None, (themes.get(code),))),
                text_of(memo),
                text_of(date),
            ),
        )


def _annotations(database: ForeignDatabase) -> Iterator[tuple[object, Mark]]:
    columns = ("fid", "pos0", "pos1", "memo", "date")
    for file, start, end, memo, date in database.rows("annotation", columns):
        yield file, Mark(number_of(start), number_of(end), "", (), text_of(memo), text_of(date))


def _themes(database: ForeignDatabase) -> Mapping[object, str]:
    """The path of each code: the categories above it, then its name."""
    categories = {
        id_: (text_of(name), above)
        for id_, name, above in database.rows("code_cat", ("catid", "name", "supercatid"))
    }
    codes = database.rows("code_name", ("cid", "name", "catid"))
    return {
        id_: theme(*_above(category, categories), text_of(name)) for id_, name, category in codes
    }


def _above(category: object, categories: Mapping[object, tuple[str, object]]) -> Sequence[str]:
    """The names of a category and those above it, from the top."""
    above: list[str] = []
    seen: set[object] = set()  # a damaged project may hold a circle
    while category in categories and category not in seen:
        seen.add(category)
        name, category = categories[category]
        above.insert(0, name)
    return above


def _left(database: ForeignDatabase) -> Counter[Left]:
    codes = list(database.rows("code_name", ("memo", "color")))
    memos = [memo for memo, _color in codes] + [
        memo for (memo,) in database.rows("code_cat", ("memo",))
    ]
    left = Counter(
        {
            Left.DEFINITION: sum(bool(text_of(memo).strip()) for memo in memos),
            Left.THEME_COLOUR: sum(bool(text_of(color)) for _memo, color in codes),
        }
    )
    for (important,) in database.rows("code_text", ("important",)):
        left[Left.IMPORTANT] += important == 1
    for table, kind in _UNUSED.items():
        left[kind] += sum(1 for _row in database.rows(table, ("memo",)))
    for (value,) in database.rows("attribute", ("value",)):
        left[Left.ATTRIBUTE] += bool(text_of(value))
    return left


_UNUSED = {"code_image": Left.MEDIA, "code_av": Left.MEDIA, "cases": Left.CASE}
