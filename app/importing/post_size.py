"""The most text one post may have."""

from gettext import gettext as _

from app.text.clean import one_line
from db.errors import FileProblem

LARGEST_POST = 5_000_000  # code points: a page of 5 MB takes a window 5 s to show


def check_size(text: str, name: str) -> None:
    """Refuse a text that no post has.

    Raises:
        FileProblem: It is longer than LARGEST_POST.
    """
    if len(text) > LARGEST_POST:
        raise FileProblem(
            _("“{name}” holds more than {n} million letters, too much for one post.").format(
                name=one_line(name), n=LARGEST_POST // 1_000_000
            ),
            _("Divide it into several files and import those."),
        )
