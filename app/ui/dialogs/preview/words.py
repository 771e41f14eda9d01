"""How a post of an import stands to the library and to its blog, in words."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QLocale

from app.importing.standing import Standing
from app.ui.dialogs.preview.posts import FoundFiles, FoundPost
from db.records import Draft, Publication


def state_words(post: FoundPost) -> str:
    """What a person should know before they take a post in; "" for one that is simply new."""
    words = (publication_words(post.draft.publication), standing_words(post))
    return " · ".join(filter(None, words))


def state_sign(post: FoundPost) -> str:
    """The name of the icon that stands before the words of `state_words`."""
    if not post.is_published:
        return "eye-off"
    if post.standing.is_here and post.can_be_chosen:
        return "highlighter"
    return "refresh-cw" if post.standing.is_update else "info"


def standing_words(post: FoundPost) -> str:
    """How a post stands to the library; "" for what is simply new."""
    match post.standing:
        case Standing.TWIN:
            return _("Same text as another post, at another address")
        case Standing.HERE:
            return _here_words(post.draft)
        case Standing.NEWER:
            return _newer_words(post.carried)
        case Standing.FULL:
            return _("Whole text for the beginning that is here")
        case Standing.AGAIN:
            return _("Twice in this import")
        case _:
            return ""


def publication_words(publication: Publication) -> str:
    """Where on its blog a post stands; "" for one that everybody sees."""
    return {
        Publication.PUBLISHED: "",
        Publication.PAGE: _("A page of the blog, not a post"),
        Publication.DRAFT: _("A draft, not published"),
        Publication.SCHEDULED: _("Scheduled, not published yet"),
        Publication.PRIVATE: _("Private, not published"),
    }[publication]


def bringing_words(draft: Draft) -> str:
    """What of a person's own comes with a post, such as “brings 12 highlights”; "" for nothing."""
    count = len(draft.highlights)
    words = ngettext("brings {n} highlight", "brings {n} highlights", count).format(n=count)
    if draft.note:
        return (
            _("{highlights} and a note").format(highlights=words) if count else _("brings a note")
        )
    return words if count else ""


def counted_words(found: FoundFiles) -> str:
    """How many of the posts are new, changed, here or not published; "" when all are new."""
    posts = found.posts
    new = sum(post.standing.is_new and post.is_published for post in posts)
    if new == len(posts):
        return ""
    changed = sum(post.standing.is_update for post in posts)
    here = sum(post.standing.is_here for post in posts)
    again = sum(post.standing is Standing.AGAIN for post in posts)
    unpublished = sum(not post.is_published for post in posts)
    parts = (
        (new, ngettext("{n} new", "{n} new", new)),
        (changed, ngettext("{n} changed", "{n} changed", changed)),
        (here, ngettext("{n} is here already", "{n} are here already", here)),
        (again, ngettext("{n} comes twice", "{n} come twice", again)),
        (unpublished, ngettext("{n} not published", "{n} not published", unpublished)),
    )
    return " · ".join(words.format(n=number(count)) for count, words in parts if count)


def number(count: int) -> str:
    """A number as the person's country writes it, such as 5,000."""
    return QLocale().toString(count)


def _newer_words(carried: int | None) -> str:
    if not carried:
        return _("Newer text of a post that is here")
    return ngettext(
        "Newer text; {n} highlight will be carried over",
        "Newer text; {n} highlights will be carried over",
        carried,
    ).format(n=carried)


def _here_words(draft: Draft) -> str:
    brings = bringing_words(draft)
    if not brings:
        return _("Already in the library")
    return _("Already in the library; {brings}").format(brings=brings)
