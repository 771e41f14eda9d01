"""The benchmark of article texts counts words as it says."""

from pathlib import Path

import pytest

from tests.bench import bench_extraction
from tests.bench.readable_text import text_of
from tests.bench.token_f1 import f1


@pytest.mark.parametrize(
    ("found", "expected", "figure"),
    [
        ("one two", "Two, ONE!", 1.0),
        ("one two three four", "one two", 2 / 3),
        ("one one", "one", 2 / 3),
        ("x", "one", 0.0),
        ("", "one", 0.0),
        ("", "🙂", 1.0),
        ("cafe\u0301 שלום", "cafe\u0301 שלום", 1.0),
    ],
)
def test_a_figure_is_the_harmonic_mean_over_all_words(
    found: str, expected: str, figure: float
) -> None:
    assert f1(found, expected) == pytest.approx(figure)


def test_words_of_neighbouring_parts_stay_apart_and_those_of_a_line_together() -> None:
    html = "<h1>Late</h1><p>One <b>t</b>wo</p><p>three</p><script>no</script>"
    assert text_of(html.encode()) == ("Late One two three", "Late")
    assert text_of(b"<p>One</p><h2>Two</h2>") == ("One Two", "")


def test_our_own_pages_are_read_well_enough() -> None:
    assert all(row.ok for row in bench_extraction.rows() if row.unit != "ms")
    assert len(bench_extraction.measured(bench_extraction.OWN_PAGES)) >= 6


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"source\.html"):
        bench_extraction.measured(tmp_path)


def test_a_page_without_any_text_counts_as_nothing_found(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "source.html").write_text("<p></p>", encoding="utf-8")
    (tmp_path / "empty" / "expected.html").write_text("<p>Words</p>", encoding="utf-8")
    (page,) = bench_extraction.measured(tmp_path)
    assert (page.name, page.ours) == ("empty", 0)
