"""Reads the JSON export of Hypothesis: the annotated pages become excerpts.

Its positions count UTF-16 units of the web page's own text, which is not in
the export: they tell the order of the highlights alone. The words around each
are kept, so that a highlight finds its place when the post itself is here.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _

from app.importing.exports import excerpts, left_behind
from app.importing.exports.excerpts import Excerpt
from app.importing.exports.foreign_themes import themes
from app.importing.exports.json_values import items, loaded, number, text
from app.importing.exports.left_behind import Left
from app.importing.exports.moments import moment
from app.importing.source_file import SourceFile
from app.text.clean import clean, one_line
from db.errors import FileProblem
from db.records import Draft, ForeignHighlight, Reading, Skipped

_EVERYBODY = "__world__"  # the group of annotations that are in none
_QUOTE, _POSITION = "TextQuoteSelector", "TextPositionSelector"


def read(data: bytes, source: SourceFile) -> Reading:
    """Read the highlights of every page; a page note becomes the note on the post.

    Replies, and highlights without words such as those in pictures, are listed.

    Raises:
        FileProblem: It is no export of Hypothesis, or holds no annotation.
    """
    value = loaded(data, source.name)
    annotations = items(value, "annotations") or items(value, "rows")  # of the window, of the API
    pages = _pages(annotations)
    if not pages:
        raise FileProblem(
            _("“{name}” holds no annotations of Hypothesis.").format(name=one_line(source.name)),
            _("Export them as JSON again and import the new file."),
        )
    reader = _Reader(source, text(value, "export_userid"))
    for address, of_one in pages.items():
        reader.read(address, of_one)
    left = reader.left
    left[Left.GROUP] = sum(text(one, "group") not in {"", _EVERYBODY} for one in annotations)
    return Reading(tuple(reader.drafts), tuple(reader.skipped), left_behind.remarks(left))


def _pages(annotations: Iterable[object]) -> Mapping[str, list[object]]:
    pages: dict[str, list[object]] = defaultdict(list)
    for annotation in annotations:
        if address := text(annotation, "uri"):
            pages[address].append(annotation)
    return pages


class _Reader:
    """Takes the pages one by one."""

    def __init__(self, source: SourceFile, person: str) -> None:
        self.drafts: list[Draft] = []
        self.skipped: list[Skipped] = []
        self.left: Counter[Left] = Counter()
        self._source = source
        self._person = person

    def read(self, address: str, annotations: Sequence[object]) -> None:
        titles = (text(annotation, "document", "title") for annotation in annotations)
        page = Excerpt(next(filter(None, titles), ""), address=address)
        for annotation in sorted(annotations, key=_place):
            self._add(page, annotation)
        own_bytes = json.dumps(list(annotations), ensure_ascii=False).encode(errors="replace")
        if draft := excerpts.draft(page, "Hypothesis", self._source.name, own_bytes):
            self.drafts.append(draft)
        else:
            self.skipped.extend(excerpts.without_quotes(page, len(self.drafts)))

    def _add(self, page: Excerpt, annotation: object) -> None:
        tags = [tag for tag in items(annotation, "tags") if isinstance(tag, str)]
        note = self._note(annotation)
        quote = _selector(annotation, _QUOTE)
        if items(annotation, "references"):
            self._leave(Left.REPLY, "reply", note)
        elif words := text(quote, "exact").strip():
            page.highlights.append(
                ForeignHighlight(
                    words,
                    clean(text(quote, "prefix")),
                    clean(text(quote, "suffix")),
                    note=note,
                    themes=themes(*tags),
                    made=moment(text(annotation, "created")),
                )
            )
        elif _selectors(annotation):
            self._leave(Left.WORDLESS, "highlight without words", note)
        else:
            page.notes.append(note)
            page.labels.extend(tags)

    def _note(self, annotation: object) -> str:
        """The person's words; those of somebody else begin with the name."""
        note = clean(text(annotation, "text")).strip()
        user = text(annotation, "user")
        if not note or not self._person or not user or user == self._person:
            return note
        return f"{one_line(user.removeprefix('acct:').partition('@')[0])}: {note}"

    def _leave(self, left: Left, kind: str, note: str) -> None:
        self.left[left] += 1
        self.skipped.append(Skipped(kind, note, len(self.drafts)))


def _selectors(annotation: object) -> Sequence[object]:
    target = next(iter(items(annotation, "target")), None)
    return items(target, "selector")


def _selector(annotation: object, kind: str) -> object:
    of_kind = (one for one in _selectors(annotation) if text(one, "type") == kind)
    return next(of_kind, None)


def _place(annotation: object) -> int:
    """Where it stands on its page, in UTF-16 units; 0 where that is not told."""
    return number(_selector(annotation, _POSITION), "start") or 0
