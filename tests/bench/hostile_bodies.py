"""What strangers can put into a post to do harm, as HTML."""

from collections.abc import Iterator

_WORDS = "A lantern on the quay 🏮, cafe\u0301, said נור."
_CODE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='java\tscript:alert(1)'>a</a>",
    "<a href='&#106;avascript:alert(1)'>b</a>",
    "<a href='data:text/html,<script>'>c</a><a href='file:///etc/passwd'>d</a>",
    "<svg><animate onbegin=alert(1)></svg><math><mtext></p><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><form action=javascript:x><button>",
    "<style>@import 'https://e.example'</style><p style='background:url(https://e.example)'>x",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
)
_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def bodies() -> Iterator[tuple[str, str]]:
    """A name for each, and the HTML that stands in the middle of the post."""
    yield "code", "".join(_CODE)
    yield from _deep()
    yield from _long()
    yield from _many()
    yield from _odd_letters()


def _deep() -> Iterator[tuple[str, str]]:
    yield "boxes", "<div>" * 5_000 + _WORDS + "</div>" * 5_000
    yield "boxes without end", "<div>" * 5_000 + _WORDS
    yield "tables", "<table><tr><td>" * 400 + _WORDS
    yield "lists", "<ul><li>" * 2_000 + _WORDS
    yield "quotes", "<blockquote>" * 5_000 + _WORDS
    yield "emphasis", "<b><i>" * 2_500 + _WORDS
    yield "crossed", "<b><p><i></b></p></i>" * 3_000 + _WORDS


def _long() -> Iterator[tuple[str, str]]:
    yield "a word", f"<p>{'lantern' * 30_000}</p>"
    yield "a paragraph", f"<p>{'lantern quay ' * 60_000}</p>"
    yield "a line of code", f"<pre>{'lantern();' * 60_000}</pre>"
    yield "a heading", f"<h2>{'Lantern quay ' * 20_000}</h2>"
    yield "an attribute", f"<p title='{'x' * 1_000_000}'>{_WORDS}</p>"
    yield "an address", f"<p><a href='https://a.example/{'x' * 100_000}'>{_WORDS}</a></p>"


def _many() -> Iterator[tuple[str, str]]:
    yield "paragraphs", f"<p>{_WORDS}</p>" * 10_000
    yield "headings", f"<h2>{_WORDS}</h2>" * 5_000
    yield "links", "<p>" + "<a href='https://a.example/'>lantern</a> " * 10_000
    yield "pictures", "<img src='https://a.example/a.png' alt='A'>" * 10_000
    yield "pictures inside", f"<p>a</p><img src='{_PIXEL}' alt='A'>" * 1_000
    yield "line breaks", "<p>a" + "<br>a" * 30_000
    yield "columns", f"<table><tr>{'<td>a</td>' * 5_000}</tr></table>"
    yield "rows", f"<table>{'<tr><td>a</td><td>b</td></tr>' * 5_000}</table>"
    yield "bold letters", "<p>" + "<b>a</b>b" * 20_000


def _odd_letters() -> Iterator[tuple[str, str]]:
    yield (
        "no letters",
        "<p>before &#0; &#xD800; &#x1F3EE;&#xDFFF; &#1114112; \x00\x07\x1b[31m after",
    )
    yield "marks", "<p>a" + "\u0301" * 20_000 + " and b</p>"
    yield "directions", "<p>" + "\u202e\u2066a\u2067נ" * 5_000 + " after</p>"
    yield "joined emoji", "<p>" + "👩\u200d" * 10_000 + " after</p>"
    yield "invisible", "<p>a" + "\u200b\u2060\ufeff\u00ad" * 20_000 + "b</p>"
    yield "from right to left", "<p>" + "שלום עולם " * 20_000 + "</p>"
    yield "wide", "<p>" + "﷽𒐫" * 5_000 + "</p>"
