"""What is said of a post above its text, in words."""

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from app.exporting.date_words import DateWords
from app.text.reading_time import minutes
from app.ui.reading import links
from db.records import Post

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """The lines above a text; each may be empty.

    Attributes:
        title: Always there.
        byline: Author, source, date and reading time.
        events: What it tells of, with the date of the happening.
        labels: What the blog filed it under.
        address: Where the original stands, as it is shown.
        excerpt: That there is more than the text, if so.
        note: The person's own words about the post.
    """

    title: str
    byline: str
    events: str
    labels: str
    address: str
    excerpt: str
    note: str

    @classmethod
    def of(cls, post: Post) -> "TitleFacts":
        """The facts of a post, in the language of today."""
        return cls(
            title=post.title or _("Untitled"),
            byline=_BETWEEN.join(filter(None, _byline(post))),
            events=_BETWEEN.join(event.name for event in post.events),
            labels=", ".join(post.labels),
            address=links.short(post.url) if links.may_open(post.url) else "",
            excerpt=_("Only the beginning of this post is in the source.") if post.excerpt else "",
            note=post.note,
        )

    def spoken(self) -> str:
        """All but the title, for a screen reader."""
        note = _("Note: {note}").format(note=self.note) if self.note else ""
        facts = (self.byline, self.events, self.labels, self.excerpt.rstrip("."), note)
        return ". ".join(filter(None, facts))


def _byline(post: Post) -> list[str]:
    reading = minutes(len(post.text.split()))
    author = "" if post.author == post.source else post.author
    length = ngettext("{n} min read", "{n} min read", reading).format(n=reading)
    star = _("Starred") if post.starred else ""
    return [star, author, post.source, DateWords().date(post.published), length]
