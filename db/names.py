"""Names that a person gives: which are allowed, and when two are the same."""

from gettext import gettext as _
from typing import Final

from db.errors import NameProblem
from db.folding import name_key

LONGEST: Final = 200  # code points; longer is a text, not a name

__all__ = ["checked", "name_key"]


def checked(name: str, forbidden: str = "", longest: int = LONGEST) -> str:
    """Give a name with white space folded.

    Args:
        name: As typed.
        forbidden: Signs it may not hold, such as the "/" between themes.
        longest: Code points it may have.

    Raises:
        NameProblem: It is empty, too long, or holds a forbidden sign.
    """
    folded = " ".join(name.split())
    if not folded:
        raise NameProblem(
            _("A name is needed; “{name}” is empty.").format(name=name),
            _("Type at least one letter."),
        )
    if len(folded) > longest:
        raise NameProblem(
            _("The name “{name}…” has {n} letters.").format(name=folded[:40], n=len(folded)),
            _("Choose one of at most {n}.").format(n=longest),
        )
    for sign in forbidden:
        if sign in folded:
            raise NameProblem(
                _("The name “{name}” holds a “{sign}”.").format(name=folded, sign=sign),
                _("Leave it out: it stands between a theme and the one below it."),
            )
    return folded
