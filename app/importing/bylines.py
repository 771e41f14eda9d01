"""Date and author lines of blog pages: "Posted on June 18, 2014 by Jane Doe".

The words around date and name are those of the common blog programs in six
languages: English, German, French, Spanish, Italian and Portuguese.
"""

import re
from typing import NamedTuple

from app.importing import dates
from app.importing.date_places import UNKNOWN as UNKNOWN_HABITS
from app.importing.date_places import Habits

LONGEST = 160  # letters; a longer line is text that happens to hold a date


class Byline(NamedTuple):
    """What a date or author line says; "" for what it leaves out."""

    author: str = ""
    published: str = ""
    printed: str = ""


UNKNOWN = Byline()


def byline(line: str, known: Habits = UNKNOWN_HABITS) -> Byline | None:
    """Read a date or author line; None when the line says anything else.

    A date of digits that could be two is only printed, unless the habits decide.

    Only words that belong to such a line may stand around the date: "posted
    on", a name, a time, a category, a count of comments. So neither the title
    "Notes from June 18, 2014" nor a sentence with a date is one.
    """
    if len(line) > LONGEST:
        return None
    found = dates.published(line) or dates.with_slashes(line, day_first=known.day_first)
    if found is None:
        author = _BY.fullmatch(line.strip())
        return Byline(_name(author[1])) if author and _is_name(author[1]) else None
    if found.date == line.strip()[:4]:  # a year alone is more often a heading
        return None
    before, _, after = line.partition(found.printed)
    pieces = [*_pieces(before), *_pieces(after)]
    others = [piece for piece in _without_labels(pieces) if not _ADDITION.fullmatch(piece)]
    authors = [_author(piece) for piece in others]
    if None in authors or len(authors) > 1:
        return None
    return Byline(authors[0] or "" if authors else "", found.date, found.printed)


_VERBS = (
    r"posted|published|written|veröffentlicht|geschrieben|erstellt|verfasst|publié|écrit|rédigé"
    r"|publicado|publicada|escrito|pubblicato|scritto"
)
_BY = re.compile(
    rf"(?:(?:{_VERBS})\s+)?(?:by|author:?|von|par|por|da|di|autore?:|auteur:|autor:)\s+(\S.*)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*(?:[|·•—–~/@]|\s-\s|,\s|\()\s*|\s*[,:)]\s*$|^\s*[,:(-]\s*|\s+-$")
_BEFORE_NAME = re.compile(r"\s+(?=(?:by|in|under|at|on|with|dans|unter|um)\b)", re.IGNORECASE)
_ADDITION = re.compile(
    rf"(?:(?:first |last )?(?:{_VERBS}|created|updated|modified|added|date|datum|fecha|data)?:?"
    r"(?:\s?(?:on|at|in|am|le|el|em|il|den))?:?)"
    r"|um \d{1,2}[:.]\d{2}(?: uhr)?|(?:à|às|a las|alle) \d{1,2}[:.h]\d{2}"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|(?:segunda|terça|quarta|quinta|sexta)-feira)"
    r"|(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{3,4})?"
    r"|(?:at )?\d{1,2}\s?[ap]\.?m\.?|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*"
    r"|\d{1,4}|permalink|edit|share"  # a number alone counts the comments
    r"|(?:with )?(?:no|\d+) (?:comments?|repl(?:y|ies)|responses?|likes?|views?)|comments off"
    r"|leave a (?:comment|reply)|(?:add|post) a comment|\d+ min(?:ute)?s? read|reading time.*",
    re.IGNORECASE,
)
_FILED = re.compile(r"(?:(?:filed |posted )?(?:in|under|dans|unter)) \S", re.IGNORECASE)
_PARTICLES = {"de", "da", "do", "van", "von", "der", "den", "la", "le", "el", "bin", "al", "and"}


def _pieces(part: str) -> list[str]:
    """The parts of a line between its separators, each a thing of its own."""
    pieces = [piece.strip() for piece in _SEPARATORS.split(part)]
    split = [word.strip() for piece in pieces for word in _BEFORE_NAME.split(piece)]
    return _rejoined([piece for piece in split if piece])


def _rejoined(pieces: list[str]) -> list[str]:
    """Put "filed" + "under News" together again, and "posted" + "by Jane"."""
    joined: list[str] = []
    for piece in pieces:
        if joined and joined[-1].lower() in {"filed", "posted", "published", "written", "comments"}:
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def _without_labels(pieces: list[str]) -> list[str]:
    """The parts but for the further labels in "in Maps, Roads • Ropes"."""
    filed = next((at for at, piece in enumerate(pieces) if _FILED.match(piece)), len(pieces))
    rest = [piece for piece in pieces[filed + 1 :] if _BY.match(piece) or len(piece.split()) > 3]
    return [*pieces[:filed], *rest]


def _author(piece: str) -> str | None:
    """The name in a part of a line; None when it is no name."""
    led = _BY.fullmatch(piece)
    name = led[1] if led else piece
    if led and len(name.split()) == 1:  # "by admin": a login, in any letters
        return _name(name)
    return _name(name) if _is_name(name) else None


def _name(printed: str) -> str:
    return printed.strip(" ,.|:") if not printed.endswith("Jr.") else printed.strip()


def _is_name(words: str) -> bool:
    parts = words.strip(" ,.|:").split()
    capital = [part for part in parts if not part[0].islower()]
    return (
        1 <= len(parts) <= 6
        and bool(capital)
        and all(part in capital or part in _PARTICLES for part in parts)
        and not any(sign.isdigit() or sign in ":?!;" for sign in words)
    )
