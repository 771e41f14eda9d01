"""One post's stretch of a page: its body, and what the page printed around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.importing.bylines import UNKNOWN, Byline
from app.importing.plain import page_lines
from app.importing.plain.roles import Part, Role
from app.text.from_plain import Passage
from db.records import BlockKind, Skipped

HEADING_LEVEL = 2  # below the title
LONGEST_HEADING = 100
MOST_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one title; `body` has its final kinds of blocks.

    `places` are those of the body's passages on the page; with each skipped
    text goes its own.
    """

    body: tuple[Passage, ...] = ()
    places: tuple[int, ...] = ()
    byline: Byline = UNKNOWN
    labels: tuple[str, ...] = ()
    excerpt: bool = False
    skipped: tuple[tuple[int, Skipped], ...] = ()


def read_section(parts: Sequence[Part], *, dates_at_end: bool, is_alone: bool) -> Section:
    """Tell the author's text from date lines, footers, comments and sidebars.

    Args:
        parts: What stands around the title, without it.
        dates_at_end: Whether this page prints the date below the text.
        is_alone: Whether the page holds one post; only then comments follow.
    """
    reader = _Reader(dates_at_end, is_alone)
    for part in parts:
        reader.read(part)
    reader.finish()
    body = tuple(_with_kinds(reader.body))
    places = tuple(part.place for part in reader.body)
    return Section(
        body, places, reader.byline, tuple(reader.labels), reader.excerpt, tuple(reader.skipped)
    )


@dataclass(slots=True)
class _Reader:
    """Goes down a section; what follows a footer is held back until it shows what it is."""

    dates_at_end: bool
    is_alone: bool
    body: list[Part] = field(default_factory=list)
    byline: Byline = UNKNOWN
    labels: list[str] = field(default_factory=list)
    excerpt: bool = False
    skipped: list[tuple[int, Skipped]] = field(default_factory=list)
    _held: list[Part] = field(default_factory=list)
    _has_text: bool = False
    _after_footer: bool = False
    _in_comments: bool = False

    def read(self, part: Part) -> None:
        """Take the next part."""
        if self._in_comments and part.role in (Role.SHORT, Role.TEXT, Role.DATE_LINE):
            self._skip(part, Role.BELOW)
        elif part.role is Role.DATE_LINE and self._is_of_post():
            self._read_date(part)
        elif part.role is Role.FOOTER:
            self._read_footer(part)
        elif part.role is Role.EXCERPT_MARK:
            self.excerpt = True
            self._skip(part, part.role)
        elif part.role in (Role.NAVIGATION, Role.ARCHIVE_HEADING):
            self._skip(part, part.role)
        else:
            self._read_text(part)

    def finish(self) -> None:
        """Decide on what was held back, and on a sidebar below the text."""
        for part in self._held:
            self._skip(part, Role.NAVIGATION)
        self._held = []
        self._cut_sidebar()
        self._cut_excerpt_mark()
        self._cut_rules()

    def _is_of_post(self) -> bool:
        return not self._has_text or self.dates_at_end or self._after_footer

    def _read_date(self, part: Part) -> None:
        told = part.byline or UNKNOWN
        keeps = bool(self.byline.printed) and not self.dates_at_end
        date = self.byline if keeps or not told.printed else told
        self.byline = Byline(self.byline.author or told.author, date.published, date.printed)
        self._skip(part, Role.DATE_LINE)

    def _read_footer(self, part: Part) -> None:
        self.labels.extend(page_lines.labels(part.passage.text))
        self._after_footer = self._has_text
        if self.is_alone and self._has_text and page_lines.opens_comments(part.passage.text):
            self._in_comments = True
        self._skip(part, Role.FOOTER)

    def _read_text(self, part: Part) -> None:
        if not self._after_footer:
            self.body.append(part)
            self._has_text = self._has_text or _says_something(part)
        elif part.is_prose and not any(map(_opens_sidebar, self._held)):
            self.body += [*self._held, part]
            self._held = []
            self._after_footer = False
        else:
            self._held.append(part)

    def _cut_sidebar(self) -> None:
        """Several menu words below the last text open a sidebar."""
        last = max((at for at, part in enumerate(self.body) if part.is_prose), default=-1)
        opening = [at for at in range(last + 1, len(self.body)) if _opens_sidebar(self.body[at])]
        if last >= 0 and len(opening) >= 2:
            for part in self.body[opening[0] :]:
                self._skip(part, Role.NAVIGATION)
            del self.body[opening[0] :]

    def _cut_excerpt_mark(self) -> None:
        """The mark stands at the end of the last text; buttons may follow it."""
        texts = [at for at, part in enumerate(self.body) if part.role is Role.TEXT]
        if not texts:
            return
        last = self.body[texts[-1]]
        if mark := page_lines.excerpt_mark(last.passage.text):
            self.excerpt = True
            self.skipped.append((last.place, Skipped(Role.EXCERPT_MARK, mark)))
            text = last.passage.text.rstrip().removesuffix(mark).rstrip()
            cut = replace(last, passage=last.passage._replace(text=text))
            self.body[texts[-1] : texts[-1] + 1] = [cut] if text else []

    def _cut_rules(self) -> None:
        """Dividing lines at both ends are the page's."""
        texts = [at for at, part in enumerate(self.body) if part.passage.text]
        self.body = self.body[texts[0] : texts[-1] + 1] if texts else []

    def _skip(self, part: Part, role: Role) -> None:
        if part.passage.text:
            self.skipped.append((part.place, Skipped(role, part.passage.text)))


