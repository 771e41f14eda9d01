"""The libraries and files the pictures are taken of: the sample posts, and posts of our own."""

import shutil
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from app import marking, samples
from app.importing.feeds.opml import read as read_opml
from app.importing.run import import_paths
from app.importing.source_file import SourceFile
from app.importing.web.following import follow
from db import post_lines, posts
from db.library import Library
from tests.shots import other_sources, own_posts

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"


class Libraries:
    """Makes each library once, and gives every scene a copy that it may change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies = 0

    def copy(self, name: str) -> Path:
        """A library of one's own, to be changed.

        “empty”, “samples”, “own” with our posts as well, or “changed”, where one of
        them has got a newer text and a copy, and feeds are followed.
        """
        self._copies += 1
        place = self._folder / str(self._copies)
        place.mkdir()
        return Path(shutil.copy(getattr(self, f"_{name}"), place / "briefing.eventnotes"))

    @cached_property
    def to_import(self) -> Path:
        """A folder with posts, and with two files that hold none."""
        folder = self._folder / "From the desk of Noor"
        shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("*.json"))
        (folder / "minutes of the harbour board.pdf").write_bytes(b"%PDF-1.7\n%nothing to read\n")
        (folder / "empty page.html").write_text("<html><body></body></html>", encoding="utf-8")
        return folder

    @cached_property
    def elsewhere(self) -> Path:
        """A folder with a page of several posts, a long feed, and a list of feeds."""
        folder = self._folder / "From elsewhere"
        folder.mkdir()
        shutil.copy(ROOT / "tests" / "data" / "text" / "tag_page.txt", folder)
        (folder / "feed.xml").write_text(other_sources.long_feed(), encoding="utf-8")
        (folder / "feeds.opml").write_text(other_sources.OPML, encoding="utf-8")
        return folder

    @cached_property
    def _empty(self) -> Path:
        path = self._folder / "empty.eventnotes"
        Library.create(path).close()
        return path

    @cached_property
    def _samples(self) -> Path:
        path = self._folder / "samples.eventnotes"
        with Library.create(path) as library:
            samples.load(library)
        return path

    @cached_property
    def _own(self) -> Path:
        path = Path(shutil.copy(self._samples, self._folder / "own.eventnotes"))
        written = self._written("own posts", own_posts.FILES)
        with Library.open(path, write=True) as library:
            import_paths(library, [written])
            _mark(library)
        return path

    @cached_property
    def _changed(self) -> Path:
        path = Path(shutil.copy(self._own, self._folder / "changed.eventnotes"))
        newer = self._written("newer", {other_sources.NEWER_NAME: other_sources.newer_text()})
        roads = self._written("roads", other_sources.two_roads())
        with Library.open(path, write=True) as library:
            import_paths(library, [newer])
            import_paths(library, [roads])
            opml = (self.elsewhere / "feeds.opml").read_bytes()
            follow(library, read_opml(opml, SourceFile("feeds.opml")).feeds)
        return path

    def _written(self, name: str, files: Mapping[str, str]) -> Path:
        folder = self._folder / name
        folder.mkdir()
        for file_name, words in files.items():
            (folder / file_name).write_text(words, encoding="utf-8")
        return folder


def _mark(library: Library) -> None:
    with library.step() as session:
        by_title = {line.title: line.id for line in post_lines.lines(session)}
        for title, passage, themes, note in own_posts.MARKS:
            post = posts.open_post(session, by_title[title])
            span = marking.quoted(post, passage)
            marking.highlight(session, post.id, span, themes, note)
