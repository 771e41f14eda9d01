"""Where the cards of the margin stand: beside their passages as far as there is room.

Pure arithmetic in one direction, in device-independent pixels from the top of
the document. A card that would be pushed too far from its passage goes into a
bundle, a small “+n”, until cards stand beside their passages again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

GAP: Final = 7.0
"""Between two cards."""

BUNDLE_HEIGHT: Final = 20.0
"""Of the “+n” that stands for cards without room."""

FARTHEST: Final = 150.0
"""How far below its passage a card may stand before it goes into a bundle."""

_NEAR: Final = 24.0  # a bundle ends where a card stands this near to its passage again


class Wish(NamedTuple):
    """A card and where its passage begins; wishes are ordered by `top`."""

    key: int
    top: float


@dataclass(slots=True)
class Box:
    """A card, or a bundle of several cards without room."""

    keys: list[int]
    wanted: float
    top: float
    height: float
    is_bundle: bool = False

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


def arrange(
    wishes: Sequence[Wish],
    height_of: Callable[[int], float],
    *,
    ceiling: float = float("-inf"),
    floor: float = float("inf"),
    focused: int = 0,
) -> list[Box]:
    """The boxes from the top down; every card is in exactly one, none covers another.

    Args:
        wishes: In the order of the text.
        height_of: Height of a card; asked only for cards that get room.
        ceiling: No box begins above it.
        floor: No box ends below it, as far as bundles can help.
        focused: The card that stands exactly at its passage while others make
            room; 0 or another's key is none.
    """
    at = next((place for place, wish in enumerate(wishes) if wish.key == focused), None)
    if at is None:
        return _downwards(wishes, height_of, ceiling, floor)
    wish = wishes[at]
    box = Box([wish.key], wish.top, max(wish.top, ceiling), height_of(wish.key))
    above = _downwards(wishes[:at], height_of, ceiling, float("inf"))
    below = _downwards(wishes[at + 1 :], height_of, box.bottom + GAP, floor)
    return [*_lifted(above, box.top - GAP, ceiling), box, *below]


def _downwards(
    wishes: Sequence[Wish], height_of: Callable[[int], float], ceiling: float, floor: float
) -> list[Box]:
    boxes: list[Box] = []
    free = ceiling
    for wish in wishes:
        top = max(wish.top, free)
        is_open = bool(boxes) and boxes[-1].is_bundle
        if top - wish.top <= (_NEAR if is_open else FARTHEST):
            height = height_of(wish.key)
            if top + height <= floor:
                boxes.append(Box([wish.key], wish.top, top, height))
                free = top + height + GAP
                continue
        _bundle(boxes, wish, top, floor)
        free = boxes[-1].bottom + GAP
    return boxes


def _bundle(boxes: list[Box], wish: Wish, top: float, floor: float) -> None:
    """Put a card without room into the bundle at the end, making one there if need be."""
    if boxes and boxes[-1].is_bundle:
        boxes[-1].keys.append(wish.key)
    elif top + BUNDLE_HEIGHT <= floor or not boxes:
        boxes.append(Box([wish.key], wish.top, top, BUNDLE_HEIGHT, is_bundle=True))
    else:
        last = boxes[-1]
        boxes[-1] = Box([*last.keys, wish.key], last.wanted, last.top, BUNDLE_HEIGHT, True)


def _lifted(boxes: list[Box], floor: float, ceiling: float) -> list[Box]:
    """The same boxes, pushed up so that they end above `floor`, the nearest least."""
    while True:
        limit = floor
        for box in reversed(boxes):
            box.top = min(box.top, limit - box.height)
            limit = box.top - GAP
        if len(boxes) < 2 or boxes[0].top >= ceiling:
            return boxes
        first, second = boxes[:2]
        keys = [*first.keys, *second.keys]
        boxes[:2] = [Box(keys, first.wanted, second.top, BUNDLE_HEIGHT, is_bundle=True)]
