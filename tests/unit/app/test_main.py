"""How the program starts, and ends before it has."""

import pytest

from app import __main__ as program
from app import cli


def test_stopped_while_it_loads_it_ends_as_a_shell_expects(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", stop)
    assert program.main() == 130
    assert capsys.readouterr() == ("", "")
