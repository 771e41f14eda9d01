"""Records as the command line's JSON: the shapes that scripts rely on."""

from typing import TYPE_CHECKING, Any

from db.records import (
    Event,
    Highlight,
    HighlightHit,
    Hit,
    NoteHit,
    Post,
    PostLine,
    Removed,
    Results,
    SavedSearch,
    Theme,
)
from db.steps import Step

if TYPE_CHECKING:
    from app.cli.verbs_of_repairs import ToCheck
    from app.importing.web.refreshing import FeedRow
    from db.index_upkeep import Standing
    from db.related import Related
    from db.searches_counted import Found
    from db.sources import Feed
    from db.theme_words import MarkingWord
    from db.twins import TwinPair
    from db.versions import VersionLine, VersionText


def post_line(line: PostLine) -> dict[str, Any]:
    """A post in the list of posts."""
    return {
        "post": line.id,
        "guid": line.guid,
        "title": line.title,
        "author": line.author,
        "published": line.published,
        "source": line.source,
        "words": line.words,
        "excerpt": line.excerpt,
        "highlights": line.highlights,
        "unread": line.unread,
        "starred": line.starred,
    }


def post(opened: Post) -> dict[str, Any]:
    """A post with its text; positions are code points of `text`, the end not included."""
    return {
        "post": opened.id,
        "guid": opened.guid,
        "title": opened.title,
        "author": opened.author,
        "published": opened.published,
        "url": opened.url,
        "source": opened.source,
        "language": opened.language,
        "labels": list(opened.labels),
        "events": [event.name for event in opened.events],
        "excerpt": opened.excerpt,
        "unread": opened.unread,
        "starred": opened.starred,
        "version": opened.version,
        "note": opened.note,
        "text": opened.text,
        "blocks": [
            {"kind": block.kind.value, "start": block.span.start, "end": block.span.end,
             "level": block.level}
            for block in opened.blocks
        ],
        "links": [
            {"href": link.href, "start": link.span.start, "end": link.span.end,
             "post": link.post_id}
            for link in opened.links
        ],
        "linked_from": list(opened.linked_from),
        "images": [
            {"position": image.position, "alt": image.alt, "address": image.address,
             "media_type": image.media_type, "width": image.width, "height": image.height}
            for image in opened.images
        ],
        "highlights": [highlight(each) for each in opened.highlights],
    }  # fmt: skip


def highlight(kept: Highlight) -> dict[str, Any]:
    """A highlight; without start and end when it is lost."""
    return {
        "highlight": kept.guid,
        "post": kept.post_id,
        "quote": kept.passage,
        "start": kept.span.start if kept.span else None,
        "end": kept.span.end if kept.span else None,
        "themes": [theme.path for theme in kept.themes],
        "note": kept.note,
        "state": kept.state.value,
    }


def results(found: Results) -> dict[str, Any]:
    """What a query found; `total` counts posts, and is about right where it is not `counted`."""
    meant = {"query": found.meant.query, "posts": found.meant.posts} if found.meant else None
    return {
        "query": found.query,
        "total": found.total,
        "counted": found.is_counted,
        "hits": [_hit(hit) for hit in found.hits],
        "highlight_total": max(found.highlight_total, len(found.highlights)),
        "highlights": [_highlight_hit(hit) for hit in found.highlights],
        "note_total": max(found.note_total, len(found.notes)),
        "notes": [_note_hit(hit) for hit in found.notes],
        "notice": found.notice,
        "meant": meant,
    }


def index(standing: "Standing") -> dict[str, Any]:
    """How the index of words stands; `built` and `total` count posts."""
    return {
        "whole": standing.is_whole,
        "built": standing.built,
        "total": standing.total,
        "words": standing.words,
        "words_fresh": standing.words_are_fresh,
    }


def saved_search(listed: SavedSearch, found: "Found") -> dict[str, Any]:
    """A saved search in the list of them; `count` is of what `counts` says."""
    return {
        "search": listed.guid,
        "name": listed.name,
        "query": listed.query,
        "pinned": listed.pinned,
        "count": found.number,
        "counts": found.of.value,
    }


def theme(listed: Theme) -> dict[str, Any]:
    """A theme in the list of themes; `count` is of its own highlights."""
    return {
        "theme": listed.guid,
        "path": listed.path,
        "name": listed.name,
        "colour": listed.colour,
        "key": listed.key,
        "definition": listed.definition,
        "count": listed.count,
    }


