"""A large export is looked through by its outline and read whole when its posts are saved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.importing import reading, run
from app.importing.choosing import Change, chosen
from app.importing.found_posts import read_files
from app.importing.pool import Pool
from app.importing.read_file import ReadFile
from app.importing.second_pass import whole_texts
from db import originals
from db.errors import FileProblem
from db.jobs import Quiet
from db.library import Library
from tests.unit.app.importing.given import kept
from tests.unit.app.importing.wxr import export, item
from tests.unit.db.marks import mark, rows

LONG = " ".join(f"Sentence {n} 🏮 cafe\u0301 שלום of a long post." for n in range(60))
TITLES = ["Lanterns 🏮", "Cafe\u0301", "ערב", "Boats"]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export of four posts that counts as a large one."""
    monkeypatch.setattr(reading, "OUTLINED_BYTES", 10)
    path = tmp_path / "blog.xml"
    path.write_bytes(export_of(TITLES))
    return path


def export_of(titles: list[str], words: str = LONG) -> bytes:
    return export(
        *(
            item(
                f"<p>{title}: {words}</p><p>The end of {title}.</p>",
                title=title,
                link=f"https://quay.example/{n}/",
                guid=f"https://quay.example/?p={n}",
                wp_post_id=str(n),
            )
            for n, title in enumerate(titles)
        )
    )


def outlined(path: Path, pool: Pool) -> ReadFile:
    [file] = read_files([path], pool=pool).files
    return file


def test_what_is_looked_through_is_the_beginning_of_each_post(path: Path, pool: Pool) -> None:
    file = outlined(path, pool)
    assert [draft.title for draft in file.drafts] == TITLES
    assert all(len(draft.text) <= 310 for draft in file.drafts)
    assert file.outline is not None
    assert file.outline.places == (0, 1, 2, 3)
    assert file.data == b""


def test_what_is_saved_are_the_whole_texts(empty_library: Library, path: Path, pool: Pool) -> None:
    report = run.save_files(empty_library, [outlined(path, pool)], pool=pool)
    assert [row.title for row in report.added] == TITLES
    for post in kept(empty_library):
        assert post.text.startswith(f"{post.title}: Sentence 0 🏮")
        assert post.text.endswith(f"The end of {post.title}.")
        assert len(post.text) > len(LONG)


def test_what_a_person_changed_and_left_out_stays_so(
    empty_library: Library, path: Path, pool: Pool
) -> None:
    change = Change(
        title="Boats and quays ⚓", author="Mira נור", published="2021", event="Boat Week",
        url="https://quay.example/boats", labels=("harbour", "boats"),
    )  # fmt: skip
    file = chosen(outlined(path, pool), {3: change}, {0, 2})
    run.save_files(empty_library, [file], pool=pool)
    cafe, boats = kept(empty_library)
    assert (cafe.title, boats.title) == ("Cafe\u0301", "Boats and quays ⚓")
    assert boats.text.endswith("The end of Boats.")
    assert (boats.author, boats.published, boats.url) == (
        "Mira נור", "2021", "https://quay.example/boats",
    )  # fmt: skip
    assert boats.labels == ("harbour", "boats")
    assert [event.name for event in boats.events] == ["Boat Week"]


def test_what_was_left_out_is_new_when_the_file_comes_again(
    empty_library: Library, path: Path, pool: Pool
) -> None:
    run.save_files(empty_library, [chosen(outlined(path, pool), {}, {0})], pool=pool)
    report = run.save_files(empty_library, [outlined(path, pool)], pool=pool)
    assert [row.title for row in report.added] == TITLES[:1]
    assert [row.title for row in report.unchanged] == TITLES[1:]


def test_the_file_is_known_again_by_its_sum(empty_library: Library, path: Path, pool: Pool) -> None:
    file = outlined(path, pool)
    assert file.whole is not None
    run.save_files(empty_library, [file], pool=pool)
    with empty_library.reading() as session:
        assert originals.known(session, file.whole.sha256) == (1, 2, 3, 4)
        assert originals.read(session, file.whole.sha256) is None  # each post has its own bytes
        assert len(originals.digests(session)) == 5


def test_a_newer_text_from_a_large_file_takes_its_place(
    empty_library: Library, path: Path, pool: Pool
) -> None:
    run.save_files(empty_library, [outlined(path, pool)], pool=pool)
    with empty_library.step() as session:
        mark(session, 4, "The end of Boats")
    path.write_bytes(export_of(TITLES, "Other words 🏮 e\u0301 שלום before it. " + LONG))
    report = run.save_files(empty_library, [outlined(path, pool)], pool=pool)
    assert (report.added, len(report.updated)) == ((), 4)
    boats = kept(empty_library)[3]
    assert boats.text.startswith("Boats: Other words")
    assert [each.passage for each in boats.highlights] == ["The end of Boats"]


@pytest.mark.parametrize(
    "newer",
    [
        pytest.param(export_of(TITLES[:2]), id="fewer posts"),
        pytest.param(export_of([*TITLES, "More"]), id="more posts"),
        pytest.param(export_of(TITLES[::-1]), id="another order"),
        pytest.param(export_of(TITLES, "Other words. " + LONG), id="other texts"),
        pytest.param(export_of(TITLES)[:-900], id="cut off"),
        pytest.param(b"", id="empty"),
        pytest.param(b"Just a text.\n", id="something else"),
    ],
)
def test_of_a_file_that_changed_meanwhile_nothing_is_saved(
    library: Library, path: Path, pool: Pool, newer: bytes
) -> None:
    before = rows(library)
    file = outlined(path, pool)
    path.write_bytes(newer)
    with pytest.raises(FileProblem, match="has changed since it was looked through") as told:
        run.save_files(library, [file], pool=pool)
    assert told.value.remedy == "Import it again; nothing of it was saved."
    assert rows(library) == before


def test_of_a_file_that_is_gone_nothing_is_saved(library: Library, path: Path, pool: Pool) -> None:
    before = rows(library)
    file = outlined(path, pool)
    path.unlink()
    with pytest.raises(FileProblem, match="could not be opened"):
        run.save_files(library, [file], pool=pool)
    assert rows(library) == before


def test_a_file_that_was_read_whole_is_not_read_again(path: Path, pool: Pool) -> None:
    file = replace(outlined(path, pool), outline=None)
    path.unlink()
    assert [*whole_texts(file, Quiet(), pool)] == [file]
