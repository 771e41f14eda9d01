import pytest

from app.importing.exports.foreign_themes import theme, themes


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("sea",), "sea"),
        (("sea", "fog/mist 🌫"), "sea/fog\u2215mist 🌫"),
        (("", "cafe\u0301\n  נועה", " "), "cafe\u0301 נועה"),
        (("\u202enight", "x" * 300), "night/" + "x" * 200),
        (("", "\u200b"), ""),
        ((), ""),
    ],
)
def test_names_become_a_path(path: tuple[str, ...], expected: str) -> None:
    assert theme(*path) == expected


def test_tags_that_do_not_nest_become_themes_each_once() -> None:
    assert themes("sea", "", "a/b", " sea ") == ("sea", "a\u2215b")
