"""The main job on the sample posts: load, search, highlight by theme, export, look."""

import os
import shlex
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from app import samples, settings, terminal
from app.samples import Marks
from db import highlights, index_upkeep, post_lines, search, theme_tree
from db.library import SUFFIX, Library


def run(folder: Path | None = None) -> int:
    """Show the whole job in a folder, and say what was done and where the files are.

    Running it again finds everything in place and changes nothing.

    Args:
        folder: For library, summary and picture; by default `demo` in the program's home.
    """
    folder = (folder or settings.home() / "demo").absolute()
    library_path = folder / f"sample{SUFFIX}"
    marks = Marks.read()
    is_new = not library_path.exists()
    with (
        Library.create(library_path)
        if is_new
        else Library.open(library_path, write=True) as library
    ):
        added = samples.load(library, marks)
        index_upkeep.tend(library, added)
        _say_loaded(library, added)
        _say_marked(library)
        _say_searches(library, marks)
        _write_summary(library, folder / "summary.md")
    _take_picture(library_path, folder / "window.png")
    terminal.say(_("Library: {path}").format(path=library_path))
    command = f"event-notes --library {shlex.quote(str(library_path))} posts"
    terminal.say(_("Go on with: {command}").format(command=command))
    return 0


def _say_loaded(library: Library, added: int) -> None:
    terminal.say(ngettext("Loaded {n} new post", "Loaded {n} new posts", added).format(n=added))
    with library.reading() as session:
        lines = post_lines.lines(session)
    for line in lines:
        terminal.say(f"  {line.id}  {terminal.one_line(line.title)} ({line.source})")


def _say_marked(library: Library) -> None:
    with library.reading() as session:
        kept = highlights.records(session).values()
        themes = theme_tree.listed(session)
    terminal.say(
        _("Highlighted {n} passages under {m} themes, {k} with a note").format(
            n=len(kept), m=len(themes), k=sum(bool(each.note) for each in kept)
        )
    )


def _say_searches(library: Library, marks: Marks) -> None:
    for each in marks.searches:
        with library.reading() as session:
            found = search.find(session, each["query"])
        terminal.say(
            _("Searched {query}: {posts}, {highlights}").format(
                query=each["query"],
                posts=ngettext("{n} post", "{n} posts", found.total).format(n=found.total),
                highlights=ngettext(
                    "{n} highlight", "{n} highlights", len(found.highlights)
                ).format(n=len(found.highlights)),
            )
        )


def _write_summary(library: Library, path: Path) -> None:
    from app.exporting.as_markdown import render
    from app.exporting.files import write_whole
    from app.exporting.gather import gather

    with library.reading() as session:
        summary = gather(session)
    write_whole(path, render(summary))
    terminal.say(_("Summary: {path}").format(path=path))


def _take_picture(library: Path, target: Path) -> None:
    """Show the window as it looks, on a screen or without one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt looks for a screen
    from app.ui.picture import window_picture

    window_picture(library, target)
    terminal.say(_("Picture: {path}").format(path=target))
