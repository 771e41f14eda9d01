"""Makes drafts of the HTML of posts, all of one page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from app.importing.excerpt_end import without_mark
from app.importing.pages.metadata import Facts
from app.importing.pages.page_words import Kind
from app.importing.pictures import Pictures
from app.importing.post_size import check_size
from app.importing.source_file import SourceFile
from app.text import from_html
from app.text.clean import one_line
from db.records import Address, AddressKind, Draft, Skipped

_TITLE_LETTERS = 60  # of the first words, for a post without a title


@dataclass(slots=True)
class PageDrafts:
    """Makes one draft after the other.

    Attributes:
        base: The page's address, for links of posts that have none of their own.
        remarks: What the person should know of those made so far, each once.
        marks: The excerpt marks that were taken off, by the draft's place.
    """

    source: SourceFile
    base: str
    drafts: list[Draft] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    _remarks: dict[str, None] = field(default_factory=dict)
    _titles: Counter[str] = field(default_factory=Counter)
    _pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        self._pictures = Pictures(self.source.folder, self.base, self.source.beside)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said of the drafts."""
        return (*self._pictures.remarks, *self._remarks)

    def add(self, html: str, facts: Facts, evidence: Iterable[str] = (), *, more: str = "") -> bool:
        """Make a draft; False where the HTML holds no text.

        Args:
            html: The post's own part of the page, hostile or broken.
            facts: What is said of it.
            evidence: Why it was taken for a post.
            more: The words of the links to the whole post, which are taken out already.

        Raises:
            FileProblem: It is longer than a post can be.
        """
        base = facts.address or self.base
        converted = from_html.convert(html, base, facts.title, self._pictures.find)
        built, mark = without_mark(converted.built)
        if not built.text:
            return False
        check_size(built.text, self.source.name)
        marks = " ".join(filter(None, [mark, more]))
        if marks:
            self.marks[len(self.drafts)] = marks
        title = facts.title or _first_words(built.text)
        self.drafts.append(
            Draft(
                title=title,
                text=built.text,
                blocks=built.blocks,
                inlines=built.inlines,
                images=built.images,
                author=facts.author,
                published=facts.published.date,
                printed=facts.published.printed,
                language=facts.language,
                addresses=(self._address(title, facts.address),),
                labels=facts.labels,
                excerpt=bool(marks),
                evidence=tuple(evidence),
            )
        )
        self._remarks.update(dict.fromkeys(converted.remarks))
        return True

    def in_order(self, skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
        """What is in no post, with the excerpt marks that were taken off the texts."""
        marks = (
            Skipped(Kind.EXCERPT_MARK, mark, place, len(self.drafts[place].blocks))
            for place, mark in self.marks.items()
        )
        return tuple(sorted([*skipped, *marks], key=lambda one: (one.draft, one.block)))

    def _address(self, title: str, address: str) -> Address:
        """The post's address on the Web, else file and title; a second of one title is counted."""
        if address:
            return Address(AddressKind.URL, address)
        self._titles[title] += 1
        again = f" ({self._titles[title]})" if self._titles[title] > 1 else ""
        return Address(AddressKind.FILE, f"{self.source.name}#{title}{again}")


def title_of_file(source: SourceFile) -> str:
    """A title for a page that has none."""
    return one_line(PurePath(source.name).stem)


def _first_words(text: str) -> str:
    line = one_line(text.replace("\ufffc", " ").strip().partition("\n")[0])
    if len(line) <= _TITLE_LETTERS:
        return line
    return line[:_TITLE_LETTERS].rpartition(" ")[0].rstrip(" ,;:") + "…"
