"""What lies beside posts in a folder or an archive and holds none itself."""

import re
from collections.abc import Collection

# A file that the person named is always read, and told for what it is by its content.
_COMPANION = re.compile(
    r".*\.(css|m?js|map|jsonl|woff2?|ttf|otf|eot"
    r"|ico|png|jpe?g|gif|webp|avif|svg|bmp|mp[34]|webm|ogg)"
    r"|(licen[cs]e|copying)(-.*)?(\.(txt|md))?",
    re.IGNORECASE | re.DOTALL,
)
# Such files are a feed or an export now and then, and mostly something else.
_DOUBTFUL = re.compile(r".*\.(json|xml|rdf|csv|tsv|zip|db|sqlite3?|qda)", re.IGNORECASE | re.DOTALL)
# A library is never opened as a file: SQLite would lose its locks on the one in use.
_LIBRARY = re.compile(
    r".*\.eventnotes(-wal|-shm|-journal|\.lock|\.new)?", re.IGNORECASE | re.DOTALL
)
_PAGES = (".html", ".htm", ".xhtml")
_OF_A_SYSTEM = "__MACOSX"


def is_companion(name: str) -> bool:
    """Whether a file of this name holds no post: a picture, a style, a licence."""
    return _COMPANION.fullmatch(name) is not None or is_library(name)


def is_library(name: str) -> bool:
    """Whether a file of this name is a library of Event Notes, or belongs to one."""
    return _LIBRARY.fullmatch(name) is not None


def is_doubtful(name: str) -> bool:
    """Whether only the content can tell if a file of this name is meant."""
    return _DOUBTFUL.fullmatch(name) is not None


def is_entered(folder: str, names: Collection[str]) -> bool:
    """Whether posts may lie in a folder.

    Args:
        folder: Its name.
        names: Those of the files that it stands beside.
    """
    if folder.startswith(".") or folder == _OF_A_SYSTEM:
        return False
    page = folder.removesuffix("_files")
    return page == folder or not any(page + suffix in names for suffix in _PAGES)
