"""What nobody hopes for: hostile names, broken libraries, Ctrl+C, closed pipes, other processes."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from app import settings, terminal
from app.text.blocks import TextBuilder
from db import incoming
from db.incoming import Arrival
from db.jobs import Job
from db.library import Library
from db.records import BlockKind, Draft
from tests.end2end.command_line import ROOT, SAMPLE, Answer, EventNotes, write_files

EVIL = "Evil\x1b]0;pwned\x07 \x9b31m\u202etitle\u2066 \x08שלום e\u0301 \N{OCTOPUS}"
ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
READING = (
    ["posts"],
    ["posts", "--json"],
    ["show", "1"],
    ["show", "1", "--json"],
    ["search", "words"],
    ["search", "words", "--json"],
    ["searches"],
    ["searches", "--json"],
    ["themes"],
    ["themes", "--json"],
    ["events"],
    ["events", "--json"],
    ["history"],
    ["history", "--json"],
    ["trash"],
    ["trash", "--json"],
)
WRITING = (
    ["highlight", "1", "words"],
    ["theme", "add", "One"],
    ["edit", "1", "--author", "One"],
    ["star", "1"],
    ["event", "rename", "One", "Two"],
    ["undo"],
    ["redo"],
    ["remove", "1"],
    ["restore", "abcd"],
    ["check"],
    ["import", str(SAMPLE / "the-weeding-log.md")],
)


def refused(answer: Answer, *words: str) -> None:
    """A Problem: nothing on standard output, what happened and what to do on standard error."""
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) >= 2
    for each in words:
        assert each in answer.err


@pytest.fixture
def evil_library(event_notes_home: Path) -> None:
    """A library whose every name would order a terminal about, past what importers let through."""
    builder = TextBuilder()
    builder.block(
        BlockKind.PARAGRAPH, "Some \u202ewords\u202c of שלום e\u0301 \N{OCTOPUS}, and more."
    )
    built = builder.build()
    draft = Draft(EVIL, built.text, built.blocks, author=EVIL, published="2025", labels=(EVIL,))
    with Library.create(settings.library_path()) as library, library.step() as session:
        incoming.save(session, [Arrival(draft, EVIL, EVIL)])


@pytest.mark.usefixtures("evil_library")
def test_no_name_orders_the_terminal_about(event_notes: EventNotes) -> None:
    event_notes(
        "highlight", 1, "words\u202c of", "--theme", "A\x1bB", "--note", "n\x1b[2J\nm\u202e"
    )
    event_notes("highlight", 1, "and more")
    event_notes("remove", event_notes("show", 1, "--json").json["highlights"][1]["highlight"])
    for arguments in (*READING, ["search", "title:evil"], ["themes"], ["undo"], ["check"]):
        answer = event_notes(*arguments)
        assert answer.code == 0
        assert not ORDERS.search(answer.out + answer.err)
        assert "\\u001b" in answer.out or arguments[0] not in ("posts", "show")
    refused(event_notes("show", "\x1b]0;x\x07"), "\\u001b]0;x\\u0007")
    refused(event_notes("--library", "a\n\x1b[2Jb", "posts"), "a\\u000a\\u001b[2Jb")
    assert "“[2J.txt”" in event_notes("import", "\x1b[2J.txt").err
    for wrong in (["posts", "\x1b[2J"], ["\x1b[2J"], ["search", "--limit", "\x1b[2J", "x"]):
        answer = event_notes(*wrong)
        assert answer.code == 2
        assert not ORDERS.search(answer.err)


@pytest.mark.usefixtures("evil_library")
def test_json_gives_every_name_back_as_it_is(event_notes: EventNotes) -> None:
    (line,) = event_notes("posts", "--json").json["posts"]
    assert (line["title"], line["author"], line["source"]) == (EVIL, EVIL, EVIL)
    post = event_notes("show", 1, "--json").json
    assert post["labels"] == [EVIL]
    assert "\u202ewords\u202c" in post["text"]


@pytest.mark.parametrize("arguments", [*READING, *WRITING[:-1], ["export"], ["backup", "copy"]])
def test_a_library_that_is_not_there_is_told_and_not_made(
    event_notes: EventNotes, event_notes_home: Path, arguments: list[str]
) -> None:
    answer = event_notes(*arguments)
    refused(answer, f"There is no library at “{settings.library_path()}”.", "event-notes import")
    assert list(event_notes_home.iterdir()) == []


def test_a_library_that_vanished_is_told_with_its_safety_copy(
    event_notes: EventNotes, own_library: Path
) -> None:
    event_notes("theme", "add", "One")
    own_library.unlink()
    answer = event_notes("posts")
    refused(answer, "There is no library at", "import --new", "bring back the safety copy")
    (copy,) = (own_library.parent / "backups").iterdir()
    assert str(copy) in answer.err


def truncate(path: Path) -> None:
    path.write_bytes(b"")


def write_prose(path: Path) -> None:
    path.write_text("No library, but a text 🐙 e\u0301 שלום " * 100)


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE post (id)")


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[110:4000] = bytes(range(256)) * 15 + bytes(50)
    path.write_bytes(content)


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (truncate, "is empty: 0 bytes."),
        (write_prose, "is not a library of Event Notes"),
        (make_foreign, "is not a library of Event Notes"),
        (damage, "is damaged"),
        (cut, ""),
    ],
)
def test_a_file_that_is_no_sound_library_is_told_and_left_alone(
    event_notes: EventNotes, own_library: Path, harm: object, words: str
) -> None:
    assert callable(harm)
    harm(own_library)
    before = own_library.read_bytes()
    for arguments in (["posts"], ["theme", "add", "One"], *WRITING[-2:]):
        answer = event_notes(*arguments)
        refused(answer, str(own_library), words)
    assert own_library.read_bytes() == before


def test_a_folder_is_no_library(event_notes: EventNotes, event_notes_home: Path) -> None:
    for arguments in (["posts"], ["import", str(SAMPLE)]):
        refused(event_notes("--library", event_notes_home, *arguments), "is a folder")


def test_a_newer_library_is_read_and_not_written(
    event_notes: EventNotes, own_library: Path
) -> None:
    make_newer(own_library)
    answer = event_notes("posts", "--json")
    assert len(answer.json["posts"]) == 2
    assert "newer Event Notes" in answer.err
    refused(event_notes("theme", "add", "One"), "newer Event Notes", "Update Event Notes")


def test_a_library_in_a_folder_that_cannot_be_written_is_read(
    event_notes: EventNotes, own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permissions do not stop root, so the answer of the system is played.
    before = {path.name for path in own_library.parent.iterdir()}
    monkeypatch.setattr(os, "access", lambda *_asked: False)
    assert len(event_notes("posts", "--json").json["posts"]) == 2
    assert event_notes("search", "river", "--json").json["total"] == 1
    refused(event_notes("theme", "add", "One"), "cannot be written: Permission denied.")
    assert {path.name for path in own_library.parent.iterdir()} - before <= {
        own_library.name + ".lock"
    }


@contextmanager
def held(library: Path) -> Iterator[IO[str]]:
    """The library is open for writing in another process, in the middle of a step."""
    script = (
        "import sys; from pathlib import Path\n"
        "from db import themes; from db.library import Library\n"
        "with Library.open(Path(sys.argv[1]), write=True) as library, library.step() as session:\n"
        "    themes.named(session, 'Theirs'); print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, library],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "held\n"
        yield process.stdin
        process.stdin.close()
        assert process.wait(30) == 0


def test_while_another_process_writes_everything_can_be_read(
    event_notes: EventNotes, own_library: Path, event_notes_home: Path
) -> None:
    event_notes("highlight", 1, "the old stones", "--theme", "Ours")
    with held(own_library):
        for arguments in READING:
            assert event_notes(*arguments).code == 0
        assert "the old stones" in event_notes("export").out
        assert event_notes("backup", event_notes_home / "copy.eventnotes").code == 0
        for arguments in WRITING:
            answer = event_notes(*arguments)
            refused(answer, f"“{own_library}” is open in another window or program.", "Close it")
        assert [each["path"] for each in event_notes("themes", "--json").json["themes"]] == ["Ours"]
    assert len(event_notes("themes", "--json").json["themes"]) == 2
    assert event_notes("theme", "add", "Mine").code == 0


class _Impatient:
    """Someone who presses Ctrl+C when the second thing is being worked on."""

    def __init__(self) -> None:
        self._heard = 0

    def report(self, done: int, total: int | None, doing: str) -> None:
        assert doing
        assert total is None or done <= total
        self._heard += 1
        if self._heard > 1:
            raise KeyboardInterrupt


@contextmanager
def impatient(_unit: str) -> Iterator[Job]:
    yield _Impatient()


def test_ctrl_c_leaves_nothing_half_done(
    event_notes: EventNotes,
    own_library: Path,
    event_notes_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = [event_notes(*each).json for each in READING if "--json" in each]
    with monkeypatch.context() as patch:
        patch.setattr(terminal, "progress", impatient)
        for arguments in (["import", str(SAMPLE)], ["import", "--dry-run", str(SAMPLE)], ["check"]):
            answer = event_notes(*arguments)
            assert (answer.code, answer.out) == (130, "")
            assert answer.err == "Stopped; nothing was left half done.\n"
    assert [event_notes(*each).json for each in READING if "--json" in each] == before
    assert event_notes("check").code == 0
    assert len(event_notes("import", SAMPLE, "--json").json["added"]) == 6


def test_a_bug_is_told_in_words_and_written_to_the_log(
    capsys: pytest.CaptureFixture[str], own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.cli import main

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("a bug \N{BUG}")

    monkeypatch.setattr("db.posts.lines", broken)
    assert main(["posts", "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert str(settings.log_path()) in err
    assert "a bug \N{BUG}" in settings.log_path().read_text("utf-8")


VERBS = """
import contextlib, io, json, sys
from app.cli import main

