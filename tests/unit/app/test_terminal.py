import io
import json
import re
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import terminal
from db.errors import FileProblem, Problem
from db.records import Span

ORDERS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
Printed = pytest.CaptureFixture[str]
Terminal = Callable[[], None]


@pytest.fixture
def on_a_terminal(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """To be called inside the test: in- and outputs then take themselves for a terminal."""

    def begin() -> None:
        for stream in (sys.stdout, sys.stderr, sys.stdin):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)

    return begin


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b]0;pwned\x07", "\\u001b]0;pwned\\u0007"),
        ("\x9b31mred", "\\u009b31mred"),
        ("a\rb\nc", "a\\u000db\\u000ac"),
        ("\u202eevil\u202c", "\\u202eevil\\u202c"),
        (
            "a\tb \N{IZAKAYA LANTERN} e\u0301 שלום\u200f",
            "a\tb \N{IZAKAYA LANTERN} e\u0301 שלום\u200f",
        ),
    ],
)
def test_control_signs_are_shown_instead_of_done(words: str, shown: str) -> None:
    assert terminal.safe(words) == shown


@given(st.text())
def test_no_line_can_order_a_terminal_about(words: str) -> None:
    assert not ORDERS.search(terminal.safe(words))
    assert len(terminal.one_line(words).splitlines()) <= 1


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists))
def test_json_reads_back_the_same_and_orders_nothing(value: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        raw = io.BytesIO()
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8", newline=""))
        terminal.say_json(value)
        sys.stdout.flush()
        out = raw.getvalue().decode()
    assert json.loads(out) == value
    assert not ORDERS.search(out.replace("\n", ""))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_json_in_every_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding))
    terminal.prepare()
    terminal.say_json({"title": "café \N{IZAKAYA LANTERN} שלום \udcff"})
    sys.stdout.flush()
    assert json.loads(raw.getvalue())["title"] == "café \N{IZAKAYA LANTERN} שלום \udcff"


def test_a_terminal_without_the_letters_gets_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii", newline=""))
    terminal.prepare()
    terminal.say("café \N{IZAKAYA LANTERN}")
    sys.stdout.flush()
    assert raw.getvalue() == b"caf\\xe9 \\U0001f3ee\n"


def test_closed_outputs_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    terminal.prepare()
    with sys.stdout, sys.stderr:
        terminal.say("nobody hears this")
        terminal.tell("nor this")
        assert terminal.width() is None


def test_a_problem_is_told_in_lines_of_its_own(capsys: Printed) -> None:
    problem = Problem("“a\nb” is gone.", "Do this.", ["one", "two\x07"])
    terminal.tell_problem(problem)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["“a\\u000ab” is gone.", "Do this.", "  - one", "  - two\\u0007"]


MARKED = ("lead ", "a \ue001b\ue002 c", [Span(0, 1), Span(6, 7)])


def test_marks_are_bold_on_a_terminal(on_a_terminal: Terminal, capsys: Printed) -> None:
    on_a_terminal()
    terminal.say_marked(*MARKED)
    assert capsys.readouterr().out == "lead \x1b[1ma\x1b[0m \ue001b\ue002 \x1b[1mc\x1b[0m\n"


def test_who_wants_no_colour_gets_none(
    on_a_terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    on_a_terminal()
    monkeypatch.setenv("NO_COLOR", "1")
    terminal.say_marked(*MARKED)
    assert "\x1b" not in capsys.readouterr().out


def test_marks_are_plain_words_in_a_pipe(capsys: Printed) -> None:
    terminal.say_marked(*MARKED)
    assert capsys.readouterr().out == "lead a \ue001b\ue002 c\n"


DOCUMENT = "# A \u202btitle\n\n> שלום \N{IZAKAYA LANTERN}\n"


def test_a_document_goes_into_a_pipe_letter_for_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "cp1252", newline="\r\n"))
    terminal.say_document(DOCUMENT)
    terminal.finish()
    assert raw.getvalue() == DOCUMENT.encode()


def test_a_document_is_harmless_on_a_terminal(on_a_terminal: Terminal, capsys: Printed) -> None:
    on_a_terminal()
    terminal.say_document(DOCUMENT)
    assert capsys.readouterr().out == DOCUMENT.replace("\u202b", "\\u202b")


def test_a_terminal_bounds_the_width_of_running_text(
    on_a_terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal()
    for columns, wide in (("60", 60), ("300", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        assert terminal.width() == wide


def test_a_full_disk_is_a_problem_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    forgotten: list[bool] = []
    monkeypatch.setattr(terminal, "forget_output", lambda: forgotten.append(True))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Full())
        with pytest.raises(FileProblem, match="No space left on device"):
            terminal.finish()
    assert forgotten


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("y\n", True), (" YES \n", True), ("n\n", False), ("\n", False), ("", False)],
)
def test_only_a_clear_yes_is_a_yes(
    on_a_terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Printed,
    typed: str,
    answer: bool,
) -> None:
    on_a_terminal()
    monkeypatch.setattr(sys.stdin, "readline", lambda: typed)
    assert terminal.agreed("Go on? [y/N]") is answer
    assert capsys.readouterr() == ("", "Go on? [y/N] ")


def test_a_script_is_not_asked(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert terminal.agreed("Go on? [y/N]") is True
    assert capsys.readouterr() == ("", "")


def test_progress_is_seen_on_a_terminal_and_gone_after(
    on_a_terminal: Terminal, capsys: Printed
) -> None:
    on_a_terminal()
    with terminal.progress("files") as job:
        for done in range(3):
            job.report(done, 3, "Reading \x1b[2J שלום")
    out, err = capsys.readouterr()
    assert out == ""
    assert "files" in err
    assert "\x1b[2J" not in err
    assert err.endswith("\r")


def test_progress_is_silent_in_a_pipe(capsys: Printed) -> None:
    with terminal.progress("files") as job:
        job.report(1, 3, "Reading")
    assert capsys.readouterr() == ("", "")


def test_pieces_have_their_look_on_a_terminal_alone(
    capsys: Printed, on_a_terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    pieces = [
        ("cafe\u0301 ", terminal.Look.PLAIN),
        ("[-שלום\x07-]", terminal.Look.REMOVED),
        ("{+\N{OCTOPUS}+}", terminal.Look.ADDED),
    ]
    terminal.say_pieces(pieces)
    assert capsys.readouterr().out == "cafe\u0301 [-שלום\\u0007-]{+\N{OCTOPUS}+}\n"
    on_a_terminal()
    terminal.say_pieces(pieces)
    assert capsys.readouterr().out == (
        "cafe\u0301 \x1b[31m[-שלום\\u0007-]\x1b[0m\x1b[32m{+\N{OCTOPUS}+}\x1b[0m\n"
    )
