"""The sample posts: six posts about two events, and what is marked in them.

For whoever looks at the program for the first time, in the window or from a
terminal. Loading them again finds everything in place and changes nothing.
"""

import json
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path
from typing import Any, Final, Self

import resources
from app import marking
from db import highlights, history, post_lines, posts, themes
from db.jobs import Job, Quiet
from db.library import Library, Session

_MARKS: Final = "marks.json"
_NOBODY: Final = Quiet()


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in the sample posts; read from resources/sample/marks.json."""

    events: dict[str, str]
    themes: list[dict[str, Any]]
    highlights: list[dict[str, Any]]
    searches: list[dict[str, str]]

    @classmethod
    def read(cls) -> Self:
        """The marks as the file has them."""
        found = json.loads(resources.text("sample", _MARKS))
        return cls(found["events"], found["themes"], found["highlights"], found["searches"])


def load(library: Library, marks: Marks | None = None, job: Job = _NOBODY) -> int:
    """Load the posts and mark what the list says; gives how many posts were new.

    Raises:
        Stopped: The job wanted an end; whole steps that are done stay.
    """
    marks = marks or Marks.read()
    added = _import(library, marks, job)
    with library.step() as session:
        history.describe(session, "Mark the sample posts")
        _mark(session, marks)
    return added


def _import(library: Library, marks: Marks, job: Job) -> int:
    from app.importing.pool import Pool
    from app.importing.run import import_paths

    by_event: dict[str, list[str]] = {}
    for name, event in marks.events.items():
        by_event.setdefault(event, []).append(name)
    with as_file(resources.path("sample")) as sample, Pool() as pool:
        return sum(
            len(import_paths(library, _paths(sample, names), event, job, pool).added)
            for event, names in by_event.items()
        )


def _paths(folder: Path, names: list[str]) -> list[Path]:
    return [folder / name for name in names]


def _mark(session: Session, marks: Marks) -> None:
    by_title = {line.title: line.id for line in post_lines.lines(session)}
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
