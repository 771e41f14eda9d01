"""What a file of Taguette holds: its tables as plain records."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.importing.exports.foreign_themes import themes
from app.text.clean import one_line
from db.foreign_rows import ForeignDatabase, number_of, text_of


class Mark(NamedTuple):
    """A highlight: two positions in UTF-8 bytes of the text without tags, and the HTML between."""

    start: int
    end: int
    snippet: str
    themes: tuple[str, ...]


class Document(NamedTuple):
    """A document; `marks` are ordered by where they begin."""

    name: str
    description: str
    html: str
    project: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """All projects of a file together.

    Attributes:
        documents: In the order in which they were added.
        definitions: How many tags have a description.
    """

    documents: tuple[Document, ...]
    definitions: int


def project(database: ForeignDatabase) -> Project:
    """Read the tables; those that are missing are empty."""
    names = {id_: text_of(name) for id_, name in database.rows("projects", ("id", "name"))}
    tags = {
        id_: (text_of(path), text_of(description))
        for id_, path, description in database.rows("tags", ("id", "path", "description"))
    }
    marks = _marks(database, {id_: path for id_, (path, _) in tags.items()})
    columns = ("id", "name", "description", "contents", "project_id")
    documents = tuple(
        Document(
            one_line(text_of(name)),
            text_of(description),
            text_of(html),
            one_line(names.get(owner, "")),
            tuple(sorted(marks[id_])),
        )
        for id_, name, description, html, owner in database.rows("documents", columns)
    )
    return Project(documents, sum(bool(described.strip()) for _, described in tags.values()))


def _marks(database: ForeignDatabase, tags: Mapping[object, str]) -> Mapping[object, list[Mark]]:
    """The marks of each document, by its number."""
    paths: dict[object, list[str]] = defaultdict(list)
    for highlight, tag in database.rows("highlight_tags", ("highlight_id", "tag_id")):
        paths[highlight].append(tags.get(tag, ""))
    marks: dict[object, list[Mark]] = defaultdict(list)
    columns = ("id", "document_id", "start_offset", "end_offset", "snippet")
    for id_, document, start, end, snippet in database.rows("highlights", columns):
        mark = Mark(number_of(start), number_of(end), text_of(snippet), themes(*paths[id_]))
        marks[document].append(mark)
    return marks
