"""A translation is looked for once; what asks for languages of its own is answered as before."""

import gettext
from collections.abc import Iterator

import pytest

from app import translating


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The domains that were really looked for on disk."""
    seen: list[str] = []

    def find(domain: str, *_rest: object) -> None:
        seen.append(domain)

    monkeypatch.setattr(translating, "_find", find)
    monkeypatch.setattr(gettext, "find", gettext.find)  # put back afterwards
    translating._remembered.cache_clear()
    translating.look_once()
    yield seen
    translating._remembered.cache_clear()


def test_a_text_without_translation_is_looked_for_once(looked_up: list[str]) -> None:
    assert [gettext.dgettext("none-such", "Lanterns 🏮") for _ in range(3)] == ["Lanterns 🏮"] * 3
    assert looked_up == ["none-such"]


def test_languages_named_by_the_caller_are_looked_for_each_time(looked_up: list[str]) -> None:
    for _time in range(2):
        gettext.translation("none-such", languages=["he"], fallback=True)
    assert looked_up == ["none-such"] * 2
