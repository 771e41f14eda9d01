"""Themes and events as the library would give them, for tests of the panes."""

from db.records import Event, Theme


def theme(
    number: int, path: str, *, parent: int | None = None, key: int | None = None, count: int = 0
) -> Theme:
    """A theme of this path; its colour follows its number."""
    name = path.rpartition("/")[2]
    return Theme(number, f"guid-{number}", name, path, parent, number % 7, "", key, number, count)


PROGRAMME = theme(1, "Programme", key=1, count=64)
TALKS = theme(2, "Programme/Talks 🌊", parent=1, count=12)
ACCESS = theme(3, "נגישות", key=6)
CAFE = theme(4, "Cafe\u0301")

THEMES = (PROGRAMME, TALKS, ACCESS, CAFE)
EVENTS = (Event(1, "e1", "Lantern Evening", count=41), Event(2, "e2", "Harvest Fair"))
