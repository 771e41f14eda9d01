"""Addresses and paths given in any mixture are told apart."""

from pathlib import Path

import pytest

from app.importing.given import Given, told_apart


@pytest.mark.parametrize(
    "name", ["https://blog.example/a", "blog.example/a", "blog.example", "127.0.0.1:8000/feed"]
)
def test_an_address_is_known_by_its_form(name: str) -> None:
    assert told_apart([name]) == Given((), (name,))


@pytest.mark.parametrize("name", ["posts", "notes.md", "../שלום 🏮.html", "/a/cafe\u0301.xml", ""])
def test_anything_else_is_a_path(name: str) -> None:
    assert told_apart([name]) == Given((Path(name),), ())


def test_what_lies_on_the_disk_is_a_path_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "blog.example").mkdir()
    (tmp_path / "blog.example" / "post").touch()
    assert told_apart(["blog.example/post"]).addresses == ()
    assert told_apart(["blog.example/other"]).paths == ()


def test_each_kind_keeps_its_order() -> None:
    given = told_apart(["b.md", "https://b.example/", "a.md", "https://a.example/"])
    assert given.paths == (Path("b.md"), Path("a.md"))
    assert given.addresses == ("https://b.example/", "https://a.example/")


def test_an_address_too_long_for_a_file_name_is_one() -> None:
    long = f"https://blog.example/{'a' * 10_000}"
    assert told_apart([long]).addresses == (long,)


def test_a_path_that_no_system_knows_stays_a_path() -> None:
    assert told_apart(["a\x00b"]).paths == (Path("a\x00b"),)
