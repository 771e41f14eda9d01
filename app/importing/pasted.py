"""A text that a person pasted, read as if it were a file of its own."""

from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from gettext import gettext as _
from html import escape

from app.importing import sniff
from app.importing.choosing import Change, changed
from app.importing.found_posts import FoundPosts
from app.importing.pool import Pool
from app.importing.read_file import ReadFile, prepared
from app.importing.report import Remark
from app.importing.sniff import Kind
from app.importing.source_file import SourceFile
from app.importing.worker import Answer
from app.importing.worker_main import Work
from db.errors import FileProblem
from db.jobs import Job, Quiet
from db.names import checked
from db.records import AddressKind, Draft

_NOBODY = Quiet()
_FENCES = ("---", "+++")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted, and what the person said of it.

    Attributes:
        text: As typed or pasted; read as plain text or Markdown.
        html: The same words as a web page gave them to the clipboard, hostile
            or broken; read instead of the text unless it is "".
        published: ISO text, or "" for what the text itself says.
        event: "" for what the text itself says.
    """

    text: str
    html: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    event: str = ""


def read_pasted(pasted: Pasted, job: Job = _NOBODY, pool: Pool | None = None) -> FoundPosts:
    """Read a pasted text: one post, or several where it is a page of them.

    Title, author and date go to a post that is alone; the event to all.

    Args:
        pasted: What was pasted.
        job: Is told that something is being read; may stop it.
        pool: Worker processes to use; without it one is started, and ended again.

    Raises:
        FileProblem: Nothing in it can be read as a post.
        NameProblem: The event's name cannot be one.
        Stopped: The job wanted an end.
    """
    event = checked(pasted.event) if pasted.event.strip() else None
    name = _("Pasted text")
    data = _data(pasted, name)
    kind = sniff.kind(data, name)
    answer = _answer(Work(data, SourceFile(name, is_selection=True)), job, pool)
    if isinstance(answer, FileProblem):
        raise answer
    drafts = tuple(_unnamed(draft) for draft in prepared(answer, event))
    file = ReadFile(
        path=name,
        name=name,
        media_type=kind.value,
        data=data,
        source=answer.site or name,
        drafts=(changed(drafts[0], _said(pasted)),) if len(drafts) == 1 else drafts,
        skipped=answer.skipped,
    )
    return FoundPosts((file,), remarks=tuple(Remark(name, text) for text in answer.remarks))


def _data(pasted: Pasted, name: str) -> bytes:
    title = pasted.title.strip()
    if pasted.html:
        page = (
            f'<!doctype html><meta charset="utf-8"><title>{escape(title or name)}</title>'
            f"<body>{pasted.html}</body>"
        )
        return page.encode(errors="replace")
    text = pasted.text.encode(errors="replace")
    first = pasted.text.lstrip().partition("\n")[0].strip()
    if not title or title == first or first in _FENCES:
        return text
    # Else the first line could be taken for the title, and would be lost.
    lead = f"# {title}" if sniff.kind(text, name) is Kind.MARKDOWN else title
    return f"{lead}\n\n".encode(errors="replace") + text


def _answer(work: Work, job: Job, pool: Pool | None) -> Answer:
    def tell() -> None:
        job.report(0, None, _("Reading"))

    with (
        nullcontext(pool) if pool else Pool() as readers,
        closing(readers.read([(None, work)], waiting=tell)) as answers,
    ):
        [(_tag, answer)] = answers
    return answer


def _unnamed(draft: Draft) -> Draft:
    """The draft without the address of a file, as all pasted texts would share it."""
    addresses = (each for each in draft.addresses if each.kind is not AddressKind.FILE)
    return replace(draft, addresses=tuple(addresses))


def _said(pasted: Pasted) -> Change:
    return Change(
        title=pasted.title or None,
        author=pasted.author or None,
        published=pasted.published or None,
    )
