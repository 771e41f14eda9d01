import logging
import multiprocessing
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.importing.pool import MOST_WORKERS, Pool
from app.importing.source_file import Part, SourceFile
from app.importing.worker import Answer
from app.importing.worker_main import Work
from db.errors import FileProblem, Problem
from db.jobs import Stopped
from db.records import Reading


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))  # the processes get our sys.path
    with Pool("worker_readers") as pool:
        yield pool
    assert multiprocessing.active_children() == []


def works(*said: str) -> list[tuple[int, Work | Answer]]:
    return [(n, Work(words.encode(), SourceFile(f"{n}.txt"))) for n, words in enumerate(said)]


def told(answer: Part | Answer) -> str:
    """The title that was read, or the words of the problem."""
    match answer:
        case Part(reading):
            return reading.drafts[0].title
        case Reading():
            return answer.drafts[0].title
        case FileProblem():
            return answer.message


def process_of(answer: Part | Answer) -> str:
    assert isinstance(answer, Reading)
    return answer.drafts[0].text.split()[-1]


def test_answers_come_in_the_order_of_the_files(pool: Pool) -> None:
    said = [f"post {n} 👩‍🚀 é שלום" for n in range(40)]
    answers = list(pool.read(works(*said)))
    assert [tag for tag, _ in answers] == list(range(40))
    assert [told(answer) for _, answer in answers] == said


@pytest.mark.parametrize("ahead", [1, 3])
def test_the_parts_of_a_large_source_come_in_order_before_its_answer(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    monkeypatch.setattr("app.importing.pool._AHEAD_PARTS", ahead)
    heard = [
        (tag, told(answer)) for tag, answer in pool.read(works("a", "parts 9", "b", "parts 2"))
    ]
    large, small = (
        [(n, f"part {part} 🧩 e\u0301 חלק") for part in range(many)] for n, many in ((1, 9), (3, 2))
    )
    assert heard == [(0, "a"), *large, (1, "parts 9"), (2, "b"), *small, (3, "parts 2")]


def test_a_source_that_fails_after_some_parts_leaves_them_and_says_why(pool: Pool) -> None:
    first, second, last = pool.read(works("parts 2 refuse"))
    assert [told(answer) for _tag, answer in (first, second)] == [
        "part 0 🧩 e\u0301 חלק",
        "part 1 🧩 e\u0301 חלק",
    ]
    assert isinstance(last[1], FileProblem)


def test_one_file_starts_one_process_and_many_start_two(pool: Pool) -> None:
    assert multiprocessing.active_children() == []
    list(pool.read(works("alone")))
    assert len(multiprocessing.active_children()) == 1
    list(pool.read(works(*"abcdef")))
    assert len(multiprocessing.active_children()) == MOST_WORKERS


def test_processes_are_kept_for_the_next_files(pool: Pool) -> None:
    [(_, first)] = pool.read(works("first"))
    [(_, second)] = pool.read(works("second"))
    assert process_of(first) == process_of(second)


def test_what_is_answered_already_starts_no_process(pool: Pool) -> None:
    problem = FileProblem("“a.txt” is gone.", "Look for it.")
    assert list(pool.read([("a", problem), ("b", Reading(()))])) == [
        ("a", problem),
        ("b", Reading(())),
    ]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("die", "the reader stopped"),
        ("fail oh", "the reader made a mistake"),
        ("connect", "the reader made a mistake"),
        ("start", "the reader made a mistake"),
        pytest.param(
            "fill",
            "it needed too much memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory there"),
        ),
    ],
)
def test_a_file_that_breaks_its_reader_costs_only_itself(
    pool: Pool, deed: str, reason: str
) -> None:
    answers = [answer for _, answer in pool.read(works("before", deed, "after", "later"))]
    assert [told(answer) for answer in answers] == [
        "before",
        f"“1.txt” could not be read: {reason}.",
        "after",
        "later",
    ]
    assert isinstance(answers[1], Problem)
    assert answers[1].remedy


def test_a_reader_that_stands_still_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Pool("worker_readers", limit_seconds=0.3) as pool:
        [(_, answer)] = pool.read(works("stand still"))
        assert told(answer) == "“0.txt” could not be read: it took longer than 0.3 s."
        assert multiprocessing.active_children() == []


def test_a_reader_cannot_write_a_file(pool: Pool, tmp_path: Path) -> None:
    target = tmp_path / "new.txt"
    [(_, answer)] = pool.read(works(f"write {target}"))
    assert isinstance(answer, FileProblem)
    assert not target.exists()


def test_a_refusal_keeps_its_words(pool: Pool) -> None:
    [(_, answer)] = pool.read(works("refuse “0.txt” is a riddle."))
    assert isinstance(answer, FileProblem)
    assert (answer.message, answer.remedy) == ("“0.txt” is a riddle.", "Do something else.")


def test_the_traceback_of_a_mistake_goes_to_the_log_alone(
    pool: Pool, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.ERROR):
        [(_, answer)] = pool.read(works("fail with \x1b[31m colours"))
    assert "RuntimeError: with [31m colours" in caplog.text
    assert "\x1b" not in caplog.text
    assert "RuntimeError" not in told(answer)
    assert capfd.readouterr() == ("", "")


def test_files_are_taken_only_a_little_ahead(pool: Pool) -> None:
    taken = 0

    def many() -> Iterator[tuple[int, Work | Answer]]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield n, Work(b"post", SourceFile(f"{n}.txt"))

    answers = pool.read(many())
    next(answers)
    assert taken < 50
    answers.close()


def test_stopping_ends_the_reading_and_keeps_the_pool_usable(pool: Pool) -> None:
    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        list(pool.read(works("stand still", "stand still"), waiting=stop))
    assert [told(answer) for _, answer in pool.read(works("again"))] == ["again"]


def test_a_pool_whose_readers_are_missing_says_that_it_does_not_start() -> None:
    with Pool("app.importing.no_such_readers") as pool, pytest.raises(Problem, match="not start"):
        list(pool.read(works("post")))
    assert multiprocessing.active_children() == []
