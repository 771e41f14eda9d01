"""Reads the database of a QualCoder project: its texts with their coded passages and memos."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from gettext import gettext as _

from app.importing.exports import left_behind
from app.importing.exports.file_addresses import FileAddresses
from app.importing.exports.foreign_places import Places
from app.importing.exports.foreign_text import ForeignText, Unit, letters
from app.importing.exports.moments import moment
from app.importing.exports.qualcoder_project import File, Mark, Project, project
from app.importing.post_size import check_size
from app.importing.source_file import SourceFile
from app.text.blocks import Built, TextBuilder
from app.text.clean import clean, one_line
from db import foreign_rows
from db.errors import FileProblem
from db.records import BlockKind, Draft, ForeignHighlight, Reading, Skipped

_PROJECT_FOLDER = ".qda"  # in which the database always has the same name


def read(data: bytes, source: SourceFile) -> Reading:
    """Read every text of the project; its other files and its journal are listed.

    Passages coded at the same place are one highlight under several themes. A
    memo of a passage is its note, that of a file the note on the post.

    Raises:
        FileProblem: It is no project of QualCoder, is damaged, or holds no file.
    """
    with foreign_rows.opened(data, one_line(source.name)) as database:
        found = project(database)
    if not found.files:
        raise FileProblem(
            _("“{name}” holds no files of QualCoder.").format(name=one_line(source.name)),
            _("Choose the file “data.qda” of a project that has some."),
        )
    reader = _Reader(_project_name(source))
    for file in found.files:
        reader.read(file)
    skipped = (*reader.skipped, *_journals(found, len(reader.drafts)))
    said = (*reader.remarks, *left_behind.remarks(found.left))
    return Reading(tuple(reader.drafts), skipped, said)


def _project_name(source: SourceFile) -> str:
    folder = source.folder.name if source.folder else ""
    return folder if folder.endswith(_PROJECT_FOLDER) else source.name


def _journals(found: Project, drafts: int) -> Iterable[Skipped]:
    return (
        Skipped("journal", f"{journal.name}: {clean(journal.text)}", drafts)
        for journal in found.journals
        if journal.text.strip()
    )


class _Reader:
    """Takes the files one by one."""

    def __init__(self, project_name: str) -> None:
        self.drafts: list[Draft] = []
        self.skipped: list[Skipped] = []
        self.remarks: list[str] = []
        self._name = project_name
        self._addresses = FileAddresses(project_name)

    def read(self, file: File) -> None:
        title = file.name or _("Untitled")
        try:
            built = _built(file.text, title)
        except FileProblem as problem:
            self.remarks.append(problem.message)
            built = Built("", (), (), ())
        if not built.text:
            self.skipped.append(Skipped("file without text", title, len(self.drafts)))
            return
        highlights, notes = _highlights(file, built.text)
        self.drafts.append(
            Draft(
                title,
                built.text,
                built.blocks,
                addresses=(self._addresses.of(title),),
                evidence=(
                    _("from the QualCoder project “{name}”").format(name=one_line(self._name)),
                ),
                highlights=highlights,
                note=_joined([file.note, *notes]),
                own_bytes=file.text.encode(errors="replace"),
            )
        )


def _built(text: str, title: str) -> Built:
    """The text with a paragraph for each line: the tool keeps no more of its form."""
    builder = TextBuilder()
    for line in text.splitlines():
        builder.block(BlockKind.PARAGRAPH, line)
    built = builder.build()
    check_size(built.text, title)
    return built


def _highlights(file: File, text: str) -> tuple[tuple[ForeignHighlight, ...], Sequence[str]]:
    """The highlights of a file, and the notes that stand at no passage of it."""
    if not file.marks:
        return (), ()
    together: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in file.marks:
        together[mark.start, mark.end].append(mark)
    theirs = _Counting(file.text)
    places = Places(text)
    highlights: list[ForeignHighlight] = []
    notes: list[str] = []
    for _place, marks in sorted(together.items()):
        highlight, before = theirs.highlight(marks)
        if highlight.quote:
            highlights.append(places.placed(highlight, before))
        else:
            notes.append(highlight.note)
    return tuple(highlights), notes


class _Counting:
    """Finds out what the positions of a file count.

    They are made in a text field, whose lines end in one sign and which counts
    UTF-16 units, or by the program itself, in code points: the words that are
    kept beside them tell.
    """

    def __init__(self, text: str) -> None:
        one_sign = text.replace("\r\n", "\n")
        texts = (text, one_sign) if one_sign != text else (text,)
        units = (Unit.CODE_POINT, Unit.UTF_16) if _has_wide(text) else (Unit.CODE_POINT,)
        self._ways = [ForeignText(one, unit) for unit in units for one in texts]

    def highlight(self, marks: Sequence[Mark]) -> tuple[ForeignHighlight, int]:
        """The marks of one place as a highlight, and how many letters stand before it."""
        start, end = marks[0].start, marks[0].end
        quote = next((mark.quote for mark in marks if mark.quote), "")
        wanted = letters(quote)
        for place, way in enumerate(self._ways):
            if wanted and letters(way.passage(start, end)) == wanted:
                # What holds for one is tried first for the next, which may have no words.
                self._ways.insert(0, self._ways.pop(place))
                break
        theirs = self._ways[0]
        made = min(filter(None, (moment(mark.made) for mark in marks)), default="")
        highlight = ForeignHighlight(
            clean(quote or theirs.passage(start, end)).strip(),
            note=_joined([mark.note for mark in marks]),
            themes=tuple(dict.fromkeys(path for mark in marks for path in mark.themes)),
            made=made,
        )
        return highlight, theirs.letters_before(start)


def _has_wide(text: str) -> bool:
    """Whether it holds a sign that is two units of UTF-16."""
    return any(sign > "\uffff" for sign in set(text))


def _joined(notes: Iterable[str]) -> str:
    return "\n\n".join(clean(note).strip() for note in notes if note.strip())
