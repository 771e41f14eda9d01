"""Every step can be taken back and done again, for ever, also after a restart."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from db import events, fulltext, history, themes
from db.library import Library
from db.steps import Step
from tests.unit.conftest import fill
from tests.unit.db.random_actions import everything, run

SEEDS = st.integers(0, 2**32)


@settings(max_examples=2, phases=[Phase.reuse, Phase.generate])
@given(seed=SEEDS)
def test_a_thousand_random_actions_undone_and_redone_give_the_same(seed: int) -> None:
    with fresh_library() as path:
        library = Library.open(path, write=True)
        with_three = everything(library)
        steps = run(library, Random(seed), 1000)
        after = everything(library)
        assert steps > 400
        library = reopened(library)
        assert everything(library) == after
        for done in range(steps):
            assert library.undo() is not None
            if done == steps // 2:
                library = reopened(library)
        assert everything(library) == with_three
        library = reopened(library)
        for _ in range(steps):
            assert library.redo() is not None
        assert library.redo() is None
        assert everything(library) == after
        with library.writing() as session:
            assert fulltext.out_of_step(session.connection()) == ()
        library.close()


@settings(max_examples=10, phases=[Phase.reuse, Phase.generate])
@given(seed=SEEDS, turns=st.lists(st.sampled_from(["act", "undo", "redo"]), max_size=30))
def test_undo_and_redo_walk_along_the_states_there_were(seed: int, turns: list[str]) -> None:
    random = Random(seed)
    with fresh_library() as path, Library.open(path, write=True) as library:
        states, present = [everything(library)], 0
        for turn in turns:
            if turn == "act":
                if run(library, random, 1):
                    present += 1
                    states[present:] = [everything(library)]
            elif turn == "undo" and present > 0:
                library.undo()
                present -= 1
            elif turn == "redo" and present + 1 < len(states):
                assert library.redo() is not None
                present += 1
            assert everything(library) == states[present]


def test_after_a_new_step_what_was_undone_cannot_be_redone(library: Library) -> None:
    with library.step() as session:
        themes.named(session, "Funding")
    library.undo()
    with library.step() as session:
        events.named(session, "Rain Week 🌧 e\u0301 גשם")
    assert library.redo() is None
    undone = library.undo()
    assert undone is not None
    assert undone.text() == "Add the event “Rain Week 🌧 e\u0301 גשם”"
    assert [step.kind for step in everything_done(library)] == ["undo", "do", "undo", "do", "do"]


def test_undo_with_nothing_to_take_back_says_so(empty_library: Library) -> None:
    assert empty_library.undo() is None
    assert empty_library.redo() is None
    assert everything_done(empty_library) == ()


def test_a_step_that_changes_nothing_is_no_step(library: Library) -> None:
    with library.step() as session:
        theme = themes.named(session, "Funding")
    with library.step() as session:
        assert themes.named(session, "FUNDING") == theme
    assert len(everything_done(library)) == 2


@contextmanager
def fresh_library() -> Iterator[Path]:
    """The file of a small library, one for each example."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "random.eventnotes"
        with Library.create(path) as library:
            fill(library)
        yield path


def everything_done(library: Library) -> tuple[Step, ...]:
    with library.reading() as session:
        return history.steps(session)


def reopened(library: Library) -> Library:
    library.close()
    return Library.open(library.path, write=True)
