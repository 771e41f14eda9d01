"""What goes with a post, and what marks a theme, as entries of the related panel."""

from collections.abc import Collection, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtGui import QIcon

from app.ui.browsing.palette_entries import Entry, Section
from app.ui.browsing.related_delegate import EntryWithAside
from app.ui.browsing.row_dates import date_words
from app.ui.browsing.row_words import origin
from app.ui.style.chips import theme_icon
from app.ui.style.icons import icon
from db.records import PostLine, Theme
from db.related import Alike, Linked, Related, SameEvent
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
            [_same_event(each) for each in found.same_event],
            _counted(same, found.event_total),
        ),
        Section(
            _("Linked"),
            [_linked(each) for each in found.linked],
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
            "theme", each.path.replace("/", " / "), icon=theme_icon(each.colour), payload=each,
            aside=_passages(each.count),
        )
        for each in themes
    ]  # fmt: skip
    return [Section(_("Themes"), entries)]


def _alike(found: Alike) -> Entry:
    likeness = _("{n} % alike").format(n=round(100 * found.likeness))
    return _entry(found, found.line, "file-text", likeness, ", ".join(found.words[:SHOWN_WORDS]))


def _same_event(found: SameEvent) -> Entry:
    return _entry(found, found.line, "calendar", ", ".join(found.events))


def _linked(found: Linked) -> Entry:
    if found.leads_out and found.leads_here:
        return _entry(found, found.line, "link", _("each links to the other"))
    way = _("linked from this post") if found.leads_out else _("links to this post")
    return _entry(found, found.line, "link", way)


def _entry(payload: object, line: PostLine, sign: str, *facts: str) -> Entry:
    told = [*facts, origin(line), date_words(line.published)]
    detail = _BETWEEN.join(fact for fact in told if fact)
    return Entry("related", line.title, detail, icon=icon(sign), payload=payload)


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
