"""What is said of a post, piece by piece, each with the query that finds posts like it."""

from calendar import monthrange
from dataclasses import dataclass
from gettext import gettext as _

from app.exporting.date_words import DateWords
from db.query.tree import Dated, DateField, Named, NameField, Tree
from db.records import Post


@dataclass(frozen=True, slots=True)
class FactPart:
    """A piece of the lines above a text.

    Attributes:
        words: As they are shown.
        kind: What kind of fact it is, such as “Author”; "" where nothing can be asked.
        name: What is asked for, in words.
        leaf: The condition that it adds to a query; None where nothing can be asked.
    """

    words: str
    kind: str = ""
    name: str = ""
    leaf: Tree | None = None

    @property
    def advice(self) -> str:
        """What a click on it does."""
        return _("Search in {kind}: {name}").format(kind=self.kind, name=self.name)


def author(post: Post) -> FactPart:
    """Who wrote it."""
    return _named(_("Author"), NameField.AUTHOR, post.author)


def source(post: Post) -> FactPart:
    """Where it comes from."""
    return _named(_("Source"), NameField.SOURCE, post.source)


def events(post: Post) -> tuple[FactPart, ...]:
    """What it tells of."""
    return tuple(_named(_("Event"), NameField.EVENT, each.name) for each in post.events)


def labels(post: Post) -> tuple[FactPart, ...]:
    """What the blog filed it under."""
    return tuple(_named(_("Label"), NameField.LABEL, each) for each in post.labels)


def language(post: Post) -> FactPart:
    """What it is written in."""
    return _named(_("Language"), NameField.LANGUAGE, post.language)


def date(post: Post) -> FactPart:
    """When it was published; what it asks for is the month, or the year where that is unknown."""
    words = DateWords().date(post.published)
    year, _dash, rest = post.published.partition("-")
    if not (len(year) == 4 and year.isdecimal() and int(year)):
        return FactPart(words)
    month = rest[:2]
    if not month:
        leaf = Dated(DateField.DATE, f"{year}-01-01", f"{year}-12-31")
        return FactPart(words, _("Year"), year, leaf)
    last = monthrange(int(year), int(month))[1]
    leaf = Dated(DateField.DATE, f"{year}-{month}-01", f"{year}-{month}-{last:02}")
    return FactPart(words, _("Month"), DateWords().date(f"{year}-{month}"), leaf)


def askable(post: Post) -> tuple[FactPart, ...]:
    """All that can be asked for, in the order of a menu."""
    found = (author(post), *events(post), source(post), date(post), *labels(post), language(post))
    return tuple(part for part in found if part.leaf is not None)


def _named(kind: str, field: NameField, name: str) -> FactPart:
    if not name:
        return FactPart("")
    return FactPart(name, kind, name, Named(field, name))
