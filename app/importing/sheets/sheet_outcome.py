"""What becomes of a sheet: the drafts of its posts, and what goes into none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.importing.sheets.sheet import Apart, Sheet, SheetBlock, SheetPost
from app.importing.sheets.sheet_block import first_url
from app.importing.sheets.sheet_text import SheetText
from app.text.blocks import Built
from app.text.clean import clean
from db.records import (
    Address,
    AddressKind,
    BlockKind,
    Draft,
    ForeignHighlight,
    Inline,
    PostLink,
    Skipped,
)

LEFT_OUT = "post left out"
NO_TEXT = "title without text"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The drafts and skipped parts of a sheet; `unplaced` counts blocks in neither."""

    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...]
    unplaced: int


def drafts(sheet: Sheet) -> tuple[Draft, ...]:
    """The posts as they would be saved, in order."""
    return outcome(sheet).drafts


def skipped(sheet: Sheet) -> tuple[Skipped, ...]:
    """What would go into no post, each at its place among the drafts."""
    return outcome(sheet).skipped


def unplaced(sheet: Sheet) -> int:
    """How many blocks stand in no post and are not skipped either; a bug if not 0."""
    return outcome(sheet).unplaced


def outcome(sheet: Sheet) -> Outcome:
    """All that becomes of a sheet.

    A post that is left out, or has a title and no text, gives no draft: its
    words are skipped.
    """
    work = _Work()
    first = sheet.titles[0] if sheet.titles else len(sheet.blocks)
    work.skip(sheet.blocks[:first], "")
    for number, post in enumerate(sheet.posts):
        places = sheet.places(number)
        work.read(post, sheet.blocks[places.start : places.stop])
    found = work.finished(sheet.name)
    return Outcome(found, tuple(work.skipped), _unplaced(sheet, found, work))


def is_post(post: SheetPost, blocks: Iterable[SheetBlock]) -> bool:
    """Whether a title line and what stands below it give a draft."""
    if post.is_left_out:
        return False
    was_empty = not post.is_cut and not post.draft.text
    return was_empty or any(block.is_text and block.kind is not BlockKind.RULE for block in blocks)


@dataclass(slots=True)
class _Made:
    """A post with its text, while links to it and from it are still to be set."""

    title: SheetBlock
    post: SheetPost
    built: Built
    inlines: tuple[Inline, ...]
    links: tuple[PostLink, ...]
    joined: tuple[SheetPost, ...]


@dataclass(slots=True)
class _Work:
    """Takes one post after the other."""

    made: list[_Made] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def read(self, post: SheetPost, blocks: Sequence[SheetBlock]) -> None:
        """Take a post, its title line the first of the blocks."""
        if is_post(post, blocks):
            self.made.append(self._made(post, blocks))
        else:
            self.skip(blocks, LEFT_OUT if post.is_left_out else NO_TEXT)

    def skip(self, blocks: Iterable[SheetBlock], why: str) -> None:
        """Put blocks where they are still seen; they stand below the last draft."""
        last = len(self.made) - 1
        place = (last, len(self.made[last].built.blocks)) if self.made else (0, 0)
        for block in blocks:
            if not block.is_added and block.words.strip():
                self.skipped.append(Skipped(block.why or why, block.words, *place))

    def finished(self, name: str) -> tuple[Draft, ...]:
        """The drafts, linked and with addresses."""
        taken: Counter[str] = Counter()
        now_at = {
            post.number: at
            for at, made in enumerate(self.made)
            for post in (*made.joined, made.post)
        }
        highlights = _highlights(self.made)
        return tuple(
            replace(
                _draft(made, name, taken),
                links=tuple(_links(made, at, now_at)),
                highlights=tuple(highlights[at]),
            )
            for at, made in enumerate(self.made)
        )

    def _made(self, post: SheetPost, blocks: Sequence[SheetBlock]) -> _Made:
        text = SheetText()
        number = len(self.made)
        for block in blocks[1:]:
            if block.is_text:
                text.add(block)
            elif block.words.strip():
                place = (number, text.count)
                self.skipped.append(Skipped(block.why, block.words, *place))
        joined = tuple(block.post for block in blocks[1:] if block.post)
        inlines, links = text.spans()
        return _Made(blocks[0], post, text.built, inlines, links, joined)


