"""Counts what of a WordPress export becomes no post, and says it in few words."""

from collections import Counter
from gettext import gettext as _
from gettext import ngettext

from app.importing.wordpress.items import Export, Item
from app.text import clean
from app.text.clean import one_line

_POSTS = {"", "post", "page"}
_NOT_SAVED = {"trash", "auto-draft", "inherit"}
_MOST_KINDS = 8  # that a remark names
_MOST_REMARKS = 50  # on single posts
_LONGEST_KIND = 40  # letters


class LeftOut:
    """What one pass over an export left out.

    Attributes:
        empty: Posts without any words.
    """

    def __init__(self) -> None:
        self.empty = 0
        self._comments = 0
        self._binned = 0
        self._kinds: Counter[str] = Counter()
        self._remarks: dict[str, list[str]] = {}

    def is_post(self, item: Item) -> bool:
        """Whether an item is a post or page; what is none is counted."""
        self._comments += item.comments
        kind = item.get("post_type")
        if kind not in _POSTS:
            self._kinds[one_line(kind)[:_LONGEST_KIND]] += 1
            return False
        is_saved = item.get("status") not in _NOT_SAVED
        self._binned += not is_saved
        return is_saved

    def tell(self, title: str, remarks: tuple[str, ...]) -> None:
        """Keep what is to be said of one post."""
        for remark in remarks:
            self._remarks.setdefault(remark, []).append(title)

    def remarks(self, export: Export, posts: int) -> tuple[str, ...]:
        """All that the person should know, in few lines.

        Args:
            export: As it was read to its end.
            posts: How many posts it held.
        """
        said = [_by_count(self._counted()), self._on_comments(), _on_damage(export, posts)]
        single = [_of_posts(remark, titles) for remark, titles in self._remarks.items()]
        if len(single) > _MOST_REMARKS:
            single[_MOST_REMARKS:] = [_("There is more of this kind to say of other posts.")]
        return (*filter(None, said), *clean.remarks(export.counts), *single)

    def _counted(self) -> list[str]:
        counted = [_kind_words(kind, n) for kind, n in self._kinds.most_common(_MOST_KINDS)]
        if others := self._kinds.total() - sum(n for _, n in self._kinds.most_common(_MOST_KINDS)):
            counted.append(ngettext("{n} other", "{n} others", others).format(n=others))
        if self._binned:
            words = ngettext("{n} post in its bin", "{n} posts in its bin", self._binned)
            counted.append(words.format(n=self._binned))
        if self.empty:
            words = ngettext("{n} post without words", "{n} posts without words", self.empty)
            counted.append(words.format(n=self.empty))
        return counted

    def _on_comments(self) -> str:
        if not self._comments:
            return ""
        return ngettext(
            "{n} comment of a reader was not imported.",
            "{n} comments of readers were not imported.",
            self._comments,
        ).format(n=self._comments)


def _kind_words(kind: str, n: int) -> str:
    match kind:
        case "attachment":
            words = ngettext("{n} picture or file", "{n} pictures and files", n)
        case "nav_menu_item":
            words = ngettext("{n} menu item", "{n} menu items", n)
        case "revision":
            words = ngettext("{n} earlier version", "{n} earlier versions", n)
        case _:
            words = ngettext("{n} of kind “{kind}”", "{n} of kind “{kind}”", n)
    return words.format(n=n, kind=kind)


def _by_count(counted: list[str]) -> str:
    if not counted:
        return ""
    return _("Of the export these were left out: {list}.").format(list=", ".join(counted))


def _on_damage(export: Export, posts: int) -> str:
    if not export.broken_line:
        return ""
    if export.broken_in_item:
        where = (
            _("The file ends in the middle of post {n}")
            if export.is_cut
            else _("The file cannot be read further than the middle of post {n}")
        )
        where = where.format(n=posts + 1)
    elif export.is_cut:
        where = _("The end of the file is missing after post {n}").format(n=posts)
    else:
        where = _("The file cannot be read further than post {n}").format(n=posts)
    return _("{where} (line {line}); what stands before was read.").format(
        where=where, line=export.broken_line
    )


def _of_posts(remark: str, titles: list[str]) -> str:
    if len(titles) == 1 and f"“{titles[0]}”" in remark:
        return remark
    if len(titles) == 1:
        return _("“{title}”: {remark}").format(title=titles[0], remark=remark)
    return ngettext("{n} post: {remark}", "{n} posts: {remark}", len(titles)).format(
        n=len(titles), remark=remark
    )
