"""What the palette can list at once, because the window knows it: without asking the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from app.ui.acting.going import entries
from app.ui.acting.going.typed import Only, Typed
from app.ui.browsing.palette.entries import Entry, Section
from app.ui.browsing.palette.matching import Match, Tier, matching, ranked
from app.ui.workspace import Workspace
from db.going import PostName

_MOST: Final = 3  # of a kind, so that posts stay in view
_FEWER: Final = 2  # of a kind, where more than two kinds match
_LATELY: Final = 6


@dataclass(frozen=True, slots=True)
class Matching:
    """Sections of what the window knows: those that match well, and those that do loosely."""

    well: tuple[Section, ...] = ()
    loosely: tuple[Section, ...] = ()


class Known:
    """Makes sections of themes, events, searches and actions, those used of late first.

    Attributes:
        visited: Posts that were open of late, the last first.
        recent: Searches of late that have no name, the last first.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.visited: tuple[PostName, ...] = ()
        self.recent: tuple[str, ...] = ()
        self._made: dict[str, dict[str, Entry]] = {}

    def renew(self) -> None:
        """Make all entries anew when they are wanted next; what can be done may be other now."""
        self._made.clear()

    def at_first(self) -> tuple[Section, ...]:
        """What is listed with nothing typed: what was used of late, and all actions."""
        open_post = self._workspace.reader.post
        posts = [
            entries.post(each)
            for each in self.visited
            if open_post is None or each.id != open_post.id
        ]
        actions = self._all("action")
        return (
            Section(_("Posts you were in"), posts[:_LATELY]),
            Section(_("Searches"), [*self._used("search"), *self._recent()][:_MOST]),
            Section(_("Themes"), self._used("theme")[:_MOST]),
            Section(_("Events"), self._used("event")[:_MOST]),
            Section(_("Actions"), actions, str(len(actions))),
        )

    def only(self, typed: Typed) -> tuple[Section, ...]:
        """All of one kind that match; all there are where nothing follows the sign."""
        kind = {Only.ACTIONS: "action", Only.THEMES: "theme", Only.EVENTS: "event"}[typed.only]
        found = matching(typed.words, self._all(kind))
        return (Section(_heads()[kind], found, str(len(found))),)

    def matching(self, words: str) -> Matching:
        """What matches, the kind that matches best first."""
        found = [(name, ranked(words, self._all(kind))) for kind, name in _heads().items()]
        found = sorted(
            ((name, each) for name, each in found if each), key=lambda kind: kind[1][0][0].rank
        )
        well = [kind for kind in found if kind[1][0][0].tier <= Tier.WORDS]
        most = _MOST if len(well) <= _FEWER else _FEWER
        return Matching(
            tuple(_section(name, each, most) for name, each in well),
            tuple(_section(name, each, _MOST) for name, each in found[len(well) :]),
        )

    def _all(self, kind: str) -> list[Entry]:
        """All of a kind, those used of late first; with the searches those that have no name."""
        known = self._known(kind)
        used = self._used(kind)
        names = set(self._workspace.remembered.used(kind))
        rest = [each for name, each in known.items() if name not in names]
        return [*used, *rest, *(self._recent() if kind == "search" else ())]

    def _used(self, kind: str) -> list[Entry]:
        """Those of a kind that were used of late, the last first."""
        known = self._known(kind)
        return [known[name] for name in self._workspace.remembered.used(kind) if name in known]

    def _known(self, kind: str) -> dict[str, Entry]:
        """All of a kind by the names that are remembered of them; made once an opening."""
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: str) -> dict[str, Entry]:
        workspace = self._workspace
        match kind:
            case "theme":
                return {each.guid: entries.theme(each) for each in workspace.themes}
            case "event":
                return {each.guid: entries.event(each) for each in workspace.events}
            case "search":
                return {each.guid: entries.search(each) for each in workspace.searches}
            case _:
                return {
                    row.name: entries.action(row, workspace.actions[row.name])
                    for row in workspace.actions.rows
                    if workspace.actions[row.name].isEnabled() and row.name != "go.palette"
                }

    def _recent(self) -> list[Entry]:
        saved = {each.query for each in self._workspace.searches}
        return [entries.recent(each) for each in self.recent if each not in saved]


def _heads() -> dict[str, str]:
    """What stands above each kind, in the order for those that match equally well."""
    return {
        "theme": _("Themes"),
        "event": _("Events"),
        "search": _("Searches"),
        "action": _("Actions"),
    }


def _section(name: str, found: Sequence[tuple[Match, Entry]], most: int) -> Section:
    entries = [entry for _match, entry in found[:most]]
    return Section(name, entries, counted(len(entries), len(found)))


def counted(shown: int, total: int, *, is_more: bool = False) -> str:
    """How many of how many are shown, such as "3" or "6 of 24"."""
    if shown == total and not is_more:
        return str(total)
    in_all = _("more than {n}") if is_more else "{n}"
    return _("{n} of {total}").format(n=shown, total=in_all.format(n=total))


def still_found(sections: Sequence[Section], words: str) -> tuple[Section, ...]:
    """What the library gave for fewer letters, as far as its titles match, until it answers."""
    return tuple(Section(each.name, matching(words, each.entries)) for each in sections)
