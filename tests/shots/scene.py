"""What a scene is: what a person does, and when the camera clicks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.shots.stage import Person


@dataclass(frozen=True, slots=True)
class Scene:
    """What is played, on which library, in a window of which size.

    Attributes:
        play: Gives the names of its pictures, one after the other.
        size: In points, which are pixels as long as nothing is scaled.
    """

    name: str
    play: "Callable[[Person], Iterator[str]]"
    library: str = "samples"
    size: tuple[int, int] = (1280, 800)
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight


def varied(
    scene: Scene,
    suffix: str,
    *,
    size: tuple[int, int] | None = None,
    direction: Qt.LayoutDirection | None = None,
) -> Scene:
    """A scene in a window of another size or direction, its pictures under names of their own."""

    def played(person: "Person") -> Iterator[str]:
        for name in scene.play(person):
            yield f"{name}-{suffix}"

    return replace(
        scene,
        name=f"{scene.name}-{suffix}",
        play=played,
        size=size or scene.size,
        direction=scene.direction if direction is None else direction,
    )
