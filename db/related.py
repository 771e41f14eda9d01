"""Posts that go with a post: those that read alike, of the same event, or linked with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from sqlalchemy import Float, func, literal_column, select
from sqlalchemy.orm import Session

from db import links
from db.among import among
from db.folding import fold
from db.highlights import present_version
from db.living import ALIVE
from db.models import Event, Post, PostEvent, Twin
from db.post_lines import lines
from db.query import Query
from db.query.printing import printed
from db.query.tree import Named, NameField, all_of, any_of
from db.records import PostLine
from db.texts import unpack_inlines
from db.words.key_terms import HOLDER, KeyTerm, Uses, holding, key_terms, wording

_KEY_WORDS: Final = 12  # enough to tell a subject; more would bring what is only near to it
_TITLE_TIMES: Final = 3  # as much as in the text a word of the title counts
_MOST_FOUND: Final = 40_000  # posts to be ranked, each word's own; 30 ms at 100,000 posts
_TELLING: Final = 4  # words said more than once: where there are as many, the others are chance
_LOOKED_AT: Final = 3  # times as many posts and words as are wanted: some are put aside
_LEAST_SHARED: Final = 2  # words; one alone is no subject
_LEAST_LIKENESS: Final = 0.15  # below it posts share what nobody would call a subject
_STEM, _ENDING = 4, 2  # letters; words that differ only in so short an ending are one
_RANK: Final = literal_column("-bm25(post_index, 8.0, 1.0, 1.0, 1.0)", Float).label("rank")


@dataclass(frozen=True, slots=True)
class Alike:
    """A post that reads alike.

    Attributes:
        words: What marks both posts, the most telling first, as the first one writes it.
        likeness: From 0 to 1, where 1 fits the first post's key words as well as it does itself.
    """

    line: PostLine
    words: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class SameEvent:
    """A post of the same event; `events` are the names of those that both tell of."""

    line: PostLine
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A post that this one leads to, or that leads to this one, or both."""

    line: PostLine
    leads_out: bool
    leads_here: bool


@dataclass(frozen=True, slots=True)
class Related:
    """What goes with a post.

    Attributes:
        alike: The most alike first.
        same_event: The newest first, those without a date last.
        linked: Those this post leads to in the order of its text, then those that lead here.
        event_total: How many posts of the same events there are, shown or not.
        linked_total: How many posts are linked with it, shown or not.
    """

    alike: tuple[Alike, ...] = ()
    same_event: tuple[SameEvent, ...] = ()
    linked: tuple[Linked, ...] = ()
    event_total: int = 0
    linked_total: int = 0


def related(session: Session, post_id: int, limit: int = 8) -> Related:
    """The posts that go with a post; never itself, nor what is in the trash.

    Posts that may be the same one (`db.twins`) are not given as alike.

    Args:
        session: Reads the library.
        post_id: The post.
        limit: Of each kind.

    Raises:
        NotFoundProblem: There is no such post, or it is in the trash.
    """
    version = present_version(session, post_id)
    found = _alike(session, post_id, version.text, limit)
    of_events, event_total = _same_event(session, post_id, limit)
    out = _led_to(session, post_id, version.id, version.inlines)
    here = links.leading_here(session, post_id)
    linked = list(dict.fromkeys([*out, *here]))
    shown = {*found, *of_events, *linked[:limit]}
    known = {line.id: line for line in lines(session, ids=shown)} if shown else {}
    return Related(
        tuple(Alike(known[each], *found[each]) for each in found),
        tuple(SameEvent(known[each], tuple(names)) for each, names in of_events.items()),
        tuple(Linked(known[each], each in out, each in here) for each in linked[:limit]),
        event_total,
        len(linked),
    )


def query_of(found: Alike | SameEvent | Linked, most_words: int) -> str:
    """What finds a post, and more like it, by what joins it to the first one; "" for links.

    Args:
        found: One of what `related` gave.
        most_words: The first so many of the words shared; all of them have to stand in a post.
    """
    match found:
        case Alike(words=words):
            tree = all_of([wording(fold(word)) for word in words[:most_words]])
        case SameEvent(events=names):
            tree = any_of([Named(NameField.EVENT, name, exactly=True) for name in names])
        case Linked():
            return ""
    return printed(Query(tree, ""))


