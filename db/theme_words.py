"""The words that mark the passages of a theme: suggestions for what to search for next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.among import among
from db.folding import fold
from db.living import ALIVE
from db.models import Highlight, HighlightTheme, Post
from db.query import Query
from db.query.printing import printed
from db.query.tree import Named, NameField, all_of, any_of, none_of
from db.theme_tree import family
from db.words.key_terms import HOLDER, KeyTerm, Uses, holding, key_terms, wording

_FEW: Final = 4  # passages; where there are as many, a word of a single one marks nothing
_LOOKED_AT: Final = 5  # times as many as are wanted: some stand in a single passage


@dataclass(frozen=True, slots=True)
class MarkingWord:
    """A word that stands oftener in a theme's passages than in the library.

    Attributes:
        word: As the passages write it most often.
        passages: How many of them hold it.
        posts_outside: How many posts hold it and have no highlight under the theme.
        weight: Larger for a word that marks the theme more.
    """

    word: str
    passages: int
    posts_outside: int
    weight: float


def marking_words(session: Session, theme_id: int, limit: int = 20) -> tuple[MarkingWord, ...]:
    """The words that mark what stands under a theme and those below it, the most telling first.

    None where nothing stands under it, or where its passages use the words that all
    posts use.

    Args:
        session: Reads the library.
        theme_id: The theme.
        limit: How many words at most.
    """
    themes = family(session, theme_id)
    uses = Uses()
    quotes = session.execute(_kept(themes).with_only_columns(Highlight.id, Highlight.quote))
    passages = dict(quotes.all())
    for quote in passages.values():
        uses.add(quote)
    least = 1 if len(passages) < _FEW else 2
    terms = [
        term
        for term in key_terms(session, uses, _LOOKED_AT * limit)
        if uses.texts[term.word] >= least
    ]
    return tuple(
        MarkingWord(
            term.shown, uses.texts[term.word], _posts_outside(session, term, themes), term.weight
        )
        for term in terms[:limit]
    )


def query_of(words: Sequence[str], path: str) -> str:
    """What finds the posts with one of these words and nothing under the theme of this path."""
    unseen = none_of(Named(NameField.THEME, path))
    return printed(Query(all_of([any_of([wording(fold(word)) for word in words]), unseen]), ""))


def _kept(themes: tuple[int, ...]) -> Select[int]:
    """The highlights under themes that people see."""
    under = select(HighlightTheme.highlight_id).where(HighlightTheme.theme_id.in_(among(themes)))
    return (
        select(Highlight.id)
        .join(Post, Post.id == Highlight.post_id)
        .where(Highlight.id.in_(under), Highlight.removed_at.is_(None), ALIVE)
    )


def _posts_outside(session: Session, term: KeyTerm, themes: tuple[int, ...]) -> int:
    inside = _kept(themes).with_only_columns(Highlight.post_id)
    outside = holding(wording(term.word)).where(HOLDER.not_in(inside)).subquery()
    return session.execute(select(func.count()).select_from(outside)).scalar_one()