def _draft(made: _Made, name: str, taken: Counter[str]) -> Draft:
    facts, built = made.post.facts, made.built
    notes = [made.post.draft.note, *(post.draft.note for post in made.joined if not post.is_cut)]
    return replace(
        made.post.draft,
        title=facts.title,
        text=built.text,
        blocks=built.blocks,
        inlines=made.inlines,
        images=built.images,
        author=facts.author,
        published=facts.published,
        addresses=_addresses(made.post, name, taken),
        labels=facts.labels,
        event=facts.event,
        excerpt=facts.excerpt,
        evidence=made.post.evidence,
        note="\n\n".join(filter(None, notes)),
    )


def _addresses(post: SheetPost, name: str, taken: Counter[str]) -> tuple[Address, ...]:
    """Those it was read with, under the URL that stands there now.

    A post that was cut off has its file and title; a second of one title is counted.
    """
    before, now = first_url(post.draft), post.facts.url
    kept = post.draft.addresses
    if before != now:
        kept = tuple(a for a in kept if a != Address(AddressKind.URL, before))
        kept = (Address(AddressKind.URL, now), *kept) if now else kept
    taken.update(a.value for a in kept if a.kind is AddressKind.FILE)
    if kept or not post.is_cut:
        return kept
    wanted = value = f"{name}#{post.facts.title}"
    while taken[value]:
        taken[wanted] += 1
        value = f"{wanted} ({taken[wanted]})"
    taken[value] += 1
    return (Address(AddressKind.FILE, value),)


def _links(made: _Made, at: int, now_at: dict[int, int]) -> Iterator[PostLink]:
    """The links to posts that are still there; what was joined links no more to itself."""
    for link in made.links:
        to = now_at.get(link.to_draft)
        if to is not None and (to != at or link.to_draft == made.post.number):
            yield PostLink(link.span, to)


def _highlights(all_made: Sequence[_Made]) -> dict[int, list[ForeignHighlight]]:
    """The highlights of each post: one goes with its words when they were cut off."""
    found: dict[int, list[ForeignHighlight]] = defaultdict(list)
    cut = [at for at, made in enumerate(all_made) if made.post.is_cut]
    for home, made in enumerate(all_made):
        for post in (made.post, *made.joined):
            is_same = post is made.post and post.draft.text == made.built.text
            for one in () if post.is_cut else post.draft.highlights:
                moved = one if is_same else replace(one, start=None)
                found[_home(one, home, cut, all_made)].append(moved)
    return found


def _home(one: ForeignHighlight, home: int, cut: Sequence[int], all_made: Sequence[_Made]) -> int:
    if one.quote in all_made[home].built.text:
        return home
    return next((at for at in cut if one.quote in all_made[at].built.text), home)


def _unplaced(sheet: Sheet, found: Sequence[Draft], work: _Work) -> int:
    """Compare what the file has with what the drafts and the skipped parts have, block by block."""
    there = Counter(_letters(block.words) for block in sheet.blocks if not block.is_added)
    there.subtract(_letters(one.text) for one in work.skipped)
    there.subtract(_letters(made.title.words) for made in work.made if not made.title.is_added)
    for draft in found:
        pictures = {image.position: image for image in draft.images}
        for block in draft.blocks:
            image = pictures.get(block.span.start)
            text = draft.text[block.span.start : block.span.end]
            if image is not None and block.kind is BlockKind.IMAGE:
                text = SheetBlock("", Apart.SKIPPED, image=image).words
            there[_letters(text)] -= 1
    there.pop("", None)
    return sum(abs(count) for count in there.values())


def _letters(text: str) -> str:
    return "".join(clean(text).split())
