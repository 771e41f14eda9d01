"""Writes saved web pages of four looks and many sizes out of the invented posts.

The post is the smaller part of a real page: around it stand styles, scripts, menus, lists of
other posts, and comments. Here they fill the page up to a size that is drawn between 10 and
150 kB, small ones as often as large ones by their logarithm.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from math import exp, log
from pathlib import Path
from random import Random

from db.records import BlockKind
from tests.bench import corpus
from tests.bench.corpus import Post

SIZES_BYTES = (10_000, 150_000)
_STYLE_SHARE = 0.45  # of what stands around the post; the rest are links and comments
_COMMENT_SHARE = 0.25
_TAGS = {BlockKind.HEADING: "h2", BlockKind.ITEM: "li"}
_STYLE = ".entry-{n} .widget-{n}{{margin:0 {n}px;color:#{n:06x};display:flex}}\n"
_SCRIPT = 'window.queue.push({{"slot":{n},"kind":"banner","sizes":[[728,90],[300,250]]}});\n'


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands on a page beside the post."""

    head: str
    menu: str
    links: str
    comments: str


def write(folder: Path, count: int) -> list[int]:
    """Write pages into a folder that is there; give the size of each in bytes."""
    sizes = []
    for number, post in enumerate(corpus.posts(count)):
        data = page(post, number).encode()
        (folder / f"page-{number:05}.html").write_bytes(data)
        sizes.append(len(data))
    return sizes


def page(post: Post, number: int) -> str:
    """The post as a page; its look and size depend on the number alone."""
    random = Random(f"{corpus.SEED} page {number}")
    smallest, largest = map(log, SIZES_BYTES)
    wanted = int(exp(random.uniform(smallest, largest)))
    look = _LOOKS[number % len(_LOOKS)]
    bare = len(look(post, _Around("", "", "", "")).encode())
    return look(post, _around(random, max(wanted - bare, 0)))


def _around(random: Random, size: int) -> _Around:
    style, comment = int(size * _STYLE_SHARE), int(size * _COMMENT_SHARE)
    return _Around(
        head=f"<style>{_filled(_styles(), style // 2)}</style>"
        f"<script>{_filled(_scripts(), style // 2)}</script>",
        menu="".join(_link(random, 2) for _ in range(8)),
        links=_filled(_links(random), size - style - comment),
        comments=_filled(_comments(random), comment),
    )


def _filled(parts: Iterator[str], size: int) -> str:
    """Parts until they are as long as that."""
    taken, length = [], 0
    while length < size:
        taken.append(next(parts))
        length += len(taken[-1])
    return "".join(taken)


def _styles() -> Iterator[str]:
    return (_STYLE.format(n=number) for number in range(1_000_000))


def _scripts() -> Iterator[str]:
    return (_SCRIPT.format(n=number) for number in range(1_000_000))


def _links(random: Random) -> Iterator[str]:
    while True:
        yield f"<li>{_link(random, 6)}<span> 3 min</span></li>"


def _link(random: Random, count: int) -> str:
    said = _words(random, count)
    return f'<a href="https://blog.example/{said.replace(" ", "-")}">{said}</a> '


def _comments(random: Random) -> Iterator[str]:
    while True:
        yield (
            f'<li class="comment"><div class="comment-author"><b>{_words(random, 2)}</b></div>'
            f'<div class="comment-body"><p>{_words(random, 30)}.</p></div>'
            '<a class="reply" href="#respond">Reply</a></li>'
        )


def _words(random: Random, count: int) -> str:
    return " ".join(random.choices(corpus.vocabulary()[:5_000], k=count))


def _body(post: Post) -> str:
    return "\n".join(
        f"<{_TAGS.get(kind, 'p')}>{escape(words)}</{_TAGS.get(kind, 'p')}>"
        for kind, words in post.parts
    )


def _blog(post: Post, around: _Around) -> str:
    """As the common blog program writes it."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(post.title)} – A blog</title>
<link rel="canonical" href="{post.url}"><meta property="og:title" content="{escape(post.title)}">
<meta property="article:published_time" content="{post.published}T08:30:00+00:00">{around.head}
</head><body class="single"><header id="masthead"><nav><ul>{around.menu}</ul></nav></header>
<div id="content"><article class="post hentry"><header class="entry-header">
<h1 class="entry-title">{escape(post.title)}</h1><span class="byline">By <a rel="author">
{escape(post.author)}</a></span></header><div class="entry-content">{_body(post)}</div>
<footer>{_labels(post)}</footer></article><div id="comments"><ol>{around.comments}</ol></div></div>
<aside id="secondary"><ul>{around.links}</ul></aside><footer id="colophon">A blog</footer>
</body></html>"""


def _boxes(post: Post, around: _Around) -> str:
    """Boxes in boxes with names that say nothing, as site builders write them."""
    return f"""<!DOCTYPE html>
<html><head><title>{escape(post.title)}</title><meta charset="utf-8">
<meta property="og:url" content="{post.url}">{around.head}</head><body><div id="root">
<div class="a1"><div class="a2">{around.menu}</div></div><div class="b1"><div class="b2">
<div class="b3"><h1>{escape(post.title)}</h1><div class="b4"><span>{escape(post.author)}</span>
<time datetime="{post.published}">{post.published}</time></div><section><div><div>{_body(post)}
</div></div></section></div></div><div class="c1"><ul>{around.links}</ul></div>
<div class="d1"><ul>{around.comments}</ul></div></div></div></body></html>"""


def _described(post: Post, around: _Around) -> str:
    """With what stands there said in microdata, and its labels."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(post.title)}</title>
<link rel="canonical" href="{post.url}"><meta name="author" content="{escape(post.author)}">
{around.head}</head><body><nav>{around.menu}</nav><main>
<article itemscope itemtype="https://schema.org/BlogPosting">
<h1 itemprop="headline">{escape(post.title)}</h1>
<time itemprop="datePublished" datetime="{post.published}">{post.published}</time>
<div itemprop="articleBody">{_body(post)}</div>{_labels(post)}</article></main>
<section class="related"><h2>More to read</h2><ul>{around.links}</ul></section>
<section class="comments"><h2>Comments</h2><ul>{around.comments}</ul></section></body></html>"""


def _tables(post: Post, around: _Around) -> str:
    """Laid out by tables, as old sites are."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{escape(post.title)}</title><link rel="canonical" href="{post.url}">{around.head}</head>
<body bgcolor="#ffffff"><table width="100%"><tr><td colspan="2">{around.menu}</td></tr><tr>
<td width="180" valign="top"><ul>{around.links}</ul></td><td valign="top">
<h1>{escape(post.title)}</h1><p class="date">{post.published}, {escape(post.author)}</p>
{_body(post)}<hr><h3>Comments</h3><ul>{around.comments}</ul></td></tr></table></body></html>"""


def _labels(post: Post) -> str:
    return " ".join(f'<a rel="tag" href="#">{escape(label)}</a>' for label in post.labels)


_LOOKS: tuple[Callable[[Post, _Around], str], ...] = (_blog, _boxes, _described, _tables)
