"""Writes a WordPress export of any size out of the invented posts.

Beside each post stand items that are none, as in real exports: a picture, a
menu item every tenth time, and a comment. A thousand posts are made and then
written again under other numbers: making them takes longer than reading them.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from db.records import BlockKind
from tests.bench import corpus
from tests.bench.corpus import Post

_MADE = 1_000
_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Invented blog</title>
<link>https://blog.example</link>
<language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version>
"""
_FOOT = "</channel>\n</rss>\n"
_ITEM = """<item>
<title><![CDATA[{title}]]></title>
<link>{link}</link>
<dc:creator><![CDATA[{author}]]></dc:creator>
<guid isPermaLink="false">https://blog.example/?p={number}</guid>
<content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id>
<wp:post_date>{day} 09:30:00</wp:post_date>
<wp:post_date_gmt>{day} 08:30:00</wp:post_date_gmt>
<wp:status>publish</wp:status>
<wp:post_type>{kind}</wp:post_type>
{labels}
<wp:comment><wp:comment_content><![CDATA[A comment]]></wp:comment_content></wp:comment>
</item>
"""


def write(path: Path, size_bytes: int) -> int:
    """Write an export of about so many bytes; give how many items it holds."""
    made = list(corpus.posts(_MADE))
    items = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        while file.tell() < size_bytes:
            for item in _items(made[items % _MADE], items):
                file.write(item)
                items += 1
        file.write(_FOOT)
    return items


def write_posts(path: Path, count: int) -> None:
    """Write an export of so many posts, no two with the same text."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number, post in enumerate(corpus.posts(count)):
            file.writelines(_items(post, 3 * number))  # the numbers between are of its items
        file.write(_FOOT)


def _items(post: Post, number: int) -> Iterator[str]:
    yield _item(post, number, _content(post, in_blocks=number % 2 == 0), "post")
    yield _item(post, number + 1, "", "attachment")
    if number % 10 == 0:
        yield _item(post, number + 2, "", "nav_menu_item")


def _item(post: Post, number: int, content: str, kind: str) -> str:
    labels = "".join(
        f'<category domain="post_tag" nicename="t">{escape(label)}</category>'
        for label in post.labels
    )
    return _ITEM.format(
        title=post.title,
        link=f"{post.url}/{number}",
        author=post.author,
        number=number,
        content=content,
        day=post.published,
        kind=kind,
        labels=labels,
    )


def _content(post: Post, *, in_blocks: bool) -> str:
    """The text as the editor of today keeps it, or as that of old."""
    if in_blocks:
        return "\n\n".join(
            f"<!-- wp:paragraph -->\n<{tag}>{escape(words)}</{tag}>\n<!-- /wp:paragraph -->"
            for tag, words in ((_tag(kind), words) for kind, words in post.parts)
        )
    picture = (
        '[caption id="1" width="300"]<img src="https://blog.example/a.png" alt="A"/> A[/caption]'
    )
    return "\n\n".join([picture, *(escape(words) for _kind, words in post.parts), "[gallery]"])


def _tag(kind: BlockKind) -> str:
    return "h2" if kind is BlockKind.HEADING else "p"
