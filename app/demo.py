"""The main job on the sample posts: load, search, highlight by theme, export."""

import json
import shlex
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from importlib.resources import as_file
from pathlib import Path
from typing import Any, Final, Self

import resources
from app import marking, settings, terminal
from db import highlights, history, posts, search, theme_tree, themes
from db.library import SUFFIX, Library, Session

_MARKS: Final = "marks.json"


@dataclass(frozen=True, slots=True)
class _Marks:
    """What the demo marks in the sample posts; read from resources/sample/marks.json."""

    events: dict[str, str]
    themes: list[dict[str, Any]]
    highlights: list[dict[str, Any]]
    searches: list[dict[str, str]]

    @classmethod
    def read(cls) -> Self:
        found = json.loads(resources.text("sample", _MARKS))
        return cls(found["events"], found["themes"], found["highlights"], found["searches"])


def run(folder: Path | None = None) -> int:
    """Show the whole job in a folder, and say what was done and where the files are.

    Running it again finds everything in place and changes nothing.

    Args:
        folder: For library and summary; by default `demo` in the program's home.
    """
    folder = (folder or settings.home() / "demo").absolute()
    library_path = folder / f"sample{SUFFIX}"
    marks = _Marks.read()
    is_new = not library_path.exists()
    with (
        Library.create(library_path)
        if is_new
        else Library.open(library_path, write=True) as library
    ):
        load_samples(library, marks)
        _say_searches(library, marks)
        _write_summary(library, folder / "summary.md")
    terminal.say(_("Library: {path}").format(path=library_path))
    terminal.say(
        _("Go on with: {command}").format(
            command=f"event-notes --library {shlex.quote(str(library_path))} posts"
        )
    )
    return 0


def load_samples(library: Library, marks: _Marks | None = None) -> None:
    """Load the six sample posts, and mark what the samples' own list says."""
    marks = marks or _Marks.read()
    _import(library, marks)
    with library.step() as session:
        history.describe(session, "Mark the sample posts")
        _mark(session, marks)


def _import(library: Library, marks: _Marks) -> None:
    from app.importing.pool import Pool
    from app.importing.run import import_paths

    added = 0
    by_event: dict[str, list[str]] = {}
    for name, event in marks.events.items():
        by_event.setdefault(event, []).append(name)
    with as_file(resources.path("sample")) as sample, Pool() as pool:
        for event, names in by_event.items():
            paths = [sample / name for name in names]
            added += len(import_paths(library, paths, event, pool=pool).added)
    with library.reading() as session:
        lines = posts.lines(session)
    terminal.say(ngettext("Loaded {n} new post", "Loaded {n} new posts", added).format(n=added))
    for line in lines:
        terminal.say(f"  {line.id}  {terminal.one_line(line.title)} ({line.source})")


def _mark(session: Session, marks: _Marks) -> None:
    by_title = {line.title: line.id for line in posts.lines(session)}
    for order in marks.themes:
        theme = themes.named(session, order["path"])
        if not theme.definition:
            themes.edit(
                session, theme.id, definition=order["definition"],
                colour=order["colour"], key=theme.key,
            )  # fmt: skip
    for each in marks.highlights:
        if each["title"] not in by_title:
            continue  # removed by whoever tried things out
        post = posts.open_post(session, by_title[each["title"]])
        span = marking.quoted(post, each["quote"])
        if highlights.at(session, post.id, span) is None:
            marking.highlight(session, post.id, span, each["themes"], each["note"])
    kept = highlights.records(session).values()
    noted = sum(bool(each.note) for each in kept)
    terminal.say(
        _("Highlighted {n} passages under {m} themes, {k} with a note").format(
            n=len(kept), m=len(theme_tree.listed(session)), k=noted
        )
    )


def _say_searches(library: Library, marks: _Marks) -> None:
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
