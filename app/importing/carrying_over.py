"""Where the highlights of a post stand in another text of it."""

from app.text.anchor import describe
from app.text.anchor.placing import Placing
from db.last_places import OldText, Placed
from db.records import State
from db.renewing import SURE, Standing


def carried(placed: Placed, new_text: str) -> tuple[Standing, ...]:
    """Where each highlight of a post stands in a new text; none is left out.

    Args:
        placed: Where they stood, as `db.last_places.of_post` tells.
        new_text: The text that comes in place of the present one.
    """
    return tuple(standing for old in placed.old_texts for standing in _from_one_text(old, new_text))


def _from_one_text(old: OldText, new_text: str) -> list[Standing]:
    from app.text.anchor.carrying import carry

    anchors = [describe(old.text, place.span) for place in old.places]
    placings = carry(old.text, new_text, anchors)
    return [
        _standing(place.highlight_id, placing, is_settled=place.is_settled)
        for place, placing in zip(old.places, placings, strict=True)
    ]


def _standing(highlight_id: int, placing: Placing, *, is_settled: bool) -> Standing:
    if is_settled and placing.state is not State.PLACED:  # the person has decided already
        return Standing(highlight_id, None, State.LOST, SURE)
    return Standing(highlight_id, placing.span, placing.state, min(placing.confidence, SURE))
