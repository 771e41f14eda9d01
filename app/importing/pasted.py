"""A text that a person pasted, read as if it were a file of its own."""

from dataclasses import dataclass, replace
from gettext import gettext as _
from html import escape
from pathlib import Path

from app.importing import sniff
from app.importing.choosing import Change, changed
from app.importing.found_posts import FoundPosts, joined, read_file
from app.importing.one_source import readings
from app.importing.pool import Pool
from app.importing.reading import GivenFile
from app.importing.report import Remark
from app.importing.sniff import Kind
from app.importing.source_file import SourceFile
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
    given = GivenFile(Path(name), _data(pasted, name))
    work = Work(given.data, SourceFile(name, is_selection=True))
    found = list(readings(work, job, pool, _("Reading")))
    [file] = joined(read_file(given, reading, event) for reading in found) or (None,)
    if file is None or not file.drafts:
        raise _no_post()
    drafts = tuple(map(_unnamed, file.drafts))
    if len(drafts) == 1:
        drafts = (changed(drafts[0], _said(pasted)),)
    return FoundPosts(
        (replace(file, drafts=drafts),),
        remarks=tuple(Remark(name, text) for each in found for text in each.remarks),
        feeds=tuple(feed for each in found for feed in each.feeds),
    )


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


def _no_post() -> FileProblem:
    return FileProblem(
        _("No post was found in the pasted text."),
        _("Copy the whole of the post and paste it again."),
    )


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
