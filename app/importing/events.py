"""Proposes the event that the posts of one reading tell of.

What the posts share is what they are about: the label of the page that gathers
them, spelled as the posts spell it, or the common part of their titles. A
proposal that is wrong is worse than none, so words that gather all kinds of
posts ("news", "talks") and what only a single post says are passed over.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from app.importing.plain.roles import Role
from app.text.clean import one_line
from db.records import Draft, Reading

LONGEST = 120  # code points; what is longer is a sentence

_MOST_TITLE_WORDS = 40  # comparing takes the square of it

_GENERIC = re.compile(
    r"uncategori[sz]ed|allgemein|general|featured|news|travel"
    r"|(?:blog|post|article|event|conference|talk|meetup|workshop|summit)s?"
    r"|(?:announcement|update|report|review)s?"
    r"|veranstaltung(?:en)?|konferenz(?:en)?|vorträge|événements?|eventos?|conferencias?",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:summit|conference|congress|week|days?|forum|fest(?:ival)?|camp|meetup|workshop"
    r"|hackathon|symposium|expo|roadshow|unconference|assembly|retreat|webinar|fair)\b"
    r"|\b(?:19|20)\d\d\b|(?-i:[A-Za-z]C[Oo][Nn]\b)",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"^(?:[\W_]|(?:the|a|an|at|from|of|in|on|my)\b)+"
    r"|(?:[\W_]|\b(?:part|day|the|a|an|at|from|of|in|on|and|for|with|no|vol)\b)+$",
    re.IGNORECASE,
)


def propose(reading: Reading) -> str:
    """The name of the event that the posts of one reading share, or "".

    A label decides before the titles do. It must stand in the heading of the
    page that gathers the posts, or sound like a gathering of people.
    """
    drafts = reading.drafts
    heading = " ".join(part.text for part in reading.skipped if part.kind == Role.ARCHIVE_HEADING)
    found = _of_labels(drafts, heading.casefold()) or _of_titles(drafts)
    return one_line(found) if len(found) <= LONGEST else ""


def _of_labels(drafts: Sequence[Draft], heading: str) -> str:
    for label in _shared_labels(drafts):
        if _GENERIC.fullmatch(label):
            continue
        if label.casefold() in heading or _GATHERING.search(label):
            return _as_written(label, drafts)
    return ""


def _shared_labels(drafts: Sequence[Draft]) -> list[str]:
    """The labels that all posts have, in the order of the first."""
    if not drafts:
        return []
    others = [{label.casefold() for label in draft.labels} for draft in drafts[1:]]
    return [
        label for label in drafts[0].labels if all(label.casefold() in other for other in others)
    ]


def _as_written(label: str, drafts: Sequence[Draft]) -> str:
    """The label as the posts write it, with the capital words that follow it in each of them.

    Blogs file under "open source" what they call "Open Source Week" in the text.
    """
    part = r"(?: (?:Part|Day|Episode|Session|Chapter) (?:[0-9]|One|Two|Three))"
    run = re.compile(rf"\b(?i:{re.escape(label)})\b(?:(?!{part}) [A-Z0-9][\w’'-]*)*")
    written = [Counter(run.findall(f"{draft.title}\n{draft.text}")) for draft in drafts]
    total = sum(written, Counter[str]())
    everywhere = [
        name for name in total if len(name) <= LONGEST and all(name in names for names in written)
    ]
    if not everywhere:
        return label
    # The longest is the fullest name; of several spellings the usual one.
    return max(everywhere, key=lambda name: (len(name), total[name]))


def _of_titles(drafts: Sequence[Draft]) -> str:
    """The longest run of words that all titles have, if it looks like a name."""
    if len(drafts) < 2:
        return ""
    titles = [one_line(draft.title).split()[:_MOST_TITLE_WORDS] for draft in drafts]
    if any(one == other for one, other in pairwise(titles)):
        return ""  # the same post twice says nothing
    common = _EDGE.sub("", " ".join(_common_run(titles)))
    words = common.split()
    if not words or not common[0].isupper():
        return ""
    capital = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return common if _GATHERING.search(common) and capital * 2 > len(words) else ""


def _common_run(titles: Sequence[Sequence[str]]) -> Sequence[str]:
    first, others = titles[0], [f" {_bare(title)} " for title in titles[1:]]
    runs = (first[start:end] for start in range(len(first)) for end in range(len(first), start, -1))
    shared = (run for run in runs if all(f" {_bare(run)} " in other for other in others))
    return max(shared, key=len, default=())


def _bare(words: Sequence[str]) -> str:
    """Words for comparing: without case and the signs at their ends."""
    return " ".join(re.sub(r"^[\W_]+|[\W_]+$", "", word).casefold() for word in words)
