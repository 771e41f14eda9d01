"""Where a passage stands in another text, and how sure that is."""

from dataclasses import dataclass

from db.records import Span, State


@dataclass(frozen=True, slots=True)
class Placing:
    """The answer for one passage.

    Attributes:
        span: In the new text; None exactly when the state is LOST.
        state: CHECK is placed, but a person should look.
        confidence: 0 to 1; 1 means that nothing about the passage changed.
    """

    span: Span | None
    state: State
    confidence: float


def lost(confidence: float = 0.0) -> Placing:
    """The answer for a passage that stands nowhere; its confidence is that of the best guess."""
    return Placing(None, State.LOST, confidence)
