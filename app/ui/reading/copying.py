"""What leaves a post by the clipboard: clean text, and a quote that names its source."""

import re
from gettext import gettext as _

from PySide6.QtCore import QMimeData

from app.exporting.date_words import DateWords
from app.text.clean import IMAGE, LINE_BREAK
from app.ui.reading import links
from db.records import Post, Span

_PICTURE_LINE = re.compile(f"{IMAGE}\n|\n?{IMAGE}")


def clean_text(text: str, span: Span) -> str:
    """The words of a passage as other programs expect them: no pictures, plain line breaks."""
    words = _PICTURE_LINE.sub("", text[span.start : span.end])
    return words.replace(LINE_BREAK, "\n")


def mime_data(text: str, span: Span) -> QMimeData:
    """A passage for the clipboard or a drag: plain text only.

    Qt's own would carry HTML with the addresses of pictures and of every link.
    """
    data = QMimeData()
    data.setText(clean_text(text, span))
    return data


def quote_with_source(post: Post, span: Span) -> str:
    """A passage in quotation marks with title, author, date and address; "" for no words."""
    words = clean_text(post.text, span).strip()
    if not words:
        return ""
    facts = (post.title, post.author, DateWords().date(post.published), _address(post))
    source = ", ".join(filter(None, facts))
    return _("“{passage}” — {source}").format(passage=words, source=source)


def _address(post: Post) -> str:
    return post.url if links.may_open(post.url) else ""
