"""What a person does to a sheet; each function gives a new one.

Where something cannot be done, such as joining the first post with one above
it, the sheet comes back as it was.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.importing.archive_headings import archive_heading
from app.importing.plain.naming import mentions
from app.importing.plain.roles import Role
from app.importing.plain.section import HEADING_LEVEL
from app.importing.sheets.sheet import Apart, Kind, PostFacts, Sheet, SheetBlock, SheetPost
from app.importing.sheets.sheet_block import BY_HAND, facts_of
from app.text.clean import one_line
from app.text.from_plain import SHORT_LENGTH
from db.records import BlockKind, Draft, PostLink, Span

_TITLE_WORDS = 12  # of a text that is too long to be a title, for one to be changed
_WORDLESS = (BlockKind.IMAGE, BlockKind.RULE)
_LEVELS = {BlockKind.HEADING: HEADING_LEVEL, BlockKind.ITEM: 1, BlockKind.QUOTE: 1}


def split(sheet: Sheet, at: int) -> Sheet:
    """Begin a post at a block: a line becomes its title, above anything else one is put.

    A line that was a title before is one again, with all that was said of its post.
    """
    block = sheet.blocks[at]
    if block.kind is Apart.TITLE:
        return sheet
    if block.post is not None:
        return _with(sheet, at, replace(block, kind=Apart.TITLE, level=0, was=_kind_of(block)))
    post = _cut_off(sheet, at)
    if may_be_title(block):
        title = replace(block, kind=Apart.TITLE, level=0, was=_kind_of(block), post=post)
        return _with(sheet, at, title)
    if block.kind is Apart.SKIPPED:
        block = replace(block, kind=block.was[0], level=block.was[1])
    title = SheetBlock(post.facts.title, Apart.TITLE, post=post, is_added=True)
    return _with(sheet, at, title, replace(block, suggestion=None))


def may_be_title(block: SheetBlock) -> bool:
    """Whether a block's own words can be a title: a line, no picture, not too long."""
    kind = block.was[0] if block.kind is Apart.SKIPPED else block.kind
    return kind not in _WORDLESS and 0 < len(one_line(block.text)) <= SHORT_LENGTH


def join(sheet: Sheet, post: int) -> Sheet:
    """Join a post with the one above it; its title becomes a heading in the text.

    Args:
        sheet: To be changed.
        post: By the order of the posts.
    """
    if not 0 < post < len(sheet.titles):
        return sheet
    return _untitled(sheet, sheet.titles[post], BlockKind.HEADING)


def set_kind(sheet: Sheet, places: Collection[int], kind: Kind) -> Sheet:
    """Make blocks something else: text of some kind, titles, or skipped.

    A title that becomes anything else joins its post with the one above.
    Pictures and dividing lines have no words: they can only be skipped.
    """
    titles = {at for at in places if kind is Apart.TITLE or sheet.blocks[at].kind is Apart.TITLE}
    changed = _of_kind(sheet, set(places) - titles, kind)
    for at in sorted(titles, reverse=True):  # from the end, so that the places above hold
        is_title = kind is Apart.TITLE
        changed = split(changed, at) if is_title else _untitled(changed, at, kind)
    return sheet if changed.blocks == sheet.blocks else changed


def unskip(sheet: Sheet, places: Collection[int]) -> Sheet:
    """Take skipped blocks into the text again, as what they were before."""
    back = {at for at in places if sheet.blocks[at].kind is Apart.SKIPPED and _has_post(sheet, at)}
    blocks = (
        _as_text(block, block.was[0]) if at in back else block
        for at, block in enumerate(sheet.blocks)
    )
    return replace(sheet, blocks=tuple(blocks)) if back else sheet


def edit(sheet: Sheet, post: int, facts: PostFacts) -> Sheet:
    """Say something else of a post; its title line keeps the file's words for a join."""
    old = sheet.posts[post]
    return sheet if old.facts == facts else _with_post(sheet, post, replace(old, facts=facts))


def label_all(sheet: Sheet, label: str) -> Sheet:
    """Put a label on every post that has not got it."""
    for number, post in enumerate(sheet.posts):
        if label and label.casefold() not in map(str.casefold, post.facts.labels):
            facts = replace(post.facts, labels=(*post.facts.labels, label))
            sheet = edit(sheet, number, facts)
    return sheet


def archive_label(sheet: Sheet, at: int = -1) -> str:
    """The label in an archive page's heading: that of a block, else the file's first; or ""."""
    chosen = sheet.blocks[at : at + 1] if at >= 0 else ()
    headings = (b for b in sheet.blocks if b.why == Role.ARCHIVE_HEADING)
    told = (archive_heading(one_line(block.text)) for block in (*chosen, *headings))
    return next((one.label for one in told if one and one.label), "")


def leave_out(sheet: Sheet, post: int) -> Sheet:
    """Leave a post out, or take it in again."""
    old = sheet.posts[post]
    return _with_post(sheet, post, replace(old, is_left_out=not old.is_left_out))


def next_suggestion(sheet: Sheet, at: int, *, backwards: bool = False) -> int | None:
    """The next place where a post may begin, from the other end after the last; None for none."""
    places = suggestions(sheet)
    if backwards:
        return next((place for place in reversed(places) if place < at), *places[-1:] or (None,))
    return next((place for place in places if place > at), *places[:1] or (None,))


