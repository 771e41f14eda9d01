"""Files that come with the program: help, sample posts, templates of summaries."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def path(*parts: str) -> Traversable:
    """A file or folder of this package; its parts are joined below `resources`."""
    return files(__name__).joinpath(*parts)


def text(*parts: str) -> str:
    """The UTF-8 text of a file of this package."""
    return path(*parts).read_text(encoding="utf-8")
