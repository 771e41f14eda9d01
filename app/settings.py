"""Where the program keeps its things on this machine, and what a person chose for all of it.

What only the window needs is remembered there (`app.ui.remembered`).
"""

import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from db.durable import put_in_place

HOME_VARIABLE: Final = "EVENT_NOTES_HOME"
LIBRARY_NAME: Final = "library.eventnotes"
LOG_NAME: Final = "event-notes.log"
SOURCES_NAME: Final = "sources.json"
ALLOWED_HOSTS_VARIABLE: Final = "EVENT_NOTES_ALLOW_HOSTS"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What a person chose for feeds and for addresses of the web.

    Attributes:
        allowed_hosts: Hosts that may be in a network of their own, such as
            "wiki.example" or, with one port of it, "127.0.0.1:8000".
        refresh_at_start: The window looks for new posts when it opens.
    """

    allowed_hosts: tuple[str, ...] = ()
    refresh_at_start: bool = False


def home() -> Path:
    """The folder of library, settings and log; EVENT_NOTES_HOME moves all of them together."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("event-notes", appauthor=False)


def library_path() -> Path:
    """The library that is used when none is named."""
    return home() / LIBRARY_NAME


def log_path() -> Path:
    """The file that errors of the program itself are written to."""
    return home() / LOG_NAME


def source_settings() -> SourceSettings:
    """What was chosen for feeds and addresses; what cannot be read counts as not chosen."""
    import json

    try:
        kept = json.loads((home() / SOURCES_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return SourceSettings()
    if not isinstance(kept, dict):
        return SourceSettings()
    hosts = kept.get("allowed_hosts")
    return SourceSettings(
        hosts_in(" ".join(map(str, hosts))) if isinstance(hosts, list) else (),
        kept.get("refresh_at_start") is True,
    )


def keep_source_settings(chosen: SourceSettings) -> None:
    """Keep what was chosen for feeds and addresses.

    Raises:
        OSError: The file cannot be written.
    """
    import json

    path = home() / SOURCES_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(
        json.dumps(asdict(chosen), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    put_in_place(unfinished, path)


def allowed_hosts() -> frozenset[str]:
    """Hosts that may be in a network of one's own: those kept, and EVENT_NOTES_ALLOW_HOSTS."""
    named = hosts_in(os.environ.get(ALLOWED_HOSTS_VARIABLE, ""))
    return frozenset((*source_settings().allowed_hosts, *named))


def hosts_in(text: str) -> tuple[str, ...]:
    """The hosts in a text, parted by blanks or commas, each once."""
    return tuple(dict.fromkeys(each for each in re.split(r"[\s,;]+", text.lower()) if each))
