"""The words that tell what some texts are about, weighed against the whole library.

The weights are whoosh's (Bo1, from the divergence from randomness: Amati 2003);
the counts are ours, from the table `term`. Which words say nothing is not read
from a list, as there is none for every language: they are those that stand in
most posts, or no oftener here than elsewhere. A word without letters, such as a
year, tells nothing either.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from sqlalchemy import Integer, Select, column, func, literal_column, select, table, text, true
from sqlalchemy.orm import Session

from db.among import among
from db.folding import fold, is_cjk, parts, two_grams, words
from db.models import Post, Term, Version
from db.query.match_expression import match_expression
from db.query.tree import Run, Tree, Word

LONGEST_READ: Final = 200_000  # code points of a text; what it is about is clear by then
_COMMON: Final = 0.4  # of all posts; what stands in more of them tells none apart
_OFTENER: Final = 2.0  # times as often as in the library; chance seldom does that
_FADED: Final = 0.2  # of the best weight; what weighs less is beside the point
_SAMPLE: Final = 1_000  # posts, the newest, that the usual length is taken from
_MOST_COUNTED: Final = 200  # words that are counted in the index when the table has them not

# With the plus SQLite tests each row found. Without it, it would run one MATCH for each post.
HOLDER: Final = literal_column("+post_index.rowid", Integer).label("id")
"""The id of a post that is `holding` words, for further conditions."""

_INDEX = table("post_index", column("rowid", Integer))
_POST = Post.__table__.c
_TERM = Term.__table__.c
_VERSION = Version.__table__.c

_UNFINISHED: Final = select(_POST.id).where(_POST.pending == true())
# In text, because it is asked for one word after the other.
_COUNTED: Final = text(
    "SELECT count(*) FROM"
    " (SELECT rowid FROM post_index WHERE post_index MATCH :match LIMIT :enough)"
)
_ALL_POSTS: Final = select(func.count()).select_from(Post).where(_POST.removed_at.is_(None))
_LATEST: Final = select(_VERSION.words).order_by(_VERSION.id.desc()).limit(_SAMPLE).subquery()
_USUAL_WORDS: Final = select(func.avg(_LATEST.c.words))


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A word that marks some texts.

    Attributes:
        word: As the index knows it, folded.
        shown: As it is written most often in these texts.
        uses: How often it stands in these texts.
        weight: Larger for a word that tells more.
        posts: How many posts of the library hold it.
    """

    word: str
    shown: str
    uses: int
    weight: float
    posts: int


class Uses:
    """How often each word stands in some texts, in how many of them, and how it is written."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.texts: Counter[str] = Counter()
        self._written: dict[str, Counter[str]] = {}

    def add(self, passage: str, times: int = 1) -> None:
        """Count the words of one text, each so many times."""
        here: set[str] = set()
        for written, count in Counter(words(passage[:LONGEST_READ])).items():
            for word in _folded(written):
                self.counts[word] += count * times
                self._written.setdefault(word, Counter())[written] += count * times
                here.add(word)
        self.texts.update(here)

    def shown(self, word: str) -> str:
        """The word as it is written most often; a part of a longer run as it is compared."""
        written = self._written[word].most_common(1)[0][0]
        return written if fold(written) == word else word


class _Known(NamedTuple):
    """A word of the library: how many posts hold it, and how often it stands there."""

    posts: int
    uses: int


def key_terms(
    session: Session, uses: Uses, limit: int, *, least_posts: int = 1
) -> tuple[KeyTerm, ...]:
    """The words that mark these texts, the most telling first.

    Args:
        session: Reads the library.
        uses: The words of the texts.
        limit: How many words at most.
        least_posts: Leaves out words that fewer posts of the library hold.
    """
    from whoosh.classify import Bo1Model

    all_posts = max(1, session.execute(_ALL_POSTS).scalar_one())
    all_uses = all_posts * (session.execute(_USUAL_WORDS).scalar_one() or 1.0)
    here = uses.counts.total()
    model = Bo1Model(all_posts, round(all_uses))
    found = []
    for word, known in _counted(session, uses, all_posts).items():
        is_rare = known.posts <= max(1, all_posts * _COMMON)
        often = uses.counts[word] / here > _OFTENER * known.uses / all_uses
        if known.posts >= least_posts and is_rare and often:
            weight = model.score(uses.counts[word], known.uses, here)
            found.append(KeyTerm(word, uses.shown(word), uses.counts[word], weight, known.posts))
    found.sort(key=lambda term: (-term.weight, term.word))
    return tuple(term for term in found[:limit] if term.weight >= _FADED * found[0].weight)


def wording(word: str) -> Word | Run:
    """A word of a `KeyTerm` as a part of a query."""
    return Run(word) if is_cjk(word) else Word(word)


def holding(tree: Tree) -> Select[int]:
    """The posts that hold words, by their ids; neither removed nor part of an unfinished import."""
    found = literal_column(_INDEX.name).op("MATCH")(match_expression(tree))
    return select(HOLDER).select_from(_INDEX).where(found, HOLDER.not_in(_UNFINISHED))


def _folded(written: str) -> Iterator[str]:
    """A written word as the index has it: folded, Chinese and its like in pairs of signs."""
    for part in parts(fold(written)):
        if is_cjk(part):
            yield from two_grams(part)
        elif len(part) > 1 and any(sign.isalpha() for sign in part):
            yield part


def _counted(session: Session, uses: Uses, all_posts: int) -> dict[str, _Known]:
    """What is known of the words; of the few that came after the table was filled, too."""
    asked = select(_TERM.word, _TERM.posts, _TERM.uses).where(_TERM.word.in_(among(uses.counts)))
    known = {word: _Known(posts, count) for word, posts, count in session.execute(asked)}
    missing = (word for word, _count in uses.counts.most_common() if word not in known)
    return known | _counted_in_index(session, islice(missing, _MOST_COUNTED), uses, all_posts)


def _counted_in_index(
    session: Session, missing: Iterator[str], uses: Uses, all_posts: int
) -> dict[str, _Known]:
    """Posts counted one word after the other, no further than to see that a word is common."""
    enough = round(all_posts * _COMMON) + 2
    found = {}
    for word in missing:
        asked = {"match": match_expression(wording(word)), "enough": enough}
        posts = session.execute(_COUNTED, asked).scalar_one()
        found[word] = _Known(posts, max(posts, uses.counts[word]))
    return found
