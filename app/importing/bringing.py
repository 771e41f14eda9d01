"""Brings the highlights and notes of another tool to the post that they are of."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.text.anchor import describe, passages
from app.text.blocks import TextBuilder
from app.text.clean import clean
from db import bringing, highlights, notes, posts, renewing, themes, versions
from db.library import Session
from db.records import About, Anchor, BlockKind, Draft, ForeignHighlight, Span, State


@dataclass(frozen=True, slots=True)
class Brought:
    """How many highlights came to a post, and how they stand in its text."""

    placed: int = 0
    check: int = 0
    lost: int = 0


def wanted(session: Session, post_id: int, draft: Draft) -> bool:
    """Whether a draft has highlights, or a note, that the post does not have yet."""
    return bool(_new(session, post_id, draft, draft.text)) or bool(
        draft.note.strip() and not notes.texts(session, About.POST, [post_id])
    )


def bring(session: Session, post_id: int, draft: Draft, number: int | None = None) -> Brought:
    """Put the highlights and the note of a draft on a post; those it has stay as they are.

    A highlight whose words not even the draft's own text has is kept all the same.

    Args:
        session: A writing session.
        post_id: The post that the draft is.
        draft: With the text that its highlights were made in.
        number: The version that has this text; None where it is the present one.
    """
    present = posts.title_and_text(session, post_id)[1]
    made_in = present if number is None else versions.opened(session, post_id, number).text
    states, without_place = [], []
    for foreign, span in _new(session, post_id, draft, made_in):
        if span is None:
            without_place.append(foreign)
            continue
        anchor = describe(made_in, span)
        placed = _found(present, anchor, foreign) if number is not None else _SURE
        states.append(_keep(session, post_id, foreign, anchor, number=number, placed=placed))
    if without_place:
        states += _quoted(session, post_id, draft.title, present, without_place)
    if draft.note.strip() and not notes.texts(session, About.POST, [post_id]):
        notes.write(session, About.POST, post_id, draft.note)
    return Brought(*(states.count(each) for each in (State.PLACED, State.CHECK, State.LOST)))


_Placed = tuple[Span | None, State, float]
_SURE: _Placed = (None, State.PLACED, 1.0)


def _new(
    session: Session, post_id: int, draft: Draft, text: str
) -> list[tuple[ForeignHighlight, Span | None]]:
    """The highlights that the post does not have, with their places in the draft's text."""
    if not draft.highlights:
        return []
    there = set(map(_words, bringing.with_quote(session, post_id)))
    found = [(foreign, _span(text, foreign)) for foreign in draft.highlights]
    return [
        (foreign, span)
        for foreign, span in found
        if _words(foreign.quote)
        and there.isdisjoint({_words(foreign.quote), _words(text[slice(*(span or (0, 0)))])})
    ]


def _words(quote: str) -> str:
    """The quote with its white space folded: two that differ in that alone are one."""
    return " ".join(clean(quote).split())


def _span(text: str, foreign: ForeignHighlight) -> Span | None:
    """Where the highlight stands in the text it was made in; None where nothing of it does."""
    quote = foreign.quote.strip()
    if foreign.start is not None and text.startswith(quote, foreign.start) and quote:
        return Span(foreign.start, foreign.start + len(quote))
    found: Sequence[Span] = passages(text, quote)
    near = foreign.start or 0
    return min(found, key=lambda span: abs(span.start - near), default=None)


def _quoted(
    session: Session, post_id: int, title: str, present: str, quotes: Sequence[ForeignHighlight]
) -> list[State]:
    """Keep highlights that stand in no text there is: in a version that holds their words alone."""
    builder = TextBuilder()
    for foreign in quotes:
        builder.block(BlockKind.QUOTE, _words(foreign.quote), 1)
    built = builder.build()
    arrived = renewing.arrive(session, post_id, Draft(title, built.text, built.blocks))
    number = renewing.keep_aside(session, post_id, arrived)
    states = []
    for foreign, block in zip(quotes, built.blocks, strict=True):
        words = built.text[slice(*block.span)]
        anchor = Anchor(block.span, words, foreign.prefix, foreign.suffix)
        placed = _found(present, anchor, foreign)
        states.append(_keep(session, post_id, foreign, anchor, number=number, placed=placed))
    return states


def _found(text: str, anchor: Anchor, foreign: ForeignHighlight) -> _Placed:
    """Where a passage known by its words alone stands in a text."""
    from app.text.anchor.finding import find

    placing = find(text, anchor.quote, foreign.prefix, foreign.suffix, sure_if_once=True)
    return placing.span, placing.state, placing.confidence


def _keep(  # noqa: PLR0913 -- what it is, and where it stands
    session: Session,
    post_id: int,
    foreign: ForeignHighlight,
    anchor: Anchor,
    *,
    number: int | None,
    placed: _Placed,
) -> State:
    """Write a highlight with its themes and note, and tell how it stands."""
    highlight_id = bringing.bring(
        session, post_id, anchor, made_at=foreign.made, number=number, placed=placed
    )
    for path in foreign.themes:
        highlights.put(session, highlight_id, themes.named(session, path).id)
    if foreign.note.strip():
        notes.write(session, About.HIGHLIGHT, highlight_id, foreign.note)
    return placed[1]
