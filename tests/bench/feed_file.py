"""Writes a feed of any number of the invented posts."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from db.records import BlockKind
from tests.bench.corpus import Post

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Invented blog</title><link>https://blog.example</link><language>en-GB</language>
"""
_ITEM = """<item><title>{title}</title><link>{url}</link><guid isPermaLink="true">{url}</guid>
<dc:creator>{author}</dc:creator><pubDate>{day}T08:30:00Z</pubDate>{labels}
<description>{first}</description><content:encoded><![CDATA[{body}]]></content:encoded></item>
"""


def write(path: Path, posts: Iterable[Post]) -> None:
    """Write the feed; with its texts whole, and the beginnings as descriptions."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        file.writelines(map(_item, posts))
        file.write("</channel></rss>\n")


def _item(post: Post) -> str:
    return _ITEM.format(
        title=escape(post.title),
        url=post.url,
        author=escape(post.author),
        day=post.published,
        labels="".join(f"<category>{escape(label)}</category>" for label in post.labels),
        first=escape(post.parts[0][1][:200]),
        body="".join(_block(kind, words) for kind, words in post.parts),
    )


def _block(kind: BlockKind, words: str) -> str:
    tag = "h2" if kind is BlockKind.HEADING else "p"
    return f"<{tag}>{escape(words)}</{tag}>"
