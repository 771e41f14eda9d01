"""Walks from place to place, and past the last one of a post to the next post found."""

from functools import partial
from gettext import gettext as _

from app.ui.acting.doing import Doing
from app.ui.acting.opening import Landing, Opening
from app.ui.acting.search.finding import Finding
from app.ui.announce import announce
from app.ui.browsing.post_list_rows import PostRow
from app.ui.workspace import Workspace


class Walking:
    """F3 and Shift+F3: through what the find bar found, else through all that a search found."""

    def __init__(self, workspace: Workspace, opening: Opening, finding: Finding) -> None:
        self._workspace = workspace
        self._opening = opening
        self._finding = finding

    def doing(self) -> Doing:
        """The next and the previous place."""
        return {
            "search.next": partial(self._walk, +1),
            "search.previous": partial(self._walk, -1),
        }

    def _walk(self, way: int) -> None:
        if self._finding.is_on:
            self._finding.walk(way)
            return
        reader = self._workspace.reader
        went = reader.next_place() if way > 0 else reader.previous_place()
        if not went and self._workspace.query:
            self._say(self._to_post(way))
        elif not went and reader.places.walk.spans:
            self._say(_last(way))

    def _to_post(self, way: int) -> str:
        """Open the next post, at its first place, or the one before, at its last; say which."""
        post_list = self._workspace.post_list
        with self._opening.landing(Landing.FIRST if way > 0 else Landing.LAST):
            if not post_list.step(way):
                return _last(way)
        row = post_list.current_row()
        if not isinstance(row, PostRow):
            return _("On to the next.") if way > 0 else _("Back to the one before.")
        form = _("On to “{title}”.") if way > 0 else _("Back to “{title}”.")
        return form.format(title=row.line.title)

    def _say(self, words: str) -> None:
        self._workspace.status.show_done(words, may_undo=False)
        announce(self._workspace.reader, words)


def _last(way: int) -> str:
    return _("That was the last place.") if way > 0 else _("That was the first place.")
