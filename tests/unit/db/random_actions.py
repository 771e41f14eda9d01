"""Random actions of a person over all nouns, and everything a person could see."""

import dataclasses
import json
from collections.abc import Callable
from random import Random

from sqlalchemy.orm import Session

from app import marking
from app.importing import bringing
from db import (
    events,
    highlights,
    history,
    incoming,
    notes,
    posts,
    repairs,
    searches,
    sources,
    theme_tree,
    themes,
    trash,
    twins,
)
from db.errors import Problem
from db.incoming import Arrival
from db.library import Library
from db.records import About, FeedLink, ForeignHighlight, Span
from tests.unit.conftest import draft_of
from tests.unit.db.marks import join, take_text

URLS = [f"https://www.harbour.example/{n}" for n in range(3)] + ["http://harbour.example/1/"]
WORDS = ("lantern", "récolte", "re\u0301colte", "שיר", "apple 🍎", "東京", "Funding", "river")


def act(session: Session, random: Random) -> None:
    """Do one thing; where it makes no sense just now, a Problem says so and nothing happens."""
    random.choice(_ACTIONS)(session, random)


def run(library: Library, random: Random, count: int) -> int:
    """Do so many things, each a step; gives how many changed something."""
    changed = 0
    for _ in range(count):
        try:
            with library.step() as session:
                act(session, random)
                changed += bool(session.info["recorder"].step_id)
        except Problem:
            continue
    return changed


def everything(library: Library) -> str:
    """All that a person could see of a library, as text: equal libraries, equal letters."""
    with library.reading() as session:
        shown = {
            "posts": [posts.open_post(session, line.id) for line in posts.lines(session)],
            "lines": posts.lines(session),
            "themes": theme_tree.listed(session),
            "events": events.listed(session),
            "searches": searches.listed(session),
            "trash": trash.listed(session),
            "feeds": sources.feeds(session),
            "twins": twins.open_pairs(session),
            "repairs": repairs.listed(session),
            "notes": [sorted(notes.texts(session, about).items()) for about in About],
        }
    return json.dumps(shown, default=_plain, ensure_ascii=False, indent=1)


def _plain(thing: object) -> object:
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
    return str(thing)


def _some(random: Random, things: list[int]) -> int:
    if not things:
        raise Problem("There is nothing yet.", "Go on.")
    return random.choice(things)


def _post(session: Session, random: Random) -> int:
    return _some(random, [line.id for line in posts.lines(session)])


def _theme(session: Session, random: Random) -> int:
    return _some(random, [theme.id for theme in theme_tree.listed(session)])


def _event(session: Session, random: Random) -> int:
    return _some(random, [event.id for event in events.listed(session)])


def _highlight(session: Session, random: Random) -> int:
    return _some(random, list(highlights.records(session)))


def _words(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, 3)))


def _add_post(session: Session, random: Random) -> None:
    draft = draft_of(_words(random), _words(random), _words(random), labels=(_words(random),))
    incoming.save(session, [Arrival(draft, random.choice(WORDS), random.choice(["", *WORDS]))])


def _edit_post(session: Session, random: Random) -> None:
    posts.edit(
        session, _post(session, random), title=_words(random), author=_words(random),
        published=random.choice(["", "2025", "2025-06"]), language=random.choice([None, "", "he"]),
        url=random.choice([None, "", *URLS]),
        labels=random.choice([None, [], random.choices(WORDS, k=3)]),
    )  # fmt: skip


def _star_posts(session: Session, random: Random) -> None:
    ids = [_post(session, random) for _ in range(3)]
    posts.star(session, ids, random.random() < 0.7)


def _mark(session: Session, random: Random) -> None:
    post = posts.open_post(session, _post(session, random))
    start = random.randrange(len(post.text))
    end = random.randint(start + 1, len(post.text))
    marking.highlight(session, post.id, Span(start, end), [_words(random)], _words(random))


def _move_highlight(session: Session, random: Random) -> None:
    start = random.randint(0, 5)
    highlights.move(session, _highlight(session, random), Span(start, start + 3))


def _put(session: Session, random: Random) -> None:
    highlights.put(session, _highlight(session, random), _theme(session, random))


def _take(session: Session, random: Random) -> None:
    highlights.take(session, _highlight(session, random), _theme(session, random))


def _add_theme(session: Session, random: Random) -> None:
    themes.named(session, "/".join(random.choices(WORDS, k=random.randint(1, 3))))


def _edit_theme(session: Session, random: Random) -> None:
    themes.edit(
        session, _theme(session, random), definition=_words(random),
        colour=random.randrange(7), key=random.choice([None, *range(1, 10)]),
    )  # fmt: skip


def _move_theme(session: Session, random: Random) -> None:
    above = random.choice([None, _theme(session, random)])
    themes.move(session, _theme(session, random), above)


def _put_event(session: Session, random: Random) -> None:
    events.put(session, _post(session, random), _event(session, random))


def _take_event(session: Session, random: Random) -> None:
    events.take(session, _post(session, random), _event(session, random))


def _put_posts(session: Session, random: Random) -> None:
    ids = [_post(session, random) for _ in range(3)]
    verb = random.choice([events.put_posts, events.take_posts])
    verb(session, ids, _event(session, random))


def _merge_events(session: Session, random: Random) -> None:
    events.merge(session, _event(session, random), _event(session, random))


def _add_event(session: Session, random: Random) -> None:
    events.named(session, _words(random))


def _edit_event(session: Session, random: Random) -> None:
    events.edit(session, _event(session, random), name=_words(random), venue=_words(random))


