"""What is said of a post above its text, in words."""

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from app.text.reading_time import minutes
from app.ui.reading import fact_parts, links
from app.ui.reading.fact_parts import FactPart
from db.records import Post

BETWEEN = " · "
BETWEEN_LABELS = ", "


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
    byline: tuple[FactPart, ...]
    events: tuple[FactPart, ...]
    labels: tuple[FactPart, ...]
    address: str
    excerpt: str
    note: str

    @classmethod
    def of(cls, post: Post) -> "TitleFacts":
        """The facts of a post, in the language of today."""
        return cls(
            title=post.title or _("Untitled"),
            byline=tuple(part for part in _byline(post) if part.words),
            events=fact_parts.events(post),
            labels=fact_parts.labels(post),
            address=links.short(post.url) if links.may_open(post.url) else "",
            excerpt=_("Only the beginning of this post is in the source.") if post.excerpt else "",
            note=post.note,
        )

    def spoken(self) -> str:
        """All but the title, for a screen reader."""
        note = _("Note: {note}").format(note=self.note) if self.note else ""
        facts = (
            joined(self.byline, BETWEEN),
            joined(self.events, BETWEEN),
            joined(self.labels, BETWEEN_LABELS),
            self.excerpt.rstrip("."),
            note,
        )
        advice = _("F searches by author, event, date or label.")
        return ". ".join([*filter(None, facts), advice])


def joined(parts: tuple[FactPart, ...], between: str) -> str:
    """The pieces as one line."""
    return between.join(part.words for part in parts)


def _byline(post: Post) -> list[FactPart]:
    reading = minutes(len(post.text.split()))
    length = ngettext("{n} min read", "{n} min read", reading).format(n=reading)
    star = _("Starred") if post.starred else ""
    author = FactPart("") if post.author == post.source else fact_parts.author(post)
    source, date = fact_parts.source(post), fact_parts.date(post)
    return [FactPart(star), author, source, date, FactPart(length)]
