import pytest

from app.importing.plain.naming import mentions

ROPES = "Ropes, Rain and Reeds"
FAIR = "A Day at the Fair?"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("See Ropes, Rain and Reeds for more.", [(0, "Ropes, Rain and Reeds")]),
        ("See 🙂 שלום: Ropes Rain and Reeds", [(0, "Ropes Rain and Reeds")]),
        ("In “A Day at the Fair?” I said so.", [(1, "A Day at the Fair?")]),
        ("A Day at the Fair was short", [(1, "A Day at the Fair")]),
        ("ropes, rain and reeds", []),
        ("Ropes, Rain and Reedsy", []),
        ("Ropes, Rain", []),
        ("A Day at the Fair? Ropes, Rain and Reeds", [(1, FAIR), (0, ROPES)]),
        ("", []),
    ],
)
def test_a_whole_title_is_found_in_a_text(text: str, named: list[tuple[int, str]]) -> None:
    found = [
        (one.title, text[one.span.start : one.span.end]) for one in mentions([ROPES, FAIR], [text])
    ]
    assert found == named


def test_the_longest_of_titles_that_begin_alike_wins() -> None:
    titles = ["Ropes and Rain", "Ropes and Rain in the Reeds"]
    assert [one.title for one in mentions(titles, ["On Ropes and Rain in the Reeds"])] == [1]


def test_titles_of_two_words_are_not_looked_for() -> None:
    assert list(mentions(["Open Source"], ["Open Source is everywhere"])) == []
