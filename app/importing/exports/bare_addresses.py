"""Pages of which an export has only the address: listed, as they are no posts."""

from gettext import ngettext

from app.text.clean import one_line
from db.records import Skipped


def bare(title: str, address: str, draft: int = 0) -> Skipped:
    """What is listed in place of the page's post.

    Args:
        title: As the tool keeps it; may be "".
        address: Where the page is.
        draft: How many drafts of the reading stand before it.
    """
    return Skipped("address without text", one_line(f"{title} {address}"), draft)


def remarks(count: int) -> tuple[str, ...]:
    """What to do about so many such pages; empty when there are none."""
    if not count:
        return ()
    return (
        ngettext(
            "{n} page is only an address in this export; import it by its address.",
            "{n} pages are only addresses in this export; import them by their addresses.",
            count,
        ).format(n=count),
    )
