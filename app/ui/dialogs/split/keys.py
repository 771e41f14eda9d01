"""What a person can do in the split editor: one table for keys, buttons and help."""

from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _

from app.ui.dialogs.key_list import KeyRow


class Do(StrEnum):
    """Something a person can do to the blocks or to their post."""

    SPLIT = "split"
    JOIN = "join"
    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    QUOTE = "quote"
    CAPTION = "caption"
    CODE = "code"
    SKIP = "skip"
    EDIT = "edit"
    LEAVE_OUT = "leave out"
    NEXT = "next"
    PREVIOUS = "previous"
    ACCEPT = "accept"
    LABEL = "label"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class KeyAction:
    """An action as it is named, with its keys; `button` is its name on a button, or ""."""

    do: Do
    title: str
    button: str
    keys: tuple[str, ...]


def actions() -> tuple[KeyAction, ...]:
    """All that the list of blocks answers to, in the order of help and buttons."""
    return (
        KeyAction(Do.SPLIT, _("Begin a post here"), _("Split here"), ("S",)),
        KeyAction(Do.JOIN, _("Join with the post above"), _("Join above"), ("J",)),
        KeyAction(Do.EDIT, _("Edit title, date and more of the post"), _("Edit"), ("F2", "Return")),
        KeyAction(Do.LEAVE_OUT, _("Leave the post out, or take it in"), _("Leave out"), ("Del",)),
        KeyAction(Do.TITLE, _("Make it a title"), _("Title"), ("T",)),
        KeyAction(Do.HEADING, _("Make it a heading"), _("Heading"), ("H",)),
        KeyAction(Do.TEXT, _("Make it text"), _("Text"), ("P",)),
        KeyAction(Do.BULLET, _("Make it a bullet"), _("Bullet"), ("B",)),
        KeyAction(Do.QUOTE, _("Make it a quote"), _("Quote"), ("Q",)),
        KeyAction(Do.CAPTION, _("Make it a caption"), _("Caption"), ("C",)),
        KeyAction(Do.CODE, _("Make it code"), "", ("K",)),
        KeyAction(Do.SKIP, _("Skip it, or take it in"), _("Skip"), ("X",)),
        KeyAction(Do.LABEL, _("Put the archive's label on all posts"), _("Label all"), ("L",)),
        KeyAction(Do.LINK, _("Link it to another post"), _("Link"), ("U",)),
        KeyAction(Do.NEXT, _("Go to the next suggested split"), _("Next suggestion"), ("N",)),
        KeyAction(Do.PREVIOUS, _("Go to the suggested split before"), "", ("Shift+N",)),
        KeyAction(Do.ACCEPT, _("Split as suggested"), _("Accept"), ("A",)),
    )


def key_rows() -> tuple[KeyRow, ...]:
    """All keys of the editor, for its help."""
    blocks, posts, whole = _("Blocks"), _("Posts and suggestions"), _("The whole")
    of_posts = {Do.SPLIT, Do.JOIN, Do.EDIT, Do.LEAVE_OUT, Do.LABEL, Do.NEXT, Do.PREVIOUS, Do.ACCEPT}
    rows = [
        KeyRow(posts if each.do in of_posts else blocks, each.title, each.keys)
        for each in actions()
    ]
    rows += [
        KeyRow(blocks, _("Choose several"), ("Shift+Down", "Shift+Up")),
        KeyRow(whole, _("Undo"), ("Ctrl+Z",)),
        KeyRow(whole, _("Redo"), ("Ctrl+Shift+Z",)),
        KeyRow(whole, _("Use this split"), ("Ctrl+Return",)),
        KeyRow(whole, _("Leave all as it was"), ("Esc",)),
    ]
    return tuple(rows)
