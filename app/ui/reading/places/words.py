"""How it is said which place the person is at, and of how many."""

from gettext import gettext as _
from gettext import ngettext

from app.ui.reading.places.walk import PlaceWalk


def counted(walk: PlaceWalk, most: int = 0) -> str:
    """“3 of 17”, or “17 places” before one is chosen; "" when there are none.

    Args:
        walk: The places.
        most: So many are looked for at most, so there may be more of them; 0 is all.
    """
    total = len(walk.spans)
    if not total:
        return ""
    if walk.present >= 0:
        words = _("{n} of {total}").format(n=_number(walk.present + 1), total=_number(total))
    else:
        words = ngettext("{n} place", "{n} places", total).format(n=_number(total))
    return _("{count} or more").format(count=words) if total == most else words


def _number(count: int) -> str:
    return f"{count:,}"
