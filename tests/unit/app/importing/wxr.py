"""Writes small WordPress exports for the tests."""

from html import escape

_SPACES = {
    "excerpt": "{scheme}://wordpress.org/export/{version}/excerpt/",
    "wp": "{scheme}://wordpress.org/export/{version}/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_AUTHOR = (
    "<wp:author><wp:author_login>mira</wp:author_login>"
    "<wp:author_display_name><![CDATA[Mira Solvang]]></wp:author_display_name></wp:author>"
)


def item(content: str = "Some words.", inside: str = "", **fields: str) -> str:
    """One item; a field such as wp_status="draft" replaces the usual one.

    Args:
        content: The text of the post, as WordPress keeps it.
        inside: XML that stands in the item as it is.
        fields: Names with an underscore for the colon of the namespace.
    """
    usual = {
        "title": "A post",
        "link": "https://quay.example/2023/04/a-post/",
        "guid": "https://quay.example/?p=7",
        "dc_creator": "mira",
        "wp_post_id": "7",
        "wp_post_date": "2023-04-03 00:30:00",
        "wp_post_date_gmt": "2023-04-02 22:30:00",
        "wp_status": "publish",
        "wp_post_type": "post",
    }
    whole = "".join(
        f"<{name.replace('_', ':', 1)}>{escape(value)}</{name.replace('_', ':', 1)}>"
        for name, value in {**usual, **fields}.items()
    )
    kept = content.replace("]]>", "]]]]><![CDATA[>")
    text = f"<content:encoded><![CDATA[{kept}]]></content:encoded>"
    return f"<item>{whole}{text}{inside}</item>"


def export(*items: str, version: str = "1.2", scheme: str = "http", head: str = _AUTHOR) -> bytes:
    """A whole export."""
    spaces = " ".join(
        f'xmlns:{name}="{space.format(scheme=scheme, version=version)}"'
        for name, space in _SPACES.items()
    )
    channel = (
        "<title>Quay &amp; Side</title><link>https://quay.example</link><language>en-GB</language>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" {spaces}>'
        f"<channel>{channel}{head}{''.join(items)}</channel></rss>"
    ).encode()
