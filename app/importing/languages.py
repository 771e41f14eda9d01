"""Gives the posts of a reading a language, where their source states none."""

from dataclasses import replace

from app.text import language
from db.records import Draft, Reading


def with_languages(reading: Reading) -> Reading:
    """The reading with a guessed language on each draft that has none.

    A draft too short to tell takes the language that all the others share.
    """
    drafts = [_guessed(draft) for draft in reading.drafts]
    told = {draft.language for draft in drafts} - {""}
    if len(told) == 1:
        shared = told.pop()
        drafts = [draft if draft.language else replace(draft, language=shared) for draft in drafts]
    return replace(reading, drafts=tuple(drafts))


def _guessed(draft: Draft) -> Draft:
    return draft if draft.language else replace(draft, language=language.guess(draft.text))
