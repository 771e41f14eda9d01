"""Says in one line why a query found nothing, and what finds more."""

from gettext import gettext as _
from typing import Final

from sqlalchemy.orm import Session

from db import found_names
from db.query_tree import Named, NameField, Phrase, Prefix, Tree, Word, leaves

_STEM: Final = 5  # letters that a beginning keeps in the example


def why_nothing(session: Session, tree: Tree) -> str:
    """A line for a query without hits: a name nobody has, or how to ask for more."""
    for leaf in leaves(tree):
        if isinstance(leaf, Named) and not found_names.is_known(session, leaf.field, leaf.name):
            return _unknown(leaf)
    word = next((_word(leaf) for leaf in leaves(tree) if _word(leaf)), "")
    if len(word) > _STEM:
        return _("Nothing was found. The beginning of a word finds more: {beginning}*").format(
            beginning=word[:_STEM]
        )
    return _("Nothing was found. Fewer words or conditions find more.")


def _word(leaf: Tree) -> str:
    match leaf:
        case Word(text) | Prefix(text):
            return text
        case Phrase(words):
            return words[0]
        case _:
            return ""


def _unknown(leaf: Named) -> str:
    message = {
        NameField.THEME: _("There is no theme “{name}”; “event-notes themes” lists them."),
        NameField.EVENT: _("There is no event “{name}”."),
        NameField.AUTHOR: _("There is no author “{name}”."),
        NameField.LABEL: _("There is no label “{name}”."),
    }[leaf.field]
    return message.format(name=leaf.name)