def suggestions(sheet: Sheet) -> tuple[int, ...]:
    """The places where a post may begin and none does yet."""
    return tuple(
        at
        for at, block in enumerate(sheet.blocks)
        if block.suggestion is not None and block.kind is not Apart.TITLE
    )


def link(sheet: Sheet, at: int, post: int) -> Sheet:
    """Link a block to a post: the words that name it, else all of the block."""
    block = sheet.blocks[at]
    if not block.is_text or block.kind in _WORDLESS or sheet.post_at(at) == post:
        return sheet
    to = sheet.posts[post]
    named = (found.span for found in mentions([to.facts.title], [block.text]))
    span = next(named, Span(0, len(block.text)))
    others = tuple(one for one in block.links if not _overlap(one.span, span))
    return _with(sheet, at, replace(block, links=(*others, PostLink(span, to.number))))


def _of_kind(sheet: Sheet, places: Collection[int], kind: Kind) -> Sheet:
    """The blocks at some places, none of them a title, as another kind; all in one go."""
    blocks = list(sheet.blocks)
    for at in places:
        if kind is Apart.SKIPPED:
            blocks[at] = _as_skipped(blocks[at]) if blocks[at].is_text else blocks[at]
        elif _has_post(sheet, at):
            blocks[at] = _as_text(blocks[at], kind)
    return replace(sheet, blocks=tuple(blocks))


def _has_post(sheet: Sheet, at: int) -> bool:
    return sheet.post_at(at) >= 0


def _untitled(sheet: Sheet, at: int, kind: Kind) -> Sheet:
    """A title as something else: what stands below it goes to the post above."""
    post = sheet.post_at(at)
    has_text = any(sheet.blocks[place].is_text for place in sheet.places(post))
    if post == 0 and (has_text or kind is not Apart.SKIPPED):
        return sheet
    if not has_text:
        sheet = _handed_on(sheet, post)
    block = sheet.blocks[at]
    if block.is_added:
        return _with(sheet, at)
    return _with(sheet, at, _as_skipped(block) if kind is Apart.SKIPPED else _as_text(block, kind))


def _handed_on(sheet: Sheet, post: int) -> Sheet:
    """Where a person moved a title further down, what was said of the post goes with it."""
    old = sheet.posts[post]
    below = sheet.posts[post + 1 : post + 2]
    if old.is_cut or not below or not below[0].is_cut or below[0].draft.title != old.draft.title:
        return sheet
    [heir] = below
    facts = replace(old.facts, title=heir.facts.title)
    mine = replace(old, facts=replace(facts_of(heir.draft), title=old.facts.title), is_cut=True)
    mine = replace(mine, draft=heir.draft, number=heir.number)
    heir = replace(heir, facts=facts, draft=old.draft, is_cut=False, number=old.number)
    return _with_post(_with_post(sheet, post, mine), post + 1, heir)


def _as_skipped(block: SheetBlock) -> SheetBlock:
    was = block.was if block.kind is Apart.TITLE else _kind_of(block)
    return replace(block, kind=Apart.SKIPPED, level=0, why=block.why or BY_HAND, was=was)


def _as_text(block: SheetBlock, kind: Kind) -> SheetBlock:
    if not isinstance(kind, BlockKind) or kind in _WORDLESS:
        kind = block.was[0]
    if block.was[0] in _WORDLESS:
        kind = block.was[0]
    level = block.was[1] if kind is block.was[0] else _LEVELS.get(kind, 0)
    return replace(block, kind=kind, level=level, why="" if block.why == BY_HAND else block.why)


def _kind_of(block: SheetBlock) -> tuple[BlockKind, int]:
    return (block.kind, block.level) if isinstance(block.kind, BlockKind) else block.was


def _cut_off(sheet: Sheet, at: int) -> SheetPost:
    """A new post that begins at a block; it has of the one above what holds for both."""
    block, above = sheet.blocks[at], sheet.post_at(at)
    known = [each.post for each in sheet.blocks if each.post]
    draft = sheet.posts[above].draft if above >= 0 else Draft("", "", ())
    like = replace(
        draft, addresses=(), highlights=(), note="", printed="", published="", excerpt=False
    )
    labels = _shared_labels(sheet.posts)
    facts = PostFacts(_title(sheet, at), author=draft.author, labels=labels, event=draft.event)
    number = 1 + max((post.number for post in known), default=-1)
    return SheetPost(number, facts, like, block.suggestion or (), is_cut=True)


def _shared_labels(posts: Sequence[SheetPost]) -> tuple[str, ...]:
    """The labels of all posts, such as that of an archive page."""
    if not posts:
        return ()
    return tuple(
        label
        for label in posts[0].facts.labels
        if all(label in post.facts.labels for post in posts)
    )


def _title(sheet: Sheet, at: int) -> str:
    """A block's words as a title, or the first words at or below it."""
    below = (one_line(block.words) for block in sheet.blocks[at:] if block.words.strip())
    words = next(below, "")
    if len(words) <= SHORT_LENGTH:
        return words
    return " ".join(words[:SHORT_LENGTH].split()[:_TITLE_WORDS]) + "…"


def _with_post(sheet: Sheet, post: int, changed: SheetPost) -> Sheet:
    at = sheet.titles[post]
    return _with(sheet, at, replace(sheet.blocks[at], post=changed))


def _with(sheet: Sheet, at: int, *instead: SheetBlock) -> Sheet:
    """The sheet with one block replaced by none, one or several."""
    return replace(sheet, blocks=(*sheet.blocks[:at], *instead, *sheet.blocks[at + 1 :]))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
