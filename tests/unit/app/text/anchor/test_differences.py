import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.text.anchor.differences import Difference, between

TEXTS = st.text("ab c.\n*—e\u0301ש日\N{ROCKET}", max_size=40)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.kind, words(each, old, new)) for each in between(old, new)]


def words(each: Difference, old: str, new: str) -> str:
    return old[slice(*each.old)] if each.kind == "removed" else new[slice(*each.new)]


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("", "", []),
        ("We met in Rome.", "We met in Rome.", [("same", "We met in Rome.")]),
        ("“We met”", '"we  met"', [("same", '"we  met"')]),
        (
            "We met in Rome today.",
            "We met in Oslo today.",
            [
                ("same", "We met in "),
                ("removed", "Rome "),
                ("added", "Oslo "),
                ("same", "today."),
            ],
        ),
        ("We met.", "We met. נור \N{ROCKET}", [("same", "We met. "), ("added", "נור \N{ROCKET}")]),
        (
            "\N{ROCKET} Noor came.",
            "Noor came.",
            [("removed", "\N{ROCKET} "), ("same", "Noor came.")],
        ),
        ("", "cafe\u0301", [("added", "cafe\u0301")]),
        ("日本語", "日木語", [("same", "日"), ("removed", "本"), ("added", "木"), ("same", "語")]),
        (
            "red, green",
            "blue, grey",
            [("removed", "red, green"), ("added", "blue, grey")],
        ),
    ],
)
def test_changes_are_told_in_words(old: str, new: str, differences: list[tuple[str, str]]) -> None:
    assert told(old, new) == differences


@given(TEXTS, TEXTS)
@example(" ", "")
@example("**", "a")
def test_the_stretches_cover_both_texts_without_a_gap(old: str, new: str) -> None:
    found = between(old, new)
    ends = (0, 0)
    for each in found:
        assert (each.old.start, each.new.start) == ends
        ends = (each.old.end, each.new.end)
        assert ends != (each.old.start, each.new.start)
    assert ends == (len(old), len(new))
    assert all(each.old.start == each.old.end for each in found if each.kind == "added")
    assert all(each.new.start == each.new.end for each in found if each.kind == "removed")
