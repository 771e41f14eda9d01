"""The themes that the tags and codes of other tools become."""

from typing import Final

from app.text.clean import one_line
from db import names

SLASH: Final = "\u2215"  # "/" parts a theme from the one below it, so a name has this sign


def theme(*path: str) -> str:
    """The path of a theme, from the names above it and its own as the tool writes them."""
    parts = (one_line(name).replace("/", SLASH)[: names.LONGEST].strip() for name in path)
    return "/".join(part for part in parts if part)


def themes(*tags: str) -> tuple[str, ...]:
    """Themes without parents, for tags that do not nest; each once, empty ones left out."""
    return tuple(dict.fromkeys(path for path in map(theme, tags) if path))
