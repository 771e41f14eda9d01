"""What can be done with posts, by keys: read, star, file, edit, remove, restore."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget

from app.ui.dialogs.post_editor import PostEditor, PostEventsEditor
from app.ui.dialogs.trash import Trash
from db.records import LinkOut, Span
from tests.gui.person import Person

LANTERNS, MONEY, HARVEST = "Lanterns on the river", "Who pays for the lanterns?", "A quiet harvest"


@pytest.fixture
def two_chosen(person: Person) -> Person:
    """Someone who has selected the first two posts of the list."""
    person.press("Home", "Shift+Down")
    return person


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that went to the browser."""
    opened: list[str] = []

    def take(address: QUrl) -> bool:
        opened.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return opened


def test_u_makes_the_chosen_posts_read_and_unread_again(two_chosen: Person) -> None:
    two_chosen.press("U")
    assert [line.unread for line in two_chosen.lines()] == [False, False, True]
    assert two_chosen.places()["Unread"] == 1
    assert two_chosen.said == "2 posts are read now."
    two_chosen.press("U")
    assert two_chosen.places()["Unread"] == 3


def test_s_stars_the_chosen_posts_and_undo_takes_the_stars_away(two_chosen: Person) -> None:
    two_chosen.press("S")
    assert [line.starred for line in two_chosen.lines()] == [True, True, False]
    assert two_chosen.places()["Starred"] == 2
    two_chosen.press("Ctrl+Z")
    assert two_chosen.places()["Starred"] == 0


def test_in_the_text_s_means_the_post_that_is_read_though_another_is_chosen(person: Person) -> None:
    person.press("Alt+3")  # starred posts: none
    person.window.opening.open(3)
    person.wait()
    person.press("Ctrl+3", "S")
    assert person.titles() == [HARVEST]


def test_what_is_done_in_the_text_does_not_touch_the_post_chosen_in_a_list_without_it(
    person: Person,
) -> None:
    person.press("Home", "S", "Alt+3", "Home")
    person.window.opening.open(3)
    person.wait()
    person.press("Ctrl+3", "U")
    assert person.said == "1 post is read now."
    person.press("Alt+1")
    assert [line.unread for line in person.lines()] == [True, True, False]


def test_e_puts_several_posts_under_a_new_event(two_chosen: Person) -> None:
    two_chosen.press("E")
    two_chosen.dialog(PostEventsEditor)
    two_chosen.write("River Night")
    two_chosen.press("Return", "Ctrl+Return")
    two_chosen.back_in_window()
    assert two_chosen.places()["River Night"] == 2


def test_f2_edits_the_post_and_undo_brings_the_old_title_back(person: Person) -> None:
    person.press("Home", "F2")
    editor = person.dialog(PostEditor)
    editor.title.setFocus()
    person.press("Ctrl+A")
    person.write("Lights")
    person.press("Ctrl+Return")
    person.back_in_window()
    assert person.titles()[0] == "Lights"
    assert person.post == "Lights"
    assert "Edit" in person.said
    person.press("Ctrl+Z")
    assert person.post == LANTERNS


def test_esc_leaves_the_post_as_it_was(person: Person) -> None:
    person.press("Home", "F2")
    person.dialog(PostEditor)
    person.press("Esc")
    person.back_in_window()
    assert person.post == LANTERNS
    assert person.said == ""


def test_f2_on_several_posts_asks_for_their_events_alone(two_chosen: Person) -> None:
    two_chosen.press("F2")
    two_chosen.dialog(PostEventsEditor).close()
    two_chosen.back_in_window()


def test_del_in_the_list_removes_the_chosen_posts_as_one_step(two_chosen: Person) -> None:
    two_chosen.press("Del")
    assert two_chosen.titles() == [HARVEST]
    assert two_chosen.post == HARVEST
    assert two_chosen.places()["Trash"] == 2
    two_chosen.press("Ctrl+Z")
    assert two_chosen.titles() == [LANTERNS, MONEY, HARVEST]


def test_the_last_post_of_the_list_leaves_an_empty_page(person: Person) -> None:
    person.press("Home", "End", "Del")
    assert person.titles() == [LANTERNS, MONEY]
    assert person.post in ("", MONEY)


def test_a_removed_post_comes_back_from_the_trash(person: Person) -> None:
    person.press("Home", "Del", "Alt+9")
    trash = person.dialog(Trash)
    shown = trash.findChild(QListWidget)
    assert shown is not None
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.titles()[:1] == [LANTERNS])
    trash.close()
    person.back_in_window()
    assert person.places()["Trash"] == 0


def test_a_note_on_the_post_is_written_with_shift_n(person: Person) -> None:
    person.open_first()
    person.press("Shift+N")
    person.write("Ask Noor again")
    person.press("Ctrl+Return")
    post = person.workspace.reader.post
    assert post is not None
    assert post.note == "Ask Noor again"


def test_o_opens_the_original_page_in_the_browser(person: Person, browser: list[str]) -> None:
    person.press("Home", "O")
    assert browser == ["https://harbour.example/lanterns/"]


def test_o_on_a_post_without_an_address_says_so(person: Person, browser: list[str]) -> None:
    person.press("Home", "End", "O")
    assert browser == []
    assert person.said == "This post has no address."


def test_a_link_to_another_post_opens_it_here(person: Person, browser: list[str]) -> None:
    person.press("Home")
    link = LinkOut(Span(0, 1), "https://harbour.example/else", 3)
    person.workspace.reader.link_opened.emit(link)
    person.wait()
    assert (person.post, browser) == (HARVEST, [])


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share"]
)
def test_an_address_that_is_no_page_of_the_web_is_not_opened(
    person: Person, browser: list[str], address: str
) -> None:
    person.press("Home")
    person.workspace.reader.link_opened.emit(LinkOut(Span(0, 1), address, None))
    assert browser == []
    assert "is no page of the web" in person.said
