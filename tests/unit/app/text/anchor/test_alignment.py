import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.anchor import alignment
from app.text.anchor.alignment import Run, align

WORDS = st.lists(st.sampled_from("abcde"), max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("a b c", "a b c", [(0, 0, 3)]),
        ("a b c", "x a b c", [(0, 1, 3)]),
        ("a b c", "a b a b c", [(0, 2, 3)]),
        ("a b c d", "a b x c d", [(0, 0, 2), (2, 3, 2)]),
        ("a b c", "x y", []),
        ("", "x", []),
    ],
)
def test_what_both_texts_have_in_common_is_found(
    old: str, new: str, runs: list[tuple[int, int, int]]
) -> None:
    assert align(old.split(), new.split()) == tuple(Run(*run) for run in runs)


@given(WORDS, WORDS)
def test_runs_rise_in_both_texts_and_are_the_same_words(old: list[str], new: list[str]) -> None:
    old_at = new_at = 0
    for run in align(old, new):
        assert run.length > 0
        assert run.old >= old_at
        assert run.new >= new_at
        old_at, new_at = run.old + run.length, run.new + run.length
        assert old[run.old : old_at] == new[run.new : new_at]


@pytest.fixture
def small_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is compared counts as too large."""
    monkeypatch.setattr(alignment, "MOST_CELLS", 900)


@pytest.mark.usefixtures("small_table")
def test_texts_too_large_to_be_compared_whole_are_held_by_their_landmarks() -> None:
    old = [f"word{number}" for number in range(300)]
    new = [*old[:90], "put", "in", *old[90:200], *old[210:]]
    new[30] = new[250] = "changed"
    kept = sum(run.length for run in align(old, new))
    assert kept == 300 - 10 - 2


@pytest.mark.usefixtures("small_table")
@given(WORDS, WORDS)
def test_large_texts_give_runs_that_are_the_same_words(old: list[str], new: list[str]) -> None:
    for run in align(old * 3, new * 3):
        there = (old * 3)[run.old : run.old + run.length]
        assert there == (new * 3)[run.new : run.new + run.length]


@pytest.mark.usefixtures("small_table")
def test_large_texts_without_landmarks_keep_their_ends() -> None:
    old = ["head", *["the"] * 50, "old", *["of"] * 40, "tail"]
    new = ["head", *["the"] * 50, "new", *["of"] * 41, "tail"]
    runs = align(old, new)
    assert (runs[0].old, runs[0].new) == (0, 0)
    assert (runs[-1].old + runs[-1].length, runs[-1].new + runs[-1].length) == (93, 94)
