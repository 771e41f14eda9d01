"""Going anywhere by Ctrl+K."""

import pytest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from app.ui.browsing.palette.entries import ROW, Entry, Head
from app.ui.browsing.palette.palette import Palette
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from db import posts, searches
from db.library import Library
from tests.gui.person import Person, open_window, put_away

LANTERNS, PAYS, HARVEST = (
    "Lanterns on the river",
    "Who pays for the lanterns?",
    "A quiet harvest",
)


class Reader(Person):
    """A person who reads what the palette lists."""

    def listed(self) -> dict[str, list[str]]:
        """The titles under each head, from the top."""
        found: dict[str, list[str]] = {}
        for row in self._rows():
            if isinstance(row, Head):
                found[row.text] = []
            else:
                found[list(found)[-1]].append(row.title)
        return found

    def counts(self) -> dict[str, str]:
        """What stands beside each head."""
        return {row.text: row.count for row in self._rows() if isinstance(row, Head)}

    def chosen(self) -> Entry:
        """What Enter would pick."""
        chosen = self._palette().chosen()
        assert chosen is not None
        return chosen

    def underlined(self) -> list[str]:
        """The letters of the chosen title that match."""
        chosen = self.chosen()
        return [chosen.title[span.start : span.end] for span in chosen.title_marks]

    def go(self, words: str, *keys: str) -> None:
        """Open the palette, type and press."""
        self.press("Ctrl+K")
        self.write(words)
        self.press(*keys)

    def reach(self, kind: str) -> None:
        """Go down to the first entry of a kind."""
        while self.chosen().kind != kind:
            self.press("Down")

    @property
    def query(self) -> str:
        """What stands in the search field."""
        return self.workspace.search_bar.text

    def _rows(self) -> list[Entry | Head]:
        view = self._palette().findChild(QListView)
        assert view is not None
        model = view.model()
        return [model.index(number, 0).data(ROW) for number in range(model.rowCount())]

    def _palette(self) -> Palette:
        found = self.window.findChild(Palette)
        assert found is not None
        return found


@pytest.fixture
def person(person: Person) -> Reader:
    return Reader(person.qtbot, person.window)


@pytest.fixture
def saved(library: Library) -> Library:
    """A library with a saved search."""
    with library.step() as session:
        searches.save(session, "Money asked for", "funding OR procurement")
    return library


def marked(person: Person) -> int:
    """How many places are marked in the open post."""
    before = person.workspace.reader.selected()
    person.press("F3")
    return int(person.workspace.reader.selected() != before)


@pytest.mark.parametrize("typed", [LANTERNS, "lanterns riv", "RIVER lantern"])
def test_a_post_asked_for_by_its_title_opens_without_marked_places(
    person: Reader, typed: str
) -> None:
    person.go(typed, "Return")
    assert person.post == LANTERNS
    assert not marked(person)


def test_a_post_found_by_its_text_opens_at_the_first_place(person: Reader) -> None:
    person.go("nobody", "Return")
    post = person.workspace.reader.post
    assert post is not None
    start = person.workspace.reader.selected().start
    assert post.text[start:].lower().startswith("nobody")


@pytest.mark.parametrize(
    ("typed", "title", "underlined"),
    [
        ("lori", LANTERNS, ["L", "o", "ri"]),
        ("rvr", LANTERNS, ["r", "v", "r"]),
        ("wpfl", PAYS, ["W", "p", "f", "l"]),
        ("hrvst qu", HARVEST, ["qu", "h", "rv", "st"]),
        ("uiet", HARVEST, ["uiet"]),
    ],
)
def test_a_post_is_found_by_any_part_of_its_title(
    person: Reader, typed: str, title: str, underlined: list[str]
) -> None:
    person.go(typed)
    assert person.listed()["Posts"] == [title]
    person.reach("post")
    assert person.underlined() == underlined


def test_better_matches_stand_first(person: Reader) -> None:
    person.go("lanterns")
    assert person.listed()["Posts"] == [LANTERNS, PAYS]
    assert person.counts()["Posts"] == "2"


@pytest.mark.usefixtures("highlighted", "saved")
def test_all_kinds_stand_in_one_list_each_with_its_count(person: Reader) -> None:
    person.go("crowds")
    assert person.listed() == {
        "Themes": ["Crowds"],
        "Highlights": [f"Crowds · {PAYS}", f"Crowds · {LANTERNS}"],
    }
    assert person.counts() == {"Themes": "1", "Highlights": "2"}
    person.press("Escape")
    person.go("mon")
    assert person.listed()["Searches"] == ["Money asked for"]
    person.press("Escape")
    person.go("lantern week")
    assert person.listed()["Events"] == ["Lantern Week"]


def test_what_is_known_and_matches_well_stands_above_what_the_library_gives(
    person: Reader,
) -> None:
    person.go("la")
    heads = list(person.listed())
    assert heads.index("Events") < heads.index("Posts")
    assert heads.index("Actions") < heads.index("Posts")
    assert person.chosen().kind in {"event", "action"}


