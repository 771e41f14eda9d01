"""Addresses and feeds by keys, from a server on this machine that the settings allow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.settings import SourceSettings
from app.ui.acting.taking_feeds import likely
from app.ui.dialogs.feeds.address_dialog import AddressDialog
from app.ui.dialogs.feeds.feed_choice import FeedChoice
from app.ui.dialogs.feeds.feed_editor import FeedAdding, FeedEditor
from app.ui.dialogs.feeds.feeds_dialog import FeedsDialog
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.import_report import ImportReportDialog
from app.ui.dialogs.job_progress import JobProgress
from app.ui.dialogs.nothing_found import NothingFound
from app.ui.dialogs.question import Question
from app.ui.dialogs.settings_dialog import SettingsDialog
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from db import sources
from db.library import Library
from db.records import FeedLink
from db.sources import Feed
from tests.gui.person import LONGEST_WAIT_MS, Person, open_window, put_away
from tests.unit.app.importing.web_server import Web, web

__all__ = ["web"]

WORDS = "The harbour filled up 🏮 before dusk, and nobody had planned cafe\u0301 or שלום for it."


def feed(site: str, **texts: str) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><guid>urn:{site}:{title}</guid>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
        for title, text in texts.items()
    )
    head = f"<title>{site}</title><link>https://h.example/</link><description/>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def page(*feeds: str, text: str = "") -> bytes:
    named = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="Feed {place}" href="{each}">'
        for place, each in enumerate(feeds)
    )
    return f"<html><head><title>Blog</title>{named}</head><body>{text}</body></html>".encode()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, web: Web) -> Path:
    """A folder of their own for the settings, in which the server is allowed."""
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    settings.keep_source_settings(SourceSettings((web.host,)))
    QGuiApplication.clipboard().clear()
    return tmp_path


@pytest.fixture
def person(
    qtbot: QtBot, empty_library: Library, look: Appearance, remembered: Remembered
) -> Iterator[Person]:
    """Someone before a library without a post."""
    window = open_window(qtbot, empty_library, look, remembered)
    yield Person(qtbot, window)
    put_away(window)


def known(library: Library) -> tuple[Feed, ...]:
    with library.reading() as session:
        return sources.feeds(session)


def follow(library: Library, *addresses: str, folder: str = "") -> None:
    for address in addresses:
        with library.step() as session:
            name = f"Feed {address.rpartition('/')[2]}"
            sources.add_feed(session, FeedLink(address, name, folder=folder))


def feeds_dialog(person: Person) -> FeedsDialog:
    person.press("Ctrl+Alt+F")
    return person.dialog(FeedsDialog)


def back_in(person: Person, dialog: FeedsDialog) -> None:
    """Wait until no form stands before the list any more."""
    person.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    with person.qtbot.waitActive(dialog):
        dialog.activateWindow()  # without a window manager nobody else does
    person.wait()


# Addresses


def test_a_copied_address_becomes_a_post(person: Person, web: Web) -> None:
    text = f"<article><h1>Lanterns</h1>{f'<p>{WORDS}</p>' * 5}</article>"
    QGuiApplication.clipboard().setText(web.page("/lanterns", page(text=text)))
    person.press("Ctrl+L")
    person.dialog(AddressDialog)
    person.press("Return")
    person.dialog(ImportPreview)
    person.press("Ctrl+Return")
    person.dialog(ImportReportDialog)
    person.press("Return")
    person.back_in_window()
    assert person.titles() == ["Lanterns"]


def test_an_address_that_cannot_be_fetched_says_why(person: Person, web: Web) -> None:
    QGuiApplication.clipboard().setText(web.fail("/gone", 404))
    person.press("Ctrl+L")
    person.dialog(AddressDialog)
    person.press("Return")
    told = person.dialog(NothingFound)
    person.press("Esc")
    assert not told.isVisible()


def test_a_host_of_ones_own_network_is_not_asked_unless_it_is_allowed(
    person: Person, web: Web
) -> None:
    settings.keep_source_settings(SourceSettings())
    QGuiApplication.clipboard().setText(web.page("/lanterns", page(text=WORDS)))
    person.press("Ctrl+L")
    person.dialog(AddressDialog)
    person.press("Return")
    person.dialog(NothingFound)
    person.press("Esc")
    assert web.asked == []


def test_after_the_import_of_a_feed_it_can_be_followed(
    person: Person, web: Web, empty_library: Library
) -> None:
    QGuiApplication.clipboard().setText(web.page("/feed", feed("Harbour", One=WORDS)))
    person.press("Ctrl+L")
    person.dialog(AddressDialog)
    person.press("Return")
    person.dialog(ImportPreview)
    person.press("Ctrl+Return")
    person.dialog(ImportReportDialog)
    person.press("Esc")
    question = person.dialog(Question)
    assert question.windowTitle() == "Follow “Harbour”?"
    person.press("Return")
    person.back_in_window()
    (made,) = known(empty_library)
    assert (made.name, made.posts, bool(made.fetched)) == ("Harbour", 1, True)
    assert person.said == "1 feed is followed now: F5 looks for new posts."


def test_a_feed_that_is_followed_already_is_not_asked_about(
    person: Person, web: Web, empty_library: Library
) -> None:
    address = web.page("/feed", feed("Harbour", One=WORDS))
    follow(empty_library, address)
    QGuiApplication.clipboard().setText(address)
    person.press("Ctrl+L")
    person.dialog(AddressDialog)
    person.press("Return")
    person.dialog(ImportPreview)
    person.press("Ctrl+Return")
    person.dialog(ImportReportDialog)
    person.press("Esc")
    person.back_in_window()
    assert QApplication.activeModalWidget() is None


def test_a_blog_that_is_added_offers_the_feeds_its_page_names(
    person: Person, web: Web, empty_library: Library
) -> None:
    posts = web.page("/posts.xml", feed("Harbour", One=WORDS))
    comments = web.page("/comments.xml", feed("Comments", Two=WORDS))
    QGuiApplication.clipboard().setText(web.page("/blog", page(posts, comments, text=WORDS)))
    dialog = feeds_dialog(person)
    person.press("A")
    person.dialog(FeedAdding)
    person.press("Return")
    choice = person.dialog(FeedChoice)
    assert [each.address for each in choice.chosen] == [posts]
    person.press("Ctrl+Return")
    back_in(person, dialog)
    person.qtbot.waitUntil(lambda: dialog.notice_text == "1 new post.", timeout=LONGEST_WAIT_MS)
    assert [(each.address, each.posts) for each in known(empty_library)] == [(posts, 1)]


def test_a_list_of_feeds_at_an_address_is_offered(
    person: Person, web: Web, empty_library: Library
) -> None:
    rows = '<outline type="rss" text="café" xmlUrl="https://a.example/feed"/>'
    opml = f'<opml version="2.0"><body>{rows}</body></opml>'
    QGuiApplication.clipboard().setText(web.page("/list.opml", opml.encode()))
    person.press("Ctrl+L")
    person.dialog(AddressDialog)
    person.press("Return")
    choice = person.dialog(FeedChoice)
    choice.fetch.setChecked(False)
    person.press("Ctrl+Return")
    person.back_in_window()
    assert [each.name for each in known(empty_library)] == ["café"]
    assert person.said == "1 feed was added."


def test_an_opml_file_offers_all_its_feeds(
    person: Person, web: Web, empty_library: Library, tmp_path: Path
) -> None:
    addresses = [web.page(f"/{n}", feed(f"B{n}", **{f"P{n}": f"{WORDS} {n}"})) for n in range(2)]
    rows = "".join(f'<outline type="rss" text="B" xmlUrl="{each}"/>' for each in addresses)
    path = tmp_path / "feeds.opml"
    body = f'<outline text="Town">{rows}</outline>'
    path.write_text(f'<opml version="2.0"><body>{body}</body></opml>', encoding="utf-8")
    person.window.importing.start([path])
    choice = person.dialog(FeedChoice)
    assert len(choice.chosen) == 2
    person.press("Ctrl+Return")
    person.back_in_window()
    assert [(each.folder, each.posts) for each in known(empty_library)] == [("Town", 1)] * 2
    assert sorted(person.titles()) == ["P0", "P1"]
    assert person.said == "2 new posts."


@pytest.mark.parametrize(
    ("feeds", "found"),
    [
        (["https://a.example/feed", "https://a.example/atom"], ["https://a.example/feed"]),
        (["https://a.example/comments/feed", "https://a.example/x"], ["https://a.example/x"]),
        (["https://a.example/1", "https://b.example/2"], ["https://a.example/1", "https://b.example/2"]),
        ([], []),
    ],
)  # fmt: skip
def test_of_what_a_page_names_one_feed_of_each_blog_is_meant(
    feeds: list[str], found: list[str]
) -> None:
    assert [each.address for each in likely([FeedLink(each) for each in feeds])] == found


# Feeds


def test_f5_brings_what_is_new_as_one_step(
    person: Person, web: Web, empty_library: Library
) -> None:
    address = web.page("/a", feed("A", One=f"{WORDS} 1", Two=f"{WORDS} 2"))
    follow(empty_library, address, web.page("/b", feed("B", Three=f"{WORDS} 3")))
    person.press("F5")
    assert person.said == "3 new posts."
    assert sorted(person.titles()) == ["One", "Three", "Two"]
    web.page("/a", feed("A", One=f"{WORDS} 1", Two=f"{WORDS} 2, and more of it."))
    person.press("F5")
    assert person.said == "1 newer text."
    person.press("F5")
    assert person.said == "Nothing new."
    person.press("Ctrl+Z", "Ctrl+Z")
    assert person.titles() == []


def test_a_feed_that_fails_opens_the_list_which_says_why(
    person: Person, web: Web, empty_library: Library
) -> None:
    follow(empty_library, web.fail("/a", 404), web.page("/b", feed("B", Three=WORDS)))
    person.press("F5")
    dialog = person.dialog(FeedsDialog)
    assert dialog.notice_text == "1 new post. 1 feed could not be fetched."
    assert f"{web.host}/a" in dialog.problem_text
    person.press("Esc")
    person.back_in_window()
    assert person.titles() == ["Three"]


def test_f5_without_a_feed_says_how_feeds_come(person: Person) -> None:
    person.press("F5")
    assert person.dialog(FeedsDialog).list.isHidden()


def test_a_feed_is_added_by_its_address_and_fetched(
    person: Person, web: Web, empty_library: Library
) -> None:
    address = web.page("/feed", feed("Harbour", One=WORDS))
    dialog = feeds_dialog(person)
    QGuiApplication.clipboard().setText(address)
    person.press("A")
    form = person.dialog(FeedAdding)
    form.folder.setFocus()
    person.write("Town")
    person.press("Return")
    back_in(person, dialog)
    person.qtbot.waitUntil(lambda: dialog.notice_text == "1 new post.", timeout=LONGEST_WAIT_MS)
    (made,) = known(empty_library)
    assert (made.name, made.folder, made.posts) == ("Harbour", "Town", 1)
    assert dialog.chosen == made


def test_a_page_without_a_feed_is_told_in_the_list(
    person: Person, web: Web, empty_library: Library
) -> None:
    dialog = feeds_dialog(person)
    QGuiApplication.clipboard().setText(web.page("/blog", page(text="<p>Nothing here.</p>")))
    person.press("A")
    person.dialog(FeedAdding)
    person.press("Return")
    person.qtbot.waitUntil(lambda: bool(dialog.problem_text), timeout=LONGEST_WAIT_MS)
    assert web.host in dialog.problem_text
    assert known(empty_library) == ()


def test_a_feed_gets_another_name_and_folder(person: Person, empty_library: Library) -> None:
    follow(empty_library, "https://a.example/a")
    dialog = feeds_dialog(person)
    person.press("F2")
    person.dialog(FeedEditor)
    person.write("Upland")
    person.press("Tab")
    person.write("Hills")
    person.press("Return")
    back_in(person, dialog)
    assert [(each.name, each.folder) for each in known(empty_library)] == [("Upland", "Hills")]
    assert dialog.chosen is not None
    assert dialog.chosen.name == "Upland"


def test_a_feed_is_removed_and_brought_back(person: Person, empty_library: Library) -> None:
    follow(empty_library, "https://a.example/a", "https://a.example/b")
    dialog = feeds_dialog(person)
    person.press("Del")
    assert [each.name for each in known(empty_library)] == ["Feed b"]
    assert dialog.notice_text.startswith("“Feed a” is in the trash")
    person.press("Ctrl+Z")
    assert [each.name for each in known(empty_library)] == ["Feed a", "Feed b"]
    person.qtbot.waitUntil(lambda: dialog.list.count() == 2)


def test_the_list_stays_closed_when_a_step_ends_after_it(
    person: Person, empty_library: Library
) -> None:
    follow(empty_library, "https://a.example/a")
    dialog = feeds_dialog(person)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    person.back_in_window()
    assert known(empty_library) == ()
    assert person.said.startswith("“Feed a” is in the trash")


def test_the_blog_of_a_feed_is_opened_in_the_browser(
    person: Person, empty_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    with empty_library.step() as session:
        sources.add_feed(session, FeedLink("https://a.example/a", "A", "https://a.example/"))
    feeds_dialog(person)
    person.press("O")
    assert opened == ["https://a.example/"]


def test_the_list_can_be_closed_while_its_feeds_are_refreshed(
    person: Person, web: Web, empty_library: Library
) -> None:
    follow(empty_library, web.page("/a", feed("A", One=WORDS)))
    dialog = feeds_dialog(person)
    dialog.refresh_wanted.emit(list(known(empty_library)))
    dialog.close()
    person.back_in_window()
    assert person.titles() == ["One"]
    assert person.said == "1 new post."


def test_esc_stops_a_refresh_and_nothing_is_saved(
    person: Person, web: Web, empty_library: Library
) -> None:
    follow(empty_library, web.page("/a", feed("A", One=WORDS)), web.page("/b"))
    web.dripping.add("/b")
    person.workspace.actions["feeds.refresh"].trigger()
    person.qtbot.waitUntil(lambda: len(web.asked) == 2)
    sheet = person.window.findChild(JobProgress)
    assert sheet is not None
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    person.wait()
    assert person.titles() == []
    assert [each.fetched for each in known(empty_library)] == ["", ""]
    web.dripping.clear()
    web.page("/b", feed("B", Two=WORDS))
    person.press("F5")
    assert sorted(person.titles()) == ["One", "Two"]


# Settings


def test_what_is_chosen_for_feeds_is_kept(person: Person, web: Web) -> None:
    person.press("Ctrl+,")
    dialog = person.dialog(SettingsDialog)
    dialog.hosts.setFocus()
    person.press("End")
    person.write(" Wiki.example")
    dialog.refresh.setFocus()
    person.press("Space", "Return")
    person.back_in_window()
    assert settings.source_settings() == SourceSettings((web.host, "wiki.example"), True)


def test_esc_in_the_settings_keeps_nothing(person: Person, web: Web) -> None:
    person.press("Ctrl+,")
    dialog = person.dialog(SettingsDialog)
    dialog.refresh.setFocus()
    person.press("Space", "Esc")
    person.back_in_window()
    assert settings.source_settings() == SourceSettings((web.host,), False)


@pytest.mark.parametrize("wanted", [True, False])
def test_feeds_are_refreshed_at_the_start_if_that_is_wanted(
    web: Web, empty_library: Library, wanted: bool, request: pytest.FixtureRequest
) -> None:
    follow(empty_library, web.page("/a", feed("A", One=WORDS)), web.fail("/b", 404))
    settings.keep_source_settings(SourceSettings((web.host,), wanted))
    person: Person = request.getfixturevalue("person")  # who starts the window now
    person.wait()
    assert person.titles() == (["One"] if wanted else [])
    assert QApplication.activeModalWidget() is None
    assert (person.said == "1 new post. 1 feed could not be fetched.") is wanted
