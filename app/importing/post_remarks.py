"""What is to be said of single posts of a large export, in few lines."""

from gettext import gettext as _
from gettext import ngettext

_MOST_TITLES = 3  # that are named for one remark; the others are counted
_MOST_REMARKS = 20


class PostRemarks:
    """Collects remarks on posts; equal ones are said once."""

    def __init__(self) -> None:
        self._titles: dict[str, list[str]] = {}

    def tell(self, title: str, *remarks: str) -> None:
        """Keep what is to be said of one post."""
        for remark in remarks:
            self._titles.setdefault(remark, []).append(title)

    def remarks(self) -> tuple[str, ...]:
        """One line for each remark, with the posts that it is about."""
        said = [_of_posts(remark, titles) for remark, titles in self._titles.items()]
        if len(said) > _MOST_REMARKS:
            said[_MOST_REMARKS:] = [_("There is more of this kind to say of other posts.")]
        return tuple(said)


def _of_posts(remark: str, titles: list[str]) -> str:
    named = ", ".join(_("“{title}”").format(title=title) for title in titles[:_MOST_TITLES])
    others = len(titles) - _MOST_TITLES
    if others > 0:
        more = ngettext("{titles} and {n} other", "{titles} and {n} others", others)
        named = more.format(titles=named, n=others)
    return _("{titles}: {remark}").format(titles=named, remark=remark)
