"""Tells an address from other words that a person types, drops or pastes."""

import re

# What may stand at the end of a file's name and of a host's: without a path
# behind it, it is taken for a file. Some are countries (md, pl, py, rs, sh).
_FILE_NAME = re.compile(
    r".*\.(?:atom|bak|csv|docx?|epub|eventnotes|gz|html?|ini|jpe?g|json|log|markdown|mdx?|mht|mhtml"
    r"|odt|opml|pdf|pl|png|py|qda|rss?|rtf|sh|sqlite3?|tar|toml|txt|webarchive|webp|xhtml|xml"
    r"|ya?ml|zip)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?://)|feed://", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^\s/?#\\]+[^\s]*", re.IGNORECASE)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_BARE = re.compile(
    rf"""(?P<host> (?:{_LABEL}\.)+ [^\W\d_](?:[\w-]{{0,61}}[^\W_]) \.?   # a name ends in letters
               | \d{{1,3}}(?:\.\d{{1,3}}){{3}}
               | localhost(?=:) )
        (?P<port> :\d{{1,5}})?
        (?P<rest> [/?\#]\S*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_AROUND = ' \t\r\n\f\v\xa0\u200b\ufeff<>"“”'  # as mail programs and texts put addresses


def is_address(text: str) -> bool:
    """Whether a text is one address of the web, such as “example.org/post”.

    A name that could be that of a file (“notes.md”) is none, unless a scheme or
    a path stands with it. Whether there is a file of that name, whoever may
    know files asks first.
    """
    words = _without_feed(text.strip(_AROUND))
    if _SCHEME.match(words):
        return _WHOLE.fullmatch(words) is not None
    found = _BARE.fullmatch(words)
    if not found:
        return False
    return bool(found["rest"] or found["port"]) or not _FILE_NAME.fullmatch(found["host"])


def normal(text: str) -> str:
    """The address as it is fetched: with its scheme, and without what stood around it.

    Without a scheme https is meant. Nothing else is changed; what is no address
    comes back as one that cannot be fetched.
    """
    words = _without_feed(text.strip(_AROUND))
    return words if re.match(r"[a-z][a-z0-9+.-]*://", words, re.IGNORECASE) else f"https://{words}"


def _without_feed(words: str) -> str:
    """What some sites write for subscribing, `feed://…` or `feed:https://…`, without that."""
    found = _FEED_SCHEME.match(words)
    if not found:
        return words
    rest = words[found.end() :]
    return rest if _SCHEME.match(rest) else f"https://{rest}"
