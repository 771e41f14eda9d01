"""What the tests of the command line share: a way to call it, a web, and a library with work."""

import os
import shutil
from pathlib import Path

import pytest

from app import settings
from app.cli import main
from tests.end2end.command_line import event_notes
from tests.unit.app.importing.web_server import Web, web

__all__ = ["event_notes", "web"]

WORDS = "The harbour filled up 🏮 before dusk, and nobody had planned cafe\u0301 or שלום for it."
FIRST = (
    "The river came up by a hand 🐙 on Friday, and the old stones שלום held.",
    "Nobody had expected the cafe\u0301 to stay open through the whole night.",
    "Whoever builds a bridge should first have carried something heavy across.",
    "A paragraph that stays as it was.",
    "And another one, about ferries.",
)
SECOND = (
    "The river came up by one hand 🐙 and a bit, on a Friday, and the old stones שלום held.",
    *FIRST[2:],
    "Corrected: there was no ferry!",
)
QUOTES = (
    "The river came up by a hand 🐙 on Friday",
    "open through the whole night",
    "carried something heavy",
)


@pytest.fixture
def blog(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    """The server on this machine, allowed by setting."""
    monkeypatch.setenv(settings.ALLOWED_HOSTS_VARIABLE, web.host)
    return web


def markdown(title: str, *paragraphs: str, **facts: str) -> str:
    """A Markdown file with front matter."""
    lines = [f"{name}: {value}" for name, value in {"title": title, **facts}.items()]
    return "\n".join(["---", *lines, "---", "", *(f"{words}\n" for words in paragraphs)])


def rss(title: str, **texts: str) -> bytes:
    """A feed with an item for each text."""
    items = "".join(
        f"<item><title>{name}</title><guid>urn:{title}:{name}</guid>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
        for name, text in texts.items()
    )
    head = f"<title>{title}</title><link>https://h.example/</link><description/>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


@pytest.fixture(scope="session")
def _changed_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changed")
    post = folder / "ford.md"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, settings.HOME_VARIABLE, str(folder))
        for paragraphs in (FIRST, SECOND):
            words = markdown("A ford", *paragraphs, canonical_url="https://ford.example/a")
            post.write_text(words, encoding="utf-8")
            assert main(["import", str(post)]) == 0
            for quote in QUOTES if paragraphs is FIRST else ():
                assert main(["highlight", "1", quote]) == 0
    return folder / settings.LIBRARY_NAME


@pytest.fixture
def changed_library(_changed_template: Path, event_notes_home: Path) -> Path:
    """One post with two texts; of its highlights one is placed, one in doubt, one lost."""
    return Path(shutil.copy(_changed_template, event_notes_home / settings.LIBRARY_NAME))
