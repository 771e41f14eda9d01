"""A summary as one Markdown file, for Obsidian, GitHub and plain reading."""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

import resources
from app.exporting import markdown_escape as escape
from app.exporting.date_words import DateWords
from app.exporting.summary import Entry, SourceEntry, Summary
from app.text.clean import one_line
from db.records import State

if TYPE_CHECKING:
    from jinja2 import Template

_JOINER = "\u200d"  # holds an emoji of several signs together
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def render(summary: Summary) -> str:
    """The summary as Markdown, ending in one newline; equal summaries give equal text.

    Front matter, block ids and tags keep to what Obsidian reads (its help,
    August 2026). The layout is `resources/summaries/briefing.md.j2`.
    """
    dates, words = DateWords(), _words()
    return _template().render(
        summary=summary,
        created=summary.created.replace(tzinfo=None).isoformat(timespec="seconds"),
        tags=tags(summary.themes),
        covers=_covers(summary),
        words=words,
        names={path: escape.line(path.replace("/", " / ")) for path in summary.themes},
        citations={each.number: _citation(each, dates) for each in summary.sources},
        references={each.number: _reference(each, dates) for each in summary.sources},
        remark=partial(_remark, dates=dates, words=words),
    )


def tags(paths: Iterable[str]) -> list[str]:
    """Themes as Obsidian tags: no blanks or punctuation, parents before a "/", each once.

    A tag of digits alone would be none and gets a leading "_".
    """
    found: dict[str, str] = {}
    for path in paths:
        parts = (_tag_part(name) for name in path.split("/"))
        tag = "/".join(filter(None, parts))
        if tag and not re.search(r"[^\d/]", tag):
            tag = f"_{tag}"
        if tag:
            found.setdefault(tag.casefold(), tag)
    return list(found.values())


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # slow to import

    environment = Environment(  # noqa: S701 -- Markdown is escaped by the filters, not as HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        scalar=_scalar, line=escape.line, paragraphs=escape.paragraphs, quote=escape.quote
    )
    return environment.from_string(resources.text("summaries", "briefing.md.j2"))


def _words() -> dict[str, str]:
    # Looked up once for a summary: one look-up costs as much as a whole entry.
    return {
        "note": _("Note:"),
        "source": _("Source:"),
        "sources": _("Sources"),
        "themes": _("Themes:"),
        "check": _("The post’s text has changed around this passage: please check the quote."),
        "lost": _(
            "This passage is no longer in the post’s text; quoted from the version of {date}."
        ),
        "lost_undated": _(
            "This passage is no longer in the post’s text; quoted from an older version."
        ),
    }


def _covers(summary: Summary) -> str:
    highlights = ngettext("{n} highlight", "{n} highlights", summary.highlights)
    posts = ngettext("{n} post", "{n} posts", len(summary.sources))
    themes = ngettext("{n} theme", "{n} themes", len(summary.themes))
    sentence = _("{highlights} from {posts} under {themes}")
    if not summary.themes:
        sentence = _("{highlights} from {posts}")
    said = sentence.format(
        highlights=highlights.format(n=summary.highlights),
        posts=posts.format(n=len(summary.sources)),
        themes=themes.format(n=len(summary.themes)),
    )
    scope = escape.line(summary.scope)
    return _("{said}; scope: {scope}").format(said=said, scope=scope) if scope else f"{said}."


def _citation(source: SourceEntry, dates: DateWords) -> str:
    facts = (
        escape.link(source.title, source.url),
        escape.line(source.author),
        escape.line(dates.date(source.published)),
    )
    return f"{', '.join(filter(None, facts))} [{source.number}]"


def _reference(source: SourceEntry, dates: DateWords) -> str:
    facts = (
        escape.line_start(source.title),
        escape.line(source.author),
        escape.line(dates.date(source.published)),
        escape.line(source.site),
        escape.shown_address(source.url),
    )
    return ", ".join(filter(None, facts))


def _remark(entry: Entry, dates: DateWords, words: dict[str, str]) -> str:
    if entry.state is State.CHECK:
        return words["check"]
    if not entry.version_date:
        return words["lost_undated"]
    return words["lost"].format(date=dates.date(entry.version_date))


def _scalar(words: str) -> str:
    """A JSON string is a YAML scalar as it stands, but for the few signs YAML forbids."""
    quoted = json.dumps(one_line(words), ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _tag_part(name: str) -> str:
    signs = (sign if _fits_tag(sign) else " " for sign in name)
    return "-".join("".join(signs).split())


def _fits_tag(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return sign in ("_", "-", _JOINER) or kind[0] in "LNM" or kind in ("So", "Sk")
