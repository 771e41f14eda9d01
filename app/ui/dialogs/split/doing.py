"""Does to a sheet what a key asked for, and says in a sentence what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from app.importing.sheets import sheet_editing
from app.importing.sheets.sheet import Apart, Kind, Sheet
from app.ui.dialogs.split.keys import Do
from app.ui.dialogs.split.words import kind_name
from db.records import BlockKind

KINDS: Final[dict[Do, Kind]] = {
    Do.TITLE: Apart.TITLE,
    Do.HEADING: BlockKind.HEADING,
    Do.TEXT: BlockKind.PARAGRAPH,
    Do.BULLET: BlockKind.ITEM,
    Do.QUOTE: BlockKind.QUOTE,
    Do.CAPTION: BlockKind.CAPTION,
    Do.CODE: BlockKind.CODE,
}


@dataclass(frozen=True, slots=True)
class Done:
    """The sheet afterwards, the same where nothing could be done, and a sentence on it."""

    sheet: Sheet
    words: str


def done(sheet: Sheet, do: Do, row: int, rows: Sequence[int]) -> Done:
    """Do something that needs no further question.

    Args:
        sheet: As it stands.
        do: Any but editing, linking and walking.
        row: The present block.
        rows: The chosen blocks.
    """
    if do in KINDS:
        return _of_kind(sheet, rows, KINDS[do])
    if do is Do.SKIP:
        return _skipped(sheet, rows)
    if do is Do.LABEL:
        return _labelled(sheet, row)
    post = sheet.post_at(row)
    if do in (Do.SPLIT, Do.ACCEPT):
        return _split(sheet, row, is_suggested=do is Do.ACCEPT)
    if post < 0:
        return Done(sheet, _("This stands above the first post; S begins a post here."))
    return _joined(sheet, post) if do is Do.JOIN else _left_out(sheet, post)


def _of_kind(sheet: Sheet, rows: Sequence[int], kind: Kind) -> Done:
    changed = sheet_editing.set_kind(sheet, rows, kind)
    if changed is not sheet:
        words = ngettext("{n} block is now: {kind}.", "{n} blocks are now: {kind}.", len(rows))
        return Done(changed, words.format(n=len(rows), kind=kind_name(kind)))
    if any(sheet.post_at(row) < 0 for row in rows):
        words = _("What stands above the first post is in none; S begins a post here.")
    elif rows and set(rows) <= set(sheet.titles[:1]):
        words = _("The first post needs its title; T makes another line the title.")
    else:
        words = _("Nothing to change here.")
    return Done(sheet, words)


def _skipped(sheet: Sheet, rows: Sequence[int]) -> Done:
    if all(sheet.blocks[row].kind is Apart.SKIPPED for row in rows):
        changed = sheet_editing.unskip(sheet, rows)
        if changed is sheet:
            words = _("What stands above the first post is in none; S begins a post here.")
            return Done(sheet, words)
        words = ngettext("{n} block taken in.", "{n} blocks taken in.", len(rows))
        return Done(changed, words.format(n=len(rows)))
    changed = sheet_editing.set_kind(sheet, rows, Apart.SKIPPED)
    if changed is sheet:
        words = _("The first post needs its title; Del leaves the whole post out.")
        return Done(sheet, words)
    words = ngettext("{n} block skipped.", "{n} blocks skipped.", len(rows))
    return Done(changed, words.format(n=len(rows)))


def _labelled(sheet: Sheet, row: int) -> Done:
    label = sheet_editing.archive_label(sheet, row)
    if not label:
        words = _("No heading of an archive names a label; F2 edits the labels of one post.")
        return Done(sheet, words)
    changed = sheet_editing.label_all(sheet, label)
    if changed is sheet:
        return Done(sheet, _("All posts have the label “{label}”.").format(label=label))
    return Done(changed, _("The label “{label}” is on all posts.").format(label=label))


def _split(sheet: Sheet, row: int, *, is_suggested: bool) -> Done:
    block = sheet.blocks[row]
    if is_suggested and (block.suggestion is None or block.kind is Apart.TITLE):
        return Done(sheet, _("Nothing is suggested here; N goes to the next suggestion."))
    changed = sheet_editing.split(sheet, row)
    if changed is sheet:
        return Done(sheet, _("A post begins here already."))
    return Done(changed, _("Post {n} begins here.").format(n=changed.post_at(row) + 1))


def _joined(sheet: Sheet, post: int) -> Done:
    changed = sheet_editing.join(sheet, post)
    if changed is sheet:
        return Done(sheet, _("There is no post above the first one."))
    return Done(changed, _("Joined with post {n}; the title is a heading now.").format(n=post))


def _left_out(sheet: Sheet, post: int) -> Done:
    changed = sheet_editing.leave_out(sheet, post)
    is_out = changed.posts[post].is_left_out
    words = _("Post {n} is left out.") if is_out else _("Post {n} is taken in.")
    return Done(changed, words.format(n=post + 1))
