"""Highlights a passage, puts it under themes, writes a note on it.

The window and the command line both mark passages with these functions; each
is part of one step of the history, which it names.
"""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from app.text.anchor import describe, passages
from app.text.anchor.describing import trimmed
from db import highlights, history, notes, posts, themes
from db.errors import NotFoundProblem, Problem
from db.highlights import shortened
from db.library import Session
from db.records import About, Highlight, Post, Span


def highlight(
    session: Session, post_id: int, span: Span, theme_paths: Sequence[str] = (), note: str = ""
) -> Highlight:
    """Keep a passage, under themes and with a note if there are any.

    A passage that is highlighted already, from the same letter to the same,
    is not marked twice: the themes and the note are added to it.

    Args:
        session: A writing session.
        post_id: The post.
        span: Of its present text; blanks at the ends are left out.
        theme_paths: Names or paths; what is missing is made.
        note: A new one replaces the old one; "" leaves it.

    Raises:
        Problem: The span holds no letter, or the post is not there.
    """
    title, text = posts.title_and_text(session, post_id)
    span = trimmed(text, span)
    if span.start >= span.end:
        raise Problem(
            _("There is nothing to highlight in “{title}” at this place.").format(title=title),
            _("Select at least one letter."),
        )
    anchor = describe(text, span)
    history.describe(
        session, "Highlight “{quote}” in “{title}”",
        quote=shortened(anchor.quote), title=title,
    )  # fmt: skip
    highlight_id = highlights.at(session, post_id, span)
    if highlight_id is None:
        highlight_id = highlights.add(session, post_id, anchor)
    for path in theme_paths:
        highlights.put(session, highlight_id, themes.named(session, path).id)
    if note.strip():
        notes.write(session, About.HIGHLIGHT, highlight_id, note)
    return highlights.records(session, [highlight_id])[highlight_id]


def quoted(post: Post, quote: str, occurrence: int | None = None) -> Span:
    """The passage of a post that a person quotes.

    Args:
        post: An opened post.
        quote: Its words, as `passages` finds them.
        occurrence: Which of several, from 1; None if there must be only one.

    Raises:
        NotFoundProblem: The words are not there, not so often, or not only once.
        Problem: There are no words.
    """
    if not quote.strip():
        raise Problem(
            _("There are no words to look for in “{title}”.").format(title=post.title),
            _("Quote at least one letter of the passage."),
        )
    found = passages(post.text, quote)
    if not found:
        raise NotFoundProblem(
            _("“{quote}” does not stand in “{title}”.").format(
                quote=shortened(quote), title=post.title
            ),
            _("Copy the words from “event-notes show {n}”.").format(n=post.id),
        )
    if occurrence is None and len(found) > 1:
        raise NotFoundProblem(
            _("“{quote}” stands {n} times in “{title}”.").format(
                quote=shortened(quote), n=len(found), title=post.title
            ),
            _("Quote more of it, or say which with --occurrence 1 to {n}.").format(n=len(found)),
        )
    wanted = 1 if occurrence is None else occurrence
    if not 1 <= wanted <= len(found):
        raise NotFoundProblem(
            ngettext(
                "“{quote}” stands only once in “{title}”.",
                "“{quote}” stands only {n} times in “{title}”.",
                len(found),
            ).format(quote=shortened(quote), n=len(found), title=post.title),
            ngettext(
                "Leave out --occurrence.", "Give --occurrence from 1 to {n}.", len(found)
            ).format(n=len(found)),
        )
    return found[wanted - 1]
