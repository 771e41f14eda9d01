"""What goes wrong without being a bug, in words for the person."""

from collections.abc import Sequence


class Problem(Exception):  # noqa: N818 -- the glossary's word: an error to be told, with a remedy
    """Something went wrong that is not a bug.

    Two sentences: what happened, quoting the person's own words or file, and
    what to do about it. Both are already translated.

    Attributes:
        message: What happened.
        remedy: What to do now.
        choices: The remedies one by one, where there are several.
    """

    def __init__(self, message: str, remedy: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.choices = tuple(choices)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class FileProblem(Problem):
    """A file cannot be read, or holds nothing that could be used."""


class LibraryProblem(Problem):
    """The library file is missing, foreign, damaged, too new or held by another program."""


class QueryProblem(Problem):
    """A part of a query that can be understood in no way, such as an unclear date."""


class NotFoundProblem(Problem):
    """The person named a post, theme or passage that is not there, or not clearly one."""


class NameProblem(Problem):
    """A name that cannot be given: empty, taken, or with a forbidden sign."""
