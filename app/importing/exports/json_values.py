"""Reads JSON of an unknown shape: whatever is asked for and not there is empty."""

import json
from collections.abc import Sequence
from gettext import gettext as _

from app.importing import decoding
from app.text.clean import one_line
from db.errors import FileProblem


def loaded(data: bytes, name: str) -> object:
    """The value that a JSON file holds.

    Args:
        data: The whole file.
        name: Its file name, for messages.

    Raises:
        FileProblem: It is no JSON.
    """
    try:
        value: object = json.loads(decoding.decoded(data).text)
    except (ValueError, RecursionError) as error:  # RecursionError: thousands of brackets
        raise FileProblem(
            _("“{name}” is a damaged JSON file.").format(name=one_line(name)),
            _("Export it again and import the new file."),
        ) from error
    return value


def inside(value: object, *keys: str) -> object:
    """What stands under these keys, one below the other; None where one is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text(value: object, *keys: str) -> str:
    """The text under these keys, also the first of a list; "" where there is none."""
    found = inside(value, *keys)
    if isinstance(found, list):
        found = next(iter(found), None)
    return found if isinstance(found, str) else ""


def number(value: object, *keys: str) -> int | None:
    """The whole number under these keys; None where there is none."""
    found = inside(value, *keys)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def items(value: object, *keys: str) -> Sequence[object]:
    """The list under these keys; empty where there is none."""
    found = inside(value, *keys)
    return found if isinstance(found, list) else ()