def marking_word(word: "MarkingWord") -> dict[str, Any]:
    """A word that marks a theme; `posts_outside` hold it and have nothing under the theme."""
    return {
        "word": word.word,
        "passages": word.passages,
        "posts_outside": word.posts_outside,
        "weight": round(word.weight, 3),
    }


def related(found: "Related") -> dict[str, Any]:
    """The posts that go with a post; `likeness` is from 0 to 1."""
    return {
        "alike": [
            {**post_line(each.line), "likeness": round(each.likeness, 3), "shared": [*each.words]}
            for each in found.alike
        ],
        "same_event": [
            {**post_line(each.line), "events": [*each.events]} for each in found.same_event
        ],
        "same_event_total": found.event_total,
        "linked": [
            {**post_line(each.line), "leads_out": each.leads_out, "leads_here": each.leads_here}
            for each in found.linked
        ],
        "linked_total": found.linked_total,
    }


def event(listed: Event) -> dict[str, Any]:
    """An event in the list of events; `count` is of its posts."""
    return {
        "event": listed.guid,
        "name": listed.name,
        "series": listed.series,
        "venue": listed.venue,
        "starts": listed.starts,
        "ends": listed.ends,
        "count": listed.count,
    }


def step(done: Step) -> dict[str, Any]:
    """A step of the history."""
    return {
        "step": done.id,
        "guid": done.guid,
        "kind": done.kind,
        "made": done.made,
        "label": done.label.text(),
        "undone": done.undone,
    }


def feed(listed: "Feed") -> dict[str, Any]:
    """A feed in the list of feeds; `fetched` is "" before the first time."""
    return {
        "feed": listed.id,
        "guid": listed.guid,
        "name": listed.name,
        "address": listed.address,
        "site": listed.site,
        "folder": listed.folder,
        "posts": listed.posts,
        "fetched": listed.fetched,
        "problem": listed.problem,
    }


def refreshed(row: "FeedRow") -> dict[str, Any]:
    """What came of fetching a feed."""
    return {
        "feed": row.feed.id,
        "name": row.feed.name,
        "address": row.feed.address,
        "added": row.added,
        "newer": row.newer,
        "unchanged": row.unchanged,
        "problem": row.problem,
    }


def twins(pair: "TwinPair") -> dict[str, Any]:
    """Two posts that may be one; the likeness of their texts is from 0 to 1."""
    return {
        "likeness": round(pair.likeness, 3),
        "first": post_line(pair.first),
        "second": post_line(pair.second),
    }


def version(listed: "VersionLine") -> dict[str, Any]:
    """A state of a post's text."""
    return {
        "version": listed.number,
        "made": listed.made,
        "words": listed.words,
        "present": listed.is_present,
    }


def changes(old: "VersionText", new: "VersionText") -> dict[str, Any]:
    """What changed: stretches of both texts by code points, in order and without a gap."""
    from app.text.anchor.differences import between
    from app.text.anchor.sliding import slid

    return {
        "from": old.number,
        "to": new.number,
        "differences": [
            {"kind": each.kind, "old": list(each.old), "new": list(each.new),
             "text": old.text[slice(*each.old)] if each.kind == "removed"
             else new.text[slice(*each.new)]}
            for each in slid(between(old.text, new.text), old.text, new.text)
        ],
    }  # fmt: skip


def to_check(found: "ToCheck") -> dict[str, Any]:
    """A highlight to be looked at, with the places that it may have; best first."""
    return highlight(found.repair.highlight) | {
        "title": found.repair.title,
        "old": found.old,
        "candidates": [
            {"start": span.start, "end": span.end, "quote": words}
            for span, words in found.candidates
        ],
    }


def removed(thing: Removed) -> dict[str, Any]:
    """Something in the trash."""
    return {
        "kind": thing.kind,
        "guid": thing.guid,
        "name": thing.name,
        "removed": thing.removed,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "post": hit.post_id,
        "guid": hit.guid,
        "title": hit.title,
        "published": hit.published,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
        "places": hit.places,
        "rank": hit.rank,
    }


def _highlight_hit(hit: HighlightHit) -> dict[str, Any]:
    return highlight(hit.highlight) | {
        "title": hit.title,
        "marks": [list(mark) for mark in hit.marks],
        "note_marks": [list(mark) for mark in hit.note_marks],
    }


def _note_hit(hit: NoteHit) -> dict[str, Any]:
    return {
        "about": hit.about.value,
        "id": hit.id,
        "name": hit.name,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
    }