def heavy(*names):
    return sorted(name for name in names if name in sys.modules)

guid = ""
for arguments in VERBS:
    arguments = [guid if word == "GUID" else word for word in arguments]
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    if arguments == ["trash", "--json"]:
        guid = json.loads(out.buffer.getvalue())["trash"][0]["guid"]
    if arguments == ["posts"]:
        found = heavy("whoosh", "lxml", "markdown_it", "jinja2", "alembic", "PIL", "yaml", "tqdm")
        assert not found, found
    assert code == 0, (arguments, err.getvalue())
    assert not [name for name in sys.modules if name.partition(".")[0] == "PySide6"], arguments
print("done")
"""


def test_no_verb_but_demo_and_window_knows_qt_and_a_list_of_posts_comes_at_once(
    own_library: Path, event_notes_home: Path
) -> None:
    folder = write_files(event_notes_home / "in")
    verbs = [
        ["posts"],
        ["show", "1"],
        ["search", "river"],
        ["searches", "save", "A", "river"],
        ["searches", "edit", "A", "--name", "B"],
        *(["searches", *each.split()] for each in ("pin B", "unpin B", "move B 1", "delete B")),
        ["searches"],
        ["highlight", "1", "the old stones", "--theme", "A"],
        ["themes"],
        *(
            ["theme", *each.split()]
            for each in ("add B", "edit B --key 5", "rename B C", "move C A")
        ),
        *(["theme", *each.split()] for each in ("move C", "merge A C", "delete C")),
        ["edit", "1", "--label", "water"],
        ["star", "1", "2"],
        ["unstar", "1"],
        ["posts", "--scope", "starred"],
        ["events"],
        *(
            ["feed", *each.split()]
            for each in ("add https://a.example/feed --name A", "rename A B", "move B C")
        ),
        ["feeds"],
        ["feed", "remove", "B"],
        ["feed", "refresh"],
        ["versions", "1"],
        ["changes", "1"],
        ["to-check"],
        ["twins"],
        ["export"],
        ["undo"],
        ["redo"],
        ["history"],
        ["remove", "1"],
        ["trash", "--json"],
        ["restore", "GUID"],
        ["undo"],
        ["check"],
        ["backup", str(event_notes_home / "copy.eventnotes")],
        ["import", str(folder)],
        ["import", "--dry-run", str(folder)],
    ]
    done = subprocess.run(
        [sys.executable, "-c", VERBS.replace("VERBS:", f"{verbs!r}:", 1)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_the_installed_program_answers_as_a_program_should(
    installed: EventNotes, own_library: Path
) -> None:
    posts = installed("posts", "--json")
    assert (posts.code, posts.err) == (0, "")
    assert len(posts.json["posts"]) == 2
    missing = installed("show", "9")
    refused(missing, "There is no post “9”.")
    assert installed("nonsense").code == 2


def test_progress_is_not_seen_in_a_pipe(installed: EventNotes, event_notes_home: Path) -> None:
    answer = installed("import", write_files(event_notes_home / "in"))
    assert (answer.code, answer.lines[0]) == (0, "2 posts added")
    assert answer.err == f"A new library was made: {settings.library_path()}\n"


@pytest.mark.skipif(
    not (Path("/bin/bash").exists() and Path("/dev/full").exists()),
    reason="asks for bash and /dev/full",
)
@pytest.mark.parametrize(
    ("ending", "code", "err"),
    [
        ("| head -c 0", 0, ""),
        (">&-", 0, ""),
        ("> /dev/full", 1, "The answer could not be written: No space left on device."),
    ],
)
def test_an_answer_that_nobody_takes_is_no_bug(
    sample_library: Path, ending: str, code: int, err: str
) -> None:
    command = f"set -o pipefail; {sys.executable} -m app show 1 --json {ending}"
    done = subprocess.run(
        ["/bin/bash", "-c", command],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.splitlines()[:1] == ([err] if err else [])
    assert "Traceback" not in done.stderr


def test_home_moves_library_and_log_together(
    event_notes: EventNotes, event_notes_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(event_notes_home / "in")
    monkeypatch.setenv(settings.HOME_VARIABLE, str(event_notes_home / "moved"))
    assert event_notes("import", folder, "--json").code == 0
    assert {path.name for path in event_notes_home.iterdir()} == {"in", "moved"}
    assert settings.log_path().parent == settings.library_path().parent
    assert json.loads(event_notes("posts", "--json").out)["posts"]


@pytest.mark.parametrize("arguments", [["theme"], ["--help"], ["theme", "--help"], ["--version"]])
def test_help_and_usage_need_no_library(
    event_notes: EventNotes, event_notes_home: Path, arguments: list[str]
) -> None:
    answer = event_notes(*arguments)
    asked_for = arguments[-1].startswith("--")
    assert answer.code == (0 if asked_for else 2)
    assert bool(answer.out) == asked_for
    assert list(event_notes_home.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["window"]])
def test_without_a_screen_the_window_is_not_opened_and_that_is_said(
    event_notes: EventNotes, event_notes_home: Path, arguments: list[str]
) -> None:
    answer = event_notes(*arguments)
    assert answer.code == 1
    assert answer.out == ""
    assert "no screen" in answer.err
    assert "event-notes --help" in answer.err
    assert list(event_notes_home.iterdir()) == []
