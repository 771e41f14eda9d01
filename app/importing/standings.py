"""How all posts of an import stand to the library and to one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.importing.read_file import ReadFile
from app.importing.recognising import Recognised, recognise
from app.importing.standing import Standing, may_follow
from db import matching, post_lines
from db.addresses import comparable
from db.library import Session
from db.records import AddressKind, Draft


@dataclass(frozen=True, slots=True)
class Stood:
    """How the drafts of one file stand to the library, in their order.

    Attributes:
        carried: How many highlights the post of the library has whose text would
            be another then; 0 for the others.
    """

    standings: tuple[Standing, ...]
    carried: tuple[int, ...]


def standings(session: Session, files: Iterable[ReadFile]) -> tuple[tuple[Standing, ...], ...]:
    """How each draft of each file stands to the library and to the drafts before it."""
    return tuple(each.standings for each in stood(session, files))


def stood(session: Session, files: Iterable[ReadFile]) -> tuple[Stood, ...]:
    """How each draft of each file stands, and the highlights that are carried over."""
    before = _Before()
    found = [[_standing(session, draft, before) for draft in file.drafts] for file in files]
    renewed = {id_ for told in found for standing, id_ in told if standing.is_update and id_}
    counts = {line.id: line.highlights for line in post_lines.lines(session, ids=renewed)}
    return tuple(
        Stood(
            tuple(standing for standing, _id in told),
            tuple(counts.get(id_ or 0, 0) for _standing, id_ in told),
        )
        for told in found
    )


class _Before:
    """The drafts that came before, by what a post is recognised by."""

    def __init__(self) -> None:
        self._by_address: dict[tuple[AddressKind, str], Draft] = {}
        self._by_text: dict[str, list[Draft]] = {}
        self._renewed: dict[int, Standing] = {}

    def same(self, draft: Draft) -> Draft | None:
        """The draft of this post that has come already, after the rules of `db.matching`."""
        for key in _keys(draft):
            if key in self._by_address:
                return self._by_address[key]
        alike = self._by_text.get(draft.text, ())
        return next((other for other in alike if _is_same(draft, other)), None)

    def add(self, draft: Draft) -> None:
        self._by_address.update(dict.fromkeys(_keys(draft), draft))
        self._by_text.setdefault(draft.text, []).append(draft)

    def renews_again(self, known: Recognised) -> bool:
        """Whether another draft is to renew this post, and better; it is remembered from now on."""
        before = self._renewed.get(known.post_id)
        may = may_follow(before, known.standing)
        if may:
            self._renewed[known.post_id] = known.standing
        return not may


def _standing(session: Session, draft: Draft, before: _Before) -> tuple[Standing, int | None]:
    """The standing, and the post of the library that the draft is."""
    known = recognise(session, draft)
    if known is not None and known.standing is not Standing.TWIN:
        again = known.standing.is_update and before.renews_again(known)
        return (Standing.AGAIN if again else known.standing), known.post_id
    other = before.same(draft)
    if other is not None and not (other.excerpt and not draft.excerpt):
        return Standing.AGAIN, None
    before.add(draft)
    if other is not None:
        return Standing.FULL, None
    return (Standing.NEW if known is None else Standing.TWIN), None


def _keys(draft: Draft) -> Sequence[tuple[AddressKind, str]]:
    return [(address.kind, comparable(address)) for address in draft.addresses]


def _is_same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts of equal text are one post; with two strong addresses they are two."""
    if matching.has_own_address(draft) and matching.has_own_address(other):
        return False
    return draft.title == other.title or len(draft.text) >= matching.TELLING
