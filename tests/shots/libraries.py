"""The libraries and files the pictures are taken of: the sample posts, and posts of our own."""

import shutil
from functools import cached_property
from pathlib import Path

from app import marking, samples
from app.importing.run import import_paths
from db import post_lines, posts
from db.library import Library
from tests.shots import own_posts

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"


class Libraries:
    """Makes each library once, and gives every scene a copy that it may change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies = 0

    def copy(self, name: str) -> Path:
        """A library of one's own: “empty”, “samples”, or “own” with our posts as well."""
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
        written = self._folder / "own posts"
        written.mkdir()
        for name, words in own_posts.FILES.items():
            (written / name).write_text(words, encoding="utf-8")
        with Library.open(path, write=True) as library:
            import_paths(library, [written])
            _mark(library)
        return path


def _mark(library: Library) -> None:
    with library.step() as session:
        by_title = {line.title: line.id for line in post_lines.lines(session)}
        for title, passage, themes, note in own_posts.MARKS:
            post = posts.open_post(session, by_title[title])
            span = marking.quoted(post, passage)
            marking.highlight(session, post.id, span, themes, note)
