"""The files that the benchmarks import hold the invented posts, and nothing is lost in them."""

from pathlib import Path

import pytest

from app.importing.pages import html_page
from app.importing.source_file import SourceFile
from tests.bench import corpus, feed_file, web_pages, wxr
from tests.unit.app.importing.sources import heard


@pytest.mark.parametrize("number", range(3))
def test_a_page_of_each_look_gives_its_post(number: int) -> None:
    (post,) = corpus.posts(1, first=number)
    page = web_pages.page(post, number).encode()
    (draft,) = html_page.read(page, SourceFile("page.html")).drafts
    assert (draft.title, draft.text) == (post.title, post.draft().text)


def test_pages_are_of_the_sizes_that_are_said(tmp_path: Path) -> None:
    sizes = web_pages.write(tmp_path, 30)
    assert sizes == [path.stat().st_size for path in sorted(tmp_path.iterdir())]
    assert min(sizes) < 20_000
    assert 100_000 < max(sizes) < 160_000


def test_a_feed_and_an_export_hold_every_post_once(tmp_path: Path) -> None:
    posts = list(corpus.posts(30))
    feed_file.write(tmp_path / "feed.xml", posts)
    wxr.write_posts(tmp_path / "export.xml", 30)
    for name in ("feed.xml", "export.xml"):
        drafts = heard((tmp_path / name).read_bytes(), name).drafts
        assert [draft.title for draft in drafts] == [post.title for post in posts]
    texts = [draft.text for draft in heard((tmp_path / "feed.xml").read_bytes(), "feed.xml").drafts]
    assert texts == [post.draft().text for post in posts]
    assert any("🏮" in text for text in texts)
