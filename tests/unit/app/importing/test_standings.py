from collections.abc import Callable
from dataclasses import replace

import pytest

from app.importing.read_file import ReadFile
from app.importing.report import Update
from app.importing.run import save_files
from app.importing.standing import Standing
from app.importing.standings import standings
from db.library import Library
from db.records import Draft

MakeDraft = Callable[..., Draft]

LONG = "Nobody counted the apples 🍎 this year, and nobody minded e\u0301 שלום. " * 4


def file(*drafts: Draft) -> ReadFile:
    return ReadFile("a.txt", "a.txt", "text/plain", b"", "a.txt", drafts)


def found(library: Library, *files: ReadFile) -> list[list[Standing]]:
    with library.reading() as session:
        return [list(each) for each in standings(session, files)]


def test_posts_of_the_library_are_told_from_new_ones(
    library: Library, make_draft: MakeDraft
) -> None:
    url = "https://harbour.example/lanterns"
    drafts = (
        make_draft("A new one", "Words 🏮 e\u0301 שלום"),
        make_draft("Lanterns on the river", "Other words", url=url),
        make_draft(
            "A quiet harvest",
            "Nobody counted the apples 🍎 this year, and nobody minded e\u0301.",
            "They sang שיר until the barn was empty.",
        ),
    )
    assert found(library, file(*drafts)) == [[Standing.NEW, Standing.NEWER, Standing.HERE]]


@pytest.mark.parametrize(
    ("first", "second", "standing"),
    [
        (("A", "Words", "https://x.example/a"), ("B", "Other", "http://x.example/a/"), "AGAIN"),
        (("A", "Words", ""), ("A", "Words", ""), "AGAIN"),
        (("A", "Words", ""), ("B", "Words", ""), "NEW"),
        (("A", LONG, ""), ("B", LONG, ""), "AGAIN"),
        (("A", LONG, "https://x.example/a"), ("A", LONG, "https://y.example/a"), "NEW"),
        (("A", LONG, "https://x.example/a"), ("A", LONG, ""), "AGAIN"),
        (("A", "Words", ""), ("A", "Other", ""), "NEW"),
    ],
)
def test_a_post_that_comes_twice_is_marked_as_saving_would_treat_it(
    empty_library: Library,
    make_draft: MakeDraft,
    first: tuple[str, str, str],
    second: tuple[str, str, str],
    standing: str,
) -> None:
    files = [file(make_draft(title, text, url=url)) for title, text, url in (first, second)]
    told = found(empty_library, *files)
    assert told == [[Standing.NEW], [Standing[standing]]]
    report = save_files(empty_library, files)
    assert len(report.added) == sum(each.is_new for [each] in told)


def test_an_equal_text_under_another_address_is_new_and_marked(
    empty_library: Library, make_draft: MakeDraft
) -> None:
    save_files(empty_library, [file(make_draft("A", LONG, url="https://x.example/a"))])
    twin = file(make_draft("A", LONG, url="https://y.example/a"))
    assert found(empty_library, twin) == [[Standing.TWIN]]


def test_the_whole_text_after_its_beginning_is_no_repetition(
    empty_library: Library, make_draft: MakeDraft
) -> None:
    url = "https://x.example/a"
    beginning = replace(make_draft("A", "Words 🏮 e\u0301 שלום", url=url), excerpt=True)
    whole = make_draft("A", "Words 🏮 e\u0301 שלום and many more", url=url)
    files = [file(beginning, whole, whole)]
    assert found(empty_library, *files) == [[Standing.NEW, Standing.FULL, Standing.AGAIN]]
    report = save_files(empty_library, files)
    assert [row.what for row in report.updated] == [Update.FULL]
