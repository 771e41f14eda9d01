from pathlib import Path

import pytest

from app import settings
from app.settings import SourceSettings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "né שלום 🏮"
    monkeypatch.setenv(settings.HOME_VARIABLE, str(folder))
    monkeypatch.delenv(settings.ALLOWED_HOSTS_VARIABLE, raising=False)
    return folder


def test_at_first_no_host_is_allowed_and_nothing_is_fetched_unasked() -> None:
    assert settings.source_settings() == SourceSettings((), refresh_at_start=False)
    assert settings.allowed_hosts() == frozenset()


def test_what_was_chosen_for_sources_is_kept() -> None:
    for chosen in (SourceSettings(("wiki.example", "[::1]:80"), refresh_at_start=True),) * 2:
        settings.keep_source_settings(chosen)
        assert settings.source_settings() == chosen


def test_keeping_leaves_nothing_but_the_file(home: Path) -> None:
    settings.keep_source_settings(SourceSettings(("a",)))
    assert [path.name for path in home.iterdir()] == [settings.SOURCES_NAME]


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff",
        b"[]",
        b"{",
        b'{"allowed_hosts": "all", "refresh_at_start": "yes"}',
        b'{"allowed_hosts": null}',
    ],
)
def test_settings_that_cannot_be_read_count_as_not_chosen(home: Path, kept: bytes) -> None:
    home.mkdir()
    (home / settings.SOURCES_NAME).write_bytes(kept)
    assert settings.source_settings() == SourceSettings()


@pytest.mark.parametrize("named", ["127.0.0.1:8000 Wiki.example", "127.0.0.1:8000,wiki.example;"])
def test_the_environment_allows_further_hosts_that_are_not_kept(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    settings.keep_source_settings(SourceSettings(("[::1]:80",)))
    monkeypatch.setenv(settings.ALLOWED_HOSTS_VARIABLE, named)
    assert settings.allowed_hosts() == {"127.0.0.1:8000", "wiki.example", "[::1]:80"}
    assert settings.source_settings().allowed_hosts == ("[::1]:80",)
