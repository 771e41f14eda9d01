"""What comes from elsewhere in the pictures: a newer text, a long feed, feeds, a copy of a post."""

from typing import Final

from tests.shots.own_posts import FILES

NEWER_NAME: Final = "forty-voices.md"
_NEWER: Final = (
    ("on a wet Thursday. The council had put out chairs for twelve 🪑",
     "on a wet Thursday evening. The council had put out chairs for a dozen 🪑"),
    ("The estimate is 310,000 crowns, of which the district would pay a third.",
     "The estimate has grown to 340,000 crowns, and the district would pay a quarter of it."),
    ("> We were told to wait for the programme. We have waited for three programmes now.\n\n", ""),
    ("- The ramp is steeper than the rule allows, and it always was.\n", ""),
    ("At the end a boy of perhaps ten", "Nobody voted. At the end a boy of perhaps ten"),
)  # fmt: skip
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")
_TOPICS: Final = ("The lamps", "A ferry", "Minutes", "The bearings", "Chairs", "The mill path")
OPML: Final = """\
<opml version="2.0"><head><title>Feeds of the desk</title></head><body>
<outline text="Councils"><outline text="Harbour board" type="rss"
 xmlUrl="https://harbour.example/feed/" htmlUrl="https://harbour.example/"/>
<outline text="Upland district" type="rss" xmlUrl="https://upland.example/feed.xml"/></outline>
<outline text="Neighbours"><outline text="Mill path diary" type="rss"
 xmlUrl="https://mill.example/atom.xml"/></outline>
<outline text="Riverlight Commons" type="rss" xmlUrl="https://riverlight.example/feed"/>
</body></opml>
"""


def newer_text() -> str:
    """The crowded post, as somebody edited it later."""
    text = FILES[NEWER_NAME]
    for before, after in _NEWER:
        text = text.replace(before, after)
    return text


def two_roads() -> dict[str, str]:
    """One post as two blogs have it, a few words apart, by file name."""
    return {
        "landing.md": _landing("https://harbour.example/ferry-at-the-landing/", "at dusk"),
        "planet.md": _landing("https://planet.example/archive/4711/", "in the evening"),
    }


def _landing(url: str, when: str) -> str:
    return (
        f"---\ntitle: The ferry at the landing\nurl: {url}\ndate: 2025-11-02\n---\n\n"
        f"The ferry came back {when} ⛴ with forty people and two goats on board, and the cafe\u0301"
        " at the landing stayed open for all of them. Nobody had asked the council, and nobody"
        " had to: the captain knew the lamps by heart.\n\n"
        "“We sail when somebody waits”, he said. Above the door it says שלום, in letters that"
        " were painted before the bridge was built, and that nobody has the heart to paint over.\n"
    )


def long_feed(posts: int = 60) -> str:
    """A feed with many posts."""
    items = (
        f"<item><title>{_TOPICS[n % len(_TOPICS)]}, week {n + 1} 🏮</title>"
        f"<link>https://riverlight.example/2025/{n % 12 + 1:02}/week-{n + 1}/</link>"
        f"<pubDate>{n % 27 + 1:02} {_MONTHS[n % 6]} 2025 08:00:00 GMT</pubDate>"
        f"<category>{'river' if n % 2 else 'council'}</category>"
        f"<description>&lt;p&gt;What was said by the river in week {n + 1}, by whom, and what came"
        " of it; the cafe\u0301 was open, שלום.&lt;/p&gt;</description></item>"
        for n in range(posts)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Riverlight Commons</title>'
        f"<link>https://riverlight.example/</link>{''.join(items)}</channel></rss>"
    )
