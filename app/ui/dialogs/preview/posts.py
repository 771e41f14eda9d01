"""The posts of an import and what a person made of them, as one value that is never changed.

So each state can be kept, to go back to; a new one shares all that stayed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.importing.choosing import Change, changed, chosen
from app.importing.read_file import ReadFile
from app.importing.standing import Standing
from db.records import Draft, Publication

AS_READ: Final = Change()


@dataclass(frozen=True, slots=True, eq=False)
class FoundPost:
    """One draft of a file, and what a person made of it.

    Attributes:
        file: The number of its file.
        place: Its place in the file.
        draft: As it was read.
        carried: How many highlights the post of the library has; None when not known.
    """

    file: int
    place: int
    draft: Draft
    standing: Standing
    is_chosen: bool
    change: Change = AS_READ
    carried: int | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether saving it does anything: a post that is here may still bring highlights."""
        return not self.standing.is_here or _brings(self.draft)

    @property
    def is_published(self) -> bool:
        """Whether its blog shows it to everybody, as a post."""
        return self.draft.publication is Publication.PUBLISHED


@dataclass(frozen=True, slots=True, eq=False)
class FoundFiles:
    """All posts of an import in the order found.

    Attributes:
        event_of_all: The event of each post that a person gave none of its own; "" for none.
    """

    files: tuple[ReadFile, ...]
    posts: tuple[FoundPost, ...]
    event_of_all: str = ""

    @classmethod
    def of(
        cls,
        files: Sequence[ReadFile],
        standings: Sequence[Sequence[Standing]],
        carried: Sequence[Sequence[int]] = (),
    ) -> "FoundFiles":
        """The posts as they were read; new and changed ones that are published are chosen.

        Args:
            files: What was read.
            standings: Of each post of each file.
            carried: How many highlights the post of the library has, likewise; may be empty.
        """
        posts: list[FoundPost] = []
        for number, file in enumerate(files):
            counts = carried[number] if number < len(carried) else ()
            posts += _found(number, file, standings[number], counts)
        return cls(tuple(files), tuple(posts))

    def draft(self, number: int) -> Draft:
        """A post with what the person changed of it."""
        post = self.posts[number]
        change = self._change(post)
        return post.draft if change is AS_READ else changed(post.draft, change)

    def with_posts(self, news: Mapping[int, FoundPost]) -> "FoundFiles":
        """Other posts in the place of some."""
        posts = list(self.posts)
        for number, new in news.items():
            posts[number] = new
        return replace(self, posts=tuple(posts))

    def ticked(self, numbers: Iterable[int], *, is_chosen: bool) -> "FoundFiles":
        """Take posts in, or leave them out, where they can be chosen at all."""
        posts = self.posts
        return self.with_posts(
            {
                number: replace(posts[number], is_chosen=is_chosen)
                for number in numbers
                if posts[number].can_be_chosen and posts[number].is_chosen is not is_chosen
            }
        )

    def under(self, event: str) -> "FoundFiles":
        """All posts under one event; "" gives each its own again."""
        if not event:
            return replace(self, event_of_all="")
        own = {
            number: replace(post, change=replace(post.change, event=None))
            for number, post in enumerate(self.posts)
            if post.change.event is not None
        }
        return replace(self.with_posts(own), event_of_all=event)

    def with_file(
        self,
        number: int,
        file: ReadFile,
        standings: Sequence[Standing],
        carried: Sequence[int] = (),
    ) -> "FoundFiles":
        """Another reading in the place of a file; the others stay as the person has them."""
        before = [post for post in self.posts if post.file < number]
        after = [post for post in self.posts if post.file > number]
        files = (*self.files[:number], file, *self.files[number + 1 :])
        posts = (*before, *_found(number, file, standings, carried), *after)
        return replace(self, files=files, posts=posts)

    def file_as_changed(self, number: int) -> ReadFile:
        """A file with all its posts, those that are left out too, as the person changed them."""
        changes = {each.place: self._change(each) for each in self.posts if each.file == number}
        return chosen(self.files[number], changes)

    def to_save(self) -> list[ReadFile]:
        """The files with what is to be saved of them.

        Posts that are in the library go along: saving leaves them alone, and
        links of new posts to them hold.
        """
        posts: list[list[FoundPost]] = [[] for _file in self.files]
        for post in self.posts:
            posts[post.file].append(post)
        kept = []
        for file, own in zip(self.files, posts, strict=True):
            out = {each.place for each in own if each.can_be_chosen and not each.is_chosen}
            if len(out) < len(file.drafts):
                kept.append(chosen(file, {each.place: self._change(each) for each in own}, out))
        return kept

    def _change(self, post: FoundPost) -> Change:
        if self.event_of_all and post.change.event is None and post.can_be_chosen:
            return replace(post.change, event=self.event_of_all)
        return post.change


def _found(
    number: int, file: ReadFile, standings: Sequence[Standing], carried: Sequence[int]
) -> list[FoundPost]:
    return [
        FoundPost(
            number,
            place,
            draft,
            standing,
            _is_proposed(draft, standing),
            carried=carried[place] if place < len(carried) else None,
        )
        for place, (draft, standing) in enumerate(zip(file.drafts, standings, strict=True))
    ]


def _is_proposed(draft: Draft, standing: Standing) -> bool:
    """Whether a person would expect that it is saved."""
    is_wanted = standing.is_new or standing.is_update or (standing.is_here and _brings(draft))
    return is_wanted and draft.publication is Publication.PUBLISHED


def _brings(draft: Draft) -> bool:
    return bool(draft.highlights or draft.note)
