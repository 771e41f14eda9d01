"""Sends a feed's posts on in parts, so that the first are saved while the others are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from gettext import gettext as _
from gettext import ngettext

from app.importing.feeds.feed_entry import Drafted, Entry, drafted, outlined
from app.importing.source_file import PART_POSTS, Part, SourceFile
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Draft, Reading, Skipped

LARGEST_FEED_BYTES = 20_000_000
MOST_POSTS = 50_000


def check_feed_size(data: bytes, source: SourceFile) -> None:
    """Refuse a feed that is too large to be read at once.

    Raises:
        FileProblem: It is larger than LARGEST_FEED_BYTES.
    """
    if len(data) > LARGEST_FEED_BYTES:
        raise FileProblem(
            _("The feed “{name}” is larger than {limit} MB.").format(
                name=one_line(source.name), limit=LARGEST_FEED_BYTES // 1_000_000
            ),
            _("Divide it into several files, or ask the blog for fewer posts at a time."),
        )


def check_count(count: int, source: SourceFile) -> None:
    """Refuse a feed of more posts than a blog has, before they fill the memory.

    Raises:
        FileProblem: There are more than MOST_POSTS.
    """
    if count > MOST_POSTS:
        raise FileProblem(
            _("The feed “{name}” lists more than {n} posts.").format(
                name=one_line(source.name), n=MOST_POSTS
            ),
            _("Divide it into several files, or ask the blog for fewer posts at a time."),
        )


def parts_of(
    entries: Sequence[Entry], source: SourceFile, site: str, remarks: tuple[str, ...] = ()
) -> Iterator[Part]:
    """Make drafts of entries, and send them on in parts.

    An entry without title and text is left out, as is one that the feed holds
    twice; the places in `source.wanted` count the others.

    Args:
        entries: All of the feed, in its order.
        source: Where the feed came from.
        site: The blog's name.
        remarks: What is known of the whole feed; they go with the first part.

    Raises:
        FileProblem: No entry holds anything, or none of those chosen can be read.
    """
    chosen = _chosen(entries)
    if not chosen:
        raise _no_posts(source)
    collected = _Collected([*remarks, *_left_out(entries, len(chosen))])
    problem: FileProblem | None = None
    for place, entry in enumerate(chosen):
        if source.wanted is not None and place not in source.wanted:
            continue
        try:
            collected.add(_made(entry, source))
        except FileProblem as refusal:
            problem = refusal
            collected.refuse(entry, refusal)
        if len(collected.drafts) == PART_POSTS:
            yield collected.part(site)
            collected = _Collected(is_first=False)
    if problem and collected.is_first and not collected.drafts:
        raise problem
    if collected.is_first or collected.drafts or collected.skipped:
        yield collected.part(site)


@dataclass(slots=True)
class _Collected:
    """The posts of a part, and what there is to say of them."""

    remarks: list[str] = field(default_factory=list)
    is_first: bool = True
    drafts: list[Draft] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    _said: dict[str, list[str]] = field(default_factory=dict)

    def add(self, made: Drafted) -> None:
        if made.footer:
            place = Skipped("footer", made.footer, len(self.drafts), len(made.draft.blocks))
            self.skipped.append(place)
        self.drafts.append(made.draft)
        for remark in made.remarks:
            self._said.setdefault(remark, []).append(made.draft.title)

    def refuse(self, entry: Entry, problem: FileProblem) -> None:
        self.skipped.append(Skipped("post", entry.title or entry.link, len(self.drafts)))
        self.remarks.append(str(problem))

    def part(self, site: str) -> Part:
        said = (_of_posts(remark, titles) for remark, titles in self._said.items())
        remarks = (*self.remarks, *said)
        return Part(Reading(tuple(self.drafts), tuple(self.skipped), remarks, site))


def _chosen(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that become posts, each with names that are its own alone.

    Some feeds give all entries the address of the home page, or one guid: by
    these names all would be taken for one post.
    """
    unlike = dict.fromkeys(filter(_says_anything, entries))
    of_link: dict[str, set[str]] = {}
    of_guid: dict[str, set[str]] = {}
    for entry in unlike:
        of_link.setdefault(entry.link, set()).add(entry.guid or entry.title)
        of_guid.setdefault(entry.guid, set()).add(entry.link or entry.title)
    titles: Counter[str] = Counter()
    named: dict[tuple[str, ...], Entry] = {}
    for entry in unlike:
        link = entry.link if len(of_link[entry.link]) == 1 else ""
        guid = entry.guid if len(of_guid[entry.guid]) == 1 else ""
        if not link and not guid:
            titles[entry.title] += 1
        again = titles[entry.title] if not link and not guid else 1
        name = (link, guid) if link or guid else (link, guid, entry.title, str(again))
        named.setdefault(name, replace(entry, link=link, guid=guid, same_title=again))
    return list(named.values())


def _says_anything(entry: Entry) -> bool:
    return bool(entry.title or entry.body.strip())


def _made(entry: Entry, source: SourceFile) -> Drafted:
    if source.is_outline:
        return Drafted(outlined(entry, source.name))
    return drafted(entry, source.name)


def _of_posts(remark: str, titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return _("“{title}”: {remark}").format(title=titles[0], remark=remark)
    return ngettext("In {n} post: {remark}", "In {n} posts each: {remark}", len(titles)).format(
        n=len(titles), remark=remark
    )


def _no_posts(source: SourceFile) -> FileProblem:
    return FileProblem(
        _("The feed “{name}” lists no posts.").format(name=one_line(source.name)),
        _("Look whether the blog has another feed, or import its pages instead."),
    )


def _left_out(entries: Sequence[Entry], chosen: int) -> list[str]:
    """That some entries become no posts of their own."""
    remarks = []
    empty = sum(not _says_anything(entry) for entry in entries)
    if empty:
        remarks.append(
            ngettext(
                "{n} entry of the feed holds neither title nor text and was left out.",
                "{n} entries of the feed hold neither title nor text and were left out.",
                empty,
            ).format(n=empty)
        )
    if again := len(entries) - empty - chosen:
        remarks.append(
            ngettext(
                "{n} post stands in the feed again under the same address; the first was taken.",
                "{n} posts stand in the feed again under the same address; the first were taken.",
                again,
            ).format(n=again)
        )
    return remarks
