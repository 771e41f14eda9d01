"""While newer texts come, what a person does is kept, and what ends early leaves nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from app.importing import saving
from app.importing.read_file import ReadFile
from app.importing.report import ImportReport, Update
from app.importing.run import save_files
from db import highlights, originals, posts, repairs, trash
from db.jobs import Stopped
from db.library import Library
from db.long_step import LongStep
from db.records import ForeignHighlight, Span, State
from tests.unit.app.importing.given import FIRST, SECOND, THIRD, file, kept, post, save
from tests.unit.db.marks import mark, out_of_step, rows
from tests.unit.db.random_actions import everything

NEWER = post("A line above 🏮 e\u0301 שלום.", FIRST, SECOND)
OTHERS = [
    post(f"Post {n} 🏮 e\u0301 שלום", url=f"https://x.example/{n}", title=f"{n}") for n in range(3)
]


@pytest.fixture
def marked(empty_library: Library) -> Library:
    """One post with a passage that lives on in its newer text and one that does not."""
    save(empty_library, post(FIRST, SECOND, THIRD), data=b"old")
    with empty_library.step() as session:
        mark(session, 1, "before dusk 🏮", "Evening", note="ערב")
        mark(session, 1, THIRD)
    return empty_library


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each post is on disk, hidden, before the next but one is taken."""
    monkeypatch.setattr(saving, "BATCH_POSTS", 1)


def coming(meanwhile: Callable[[], None]) -> Iterator[ReadFile]:
    """The newer text, then other posts; something happens once the text is on disk."""
    yield file(NEWER, data=b"new")
    yield file(OTHERS[0], name="0", data=b"0")
    yield file(OTHERS[1], name="1")
    meanwhile()
    yield file(OTHERS[2], name="2")


def states(library: Library) -> list[tuple[str, State]]:
    return [(each.passage, each.state) for each in kept(library)[0].highlights]


def imported(library: Library, does: Callable[[Session], object]) -> ImportReport:
    def meanwhile() -> None:
        assert kept(library)[0].version == 1  # nobody sees the newer text yet
        with library.step() as session:
            does(session)

    return save_files(library, coming(meanwhile))


def test_highlights_are_carried_over_and_counted(marked: Library) -> None:
    report = save_files(marked, coming(lambda: None))
    [row] = report.updated
    assert (row.what, row.placed, row.check, row.lost) == (Update.NEWER, 1, 0, 1)
    assert report.to_check == 1
    assert states(marked) == [("before dusk 🏮", State.PLACED), (THIRD, State.LOST)]
    with marked.reading() as session:
        assert [each.highlight.passage for each in repairs.listed(session)] == [THIRD]


def test_a_passage_highlighted_meanwhile_is_there_and_placed(marked: Library) -> None:
    report = imported(marked, lambda session: mark(session, 1, "said Noor נור", "Money"))
    assert states(marked) == [
        ("before dusk 🏮", State.PLACED),
        ("said Noor נור", State.PLACED),
        (THIRD, State.LOST),
    ]
    assert (report.updated[0].placed, report.updated[0].lost) == (2, 1)
    [one, *_others] = kept(marked)
    for highlight in one.highlights:
        if highlight.span:
            assert one.text[slice(*highlight.span)] == highlight.passage


def test_a_highlight_moved_meanwhile_is_carried_from_where_it_is_now(marked: Library) -> None:
    start = FIRST.index("so many lanterns")
    imported(marked, lambda session: highlights.move(session, 1, Span(start, start + 16)))
    assert ("so many lanterns", State.PLACED) in states(marked)


def test_a_highlight_removed_meanwhile_stays_in_the_trash(marked: Library) -> None:
    imported(marked, lambda session: highlights.remove(session, 1))
    assert states(marked) == [(THIRD, State.LOST)]
    with marked.step() as session:
        trash.restore(session, trash.listed(session)[0].guid)
    assert ("before dusk 🏮", State.PLACED) in states(marked)


def test_a_post_removed_meanwhile_does_not_hinder_the_others(marked: Library) -> None:
    report = imported(marked, lambda session: posts.remove(session, 1))
    assert (len(report.added), report.updated) == (3, ())
    assert [each.title for each in kept(marked)] == ["0", "1", "2"]
    with marked.step() as session:
        trash.restore(session, trash.listed(session)[0].guid)
    assert states(marked) == [("before dusk 🏮", State.PLACED), (THIRD, State.PLACED)]
    [row] = save(marked, NEWER).updated
    assert row.what is Update.NEWER


def test_another_text_that_was_undone_meanwhile_is_no_base(marked: Library) -> None:
    save(marked, post(FIRST, THIRD))
    assert kept(marked)[0].version == 2

    def meanwhile() -> None:
        marked.undo()

    save_files(marked, coming(meanwhile))
    assert kept(marked)[0].text == NEWER.text
    assert states(marked) == [("before dusk 🏮", State.PLACED), (THIRD, State.LOST)]


def test_what_was_done_meanwhile_and_the_import_go_back_and_forth(marked: Library) -> None:
    before = everything(marked)
    imported(marked, lambda session: mark(session, 1, "said Noor נור", "Money"))
    after = everything(marked)
    for _step in range(2):
        assert marked.undo() is not None
    assert everything(marked) == before
    for _step in range(2):
        assert marked.redo() is not None
    assert everything(marked) == after
    assert out_of_step(marked) == ()


class _CrashError(Exception):
    """Ends an import like a power cut: nobody takes anything away."""


@pytest.mark.parametrize("how", [Stopped, _CrashError])
def test_an_import_that_ends_early_leaves_nothing_and_can_be_done_again(
    marked: Library, monkeypatch: pytest.MonkeyPatch, how: type[BaseException]
) -> None:
    before = rows(marked)

    def end() -> None:
        with marked.reading() as session:
            assert originals.digests(session)
        raise how

    with monkeypatch.context() as patch, pytest.raises(how):
        if how is _CrashError:
            patch.setattr(LongStep, "take_away", lambda _step: None)
        save_files(marked, coming(end))
    marked.close()
    with Library.open(marked.path, write=True) as again:
        assert rows(again) == before
        assert out_of_step(again) == ()
        report = save_files(again, coming(lambda: None))
        assert (len(report.added), len(report.updated)) == (3, 1)
        assert states(again) == [("before dusk 🏮", State.PLACED), (THIRD, State.LOST)]


def test_an_import_that_is_refused_at_the_very_end_leaves_nothing(
    marked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError("a bug")

    before = rows(marked)
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="a bug"):
        patch.setattr("db.renewing.learn", fail)
        save_files(marked, coming(lambda: None))
    assert rows(marked) == before
    assert len(save_files(marked, coming(lambda: None)).added) == 3


def test_highlights_of_a_post_that_is_new_and_renewed_at_once_are_carried_over(
    empty_library: Library,
) -> None:
    excerpt = replace(post(FIRST), excerpt=True, highlights=(ForeignHighlight("before dusk 🏮"),))
    save_files(empty_library, [file(excerpt), file(NEWER, name="b.html")])
    assert states(empty_library) == [("before dusk 🏮", State.PLACED)]
    assert kept(empty_library)[0].text == NEWER.text
