"""A library whose posts have got newer texts: one highlight is lost there, one is in doubt."""

from db.library import Library
from tests.unit.conftest import draft_of
from tests.unit.db.marks import mark, take_text

# Of the first post: the passage about funding is gone, and that about Noor stands there twice.
NEWER = (
    "The harbour filled up before dusk 🏮 and nobody had planned for it.",
    "“We paid for the cafe\u0301”, said Noor נור. “Nobody else”, said Noor נור.",
)


def bring_newer_text(library: Library) -> None:
    """Mark three passages of the first post, and give it its second text."""
    with library.step() as session:
        mark(session, 1, "before dusk 🏮", "Crowds")
        mark(session, 1, "Funding came late", "Money", note="Who said so? נור")
        mark(session, 1, "said Noor נור", "People", "Money")
    with library.step() as session:
        draft = draft_of("Lanterns on the river", *NEWER, url="https://harbour.example/lanterns/")
        take_text(session, 1, draft)