def _says_something(part: Part) -> bool:
    """Whether it is text of the post: no image text, dividing line or bare "[...]"."""
    passage = part.passage
    apart = passage.kind in (BlockKind.RULE, BlockKind.CAPTION)
    return (
        part.role is Role.TEXT
        and not apart
        and page_lines.excerpt_mark(passage.text) != passage.text
    )


def _opens_sidebar(part: Part) -> bool:
    is_item = part.passage.kind is BlockKind.ITEM
    return not is_item and page_lines.may_be_furniture(part.passage.text)


def _with_kinds(body: Sequence[Part]) -> Iterator[Passage]:
    """The body with short lines as image texts, headings or paragraphs."""
    begun = not any(part.role is Role.TEXT for part in body)
    for at, part in enumerate(body):
        passage = part.passage
        if passage.kind is BlockKind.HEADING:
            yield passage._replace(level=HEADING_LEVEL)
        elif part.role is not Role.SHORT or passage.kind is BlockKind.ITEM:
            begun = True
            yield passage
        elif not begun or _is_image_text(body, at):
            yield passage._replace(kind=BlockKind.CAPTION)
        elif _is_heading(body, at):
            yield passage._replace(kind=BlockKind.HEADING, level=HEADING_LEVEL)
        else:
            yield passage


_FILE_NAME = re.compile(
    r"[A-Za-z]\w*[0-9_]\w*(?:\.\w{3,4})?"
)  # of an image without a text: IMG_3960


def _is_image_text(body: Sequence[Part], at: int) -> bool:
    """A line right below an image's text, or only names of image files."""
    if at and body[at - 1].passage.kind is BlockKind.CAPTION:
        return True
    return all(map(_FILE_NAME.fullmatch, body[at].passage.text.split()))


def _is_heading(body: Sequence[Part], at: int) -> bool:
    """A short line between texts; several in a row are verses or an address."""
    text = body[at].passage.text
    short = len(text) <= LONGEST_HEADING and text.count(" ") < MOST_HEADING_WORDS
    above, below = body[at - 1 : at] if at else [], body[at + 1 : at + 2]
    alone = all(part.role is Role.TEXT or part.passage.kind is BlockKind.ITEM for part in above)
    opens = any(part.role is Role.TEXT or part.passage.kind is BlockKind.ITEM for part in below)
    return short and alone and opens and text[-1] != "!" and not text[0].islower()
