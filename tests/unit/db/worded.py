"""A small library whose words, names and days can be asked for, in several scripts."""

from pathlib import Path

from sqlalchemy.orm import Session

from db import events, incoming, models, notes, searches, themes
from db.incoming import Arrival
from db.records import About
from tests.unit.conftest import draft_of
from tests.unit.db.marks import made_from, mark

# Post, title and text; who wrote it, when, and what it stands under.
POSTS = (
    ("Procurement in the harbour 🏮", "The procurement rules of the straße, resume\u0301 and all."),
    ("Procurement again", "The procurement of washing machines, brainwashed and unwashed."),
    ("東京タワーの夜 Tokyo", "Wash東京 and the test of taste, שלום ὀδός Οδυσσέας."),
    (
        "Grants for the few",
        "The tests and the toast of funding; 2025 and 10:30 don't fit. Æsop ﬁre.",
    ),
)


def worded(file: Path, folder: Path) -> Path:
    """A library file of four posts by two authors, with themes, events and saved searches."""
    return made_from(file, folder, _fill)


def _fill(session: Session) -> None:
    arrivals = [
        Arrival(
            draft_of(
                title,
                text,
                author="Zoë “Zo” Lind" if number % 2 else "Noor Haddad",
                published=f"202{number + 2}-06-18",
                labels=("lantern week", "Straße", 'the "big" one'),
                url=f"https://harbour.example/{number}",
            ),
            "Harbour Notes" if number % 2 else "Ὀδός 東京",
            "Lantern Week 🏮" if number < 2 else "Ferry שלום",
        )
        for number, (title, text) in enumerate(POSTS)
    ]
    incoming.save(session, arrivals)
    session.flush()
    for post in session.query(models.Post):
        post.language = "de-AT" if post.id % 2 else "en"
    mark(session, 1, "rules of the straße", "Funding/Open source", note="quixotic זברה")
    for path in ("Funding/Grants", "Funding/Café e\u0301tude", 'A "quoted" one', "none", "東京"):
        themes.named(session, path)
    session.flush()
    notes.write(session, About.EVENT, events.find(session, "Lantern Week 🏮").id, "zephyr note")
    searches.save(session, "Money this year", "theme:Funding date:2025")
    searches.save(session, "Ünread things", "is:unread sort:new")