@pytest.mark.usefixtures("highlighted")
@pytest.mark.parametrize(
    ("sign", "kind", "some"),
    [(">", "action", "Star"), ("#", "theme", "Planning / Harbour"), ("@", "event", "Lantern Week")],
)
def test_a_sign_lists_one_kind_alone(person: Reader, sign: str, kind: str, some: str) -> None:
    person.go(sign)
    (titles,) = person.listed().values()
    assert some in titles
    assert person.chosen().kind == kind
    assert person.counts().popitem()[1] == str(len(titles))
    person.write(f" {some[:3].lower()}")
    (fewer,) = person.listed().values()
    assert some in fewer
    assert len(fewer) <= len(titles)


def test_nothing_found_is_said(person: Reader) -> None:
    person.go("zzqqx")
    assert person.listed() == {"Nothing is called “zzqqx”.": []}
    person.press("Return")
    assert person.listed()


@pytest.mark.usefixtures("highlighted")
def test_enter_goes_to_a_highlight_in_its_post(person: Reader) -> None:
    person.go("procure")
    person.reach("highlight")
    person.press("Return")
    assert person.post == PAYS
    assert person.workspace.reader.focused_highlight == 3


@pytest.mark.usefixtures("highlighted")
def test_enter_chooses_a_theme_in_the_sidebar(person: Reader) -> None:
    person.go("#harb", "Return")
    assert len(person.passages()) == 1


@pytest.mark.usefixtures("saved")
def test_enter_runs_a_saved_search(person: Reader) -> None:
    person.go("money", "Return")
    assert person.query.strip() == "funding OR procurement"
    assert sorted(person.titles()) == [LANTERNS, PAYS]


@pytest.mark.usefixtures("highlighted", "saved")
@pytest.mark.parametrize(
    ("typed", "kind", "query"),
    [
        ("#crow", "theme", "theme:Crowds"),
        ("#harb", "theme", "theme:Planning/Harbour"),
        ("@harv", "event", 'event:"Harvest Fair"'),
        ("quiet", "post", 'title:"a quiet harvest"'),
        ("procure", "highlight", "theme:Crowds"),
        ("money", "search", "(funding OR procurement)"),
    ],
)
def test_ctrl_enter_adds_it_to_the_search_and_goes_on_typing_there(
    person: Reader, typed: str, kind: str, query: str
) -> None:
    person.press("Ctrl+F")
    person.write("lanterns")
    person.go(typed)
    person.reach(kind)
    person.press("Ctrl+Return")
    assert person.query == f"lanterns {query}"
    assert person.workspace.query == person.query.strip()
    assert person.focus is person.workspace.search_bar.focusProxy()


def test_ctrl_enter_does_an_action(person: Reader) -> None:
    person.press("Ctrl+2", "Home")
    person.go("> star")
    while person.chosen().title != "Star":
        person.press("Down")
    person.press("Ctrl+Return")
    assert person.places()["Starred"] == 1


def test_the_empty_palette_begins_with_the_posts_one_was_in_but_for_the_open_one(
    person: Reader,
) -> None:
    for title in (LANTERNS, HARVEST, PAYS):
        person.go(title)
        person.reach("post")
        person.press("Return")
    person.press("Ctrl+K")
    assert person.listed()["Posts you were in"] == [HARVEST, LANTERNS]
    person.press("Return")
    assert person.post == HARVEST


@pytest.mark.usefixtures("highlighted", "saved")
def test_what_was_used_last_stands_first_in_the_empty_palette(person: Reader) -> None:
    person.go("#crow", "Return")
    person.go("@harv", "Return")
    person.go("@lant", "Return")
    person.go("> sort by title", "Return")
    person.go("> sort by date", "Return")
    person.press("Ctrl+K")
    listed = person.listed()
    assert listed["Themes"] == ["Crowds"]
    assert listed["Events"] == ["Lantern Week", "Harvest Fair"]
    assert listed["Actions"][:2] == ["Sort by date", "Sort by title"]
    assert len(listed["Actions"]) == len(set(listed["Actions"]))


def test_what_was_used_is_remembered_between_runs(
    person: Reader, qtbot: QtBot, library: Library, look: Appearance, remembered: Remembered
) -> None:
    person.go(LANTERNS, "Return")
    person.go(HARVEST, "Return")
    person.go("> sort by title", "Return")
    path = library.path
    put_away(person.window)
    with Library.open(path, write=True) as again:
        other = Reader(qtbot, open_window(qtbot, again, look, remembered))
        other.press("Ctrl+K")
        assert other.listed()["Posts you were in"] == [LANTERNS]
        assert other.listed()["Actions"][0] == "Sort by title"
        put_away(other.window)


def test_a_post_in_the_trash_is_no_longer_among_those_one_was_in(
    person: Reader, library: Library
) -> None:
    person.go(LANTERNS, "Return")
    person.go(HARVEST, "Return")
    with library.step() as session:
        posts.remove(session, 1)
    person.wait()
    person.press("Ctrl+K")
    assert "Posts you were in" not in person.listed()
