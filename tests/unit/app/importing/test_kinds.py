import pytest

from app.importing.kinds import Kind, is_archive, is_database, kinds_for, words


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_name_of_its_own(kind: Kind) -> None:
    assert words(kind)
    assert [words(other) for other in Kind].count(words(kind)) == 1


@pytest.mark.parametrize("kind", Kind)
def test_what_may_be_chosen_begins_with_the_kind_itself_and_names_each_once(kind: Kind) -> None:
    offered = kinds_for(kind)
    assert offered[0] is kind
    assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_offered_that_such_bytes_cannot_be(kind: Kind) -> None:
    assert {is_archive(other) for other in kinds_for(kind)} == {is_archive(kind)}
    assert {is_database(other) for other in kinds_for(kind)} == {is_database(kind)}


def test_a_wrong_guess_among_letters_can_be_changed() -> None:
    assert kinds_for(Kind.TEXT) == (Kind.TEXT, Kind.HTML, Kind.MARKDOWN)
    assert kinds_for(Kind.WORDPRESS) == (
        Kind.WORDPRESS,
        Kind.FEED,
        Kind.TEXT,
        Kind.HTML,
        Kind.MARKDOWN,
    )
