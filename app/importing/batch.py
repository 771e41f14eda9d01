"""One transaction of an import: tells new posts from those that are here, saves, links.

What touches posts that can be seen already is only prepared here; `Endings`
does it in the last transaction of the import, all at once.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from gettext import gettext as _

from app.importing import bringing
from app.importing.endings import Endings
from app.importing.read_file import ReadFile
from app.importing.recognising import Recognised, recognise
from app.importing.report import PostRow, Reason, Remark, UnchangedRow
from app.importing.standing import Standing
from db import incoming, originals, twins
from db.addresses import comparable
from db.library import Session
from db.records import Draft


@dataclass(frozen=True, slots=True)
class Newer:
    """A draft that gives a post of the library another text, or brings it highlights."""

    file: ReadFile
    place: int
    post_id: int
    standing: Standing

    @property
    def draft(self) -> Draft:
        """The draft itself."""
        return self.file.drafts[self.place]


class Batch:
    """The posts of one transaction.

    Attributes:
        added: The posts that were new, in order.
        unchanged: Those that were here, in order.
        remarks: What is to be said of single posts.
        newer: The drafts for whose posts a new version is to be written.
        twins: How many pairs are offered.
    """

    def __init__(self, session: Session, endings: Endings) -> None:
        self.added: list[PostRow] = []
        self.unchanged: list[UnchangedRow] = []
        self.remarks: list[Remark] = []
        self.newer: list[Newer] = []
        self.twins = 0
        self._session = session
        self._endings = endings
        self._new: list[tuple[ReadFile, int, Recognised | None]] = []
        self._new_keys: set[Hashable] = set()

    def settle(self, file: ReadFile, place: int) -> None:
        """Decide what one draft is: a new post, or one that is here already."""
        draft = file.drafts[place]
        keys = _keys(draft)
        if not self._new_keys.isdisjoint(keys):
            self.save()  # the library can find only what is in it
        known = recognise(self._session, draft)
        if known is None or known.standing is Standing.TWIN:
            self._new.append((file, place, known))
            self._new_keys |= keys
            if known is not None:
                self.remarks.append(_twin(file, draft, known.post_id))
        else:
            self._settle_known(file, place, known)

    def save(self) -> None:
        """Write the new posts that were settled."""
        arrivals = [
            incoming.Arrival(file.drafts[place], file.source, file.drafts[place].event)
            for file, place, _twin in self._new
        ]
        if arrivals:
            ids = incoming.save(self._session, arrivals)
            for (file, place, twin), post_id in zip(self._new, ids, strict=True):
                self._added(file, place, post_id, twin)
        self._new.clear()
        self._new_keys.clear()

    def complete(self, file: ReadFile) -> None:
        """Link the new posts of a file to one another, and keep its bytes for them."""
        if file.new:
            drafts = [
                draft if place in file.new else replace(draft, links=())
                for place, draft in enumerate(file.drafts)
            ]
            incoming.link(self._session, file.post_ids, drafts)
        if file.new or file.newer:
            self._keep(file)
            self._endings.know(file)

    def _added(self, file: ReadFile, place: int, post_id: int, twin: Recognised | None) -> None:
        draft = file.drafts[place]
        file.post_ids[place] = post_id
        file.new.add(place)
        self.added.append(PostRow(post_id, draft.title))
        if twin is not None:
            twins.offer(self._session, [(post_id, twin.post_id, twin.likeness)])
            self.twins += 1
        if draft.highlights or draft.note:
            self._endings.bring(post_id, draft)

    def _settle_known(self, file: ReadFile, place: int, known: Recognised) -> None:
        draft, post_id = file.drafts[place], known.post_id
        file.post_ids[place] = post_id
        incoming.learn(self._session, post_id, draft)  # the next draft may be known by these alone
        is_again = known.standing.is_update and not self._endings.may_renew(post_id, known.standing)
        if known.standing.is_update and not is_again:
            file.newer.add(place)
            self.newer.append(Newer(file, place, post_id, known.standing))
            return
        if bringing.wanted(self._session, post_id, draft):
            self.newer.append(Newer(file, place, post_id, Standing.HERE))
        else:
            reason = Reason.AGAIN if is_again else Reason.HERE
            self.unchanged.append(UnchangedRow(post_id, draft.title, reason))

    def _keep(self, file: ReadFile) -> None:
        """Keep the bytes; which posts they gave is only noted when the import is over."""
        for place in sorted(file.new | file.newer):
            if own := file.drafts[place].own_bytes:
                digest = originals.keep(self._session, file.name, file.media_type, own)
                self._endings.link(digest, [file.post_ids[place]])
        if file.data:
            digest = originals.keep(self._session, file.name, file.media_type, file.data)
            self._endings.link(digest, file.post_ids)


def _twin(file: ReadFile, draft: Draft, post_id: int) -> Remark:
    return Remark(
        file.path,
        _(
            "“{title}” has the text of post {n}, which has another address;"
            " both are in the library now. “Same post?” offers to join them."
        ).format(title=draft.title, n=post_id),
    )


def _keys(draft: Draft) -> set[Hashable]:
    """What two drafts have in common when they may be one post."""
    keys: set[Hashable] = {(each.kind, comparable(each)) for each in draft.addresses}
    return keys | {draft.text, draft.title}
