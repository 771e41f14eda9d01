"""Reads the Markdown in which Omnivore exports the highlights of one page.

Each is a quote after ">", below it a line of its labels after "#", and below
that the note. Where one ends is not marked: what stands before the next quote
belongs to the one above.
"""

import re
from dataclasses import replace

from app.importing.exports.foreign_themes import themes
from app.text.clean import clean
from db.records import ForeignHighlight

_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")
_QUOTE_SIGN = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_LABELS = re.compile(r"#[^\s#].*")
_BETWEEN_LABELS = re.compile(r"(?:^|\s+)#")


def highlights(markdown: str) -> tuple[tuple[ForeignHighlight, ...], str]:
    """The highlights in their order, and the note on the page that stands above them.

    Args:
        markdown: With one newline at each line's end.
    """
    page_note: list[str] = []
    found: list[ForeignHighlight] = []
    follows_quote = False
    for part in _EMPTY_LINES.split(clean(markdown).strip()):
        if part.startswith(">"):
            found.append(ForeignHighlight(_QUOTE_SIGN.sub("", part).strip()))
            follows_quote = True
            continue
        if follows_quote and _LABELS.fullmatch(part):
            found[-1] = replace(found[-1], themes=themes(*_BETWEEN_LABELS.split(part)))
        elif found:
            found[-1] = replace(found[-1], note=f"{found[-1].note}\n\n{part}".strip())
        elif part:
            page_note.append(part)
        follows_quote = False
    return tuple(one for one in found if one.quote), "\n\n".join(page_note)
