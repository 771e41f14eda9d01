"""Says in one line why a query found nothing, and what finds more."""

from gettext import gettext as _
from typing import Final

from sqlalchemy.orm import Session

from db.query.tree import (
    Fuzzy,
    Named,
    NameField,
    Near,
    Phrase,
    Prefix,
    Titled,
    Tree,
    Word,
    leaves,
)
from db.words import found_names, terms

_STEM: Final = 5  # letters that a beginning keeps in the example


def why_nothing(session: Session, tree: Tree) -> str:
    """A line for a query without hits: a name nobody has, or how to ask for more."""
    for leaf in leaves(tree):
        if isinstance(leaf, Named) and not found_names.is_known(
            session, leaf.field, leaf.name, exactly=leaf.exactly
        ):
            return _unknown(leaf)
    words = [word for leaf in leaves(tree) if (word := _word(leaf))]
    if len(words) > 1:
        return _("Nothing has all of this. Fewer words or conditions find more.")
    if words and not isinstance(tree, Titled) and _has_others(session, words[0]):
        return _("Nothing was found. The beginning of a word finds more: {beginning}*").format(
            beginning=words[0][:_STEM]
        )
    return _("Nothing was found. Fewer words or conditions find more.")


def _has_others(session: Session, word: str) -> bool:
    """Whether the beginning of a word is that of another one."""
    return len(word) > _STEM and bool(terms.beginning(session, word[:_STEM], 1))


def _word(leaf: Tree) -> str:
    match leaf:
        case Word(text) | Prefix(text) | Fuzzy(text):
            return text
        case Phrase(words) | Near(words):
            return words[0]
        case Titled(wording):
            return _word(wording)
        case _:
            return ""


def _unknown(leaf: Named) -> str:
    message = {
        NameField.THEME: _("There is no theme “{name}”; “event-notes themes” lists them."),
        NameField.EVENT: _("There is no event “{name}”."),
        NameField.AUTHOR: _("There is no author “{name}”."),
        NameField.SOURCE: _("There is no source “{name}”."),
        NameField.LABEL: _("There is no label “{name}”."),
        NameField.LANGUAGE: _("No post is in the language “{name}”; write language:en or such."),
    }[leaf.field].format(name=leaf.name)
    if not leaf.exactly:
        return message
    return _("{message} Without “=” it need not be the whole name.").format(message=message)
