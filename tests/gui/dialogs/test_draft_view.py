import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.dialogs.preview.draft_view import DraftView
from db.records import (
    Address,
    AddressKind,
    Block,
    BlockKind,
    Draft,
    ForeignHighlight,
    Publication,
    Span,
)

TEXT = "Lanterns 🏮 at the quay, cafe\u0301, שלום."
URL = "https://harbour.example/2025/06/" + "lanterns-" * 30
DRAFT = Draft(
    "ערב הפנסים",
    TEXT,
    (Block(Span(0, len(TEXT)), BlockKind.PARAGRAPH),),
    author="A. Novak",
    published="2025-06",
    language="de",
    addresses=(Address(AddressKind.GUID, "g1"), Address(AddressKind.URL, URL)),
    labels=("quay",),
    publication=Publication.DRAFT,
    highlights=(ForeignHighlight("Lanterns"),) * 12,
    evidence=("its own heading",),
)


@pytest.fixture
def view(qtbot: QtBot) -> DraftView:
    made = DraftView()
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show()
    return made


def labels(view: DraftView) -> list[str]:
    """What is in view, without the marks that keep the direction of words."""
    shown = (each.text() for each in view.findChildren(QLabel) if each.isVisible())
    return [text.replace("\u2068", "").replace("\u2069", "") for text in shown]


def text(view: DraftView) -> str:
    field = view.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


def test_facts_state_and_evidence_of_a_post_are_told(view: DraftView) -> None:
    view.show_draft(DRAFT)
    title, facts, _address, state, why = labels(view)
    assert title == "ערב הפנסים"
    assert facts == "2025-06 · A. Novak · German · quay"
    assert state == "A draft, not published · brings 12 highlights"
    assert why == "Taken for a post because: its own heading."


def test_a_long_address_is_cut_in_its_middle_and_whole_for_a_screen_reader(
    view: DraftView,
) -> None:
    view.show_draft(DRAFT)
    shown = labels(view)[2]
    assert shown.startswith("https://harbour")
    assert "…" in shown
    assert any(each.accessibleName() == URL for each in view.findChildren(QLabel))
    assert view.width() == 360


@pytest.mark.parametrize(("language", "told"), [("", ""), ("xx-wrong", "xx-wrong")])
def test_a_language_that_is_not_known_is_shown_as_it_stands(
    view: DraftView, language: str, told: str
) -> None:
    view.show_draft(Draft("A", "", (), language=language))
    assert labels(view)[1] == " · ".join(filter(None, ("no date", told)))


def test_of_an_outline_the_rest_is_said_to_come(view: DraftView) -> None:
    view.show_draft(DRAFT, is_outline=True)
    assert text(view) == f"{TEXT}\n\n… (the rest is read when you import)"
    view.show_draft(DRAFT)
    assert text(view) == TEXT


def test_only_highlights_are_told_from_a_beginning(view: DraftView) -> None:
    view.show_draft(Draft("A", "", (), excerpt=True))
    assert labels(view)[-1] == "Only the beginning of the post"
    view.show_draft(Draft("A", "", (), excerpt=True, highlights=(ForeignHighlight("x"),), note="n"))
    assert labels(view)[-1] == "Only what was highlighted · brings 1 highlight and a note"


def test_where_nothing_is_chosen_nothing_is_shown(view: DraftView) -> None:
    view.show_draft(DRAFT)
    view.clear()
    assert (labels(view), text(view)) == ([], "")