def why(found: Alike | SameEvent | Linked) -> str:
    """What joins a post to the first one, in a few words; the words that both share not."""
    match found:
        case Alike(likeness=likeness):
            return _("{n} % alike").format(n=round(100 * likeness))
        case SameEvent(events=names):
            return ", ".join(names)
        case Linked(leads_out=True, leads_here=True):
            return _("each links to the other")
        case Linked(leads_out=leads_out):
            return _("linked from this post") if leads_out else _("links to this post")


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The words without further forms of one that stands before, such as its plural."""
    kept: dict[str, str] = {}
    for word in words:
        folded = fold(word)
        if not any(_is_form(folded, other) for other in kept):
            kept[folded] = word
    return tuple(kept.values())


def _alike(
    session: Session, post_id: int, text: str, limit: int
) -> dict[int, tuple[tuple[str, ...], float]]:
    """Posts with the words they share and their likeness, the most alike first."""
    terms = _key_terms(session, post_id, text)
    if len(terms) < _LEAST_SHARED:
        return {}
    unwanted = _twins(session, post_id)
    ranks = _ranked(session, terms, post_id, _LOOKED_AT * limit + len(unwanted))
    best = ranks.pop(post_id, None) or max(ranks.values(), default=1.0)
    alike = {
        other: min(rank / best, 1.0)
        for other, rank in ranks.items()
        if rank >= _LEAST_LIKENESS * best and other not in unwanted
    }
    shared = _shared(session, terms, alike)
    words = {each: distinct(shared[each]) for each in alike}
    enough = [each for each in alike if len(words[each]) >= _LEAST_SHARED]
    return {each: (words[each], alike[each]) for each in enough[:limit]}


def _key_terms(session: Session, post_id: int, text: str) -> list[KeyTerm]:
    """The post's key words that other posts have too, as many as can be ranked in time."""
    uses = Uses()
    uses.add(
        session.execute(select(Post.title).where(Post.id == post_id)).scalar_one(), _TITLE_TIMES
    )
    uses.add(text)
    terms = key_terms(session, uses, _LOOKED_AT * _KEY_WORDS, least_posts=2)
    said_again = [term for term in terms if term.uses > 1]
    chosen: list[KeyTerm] = []
    left = _MOST_FOUND
    for term in said_again if len(said_again) >= _TELLING else terms:
        if term.posts <= left and len(chosen) < _KEY_WORDS:
            chosen.append(term)
            left -= term.posts
    return chosen


def _twins(session: Session, post_id: int) -> set[int]:
    """The posts of which nobody has decided whether they are this one."""
    pairs = select(Twin.post_id, Twin.other_post_id).where(
        Twin.settled.is_(False), (Twin.post_id == post_id) | (Twin.other_post_id == post_id)
    )
    return {each for pair in session.execute(pairs) for each in pair}


def _ranked(
    session: Session, terms: Iterable[KeyTerm], post_id: int, limit: int
) -> dict[int, float]:
    """The posts that hold the most of the words, the best first; the post itself before all."""
    found = holding(any_of([wording(term.word) for term in terms]))
    others_last = HOLDER.is_distinct_from(post_id)
    ranked = found.add_columns(_RANK).order_by(others_last, _RANK.desc(), HOLDER.desc())
    return dict(session.execute(ranked.limit(limit + 1)).all())


def _shared(
    session: Session, terms: Iterable[KeyTerm], posts: Collection[int]
) -> Mapping[int, list[str]]:
    """Which of the words each post holds."""
    shared: dict[int, list[str]] = {each: [] for each in posts}
    for term in terms:
        here = holding(wording(term.word)).where(HOLDER.in_(among(posts)))
        for post_id in session.execute(here).scalars():
            shared[post_id].append(term.shown)
    return shared


def _is_form(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    ending = len(longer) - len(shorter)
    return len(shorter) >= _STEM and ending <= _ENDING and longer.startswith(shorter)


def _same_event(session: Session, post_id: int, limit: int) -> tuple[dict[int, list[str]], int]:
    """The newest other posts of its events with the events' names, and how many there are."""
    names = _events_of(session, post_id)
    of_them = select(PostEvent.post_id).where(PostEvent.event_id.in_(among(names)))
    rows = session.execute(
        select(Post.id, func.count().over())
        .where(Post.id.in_(of_them), Post.id != post_id, ALIVE)
        .order_by(Post.published.desc(), Post.id)
        .limit(limit)
    ).all()
    found: dict[int, list[str]] = {other: [] for other, _total in rows}
    for event_id, name in names.items():
        link = select(PostEvent.post_id).where(
            PostEvent.event_id == event_id, PostEvent.post_id.in_(among(found))
        )
        for other in session.execute(link).scalars():
            found[other].append(name)
    return found, rows[0][1] if rows else 0


def _events_of(session: Session, post_id: int) -> dict[int, str]:
    own = (
        select(Event.id, Event.name)
        .join(PostEvent, PostEvent.event_id == Event.id)
        .where(PostEvent.post_id == post_id, Event.removed_at.is_(None))
        .order_by(Event.starts, Event.name_key)
    )
    return dict(session.execute(own).all())


def _led_to(session: Session, post_id: int, version_id: int, inlines: str) -> Sequence[int]:
    """The other posts of the library that a text leads to, in its order."""
    found = links.leading_out(session, version_id, unpack_inlines(inlines))
    ids = (link.post_id for link in found if link.post_id not in (None, post_id))
    return [each for each in dict.fromkeys(ids) if each is not None]