def _note(session: Session, random: Random) -> None:
    about, things = random.choice(
        [(About.POST, _post), (About.HIGHLIGHT, _highlight), (About.EVENT, _event),
         (About.THEME, _theme)]
    )  # fmt: skip
    notes.write(session, about, things(session, random), random.choice(["", _words(random)]))


def _save_search(session: Session, random: Random) -> None:
    searches.save(session, _words(random), _words(random))


def _edit_search(session: Session, random: Random) -> None:
    kept = _some(random, [search.id for search in searches.listed(session)])
    if random.random() < 0.5:
        searches.edit(session, kept, _words(random), "x")
    else:
        searches.remove(session, kept)


def _order_search(session: Session, random: Random) -> None:
    kept = _some(random, [search.id for search in searches.listed(session)])
    if random.random() < 0.5:
        searches.pin(session, kept, random.random() < 0.5)
    else:
        searches.move(session, kept, random.randrange(-1, 4))


def _rename_what_is_searched(session: Session, random: Random) -> None:
    """A saved search names a theme, event or author, and the name changes."""
    field, listed, rename = random.choice(_NAMED)
    names = listed(session)
    chosen = _some(random, list(names))
    searches.save(session, _words(random), f'{field}:="{names[chosen]}" -{_words(random)}')
    rename(session, chosen, _words(random))


_Rename = Callable[[Session, int, str], object]
_NAMED: list[tuple[str, Callable[[Session], dict[int, str]], _Rename]] = [
    ("theme", lambda s: {each.id: each.path for each in theme_tree.listed(s)}, themes.rename),
    (
        "event",
        lambda s: {each.id: each.name for each in events.listed(s)},
        lambda s, event_id, name: events.edit(s, event_id, name=name),
    ),
    (
        "author",
        lambda s: {each.id: each.author for each in posts.lines(s)},
        lambda s, post_id, name: posts.edit(s, post_id, title=name, author=name, published=""),
    ),
]


def _restore(session: Session, random: Random) -> None:
    removed = trash.listed(session)
    if removed:
        trash.restore(session, random.choice(removed).guid)


def _newer_text(session: Session, random: Random) -> None:
    """Words of a post go, come and change places."""
    post = posts.open_post(session, _post(session, random))
    words = post.text.split()
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(words) + 1)
        words[place : place + random.randint(0, 2)] = random.choices(WORDS, k=random.randint(1, 2))
    draft = draft_of(
        post.title, " ".join(words), _words(random), url=random.choice(["", *URLS]),
        author=_words(random), labels=(_words(random),),
    )  # fmt: skip
    take_text(session, post.id, draft)


def _join_posts(session: Session, random: Random) -> None:
    join(session, _post(session, random), _post(session, random))


def _bring_highlights(session: Session, random: Random) -> None:
    post = posts.open_post(session, _post(session, random))
    words = post.text.split()
    place = random.randrange(len(words))
    brought = ForeignHighlight(
        words[place], note=_words(random), themes=(_words(random),), made="2024-05-01T12:00:00Z"
    )
    draft = dataclasses.replace(draft_of(post.title, post.text), highlights=(brought,))
    bringing.bring(session, post.id, draft)


def _repair(session: Session, random: Random) -> None:
    """One that is to be looked at, or any other one."""
    asked = [each.highlight.id for each in repairs.listed(session)]
    highlight_id = _some(random, asked) if asked else _highlight(session, random)
    if random.random() < 0.3:
        repairs.keep_old(session, highlight_id)
        return
    start = random.randint(0, 9)
    repairs.accept(session, highlight_id, Span(start, start + random.randint(1, 9)))


def _add_feed(session: Session, random: Random) -> None:
    name = _words(random)
    sources.add_feed(session, FeedLink(random.choice(URLS), name, folder=random.choice(WORDS)))


def _edit_feed(session: Session, random: Random) -> None:
    feed_id = _some(random, [feed.id for feed in sources.feeds(session)])
    if random.random() < 0.5:
        sources.edit_feed(session, feed_id, _words(random), _words(random))
    else:
        sources.remove_feed(session, feed_id)


def _offer_twins(session: Session, random: Random) -> None:
    one, other = _post(session, random), _post(session, random)
    history.describe(session, "Offer two posts")
    if one != other:
        twins.offer(session, [(one, other, random.random())])


def _keep_both(session: Session, random: Random) -> None:
    pairs = twins.open_pairs(session)
    if pairs:
        pair = random.choice(pairs)
        twins.keep_both(session, pair.second.id, pair.first.id)


_ACTIONS: list[Callable[[Session, Random], None]] = [
    _add_post,
    *[_edit_post] * 2,
    _star_posts,
    lambda session, random: posts.remove(session, _post(session, random)),
    *[_mark] * 4,
    _move_highlight,
    lambda session, random: highlights.remove(session, _highlight(session, random)),
    _put,
    _take,
    _add_theme,
    _edit_theme,
    lambda session, random: themes.rename(session, _theme(session, random), _words(random)),
    _move_theme,
    lambda session, random: themes.merge(session, _theme(session, random), _theme(session, random)),
    lambda session, random: themes.remove(session, _theme(session, random)),
    _add_event,
    _edit_event,
    lambda session, random: events.remove(session, _event(session, random)),
    _merge_events,
    _put_event,
    _take_event,
    _put_posts,
    *[_note] * 2,
    _save_search,
    _edit_search,
    _order_search,
    _rename_what_is_searched,
    *[_newer_text] * 2,
    _join_posts,
    _bring_highlights,
    *[_repair] * 2,
    _add_feed,
    _edit_feed,
    _offer_twins,
    _keep_both,
    *[_restore] * 2,
]
