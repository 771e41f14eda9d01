"""Reads a file of Taguette: the documents of all its projects, with their highlights."""

import re
from collections import Counter
from gettext import gettext as _
from html import unescape

from app.importing.exports import left_behind
from app.importing.exports.file_addresses import FileAddresses
from app.importing.exports.foreign_places import Places
from app.importing.exports.foreign_text import ForeignText, Unit, letters
from app.importing.exports.left_behind import Left
from app.importing.exports.taguette_project import Document, Mark, Project, project
from app.importing.pictures import Pictures
from app.importing.post_remarks import PostRemarks
from app.importing.post_size import check_size
from app.importing.source_file import SourceFile
from app.text import from_html
from app.text.blocks import Built
from app.text.clean import clean, one_line
from app.text.from_html import Converted
from db import foreign_rows
from db.errors import FileProblem
from db.records import Draft, ForeignHighlight, Reading, Skipped

LARGEST_PAGE = 10_000_000  # letters; sanitising it takes 2 s and 420 MB
_TAG = re.compile(r"<(?:[^>\"]++|\"[^\"]*\")*+>")


def read(data: bytes, source: SourceFile) -> Reading:
    """Read every document; one without text is listed.

    Raises:
        FileProblem: It is no file of Taguette, is damaged, or holds no document.
    """
    with foreign_rows.opened(data, one_line(source.name)) as database:
        found = project(database)
    if not found.documents:
        raise FileProblem(
            _("“{name}” holds no documents of Taguette.").format(name=one_line(source.name)),
            _("Choose the file of a project that has some."),
        )
    reader = _Reader(source, found)
    for document in found.documents:
        reader.read(document)
    remarks = (*reader.said.remarks(), *left_behind.remarks(reader.left))
    return Reading(tuple(reader.drafts), tuple(reader.skipped), remarks)


class _Reader:
    """Takes the documents one by one."""

    def __init__(self, source: SourceFile, found: Project) -> None:
        self.drafts: list[Draft] = []
        self.skipped: list[Skipped] = []
        self.said = PostRemarks()
        self.left = Counter({Left.DEFINITION: found.definitions})
        self._addresses = FileAddresses(source.name)

    def read(self, document: Document) -> None:
        title = document.name or _("Untitled")
        built = self._built(document, title)
        if not built.text:
            self.skipped.append(Skipped("document without text", title, len(self.drafts)))
            return
        self.left[Left.PICTURE] += sum(not image.data for image in built.images)
        self.drafts.append(
            Draft(
                title,
                built.text,
                built.blocks,
                built.inlines,
                built.images,
                addresses=(self._addresses.of(title),),
                evidence=(_("from the Taguette project “{name}”").format(name=document.project),),
                highlights=_highlights(document, built.text),
                note=clean(document.description).strip(),
                own_bytes=document.html.encode(errors="replace"),
            )
        )

    def _built(self, document: Document, title: str) -> Built:
        """The document's text; empty where it cannot be read, with a remark."""
        try:
            converted = _converted(document, title)
        except FileProblem as problem:
            self.said.tell(title, problem.message)
            return Built("", (), (), ())
        self.said.tell(title, *converted.remarks)
        return converted.built


def _converted(document: Document, title: str) -> Converted:
    if len(document.html) > LARGEST_PAGE:
        raise FileProblem(
            _("The document is longer than {n} million letters.").format(
                n=LARGEST_PAGE // 1_000_000
            ),
            _("Divide it in Taguette and import the project again."),
        )
    # Where something is highlighted, the text must begin where theirs does.
    left_out = "" if document.marks else title
    pictures = Pictures(None)
    converted = from_html.convert(document.html, title=left_out, picture=pictures.find)
    check_size(converted.built.text, title)
    return converted


def _highlights(document: Document, text: str) -> tuple[ForeignHighlight, ...]:
    if not document.marks:
        return ()
    theirs = ForeignText(_without_tags(document.html), Unit.UTF_8)
    places = Places(text)
    return tuple(_highlight(mark, theirs, places) for mark in document.marks)


def _highlight(mark: Mark, theirs: ForeignText, places: Places) -> ForeignHighlight:
    """A mark in our text; where its positions say other words than its snippet, that is right."""
    quote = theirs.passage(mark.start, mark.end)
    snippet = _without_tags(mark.snippet)
    if letters(snippet) not in {"", letters(quote)}:
        quote = snippet
    highlight = ForeignHighlight(clean(quote).strip(), themes=mark.themes)
    return places.placed(highlight, theirs.letters_before(mark.start))


def _without_tags(html: str) -> str:
    """The text that Taguette counts in; its documents hold neither comments nor scripts."""
    return unescape(_TAG.sub("", html.replace("\r\n", "\n").replace("\r", "\n")))
