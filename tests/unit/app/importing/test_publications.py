"""Only published posts pass, unless all are wanted; the others are counted."""

from dataclasses import replace

import pytest

from app.importing.publications import PublishedOnly
from app.importing.read_file import ReadFile
from db.records import PostLink, Publication, Span
from tests.unit.conftest import draft_of

P = Publication


def file_of(*publications: Publication) -> ReadFile:
    drafts = tuple(
        replace(draft_of(f"{place} 🏮", "cafe\u0301 שלום"), publication=each)
        for place, each in enumerate(publications)
    )
    return ReadFile("a.xml", "a.xml", "", b"", "Quay", drafts)


def titles(file: ReadFile) -> list[str]:
    return [draft.title for draft in file.drafts]


@pytest.mark.parametrize("kind", [each for each in P if each is not P.PUBLISHED])
def test_what_is_not_published_is_taken_out_and_counted(kind: Publication) -> None:
    only = PublishedOnly()
    assert titles(only.of(file_of(kind, P.PUBLISHED, kind))) == ["1 🏮"]
    assert only.left_out == {kind: 2}


def test_the_count_goes_over_all_parts_of_a_file() -> None:
    only = PublishedOnly()
    for _part in range(3):
        only.of(file_of(P.DRAFT, P.PAGE, P.PUBLISHED))
    assert only.left_out == {P.DRAFT: 3, P.PAGE: 3}


def test_everything_passes_when_it_is_wanted() -> None:
    only, file = PublishedOnly(everything=True), file_of(*P)
    assert only.of(file) is file
    assert not only.left_out


def test_links_lead_to_the_right_post_afterwards() -> None:
    file = file_of(P.PUBLISHED, P.DRAFT, P.PUBLISHED)
    links = (PostLink(Span(0, 2), 1), PostLink(Span(2, 4), 2))
    file.drafts = (replace(file.drafts[0], links=links), *file.drafts[1:])
    first, _second = PublishedOnly().of(file).drafts
    assert first.links == (PostLink(Span(2, 4), 1),)
