"""The harness of the benchmarks, on benchmarks that measure nothing."""

import json
from pathlib import Path

import pytest

from tests.bench.__main__ import main
from tests.bench.rows import Row, as_table, at_least, at_most

GOOD = at_most("export of 10,000 😀 é שלום", 1.25, "s", 2)
BAD = at_least("import", 99.4, "posts/s", 100)


@pytest.mark.parametrize(
    ("row", "reach", "is_ok"),
    [
        (at_most("a", 1.5, "x", 1.5), "<= 1.5", True),
        (at_most("a", 1.51, "x", 1.5), "<= 1.5", False),
        (at_least("a", 800, "posts/s", 800), ">= 800", True),
        (at_least("a", 799.9, "posts/s", 800), ">= 800", False),
    ],
)
def test_a_bound_decides_whether_a_figure_is_good_enough(row: Row, reach: str, is_ok: bool) -> None:
    assert (row.reach, row.ok) == (reach, is_ok)


def test_the_table_has_a_heading_and_a_line_for_each_figure() -> None:
    assert as_table([at_most("search", 1.25, "ms", 2), BAD]).splitlines() == [
        "name    figure  unit     reach   ok",
        "search    1.25  ms       <= 2    yes",
        "import    99.4  posts/s  >= 100  NO",
    ]


def test_json_is_a_list_of_objects_with_a_rows_keys(
    package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["good", "--json"], package) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"name": GOOD.name, "figure": 1.25, "unit": "s", "reach": "<= 2", "ok": True}
    ]


def test_without_a_name_all_run_and_one_missed_bound_fails(
    package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([], package) == 1
    assert capsys.readouterr().out == as_table([at_most("none", 1, "s", 2), BAD, GOOD]) + "\n"


def test_an_unknown_name_is_answered_with_those_there_are(
    package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["goood"], package) == 2
    assert (
        capsys.readouterr().err == "There is no benchmark “goood”. There are: asking, bad, good.\n"
    )


def test_what_follows_the_name_goes_to_the_benchmark(
    package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["asking", "a folder", "--json"], package) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "a folder"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the name of a package with three benchmarks, of which one misses its bound."""
    name = f"benchmarks_{tmp_path.name}"
    folder = tmp_path / name
    folder.mkdir()
    for module, call in (
        ("bench_good", f"at_most({GOOD.name!r}, 1.25, 's', 2)"),
        ("bench_bad", "at_least('import', 99.4, 'posts/s', 100)"),
    ):
        code = f'"""Nothing."""\nfrom tests.bench.rows import *\ndef rows():\n    yield {call}\n'
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
    asking = "def rows(name='none'):\n    yield at_most(name, 1, 's', 2)\n"
    code = f'"""Nothing."""\nfrom tests.bench.rows import *\n{asking}'
    (folder / "bench_asking.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return name
