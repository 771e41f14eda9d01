"""What an import does in its last transaction, when everybody sees all of it at once.

New texts of posts that are here were written before, hidden, and where their
highlights stand was worked out before; now they take their place. Highlights of
other tools are put on their posts, and files are remembered by their sums.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from app.importing import bringing
from app.importing.bringing import Brought
from app.importing.carrying_over import carried
from app.importing.read_file import ReadFile, Whole
from app.importing.report import Update, UpdatedRow
from app.importing.standing import Standing, may_follow
from db import last_places, originals, posts, renewing
from db.errors import NotFoundProblem
from db.last_places import LastPlace, Placed
from db.library import Session
from db.long_step import LongStep
from db.records import Draft, Span, State
from db.renewing import Renewal

_Places = frozenset[tuple[int, LastPlace]]


class Endings:
    """Collects what is to be done at the end of a step.

    Attributes:
        updated: The posts that got something; complete when the step is over.
    """

    def __init__(self, step: LongStep) -> None:
        self.updated: list[UpdatedRow] = []
        self._step = step
        self._renewed: dict[int, Standing] = {}
        self._highlighted: set[int] = set()
        self._wholes: dict[Whole, list[int]] = {}

    @property
    def renewed_count(self) -> int:
        """How many posts of the library get another text."""
        return len(self._renewed)

    @property
    def highlighted_count(self) -> int:
        """How many posts of the library get highlights alone."""
        return len(self._highlighted - self._renewed.keys())

    def may_renew(self, post_id: int, standing: Standing) -> bool:
        """Whether a post takes this text; it is noted.

        The first of an import, and the whole text of an excerpt that was longer.
        """
        may = may_follow(self._renewed.get(post_id), standing)
        if may:
            self._renewed[post_id] = standing
        return may

    def bring(self, post_id: int, draft: Draft, arrived: int | None = None) -> None:
        """Put the highlights of a draft on its post.

        Args:
            post_id: The post.
            draft: With the text that the highlights were made in.
            arrived: The hidden version with this text; None where it is the present one.
        """
        self._highlighted.add(post_id)
        self._step.at_the_end(partial(self._bring, post_id, _light(draft), arrived))

    def renew(self, renewal: Renewal, placed: Placed, file: ReadFile, *, is_full: bool) -> None:
        """Give a post its new text, and what comes with it.

        Args:
            renewal: Worked out anew at the end if somebody highlighted meanwhile.
            placed: What it was worked out from.
            file: Where the text comes from; its posts are all known at the end.
            is_full: It is the whole text in place of an excerpt.
        """
        light = replace(renewal, draft=_light(renewal.draft))
        what = Update.FULL if is_full else Update.NEWER
        renew = partial(self._renew, light, _places(placed), file.post_ids, what)
        self._step.at_the_end(renew)

    def know(self, file: ReadFile) -> None:
        """Remember of which posts a file is, by its sum.

        Only at the end: a post that an import did not bring after all would
        else be taken for one that is here.
        """
        if file.whole is not None:
            if file.whole not in self._wholes:
                self._step.at_the_end(partial(self._know, file.whole))
            self._wholes.setdefault(file.whole, []).extend(_decided(file.post_ids))

    def link(self, digest: str, post_ids: Sequence[int | None]) -> None:
        """Remember that bytes which are kept gave these posts; they may be decided later."""
        self._step.at_the_end(lambda session: originals.link(session, digest, _decided(post_ids)))

    def _know(self, whole: Whole, session: Session) -> None:
        originals.know(
            session,
            name=whole.name,
            media_type=whole.media_type,
            digest=whole.sha256,
            size_bytes=whole.size_bytes,
            post_ids=self._wholes[whole],
        )

    def _bring(self, post_id: int, draft: Draft, arrived: int | None, session: Session) -> None:
        number = None
        if arrived is not None:
            number = renewing.keep_aside(session, post_id, arrived)
        if not is_there(session, post_id):
            return
        brought = bringing.bring(session, post_id, draft, number)
        if arrived is not None or post_id not in self._renewed:
            self._tell(post_id, draft, brought)

    def _tell(self, post_id: int, draft: Draft, brought: Brought) -> None:
        self.updated.append(
            UpdatedRow(
                post_id,
                draft.title,
                Update.HIGHLIGHTS,
                brought.placed,
                brought.check,
                brought.lost,
            )
        )

    def _renew(
        self,
        renewal: Renewal,
        places: _Places,
        post_ids: Sequence[int | None],
        what: Update,
        session: Session,
    ) -> None:
        if not is_there(session, renewal.post_id):
            renewing.keep_aside(session, renewal.post_id, renewal.arrived)
            return
        renewal = _as_it_stands(session, renewal, places)
        links = _links(renewal.draft, post_ids)
        renewing.renew(session, replace(renewal, links=links))
        bringing.bring(session, renewal.post_id, renewal.draft)
        states = Counter(each.state for each in renewal.standings)
        told = (states[each] for each in (State.PLACED, State.CHECK, State.LOST))
        self.updated.append(UpdatedRow(renewal.post_id, renewal.draft.title, what, *told))


def is_there(session: Session, post_id: int) -> bool:
    """Whether a post is in the library; a person may remove it while an import goes on."""
    try:
        posts.title_and_text(session, post_id)
    except NotFoundProblem:
        return False
    return True


def _light(draft: Draft) -> Draft:
    """A draft without its text, which is on disk by then."""
    return replace(draft, text="", blocks=(), inlines=(), images=(), own_bytes=b"")


def _decided(post_ids: Iterable[int | None]) -> list[int]:
    return [each for each in post_ids if each is not None]


def _places(placed: Placed) -> _Places:
    """What of the places of highlights must be as it was when a renewal was worked out."""
    return frozenset((old.version_id, place) for old in placed.old_texts for place in old.places)


def _as_it_stands(session: Session, renewal: Renewal, places: _Places) -> Renewal:
    """The renewal, with its places worked out anew where somebody highlighted meanwhile."""
    placed = last_places.of_post(session, renewal.post_id)
    if placed.present == renewal.present and _places(placed) == places:
        return renewal
    text = renewing.arrived_text(session, renewal.post_id, renewal.arrived)
    return replace(renewal, present=placed.present, standings=carried(placed, text))


def _links(draft: Draft, post_ids: Sequence[int | None]) -> tuple[tuple[Span, int], ...]:
    found = ((link.span, post_ids[link.to_draft]) for link in draft.links)
    return tuple((span, post_id) for span, post_id in found if post_id is not None)
