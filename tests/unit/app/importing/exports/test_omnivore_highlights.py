import pytest

from app.importing.exports.omnivore_highlights import highlights
from db.records import ForeignHighlight


def test_quotes_labels_and_notes_are_told_apart() -> None:
    found, note = highlights(
        "About the page 🏮\n\n\n\n"
        "> First of נועה.\n> Second cafe\u0301. \n\n#sea mist #a/b\n\nMine.\n\nStill mine.\n\n"
        "> Bare. \n\n"
        "> Noted. \n\n#hashtag-like\n\n# no label"
    )
    assert note == "About the page 🏮"
    assert found == (
        ForeignHighlight(
            "First of נועה.\nSecond cafe\u0301.",
            note="Mine.\n\nStill mine.",
            themes=("sea mist", "a\u2215b"),
        ),
        ForeignHighlight("Bare."),
        ForeignHighlight("Noted.", note="# no label", themes=("hashtag-like",)),
    )


@pytest.mark.parametrize("markdown", ["", "\n\n", ">", "> \n\n>", "\x00\x07"])
def test_nothing_gives_nothing(markdown: str) -> None:
    assert highlights(markdown)[0] == ()
