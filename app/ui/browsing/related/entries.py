"""What goes with a post, and what marks a theme, as entries of the related panel."""

from collections.abc import Collection, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtGui import QIcon

from app.ui.browsing.palette.entries import Entry, Section
from app.ui.browsing.related.delegate import EntryWithAside
from app.ui.browsing.row_dates import date_words
from app.ui.browsing.row_words import origin
from app.ui.style.chips import theme_icon
from app.ui.style.icons import icon
from db.records import Theme
from db.related import Alike, Linked, Related, SameEvent, why
from db.theme_tree import spaced
from db.theme_words import MarkingWord

SHOWN_WORDS: Final = 4
"""Of the words that two posts share, as many are shown, and searched for together."""

_BETWEEN: Final = " · "


def related_sections(found: Related) -> list[Section]:
    """The posts that go with a post, under what joins them to it."""
    same, linked = len(found.same_event), len(found.linked)
    return [
        Section(_("Reads alike"), [_alike(each) for each in found.alike]),
        Section(
            _("Same event"),
            [_entry(each, "calendar") for each in found.same_event],
            _counted(same, found.event_total),
        ),
        Section(
            _("Linked"),
            [_entry(each, "link") for each in found.linked],
            _counted(linked, found.linked_total),
        ),
    ]


def word_sections(words: Sequence[MarkingWord], ticked: Collection[str]) -> list[Section]:
    """The words that mark a theme, those that were ticked with a sign."""
    entries = [
        EntryWithAside(
            "word",
            each.word,
            icon=icon("check") if each.word in ticked else QIcon(),
            payload=each,
            aside=_("{passages}, {posts}").format(
                passages=_passages(each.passages), posts=_other_posts(each.posts_outside)
            ),
        )
        for each in words
    ]
    return [Section(_("Words that mark its passages"), entries)]


def theme_sections(themes: Sequence[Theme]) -> list[Section]:
    """Themes to choose from."""
    entries = [
        EntryWithAside(
            "theme", spaced(each.path), icon=theme_icon(each.colour), payload=each,
            aside=_passages(each.count),
        )
        for each in themes
    ]  # fmt: skip
    return [Section(_("Themes"), entries)]


def _alike(found: Alike) -> Entry:
    return _entry(found, "file-text", ", ".join(found.words[:SHOWN_WORDS]))


def _entry(found: Alike | SameEvent | Linked, sign: str, more: str = "") -> Entry:
    line = found.line
    told = [why(found), more, origin(line), date_words(line.published)]
    detail = _BETWEEN.join(fact for fact in told if fact)
    return Entry("related", line.title, detail, icon=icon(sign), payload=found)


def _counted(shown: int, total: int) -> str:
    if shown == total:
        return ""
    return _("{shown} of {total}").format(shown=shown, total=total)


def _passages(count: int) -> str:
    return ngettext("{n} passage", "{n} passages", count).format(n=count)


def _other_posts(count: int) -> str:
    if not count:
        return _("no other post")
    return ngettext("{n} other post", "{n} other posts", count).format(n=count)
