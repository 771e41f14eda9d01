"""One transaction of an import: tells new posts from those that are here, saves, links."""

from collections.abc import Hashable
from dataclasses import replace
from gettext import gettext as _

from app.importing.read_file import ReadFile
from app.importing.report import PostRow, Reason, Remark, UnchangedRow
from db import incoming, matching, originals
from db.addresses import comparable
from db.library import Session
from db.matching import Match
from db.records import Draft


class Batch:
    """The posts of one transaction.

    Attributes:
        added: The posts that were new, in order.
        unchanged: Those that were here, in order.
        remarks: What is to be said of single posts.
    """

    def __init__(self, session: Session) -> None:
        self.added: list[PostRow] = []
        self.unchanged: list[UnchangedRow] = []
        self.remarks: list[Remark] = []
        self._session = session
        self._new: list[tuple[ReadFile, int]] = []
        self._new_keys: set[Hashable] = set()

    def settle(self, file: ReadFile, place: int) -> None:
        """Decide what one draft is: a new post, or one that is here already."""
        draft = file.drafts[place]
        keys = _keys(draft)
        if not self._new_keys.isdisjoint(keys):
            self.save()  # the library can find only what is in it
        match = matching.match(self._session, draft)
        if match is not None and match.same_post:
            self._leave(file, place, match)
            return
        self._new.append((file, place))
        self._new_keys |= keys
        if match is not None:
            self.remarks.append(_twin(file, draft, match.post_id))

    def save(self) -> None:
        """Write the new posts that were settled."""
        arrivals = [
            incoming.Arrival(file.drafts[place], file.source, file.drafts[place].event)
            for file, place in self._new
        ]
        if arrivals:
            ids = incoming.save(self._session, arrivals)
            for (file, place), post_id in zip(self._new, ids, strict=True):
                file.post_ids[place] = post_id
                file.new.add(place)
                self.added.append(PostRow(post_id, file.drafts[place].title))
        self._new.clear()
        self._new_keys.clear()

    def complete(self, file: ReadFile) -> None:
        """Link the new posts of a file to one another, and keep its bytes for them."""
        if not file.new:
            return
        drafts = [
            draft if place in file.new else replace(draft, links=())
            for place, draft in enumerate(file.drafts)
        ]
        incoming.link(self._session, file.post_ids, drafts)
        equal = [
            post_id
            for place, post_id in enumerate(file.post_ids)
            if post_id is not None and place not in file.newer
        ]
        originals.keep(self._session, file.name, file.media_type, file.data, equal)

    def _leave(self, file: ReadFile, place: int, match: Match) -> None:
        """Leave a post as it is; only the new addresses are noted, if the text is the same."""
        draft = file.drafts[place]
        file.post_ids[place] = match.post_id
        if match.same_text:
            incoming.learn(self._session, match.post_id, draft)
        else:
            file.newer.add(place)
        reason = Reason.HERE if match.same_text else Reason.NEWER
        self.unchanged.append(UnchangedRow(match.post_id, draft.title, reason))


def _twin(file: ReadFile, draft: Draft, post_id: int) -> Remark:
    return Remark(
        file.path,
        _(
            "“{title}” has the text of post {n}, which has another address;"
            " both are in the library now."
        ).format(title=draft.title, n=post_id),
    )


def _keys(draft: Draft) -> set[Hashable]:
    """What two drafts have in common when they may be one post."""
    return {(address.kind, comparable(address)) for address in draft.addresses} | {draft.text}
