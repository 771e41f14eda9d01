"""What a WordPress export says about a post beside its text."""

from app.importing import dates
from app.importing.dates import Published
from app.importing.wordpress.items import Export, Item
from app.importing.wordpress.opening import plain
from app.text.clean import one_line
from app.text.sanitise import link
from db.records import Address, AddressKind, Publication

# Without a name for the list it is WordPress before 2.5, which filed by categories alone.
_OWN_LISTS = {"", "category", "post_tag", "tag"}
_NO_LABEL = "uncategorized"
_PUBLICATIONS = {
    "": Publication.PUBLISHED,
    "publish": Publication.PUBLISHED,
    "future": Publication.SCHEDULED,
    "private": Publication.PRIVATE,
}
_NO_DATE = "0000-00-00"
_UNKNOWN = Published("", "")


def author(item: Item, export: Export) -> str:
    """The name the blog shows, or the login where the export tells no name."""
    login = item.get("creator")
    return one_line(export.authors.get(login, login))


def publication(item: Item) -> Publication:
    """Whether the blog shows it; a status that a plug-in invented is taken for a draft."""
    found = _PUBLICATIONS.get(item.get("status"), Publication.DRAFT)
    if found is not Publication.PUBLISHED:
        return found
    if item.get("post_password"):
        return Publication.PRIVATE
    return Publication.PAGE if item.get("post_type") == "page" else found


def published(item: Item) -> Published:
    """The day as the blog prints it.

    A draft has only the day it was last saved, and gets none; WordPress
    leaves the time in UTC open until somebody sets a date.
    """
    is_draft = publication(item) is Publication.DRAFT
    if is_draft and item.get("post_date_gmt").startswith(_NO_DATE):
        return _UNKNOWN
    stated = map(item.get, ("post_date", "post_date_gmt", "pubDate"))
    found = (dates.published(words) for words in stated if not words.startswith(_NO_DATE))
    return next(filter(None, found), _UNKNOWN)


def labels(item: Item) -> tuple[str, ...]:
    """Its categories and tags, each once."""
    names = (plain(word.name) for word in item.words if _is_label(word.domain, word.short_name))
    return tuple(dict.fromkeys(name for name in names if name and name.casefold() != _NO_LABEL))


def _is_label(domain: str, short_name: str) -> bool:
    return domain in _OWN_LISTS and short_name != _NO_LABEL


def base(item: Item, export: Export) -> str:
    """What its relative links are relative to; "" when nothing is known."""
    site = export.channel.get("link", "").strip()
    return link(item.get("link")) or link(site) or ""


def addresses(item: Item, export: Export, file_address: str) -> tuple[Address, ...]:
    """Its address, and its guid as the feed of the blog gives it; else that in the file."""
    url = link(item.get("link")) or ""
    guid = item.get("guid") or _guid(item, export)
    found = []
    if url.startswith("http"):
        found.append(Address(AddressKind.URL, url))
    if guid:
        found.append(Address(AddressKind.GUID, guid))
    return tuple(found) or (Address(AddressKind.FILE, file_address),)


def _guid(item: Item, export: Export) -> str:
    """The guid WordPress itself would make."""
    site = export.channel.get("base_blog_url") or export.channel.get("link", "")
    number = item.get("post_id")
    return f"{site.strip().rstrip('/')}/?p={number}" if site.strip() and number else ""


def language(export: Export) -> str:
    """The blog's language as a tag such as "en-US", or ""."""
    return one_line(export.channel.get("language", "")).replace("_", "-")
