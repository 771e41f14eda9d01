from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from app import settings
from app.ui.remembered import RECENT_LIBRARIES, Remembered, Settings
from db.records import Scope, ScopeKind

CHOSEN = Settings("dark", 21, 60, "Inter", patterns=False, margin=False, zoom_percent=125)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "fenêtre 🪟" / "window.ini"


def written(path: Path) -> Remembered:
    """All that can be remembered, written by one run of the program."""
    made = Remembered(path)
    made.settings = CHOSEN
    made.scope = Scope(ScopeKind.THEME, 4)
    made.sort = "title"
    made.post = "guid-1"
    made.sidebar_shown = False
    made.export_choice = {"by": "theme", "title": "Cafe\u0301 שלום", "id": 3, "whole": True}
    made.add_library(Path("/a/שלום.eventnotes"))
    made.keep_state("window", QByteArray(b"\x00\xffplace"))
    made.write()
    return made


def test_the_next_run_finds_all_of_it(path: Path) -> None:
    written(path)
    found = Remembered(path)
    assert found.settings == CHOSEN
    assert found.scope == Scope(ScopeKind.THEME, 4)
    assert (found.sort, found.post, found.sidebar_shown) == ("title", "guid-1", False)
    assert found.export_choice == {
        "by": "theme", "title": "Cafe\u0301 שלום", "id": 3, "whole": True,
    }  # fmt: skip
    assert found.last_library == Path("/a/שלום.eventnotes")
    assert found.state("window") == QByteArray(b"\x00\xffplace")


def assert_as_at_first(found: Remembered) -> None:
    assert found.settings == Settings()
    assert found.scope == Scope(ScopeKind.ALL)
    assert (found.sort, found.post, found.sidebar_shown) == ("", "", True)
    assert found.export_choice == {}
    assert found.recent_libraries == ()
    assert found.last_library is None
    assert found.state("window").isEmpty()


def test_the_first_run_has_the_usual_values(path: Path) -> None:
    assert_as_at_first(Remembered(path))


@pytest.mark.qt_log_ignore("QVariant::load")
@pytest.mark.parametrize("damage", [
    b"", b"\x00\xff\xfe[[[\n===\n", bytes(range(256)) * 8,
    b"[settings]\ntext_px=@Variant(\\0\\0\\0\\x7f)\nfamily=[1,\n[shown]\nscope=\"@Point(1\n",
    b"[settings]\ntext_px=\"[17]\"\nappearance=17\npatterns=\"null\"\n[shown]\nscope=\"\\\"moon\\\"\"",
    b"[libraries]\nrecent=\"{}\"\n[export]\nchoice=\"[1]\"\n[places]\nwindow=words\n",
    b"[shown]\nscope=\"\\\"theme\\\"\"\nscope_id=\"\\\"four\\\"\"\nexpanded=\"[1, null]\"\n",
])  # fmt: skip
def test_a_damaged_file_is_as_good_as_none_and_is_written_anew(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    assert_as_at_first(Remembered(path))
    written(path)
    assert Remembered(path).settings == CHOSEN


@pytest.mark.parametrize("wrong", [
    replace(CHOSEN, appearance="pink"), replace(CHOSEN, text_px=0),
    replace(CHOSEN, line_characters=10_000), replace(CHOSEN, family="Comic 🎈"),
    replace(CHOSEN, zoom_percent=-1),
])  # fmt: skip
def test_a_setting_out_of_its_range_is_the_usual_one_and_the_others_stay(
    path: Path, wrong: Settings
) -> None:
    Remembered(path).settings = wrong
    differing = [
        name for name in Settings.__slots__ if getattr(wrong, name) != getattr(CHOSEN, name)
    ]
    usual = {name: getattr(Settings(), name) for name in differing}
    assert Remembered(path).settings == replace(CHOSEN, **usual)


def test_a_place_that_cannot_be_written_stops_nobody(path: Path) -> None:
    path.mkdir(parents=True)
    written(path)


def test_libraries_are_listed_once_and_the_last_one_first(path: Path) -> None:
    found = Remembered(path)
    for number in [*range(RECENT_LIBRARIES + 3), 5]:
        found.add_library(Path(f"/{number}"))
    assert found.recent_libraries == tuple(
        Path(f"/{number}") for number in (5, 10, 9, 8, 7, 6, 4, 3)
    )


def test_the_file_lies_beside_the_library(event_notes_home: Path) -> None:
    written(event_notes_home / "window.ini")
    assert settings.library_path().parent == event_notes_home
    assert Remembered().settings == CHOSEN


def test_an_unfinished_note_survives_until_it_is_finished(path: Path) -> None:
    Remembered(path).keep_unfinished_note("h7", "cafe\u0301 🎪\nשלום = [1]")
    found = Remembered(path)
    assert found.unfinished_note("h7") == "cafe\u0301 🎪\nשלום = [1]"
    found.keep_unfinished_note("h7", "")
    found.write()
    assert Remembered(path).unfinished_note("h7") == ""
